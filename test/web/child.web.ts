import type { Browser } from 'playwright-core'
import { showcaseUuid } from '../hub/support/sample'
import { startTestHub, type TestHub } from '../support/hub'
import { ACCOUNTS } from './support/accounts'
import { violationsOf } from './support/axe'
import {
  choosePurpose,
  openWindow,
  scrollsSideways,
  shoot,
  signIn,
  startBrowser,
  type Language,
  type Window,
} from './support/browser'
import { childAs, leavesOf, says, valueAt } from './support/oracle'
import { textOfPages } from './support/pdf'

/** 一人一档 in a real browser: what it shows is what the API answers the same account, and nothing else is anywhere. */
let hub: TestHub
let browser: Browser
let uuid: string
beforeAll(async () => {
  hub = await startTestHub({ children: 60, pages: true })
  browser = await startBrowser()
  uuid = await showcaseUuid(hub)
})
afterAll(async () => {
  await browser?.close()
  await hub?.stop()
})

async function openChild(account: string, purpose: string, language: Language = 'zh', width = 1440): Promise<Window> {
  const window = await openWindow(browser, language, width)
  await signIn(window, hub, account, `#/child/${uuid}`)
  await choosePurpose(window, purpose)
  await window.page.locator('article.child').waitFor()
  return window
}

describe.each(ACCOUNTS)('as %s', (account, purpose, zh, en) => {
  test('every shown value is what the API answers, every withheld one a lock', async () => {
    const { page, context, complaints } = await openChild(account, zh)
    const { child, withheld } = await childAs(hub, account, purpose, `child:${uuid}`)
    const shown = await page.locator('article.child [data-field]:not(.lock)').all()
    expect(shown.length).toBeGreaterThan(10)
    const wrong: string[] = []
    for (const one of shown) {
      const [at, text] = [(await one.getAttribute('data-field'))!, (await one.textContent())!.trim()]
      const value = valueAt(child, at) ?? null
      if (text === '' ? value !== null : !says(text, value)) wrong.push(`${at}: ${JSON.stringify(value)}`)
      if (withheld.some((path) => at === path || at.startsWith(`${path}.`))) wrong.push(`${at} is withheld`)
    }
    expect(wrong).toEqual([])
    const locks = new Set(await page.locator('.lock').evaluateAll((all) => all.map((one) => one.getAttribute('data-field')!.replace(/^child\./, '')))) // prettier-ignore
    expect(withheld.filter((path) => !locks.has(path) && valueAt(child, parentOf(path)) !== null && !isInEmptyList(child, path))).toEqual([]) // prettier-ignore
    expect(complaints).toEqual([])
    await context.close()
  })

  test('what is withheld is nowhere: not in the page, not in its storage, not in what came over the wire', async () => {
    const window = await openChild(account, zh)
    const own = await childAs(hub, account, purpose, `child:${uuid}`)
    const secrets = new Set<string>()
    for (const [other, theirPurpose] of ACCOUNTS) {
      const { child } = await childAs(hub, other, theirPurpose, `child:${uuid}`)
      for (const [at, text] of leavesOf(child))
        if (text.length > 3 && own.withheld.some((path) => plain(at) === path || plain(at).startsWith(`${path}.`)))
          secrets.add(text)
    }
    const mine = JSON.stringify(own.child)
    const hidden = [...secrets].filter((text) => !mine.includes(text) && !/^[A-Z_]+$/.test(text))
    expect(hidden.length).toBeGreaterThan(5)
    const storage = await window.page.evaluate(() =>
      JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]),
    )
    // Names of rules and masks are told with what is withheld: one is called like a value of links.
    const everywhere = [await window.page.content(), storage, ...window.traffic]
      .join('\n')
      .replace(/"rule":"[^"]*#[^"]*"|"mask":"[^"]*"/g, '')
    expect(everywhere).toContain(own.child !== null ? uuid : '')
    expect(hidden.filter((text) => everywhere.includes(text))).toEqual([])
    expect(JSON.parse(storage)).toEqual([{ 'tonglian-language': 'zh' }, {}, ''])
    await window.context.close()
  })

  test.each([
    ['zh', zh],
    ['en', en],
  ] as const)('axe finds nothing, and nothing scrolls sideways (%s)', async (language, words) => {
    for (const width of [1440, 390]) {
      const { page, context, complaints } = await openChild(account, words, language, width)
      expect(await violationsOf(page)).toEqual([])
      expect(await scrollsSideways(page)).toBe(false)
      await shoot(page, `child-${account}-${language}-${width}`)
      expect(complaints).toEqual([])
      await context.close()
    }
  })
})

test('by keyboard alone: a lock tells why, by which law, and takes a request', async () => {
  const { page, context } = await openChild('education', '控辍保学')
  const lock = page.getByRole('button', { name: '心理健康筛查 可申请' })
  await lock.focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog')
  await dialog.getByText('未成年人网络保护条例').waitFor()
  await dialog.getByText('批准限时查看').waitFor()
  expect(await violationsOf(page)).toEqual([])
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await dialog.locator('textarea').focus()
  await page.keyboard.type('学生多次缺勤，需了解筛查结果')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await dialog.getByText('等待卫健局审批').waitFor()
  await shoot(page, 'child-request-access')
  await page.keyboard.press('Escape')
  await page.waitForFunction((one) => one === document.activeElement, await lock.elementHandle())
  const { data } = await hub.ask('education', '{ myGrants { rule state childId } }')
  expect(data.myGrants).toMatchObject([
    { rule: 'health.yml#mental-health', state: 'REQUESTED', childId: `child:${uuid}` },
  ])
  await context.close()
})

test('a child out of reach and one that does not exist are told in the same words', async () => {
  const texts: string[] = []
  for (const id of ['00000000-0000-4000-8000-000000000000', uuid]) {
    const window = await openWindow(browser)
    await signIn(window, hub, 'neighbour', `#/child/${id}`)
    await choosePurpose(window, '控辍保学')
    await window.page.getByRole('heading', { name: '没有可查看的儿童' }).waitFor()
    texts.push(await window.page.locator('#page').innerHTML())
    await window.context.close()
  }
  expect(texts[1]).toBe(texts[0])
})

test.each([
  ['zh', 'doctor', '医疗卫生服务', '学籍：整个部分'],
  ['en', 'education', 'Dropout control', 'Health:the whole section'],
] as const)(
  'a print (%s) bears on every sheet who, when, what for and which request, and its number; it names what is withheld',
  async (language, account, words, withheld) => {
    // prettier-ignore
    const { page, context } = await openChild(account, words, language)
    await page.emulateMedia({ media: 'print' })
    const mark = (await page.locator('.watermark span').first().textContent())!
    expect(mark).toMatch(new RegExp(`^${account} · \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d · ${words} · [\\da-f-]{36}$`))
    expect(await page.locator('.bar').isVisible()).toBe(false)
    const sheets = textOfPages(await page.pdf({ preferCSSPageSize: true }))
    expect(sheets.length).toBeGreaterThan(1)
    for (const [index, text] of sheets.entries()) {
      expect(text).toContain(mark.replace(/\s/g, ''))
      expect(text).toContain(`${index + 1}/${sheets.length}`)
    }
    expect(sheets.join('')).toContain(withheld.replace(/\s/g, ''))
    const named = await page.locator('.print-only li').allTextContents()
    const own = await childAs(hub, account, ACCOUNTS.find(([name]) => name === account)![1], `child:${uuid}`)
    expect(named.length).toBe(new Set(own.withheld.map((path) => path.split('.')[0]).filter((part) => PARTS.has(part!))).size) // prettier-ignore
    await shoot(page, `child-print-${language}`)
    await context.close()
  },
)

const PARTS = new Set(['education', 'household', 'health', 'welfare', 'justice'])

function plain(at: string): string {
  return at.replace(/\.\d+(?=\.|$)/g, '')
}

function parentOf(path: string): string {
  return path.includes('.') ? path.slice(0, path.lastIndexOf('.')) : 'id'
}

/** A column of a list without rows has no table to stand in. */
function isInEmptyList(child: Parameters<typeof valueAt>[0], path: string): boolean {
  const parent = valueAt(child, parentOf(path))
  return Array.isArray(parent) && parent.length === 0
}
