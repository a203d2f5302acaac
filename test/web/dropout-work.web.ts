import { randomUUID } from 'node:crypto'
import type { Browser } from 'playwright-core'
import { Receiver } from '../events/support/receiver'
import { create } from '../events/support/webhooks'
import { asOwner } from '../hub/support/all-seeing'
import { showcaseUuid } from '../hub/support/sample'
import { startTestHub, type TestHub } from '../support/hub'
import { violationsOf } from './support/axe'
import { choosePurpose, openWindow, scrollsSideways, shoot, signIn, startBrowser } from './support/browser'
import { emptyLedgers, openLedgers, placeOf, suspected } from './support/ledgers'

/** What people do by hand in dropout control: open an item, ask what a verdict rests on, send lost events again. */
let hub: TestHub
let browser: Browser
let uuid: string
beforeAll(async () => {
  hub = await startTestHub({ children: 60, pages: true, overrides: { 'webhooks.allow': '127.0.0.1' } })
  browser = await startBrowser()
  uuid = await showcaseUuid(hub)
})
afterAll(async () => {
  await browser?.close()
  await hub?.stop()
})
beforeEach(() => emptyLedgers(hub))

test.each(['zh', 'en'] as const)('an item is opened by hand, from the child’s page (%s)', async (language) => {
  const { page, context, complaints } = await openLedgers(browser, hub, 'school', `#/child/${uuid}`, language)
  await page.locator(`a[href="#/ledger-open/${uuid}"]`).click()
  await page.locator('#page form select').selectOption('SUSPECTED')
  await page.locator('#page form textarea').fill('　　　　　　')
  await page.locator('#page form button[type=submit]').click()
  await page.locator('#page form [role=alert], form .refused, form .error').first().waitFor()
  await page.locator('#page form textarea').fill('同学反映连续三天没有到校')
  expect(await violationsOf(page)).toEqual([])
  await shoot(page, `ledger-open-${language}`)
  await page.locator('#page form button[type=submit]').click()
  await page.locator('.ledger-page .tag[data-state=FOUND]').waitFor()
  const [row] = await asOwner(hub, 'hub', 'SELECT opened_by, ledger, child_id FROM ledger_item')
  expect(row).toEqual({ opened_by: 'HAND', ledger: 'SUSPECTED', child_id: uuid })
  // A second one is not offered: the way to the first is.
  await page.goto(`${hub.url}/#/ledger-open/${uuid}`)
  await page.locator('.ledger-open-page a[href^="#/ledger/"]').waitFor()
  expect(await page.locator('#page form').count()).toBe(0)
  expect(complaints).toEqual([])
  await context.close()
})

test('who may not open one is offered no way, and a child out of reach reads like one that nobody knows', async () => {
  const police = await openLedgers(browser, hub, 'police', `#/child/${uuid}`)
  await police.page.locator('article.child').waitFor()
  expect(await police.page.locator('a[href^="#/ledger-open"]').count()).toBe(0)
  await police.page.goto(`${hub.url}/#/ledger-open/${uuid}`)
  await police.page.getByText('没有这个页面').waitFor()
  await police.context.close()
  const told: string[] = []
  for (const id of [uuid, '00000000-0000-4000-8000-000000000000']) {
    const { page, context } = await openLedgers(browser, hub, 'neighbour', `#/ledger-open/${id}`)
    await page.locator('[role=alert]').waitFor()
    told.push((await page.locator('#page').innerHTML()).replaceAll(id, ''))
    await context.close()
  }
  expect(told[0]).toBe(told[1])
})

test('an item says what the verdict rests on, with registry and age; the school reads that it may not', async () => {
  const item = await suspected(hub, uuid)
  const { data } = await hub.ask('education', '{ ledgerItems { nodes { id } } child(id: "child:' + uuid + '") { dropoutVerdict { inputs { input ageDays } missing } } }') // prettier-ignore
  const { inputs, missing } = data.child.dropoutVerdict as { inputs: { input: string; ageDays: number | null }[]; missing: string[] } // prettier-ignore
  expect(inputs.length).toBeGreaterThan(2)
  const { page, context, complaints } = await openLedgers(browser, hub, 'education', placeOf(item))
  await page.locator('.verdict-inputs table').waitFor()
  expect(await page.locator('[data-input]').evaluateAll((all) => all.map((one) => one.getAttribute('data-input')))).toEqual(inputs.map(({ input }) => input)) // prettier-ignore
  expect(await page.locator('[data-missing-inputs]').getAttribute('data-missing-inputs')).toBe(String(missing.length))
  expect(await page.locator('.verdict-inputs').textContent()).toContain('学籍')
  expect(await violationsOf(page)).toEqual([])
  await shoot(page, 'ledger-inputs-zh')
  expect(complaints).toEqual([])
  await context.close()
  const school = await openLedgers(browser, hub, 'school', placeOf(item), 'zh', 390)
  await school.page.locator('.verdict-inputs').waitFor()
  expect(await school.page.locator('[data-input], [data-missing-inputs]').count()).toBe(0)
  await school.page.locator('.verdict-inputs').getByText('依据').waitFor()
  expect(await scrollsSideways(school.page)).toBe(false)
  await school.context.close()
})

test('events that did not arrive are shown to whose webhook it is, and sent once more', async () => {
  const receiver = await Receiver.start()
  const { webhook } = await create(hub, 'education', receiver.url, {}, { 'x-purpose': 'dropout-control' })
  const event = randomUUID()
  await asOwner(hub, 'hub', `INSERT INTO webhook_event (webhook, changed_in, seq, event, type, child_id, at, tries, next_at, dead_at, last_status) VALUES ($1, '1'::xid8, 1, $2, 'education.changed', $3, now(), 10, now(), now(), '503')`, [webhook.id.replace(/^\w+:/, ''), event, uuid]) // prettier-ignore
  const window = await openWindow(browser)
  await signIn(window, hub, 'education', '#/')
  await choosePurpose(window, '控辍保学')
  await window.page.locator('#bar').getByRole('button', { name: /^education/ }).click() // prettier-ignore
  await window.page.getByRole('link', { name: '事件推送' }).click()
  await window.page.locator('[data-letter]').getByText('503').waitFor()
  expect(await violationsOf(window.page)).toEqual([])
  await shoot(window.page, 'webhooks-zh')
  await window.page.getByRole('button', { name: '重新推送这 1 条' }).click()
  await receiver.until(1)
  expect(receiver.ids).toContain(event)
  await window.page.locator('[data-letter]').waitFor({ state: 'detached' })
  expect(window.complaints).toEqual([])
  await window.context.close()
  // Another account has its own.
  const school = await openLedgers(browser, hub, 'school', '#/webhooks')
  await school.page.getByText('本账号没有设置事件推送').waitFor()
  expect(await school.page.locator('[data-webhook]').count()).toBe(0)
  await school.context.close()
  await receiver.stop()
})
