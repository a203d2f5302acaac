import type { Browser, Request } from 'playwright-core'
import { granted, request } from '../grants/support/counter'
import { asOwner } from '../hub/support/all-seeing'
import { showcaseUuid } from '../hub/support/sample'
import { startTestHub, type TestHub } from '../support/hub'
import { violationsOf } from './support/axe'
import { documentNamed } from './support/documents'
import { choosePurpose, openWindow, signIn, startBrowser, type Window } from './support/browser'

/** The number beside 授权: what waits for this account, as the API has it. */
let hub: TestHub
let browser: Browser
let child: string
beforeAll(async () => {
  hub = await startTestHub({ children: 60, pages: true })
  browser = await startBrowser()
  child = `child:${await showcaseUuid(hub)}`
})
afterAll(async () => {
  await browser?.close()
  await hub?.stop()
})
beforeEach(() => asOwner(hub, 'hub', 'TRUNCATE access_grant, change_key'))

const DOCUMENT = documentNamed('GrantsWaiting').id

interface Opened extends Window {
  /** How often the number was asked for. */
  readonly asked: () => number
}

async function open(account: string, purpose: string): Promise<Opened> {
  const window = await openWindow(browser)
  let asked = 0
  window.page.on('request', (sent: Request) => void (asked += sent.postData()?.includes(DOCUMENT) ? 1 : 0))
  await window.page.clock.install()
  await signIn(window, hub, account, '#/rights')
  await choosePurpose(window, purpose)
  await window.page.locator('main h1').waitFor() // the page is whole
  return { ...window, asked: () => asked }
}

const link = ({ page }: Window) => page.locator('nav.pages a[href="#/grants"]')

test('counts requests and reviews, again after two minutes, and at once after a decision', async () => {
  granted(await request(hub, 'education', child, { emergency: true }))
  const window = await open('health-approver', '个案办理')
  const { page, context, asked, complaints } = window
  const says = (text: string) => page.getByRole('link', { name: text, exact: true }).waitFor()
  await says('授权 1 项待处理')
  expect(await violationsOf(page)).toEqual([])
  const waiting = granted(await request(hub, 'civil-affairs', child))
  await page.clock.fastForward(115_000)
  expect(asked()).toBe(1)
  await page.clock.fastForward(10_000)
  await says('授权 2 项待处理')
  expect(asked()).toBe(2)
  await link(window).click()
  await page.locator(`[data-grant="${waiting.id}"]`).getByRole('button', { name: '审批' }).click()
  await page.getByLabel('意见').fill('已核实，同意')
  await page.getByRole('button', { name: '批准', exact: true }).click()
  await says('授权 1 项待处理')
  expect(complaints).toEqual([])
  await context.close()
})

test('a session that has ended is not asked on', async () => {
  granted(await request(hub, 'education', child))
  const window = await open('health-approver', '个案办理')
  const { page, context, asked } = window
  await page.getByRole('link', { name: '授权 1 项待处理', exact: true }).waitFor()
  await context.clearCookies()
  await page.clock.fastForward(125_000)
  await page.locator('.notice').getByText('登录已结束').waitFor()
  const before = asked()
  await page.clock.fastForward(600_000)
  await page.waitForTimeout(500)
  expect(asked()).toBe(before)
  await context.close()
})

test.each([
  ['auditor', '审计监督', '授权 1 项待处理', 1],
  ['approver', '个案办理', '授权', 1], // of another department
  ['education', '控辍保学', '授权', 0], // asked for them itself
  ['police', '户籍管理', null, 0], // has no such page
] as const)('%s: what it may not decide or watch is no number', async (account, purpose, words, times) => {
  granted(await request(hub, 'education', child, { emergency: true }))
  granted(await request(hub, 'civil-affairs', child))
  const window = await open(account, purpose)
  if (words === null) expect(await link(window).count()).toBe(0)
  else await window.page.getByRole('link', { name: words, exact: true }).waitFor()
  await window.page.waitForTimeout(500)
  expect([await link(window).locator('.count').count(), window.asked()]).toEqual([words === '授权 1 项待处理' ? 1 : 0, times]) // prettier-ignore
  await window.context.close()
})
