import type { Browser } from 'playwright-core'
import { asOwner } from '../hub/support/all-seeing'
import { showcaseUuid } from '../hub/support/sample'
import { itemOf, pupils, step } from '../ledgers/support/ledgers'
import { startTestHub, type TestHub } from '../support/hub'
import { violationsOf } from './support/axe'
import { goTo, scrollsSideways, shoot, startBrowser } from './support/browser'
import { emptyLedgers, FOUND, now, openLedgers, placeOf, suspected } from './support/ledgers'

/** 控辍: the list of items, what is overdue, and what those see who may know the conclusion alone. */

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
beforeEach(() => emptyLedgers(hub))

/** Begins the item's clocks five days earlier. */
const overdue = (id: string) =>
  asOwner(
    hub,
    'hub',
    `UPDATE ledger_item SET next_due_at = next_due_at - interval '5 days',
       clocks = jsonb_set(clocks, '{0,dueAt}', to_jsonb((clocks -> 0 ->> 'dueAt')::bigint - 5 * 86400000::bigint)) WHERE id = $1`,
    [id.replace('ledger:', '')],
  )

test.each(['police', 'civil-affairs'] as const)('%s sees the conclusion alone, and why', async (account) => {
  const item = await suspected(hub, uuid)
  const window = await openLedgers(browser, hub, account, '#/ledgers')
  const { page, context, traffic } = window
  await page.getByText('只能看到台账结论').waitFor()
  await page.locator('.items .item').waitFor()
  expect(await page.getByRole('group', { name: '筛选' }).getByRole('button').allTextContents()).not.toContain(
    '只看逾期',
  )
  expect(await page.locator('.clock').count()).toBe(0)
  await page.locator('.items h3 a').click()
  await page.locator('button.lock').first().waitFor()
  expect(await page.locator('[data-step], .history, .clock-list').count()).toBe(0)
  await page.locator('button.lock').first().click()
  await page.getByRole('dialog').getByText('ledgers.yml#ledger-detail').waitFor()
  expect(await violationsOf(page)).toEqual([])
  expect(traffic.join('')).not.toContain(FOUND)
  await goTo(window, '#/ledger-brakes')
  await page.getByRole('heading', { name: '没有这个页面' }).waitFor()
  await context.close()
  expect((await now(hub, item)).version).toBe(1)
})

test('filters ask the hub, stand in the address as codes, and come back from an item', async () => {
  const item = await suspected(hub, uuid)
  const { page, context } = await openLedgers(browser, hub, 'education', '#/ledgers')
  await page.locator('.items .item').waitFor()
  await page.getByLabel('状态').selectOption('CLOSED')
  await page.getByText('没有符合筛选的其他记录').waitFor()
  expect(page.url()).toBe(`${hub.url}/#/ledgers/state.CLOSED`)
  await page.getByLabel('状态').selectOption('FOUND')
  await page.locator('.items h3 a').click()
  await page.locator('.history').waitFor()
  await page.goBack()
  await page.locator(`[data-item="${item.id}"]`).waitFor()
  expect(await page.getByLabel('状态').inputValue()).toBe('FOUND')
  await page.getByLabel('学校', { exact: true }).fill('2143042101')
  const roll = await hub.ask('school', '{ children(first: 1) { edges { node { education { schoolName } } } } }')
  const name = roll.data.children.edges[0].node.education.schoolName as string
  await page.getByRole('group', { name: '筛选' }).getByText(name).waitFor()
  await page.locator(`[data-item="${item.id}"]`).waitFor()
  expect(decodeURIComponent(page.url())).toBe(`${hub.url}/#/ledgers/state.FOUND~school.2143042101`)
  await page.getByRole('button', { name: '由我处理' }).click() // it is the school's
  await page.getByText('没有符合筛选的其他记录').waitFor()
  await page.getByRole('button', { name: '清除筛选' }).click()
  await page.locator(`[data-item="${item.id}"]`).waitFor()
  await context.close()
})

test.each(['zh', 'en'] as const)(
  'overdue first, counted at home; axe finds nothing, nothing scrolls sideways (%s)',
  async (language) => {
    const late = await suspected(hub, uuid)
    await overdue(late.id)
    const [other] = await pupils(hub, 1)
    const fresh = itemOf(await step(hub, 'school', 'openLedgerItem', null, { childId: `child:${other}`, ledger: 'SUSPECTED' })) // prettier-ignore
    for (const width of [1440, 390]) {
      const window = await openLedgers(browser, hub, 'school', '#/home', language, width)
      const { page, context, complaints } = window
      await page.locator('[data-number="ledgers.overdue"]').getByText('1', { exact: true }).waitFor()
      const counted = { zh: '控辍 1 条逾期，0 批待处理', en: 'Ledgers 1 overdue, 0 runs waiting' }[language]
      await page.getByRole('link', { name: counted, exact: true }).waitFor()
      await page.locator('.urgent a[href^="#/ledgers/"]').click()
      await page.locator(`[data-item="${late.id}"] .clock .overdue`).waitFor()
      expect(await page.locator('.items .item').count()).toBe(1)
      await goTo(window, '#/ledgers')
      await page.locator(`[data-item="${fresh.id}"]`).waitFor()
      const places = await page.locator('.items .item').evaluateAll((all) => all.map((one) => one.getAttribute('data-item'))) // prettier-ignore
      expect(places).toEqual([late.id, fresh.id])
      expect(await violationsOf(page)).toEqual([])
      expect(await scrollsSideways(page)).toBe(false)
      await shoot(page, `ledgers-${language}-${width}`)
      await goTo(window, placeOf(late))
      await page.locator('.clock-list [data-state=MISSED]').waitFor()
      expect(await violationsOf(page)).toEqual([])
      expect(await scrollsSideways(page)).toBe(false)
      await shoot(page, `ledger-${language}-${width}`)
      expect(complaints).toEqual([])
      await context.close()
    }
  },
)
