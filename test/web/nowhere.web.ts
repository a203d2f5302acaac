import type { Browser } from 'playwright-core'
import { showcaseUuid } from '../hub/support/sample'
import { startTestHub, type TestHub } from '../support/hub'
import { ACCOUNTS } from './support/accounts'
import { choosePurpose, goTo, openWindow, signIn, startBrowser, type Window } from './support/browser'
import { documentNamed } from './support/documents'
import { keptBy, leaksIn, secretsOf } from './support/leaks'

/** What an account may not see is in no page that it can open, in nothing that the browser keeps, and in no answer that it got. */
let hub: TestHub
let browser: Browser
beforeAll(async () => {
  hub = await startTestHub({ children: 120, pages: true })
  browser = await startBrowser()
})
afterAll(async () => {
  await browser?.close()
  await hub?.stop()
})

test.each(ACCOUNTS)('%s: on every page', async (account, purpose, words) => {
  const list = { first: 6, where: null, saved: null, orderBy: null, after: null }
  const { data } = await hub.ask(account, documentNamed('Children').text, list, { 'x-purpose': purpose })
  const first = (data.children.edges as { node: { id: string } }[]).map(({ node }) => node.id)
  const ids = [...new Set([`child:${await showcaseUuid(hub)}`, ...first])]
  const secrets = await secretsOf(hub, account, ids)
  expect(secrets.length).toBeGreaterThan(20)

  const window = await openWindow(browser)
  const { page, context, traffic, complaints } = window
  await signIn(window, hub, account)
  await choosePurpose(window, words)
  const seen: string[] = []
  const pages = await page.locator('nav.pages a').evaluateAll((all) => all.map((one) => one.getAttribute('href')!))
  expect(pages.length).toBeGreaterThan(2)
  for (const place of [...pages, ...ids.map((id) => `#/child/${id.replace('child:', '')}`)]) {
    await goTo(window, place)
    await settled(window)
    await openEverything(window)
    seen.push(await page.content(), await page.title(), page.url())
  }
  const everywhere = [...seen, ...traffic].join('\n').replace(/"rule":"[^"]*#[^"]*"|"mask":"[^"]*"/g, '')
  expect(everywhere).toContain(ids[0]!.replace('child:', ''))
  expect(secrets.filter((text) => everywhere.includes(text))).toEqual([])

  const answers = traffic.filter((text) => text.startsWith('{"data"')).map((text) => JSON.parse(text) as object)
  expect(answers.length).toBeGreaterThan(pages.length)
  expect(answers.flatMap(leaksIn)).toEqual([])
  expect(answers.some((one) => JSON.stringify(one).includes('"withheld":[{'))).toBe(true)

  const kept = await keptBy(window)
  expect(kept).toMatchObject({
    local: { 'tonglian-language': 'zh' },
    session: {},
    databases: [],
    caches: [],
    workers: 0,
  })
  expect(Object.keys((kept as { local: object }).local)).toEqual(['tonglian-language'])
  expect((kept as { cookies: { httpOnly: boolean }[] }).cookies.every(({ httpOnly }) => httpOnly)).toBe(true)
  expect(complaints).toEqual([])
  await context.close()
})

test('a value that leaks is found', () => {
  const withheld = [{ path: 'children.edges.node.name', at: [1] }]
  const edges = (name: string | null) => [{ node: { name: 'Seen' } }, { node: { name } }]
  expect(leaksIn({ data: { children: { edges: edges('Hidden') } }, extensions: { withheld } })).toHaveLength(1)
  expect(leaksIn({ data: { children: { edges: edges(null) } }, extensions: { withheld } })).toEqual([])
})

/** Until nothing is asked any more: no skeleton is left. */
async function settled({ page }: Window): Promise<void> {
  await page.locator('#page h1').first().waitFor()
  await page.waitForFunction(() => document.querySelectorAll('.skeleton').length === 0)
}

/** Whatever opens: more rows, what is not recorded, why the first locks are there. */
async function openEverything(window: Window): Promise<void> {
  const { page } = window
  await page.evaluate(() => {
    for (const one of document.querySelectorAll('details')) one.open = true
    const more = 'main .expand[aria-expanded=false], main .classes button, .record-table > button, .timeline > button'
    for (const one of document.querySelectorAll<HTMLElement>(more)) one.click()
  })
  for (const lock of (await page.locator('main .lock').all()).slice(0, 3)) {
    await lock.click()
    await page.locator('[role=dialog]').waitFor()
    await settled(window)
    await page.keyboard.press('Escape')
    await page.locator('[role=dialog]').waitFor({ state: 'detached' })
  }
  await settled(window)
}
