import type { Browser } from 'playwright-core'
import { asOwner } from '../hub/support/all-seeing'
import { moveAway } from '../hub/support/sample'
import { compare, itemOf, pupils, step, verdict } from '../ledgers/support/ledgers'
import { startTestHub, type TestHub } from '../support/hub'
import { violationsOf } from './support/axe'
import { scrollsSideways, shoot, startBrowser } from './support/browser'
import { tabTo } from './support/keyboard'
import { emptyLedgers, now, openLedgers, placeOf, press, suspected } from './support/ledgers'
import { systemClock, today } from '../../src/kit/clock'

/** Runs that wait for a person, and items that go to another county. */
const NOTE = { zh: '已与学校核实，考勤属实', en: 'the school confirms its attendance' } as const
const TODAY = today(systemClock)

let hub: TestHub
let browser: Browser
beforeAll(async () => {
  hub = await startTestHub({ children: 300, pages: true })
  browser = await startBrowser()
})
afterAll(async () => {
  await browser?.close()
  await hub?.stop()
})
beforeEach(async () => {
  await emptyLedgers(hub)
  await asOwner(hub, 'hub', 'TRUNCATE dropout_verdict')
})

/** A run that would open items of so many pupils of the school. */
async function braked(count: number) {
  for (const child of await pupils(hub, count)) await verdict(hub, child, 'SUSPECTED', TODAY)
  expect(await compare(hub)).toMatchObject({ opened: 0, held: 1 })
}
const schoolName = async () =>
  (await hub.ask('school', '{ children(first: 1) { edges { node { education { schoolName } } } } }')).data.children.edges[0].node.education.schoolName as string // prettier-ignore
const waiting = async () =>
  (await hub.ask('education', '{ ledgerBrakes { id version opens roll percent } }')).data.ledgerBrakes

test.each(['zh', 'en'] as const)('the bureau releases a run, from home, by keyboard (%s)', async (language) => {
  await braked(5)
  const [{ id, opens, roll, percent }] = await waiting()
  const { page, context, complaints } = await openLedgers(browser, hub, 'education', '#/', language)
  await press(page, '.urgent a[href="#/ledger-brakes"]', language)
  const card = page.locator(`[data-brake="${id}"]`)
  await card.getByText(String(roll)).first().waitFor()
  const school = `${await schoolName()} (2143042101)`
  await card.getByText(school).waitFor()
  const said = await card.innerText()
  for (const figure of [opens, roll, percent, 'rules-1', school]) expect(said).toContain(String(figure))
  await press(page, '.brake button.primary', language)
  await page.locator('[role=dialog] textarea:focus').waitFor()
  expect(await violationsOf(page)).toEqual([])
  await shoot(page, `ledger-brakes-${language}`)
  await page.keyboard.type(NOTE[language])
  await press(page, '[role=dialog] button[value=RELEASE]', language)
  await page.locator('.done:focus').waitFor()
  expect(await waiting()).toEqual([])
  expect(await asOwner(hub, 'hub', 'SELECT state, note FROM ledger_brake')).toEqual([{ state: 'RELEASED', note: NOTE[language] }]) // prettier-ignore
  expect(await compare(hub)).toMatchObject({ opened: 5, held: 0 })
  expect(complaints).toEqual([])
  await context.close()
})

test('counted anew while one writes: it says so, and only what was seen is decided', async () => {
  await braked(5)
  const { page, context } = await openLedgers(browser, hub, 'education', '#/ledger-brakes', 'zh', 390)
  await page.getByRole('button', { name: '处理' }).click()
  await page.getByLabel('理由').fill(NOTE.zh)
  for (const child of (await pupils(hub, 7)).slice(5)) await verdict(hub, child, 'SUSPECTED', TODAY)
  await compare(hub)
  await page.getByRole('button', { name: '驳回' }).click()
  await page.getByText('原为 5 名，现为 7 名').waitFor()
  expect(await scrollsSideways(page)).toBe(false)
  expect(await waiting()).toMatchObject([{ version: 2, opens: 7 }])
  expect(await page.getByLabel('理由').inputValue()).toBe(NOTE.zh)
  await page.getByRole('button', { name: '驳回' }).click()
  await page.locator('.done').getByText('已驳回').waitFor()
  expect(await waiting()).toEqual([])
  await context.close()
})

test('another county’s bureau finds no run, a school has no such page', async () => {
  await braked(5)
  const neighbour = await openLedgers(browser, hub, 'neighbour', '#/ledger-brakes')
  await neighbour.page.getByText('没有等待处理的批次').waitFor()
  expect(neighbour.traffic.join('')).not.toContain('2143042101')
  await neighbour.context.close()
  const school = await openLedgers(browser, hub, 'school', '#/ledger-brakes')
  await school.page.getByRole('heading', { name: '没有这个页面' }).waitFor()
  await school.context.close()
})

test.each(['zh', 'en'] as const)('handed over to another county, and accepted there (%s)', async (language) => {
  const [child] = await pupils(hub, 1)
  let item = await suspected(hub, child!)
  item = itemOf(await step(hub, 'school', 'handOverLedgerItem', item, { division: '430421' }))
  item = itemOf(await step(hub, 'education', 'answerLedgerHandOver', item, { answer: 'ACCEPT' }))
  await moveAway(hub, child!)
  await asOwner(hub, 'hub', 'UPDATE child SET school_code = NULL WHERE id = $1', [child])

  // Of a child that has left the bureau reads no more than its item, and can hand it over.
  const from = await openLedgers(browser, hub, 'education', placeOf(item), language)
  await press(from.page, '[data-step=OFFER]', language)
  expect(await from.page.locator('[data-step]').count()).toBe(1)
  expect(await from.page.locator('h1 a, .history q').count()).toBe(0)
  await tabTo(from.page, '[data-field=division] input', language)
  await from.page.keyboard.type('430422')
  await tabTo(from.page, '[data-field=note] textarea', language)
  await from.page.keyboard.type(NOTE[language])
  await press(from.page, '[role=dialog] button[type=submit]', language)
  await from.page.locator('.done:focus').waitFor()
  expect(from.complaints).toEqual([])
  await from.context.close()

  const to = await openLedgers(browser, hub, 'neighbour', '#/ledgers', language)
  await press(to.page, `[data-item="${item.id}"] h3 a`, language)
  await to.page.locator('[data-step=REFUSE]').waitFor()
  await press(to.page, '[data-step=ACCEPT]', language)
  await tabTo(to.page, '[data-field=note] textarea', language)
  await to.page.keyboard.type(NOTE[language])
  expect(await violationsOf(to.page)).toEqual([])
  await press(to.page, '[role=dialog] button[type=submit]', language)
  await to.page.locator('.done:focus').waitFor()
  await shoot(to.page, `ledger-handed-over-${language}`)
  expect(await now(hub, item, 'neighbour')).toMatchObject({ owner: { division: '430422' }, offeredTo: null })
  expect(to.complaints).toEqual([])
  await to.context.close()
})
