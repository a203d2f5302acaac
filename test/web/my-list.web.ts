import type { Browser } from 'playwright-core'
import { ManualClock, today as dayOf } from '../../src/kit/clock'
import { startTestHub, type TestHub } from '../support/hub'
import { violationsOf } from './support/axe'
import {
  choosePurpose,
  openWindow,
  scrollsSideways,
  shoot,
  signIn,
  signInByPage,
  startBrowser,
  type Language,
  type Window,
} from './support/browser'
import { documentNamed } from './support/documents'

/** 我的名单: the worker's children by what is due, on a phone. (On a slow line: slow-line.web.ts.) */
const WELFARE = { zh: '福利核查', en: 'Welfare review' } as const

let hub: TestHub
let browser: Browser
beforeAll(async () => {
  hub = await startTestHub({ children: 400, pages: true })
  browser = await startBrowser()
})
afterAll(async () => {
  await browser?.close()
  await hub?.stop()
})

async function openList(account: string, language: Language = 'zh', width = 390): Promise<Window> {
  const window = await openWindow(browser, language, width)
  await signIn(window, hub, account, '#/my-list')
  await choosePurpose(window, WELFARE[language])
  await window.page.locator('.listed').first().waitFor()
  return window
}

interface Node {
  readonly id: string
  readonly name: string
  readonly welfare: {
    readonly visitOverdue: boolean | null
    readonly visits: readonly { readonly date: string; readonly nextDue: string | null }[]
    readonly carers: readonly { readonly phone: string | null; readonly until: string | null }[]
  }
}

async function listOf(account: string): Promise<Node[]> {
  const { text } = documentNamed('MyList')
  const where = { receivesAid: { isNull: false } }
  const nodes: Node[] = []
  for (let after: string | null = null; ;) {
    const answer = await hub.ask(account, text, { where, first: 40, after }, { 'x-purpose': 'welfare-review' })
    const { edges, pageInfo } = answer.data.children
    nodes.push(...edges.map(({ node }: { node: Node }) => node))
    if (!pageInfo.hasNextPage) return nodes
    after = pageInfo.endCursor
  }
}

test.each(['director', 'supervisor'])(
  '%s: every child of the list, each in its place by what is due',
  async (account) => {
    const { page, context, complaints } = await openList(account)
    const nodes = await listOf(account)
    expect(nodes.length).toBeGreaterThan(2)
    await page.getByText(`共 ${nodes.length} 名`).waitFor()
    await page.getByText('读完后').waitFor({ state: 'detached' })
    for (const more of await page.getByRole('button', { name: /^显示其余/ }).all()) await more.click()
    const shown = await page.locator('.listed').evaluateAll((cards) =>
      cards.map((card) => ({
        id: card.getAttribute('data-child')!,
        group: card.closest('section')!.getAttribute('data-group'),
        text: card.textContent!,
        calls: [...card.querySelectorAll('a[href^="tel:"]')].map((link) => link.getAttribute('href')),
      })),
    )
    expect(new Set(shown.map(({ id }) => id))).toEqual(new Set(nodes.map(({ id }) => id)))
    const today = dayOf(hub.clock)
    const due: string[] = []
    for (const { id, group, text, calls } of shown) {
      const { name, welfare } = nodes.find((node) => node.id === id)!
      const [visit] = welfare.visits
      const carer = welfare.carers.find(({ until }) => until === null || until >= today)
      expect(text).toContain(name)
      expect(text).toContain(visit ? `上次走访 ${visit.date}` : '还没有走访记录')
      expect([id, group === 'overdue']).toEqual([id, welfare.visitOverdue === true])
      expect(calls).toEqual(carer?.phone ? [`tel:${carer.phone}`] : [])
      if (visit?.nextDue) {
        expect(text).toContain(`应走访 ${visit.nextDue}`)
        if (group !== 'overdue') due.push(visit.nextDue)
      }
    }
    expect(due).toEqual([...due].sort())
    expect(shown.some(({ calls }) => calls.length > 0)).toBe(true)
    expect(complaints).toEqual([])
    await context.close()
  },
)

test('a child worker lands here; by keyboard alone the first child is opened', async () => {
  const window = await openWindow(browser, 'zh', 390)
  const { page, context } = window
  await signInByPage(window, hub, 'director')
  await choosePurpose(window, WELFARE.zh)
  await page.locator('.listed').first().waitFor()
  const name = await page.locator('.listed [data-field=name]').first().textContent()
  for (let tabs = 0; tabs < 30; tabs += 1) {
    await page.keyboard.press('Tab')
    if (await page.evaluate(() => document.activeElement?.matches('.listed .action:last-child'))) break
  }
  await page.keyboard.press('Enter')
  await page.locator('article.child h1').waitFor()
  expect(await page.locator('article.child h1').textContent()).toBe(name)
  await context.close()
})

test('a phone that is masked cannot be called', async () => {
  const window = await openWindow(browser, 'zh', 390)
  const { page, context } = window
  await signIn(window, hub, 'director', '#/my-list')
  await page.route('**/graphql', async (route) => {
    const response = await route.fetch()
    const body = await response.json()
    const limited = { field: 'Carer.phone', level: 'masked', rule: 'civil-affairs.yml#carers', needed: null }
    body.extensions.masked = [{ ...limited, path: 'children.edges.node.welfare.carers.phone' }]
    await route.fulfill({ response, json: body })
  })
  await choosePurpose(window, WELFARE.zh)
  await page.locator('.listed').first().waitFor()
  expect(await page.locator('a[href^="tel:"]').count()).toBe(0)
  await context.close()
})

test('where no visit is arranged, the day is reckoned from the registration, and says so', async () => {
  const window = await openWindow(browser, 'zh', 390)
  const { page, context } = window
  await signIn(window, hub, 'director', '#/my-list')
  const ago = (days: number) => dayOf(new ManualClock(hub.clock.now() - days * 86_400_000))
  await page.route('**/graphql', async (route) => {
    const response = await route.fetch()
    const body = await response.json()
    for (const { node } of body.data.children?.edges ?? []) {
      const signOffs = [{ step: 'FILLED_IN', date: ago(85) }]
      node.welfare = { ...node.welfare, visits: [], visitOverdue: false, signOffs }
    }
    await route.fulfill({ response, json: body })
  })
  await choosePurpose(window, WELFARE.zh)
  const first = page.locator('section[data-group=soon] .listed').first()
  await first.getByText(`应走访 ${ago(-5)}`).waitFor()
  await first.getByText('按登记后 90 天计：平台的工作规则，非法定期限').waitFor()
  await first.getByText('还没有走访记录').waitFor()
  await first.getByText('还有 5 天').waitFor()
  await context.close()
})

test.each(['education', 'civil-affairs'])('%s has no list of its own, and its address says so', async (account) => {
  const window = await openWindow(browser)
  await signIn(window, hub, account, '#/my-list')
  await choosePurpose(window, account === 'education' ? '控辍保学' : WELFARE.zh)
  await window.page.getByRole('heading', { name: '没有这个页面' }).waitFor()
  await window.page.getByText('以这个用途不能使用该页面').waitFor()
  expect(await window.page.locator('nav.pages a').allTextContents()).not.toContain('我的名单')
  await window.context.close()
})

test.each(['zh', 'en'] as const)(
  'axe finds nothing, nothing scrolls sideways, targets fit a thumb (%s)',
  async (language) => {
    for (const width of [390, 1440]) {
      const { page, context, complaints } = await openList('director', language, width)
      expect(await violationsOf(page)).toEqual([])
      expect(await scrollsSideways(page)).toBe(false)
      const heights = await page.locator('.my-list .action').evaluateAll((all) => all.map((one) => one.clientHeight))
      expect(Math.min(...heights)).toBeGreaterThanOrEqual(44)
      await shoot(page, `my-list-director-${language}-${width}`)
      expect(complaints).toEqual([])
      await context.close()
    }
  },
)
