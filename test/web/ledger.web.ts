import type { Browser } from 'playwright-core'
import { showcaseUuid } from '../hub/support/sample'
import { asOwner } from '../hub/support/all-seeing'
import { itemOf, step } from '../ledgers/support/ledgers'
import { startTestHub, type TestHub } from '../support/hub'
import { violationsOf } from './support/axe'
import { scrollsSideways, shoot, startBrowser, type Window } from './support/browser'
import { tabTo } from './support/keyboard'
import { keptBy } from './support/leaks'
import { emptyLedgers, now, openLedgers, placeOf, press, suspected } from './support/ledgers'

/** One item and its steps, as school, bureau and village director work with them. */
const NOTE = { zh: '家长同意下周一送孩子返校', en: 'the parents agree to bring the child back on Monday' } as const

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

test.each(['zh', 'en'] as const)(
  'a school records a visit, from home to the history, by keyboard (%s)',
  async (language) => {
    const item = await suspected(hub, uuid)
    const { page, context, complaints } = await openLedgers(browser, hub, 'school', '#/', language)
    await press(page, 'nav.pages a[href="#/ledgers"]', language)
    await press(page, '.items h3 a', language)
    await press(page, '[data-step=VISIT]', language)
    await page.locator('[role=dialog] input:focus').waitFor()
    await shoot(page, `ledger-visit-${language}`)
    expect(await violationsOf(page)).toEqual([])
    await tabTo(page, '[data-field=form] select', language)
    await page.keyboard.press('ArrowDown')
    await tabTo(page, '[data-field=met] select', language)
    await page.keyboard.press('ArrowDown')
    await tabTo(page, '[data-field=note] textarea', language)
    await page.keyboard.type(NOTE[language])
    await press(page, '[role=dialog] button[type=submit]', language)
    await page.locator('.history [data-action=VISIT] q').getByText(NOTE[language]).waitFor()
    await page.locator('.done:focus').waitFor()
    const after = await now(hub, item)
    expect(after).toMatchObject({ state: 'PERSUADING', version: 2 })
    expect(after.history![1]).toMatchObject({ form: 'HOME', met: 'CHILD_AND_GUARDIAN', note: NOTE[language] })
    expect(page.url()).toBe(`${hub.url}/${placeOf(item)}`)
    expect(await keptBy({ page, context } as Window)).toMatchObject({ session: {}, databases: [], caches: [] })
    expect(complaints).toEqual([])
    await context.close()
  },
)
test.each(['zh', 'en'] as const)(
  'brought back on proof: the school says so, the bureau closes (%s)',
  async (language) => {
    let item = await suspected(hub, uuid)
    const school = await openLedgers(browser, hub, 'school', placeOf(item), language)
    await press(school.page, '[data-step=RETURN]', language)
    await tabTo(school.page, '[data-field=note] textarea', language)
    await school.page.keyboard.type(NOTE[language])
    await press(school.page, '[role=dialog] button[type=submit]', language)
    await school.page.locator('.done:focus').waitFor()
    // Closing is the bureau's: the school is told, where it would look for it, which right is missing.
    expect(await school.page.locator('[data-step=CLOSE]').count()).toBe(0)
    await press(school.page, '.not-offered summary', language)
    expect(await school.page.locator('[data-missing=CLOSE]').textContent()).toContain('ledgers.yml#ledger-close')
    expect(await violationsOf(school.page)).toEqual([])
    await school.context.close()

    item = await now(hub, item)
    expect(item).toMatchObject({ state: 'RETURNED', owner: { school: '2143042101' } })
    const lost = itemOf(await step(hub, 'school', 'handOverLedgerItem', item, { division: '430421' }))
    itemOf(await step(hub, 'education', 'answerLedgerHandOver', lost, { answer: 'ACCEPT' }))
    const { page, context, complaints } = await openLedgers(browser, hub, 'education', placeOf(item), language)
    await press(page, '[data-step=CLOSE]', language)
    const proofs = await page.locator('[data-field=proof] option').evaluateAll((all) => all.map((one) => (one as HTMLOptionElement).value)) // prettier-ignore
    expect(proofs).toEqual(['', 'ROLL_AND_ATTENDANCE', 'SCHOOL_CERTIFICATE', 'TRANSFER_RECEIPT'])
    await tabTo(page, '[data-field=proof] select', language)
    await page.keyboard.press('ArrowDown')
    await tabTo(page, '[data-field=reference] input', language)
    await page.keyboard.type('2026-31')
    await tabTo(page, '[data-field=note] textarea', language)
    await page.keyboard.type(NOTE[language])
    await press(page, '[role=dialog] button[type=submit]', language)
    await page.locator('.done:focus').waitFor()
    expect(await now(hub, item)).toMatchObject({ state: 'CLOSED', outcome: 'RETURNED', proof: 'ROLL_AND_ATTENDANCE' })
    await page.locator('.history [data-action=CLOSE]').getByText('2026-31').waitFor()
    expect(complaints).toEqual([])
    await context.close()
  },
)

test('a village director records a visit on a phone, from the list', async () => {
  const item = await suspected(hub, uuid)
  const { page, context, complaints } = await openLedgers(browser, hub, 'director', '#/ledgers', 'zh', 390)
  expect(await scrollsSideways(page)).toBe(false)
  await press(page, '.items h3 a', 'zh')
  await press(page, '[data-step=VISIT]', 'zh')
  expect(await page.locator('[data-step]').evaluateAll((all) => all.map((one) => one.getAttribute('data-step')))).toEqual(['VISIT']) // prettier-ignore
  await page.getByLabel('走访方式').selectOption('TELEPHONE')
  await page.getByLabel('见到何人').selectOption('GUARDIAN')
  await page.getByLabel('谈话内容和约定').fill(NOTE.zh)
  expect(await scrollsSideways(page)).toBe(false)
  await shoot(page, 'ledger-visit-director-390')
  await page.getByRole('dialog').getByRole('button', { name: '登记走访' }).click()
  await page.locator('.history [data-action=VISIT]').waitFor()
  expect(await now(hub, item)).toMatchObject({ state: 'PERSUADING' })
  expect(complaints).toEqual([])
  await context.close()
})

test('somebody else was first: what changed is shown, what was typed stays and can be sent', async () => {
  const item = await suspected(hub, uuid)
  const { page, context } = await openLedgers(browser, hub, 'school', placeOf(item))
  await page.locator('[data-step=VISIT]').click()
  await page.getByLabel('走访方式').selectOption('HOME')
  await page.getByLabel('见到何人').selectOption('NOBODY')
  await page.getByLabel('谈话内容和约定').fill(NOTE.zh)
  const visit = { visitedOn: item.openedAt!.toString().slice(0, 10), form: 'TELEPHONE', met: 'OTHER' }
  itemOf(await step(hub, 'director', 'recordLedgerVisit', item, { ...visit, note: '村里电话联系到外婆' }))
  await page.getByRole('dialog').getByRole('button', { name: '登记走访' }).click()
  await page.getByText('您填写期间，这条记录有变化').waitFor()
  await page.locator('.warning [data-action=VISIT]').getByText('村里电话联系到外婆').waitFor()
  expect(await page.getByLabel('谈话内容和约定').inputValue()).toBe(NOTE.zh)
  expect((await now(hub, item)).version).toBe(2)
  await shoot(page, 'ledger-conflict-zh')
  expect(await violationsOf(page)).toEqual([])
  await page.getByRole('button', { name: '已看过变化，仍然提交' }).click()
  await page.locator('.done:focus').waitFor()
  expect(await now(hub, item)).toMatchObject({
    version: 3,
    history: [{}, { note: '村里电话联系到外婆' }, { note: NOTE.zh }],
  })
  await context.close()
})

test('what became impossible is said, and not sent', async () => {
  const item = await suspected(hub, uuid)
  const { page, context } = await openLedgers(browser, hub, 'school', placeOf(item))
  await page.locator('[data-step=OFFER]').click()
  await page.getByLabel('接收区县').fill('430422')
  await page.getByRole('dialog').getByText('衡南县').waitFor()
  await page.getByLabel('移交原因').fill('已随父母迁往邻县')
  itemOf(await step(hub, 'school', 'handOverLedgerItem', item, { division: '430421' }))
  await page.getByRole('dialog').getByRole('button', { name: '提出移交' }).click()
  await page.getByText('现在不能再办理“提出移交”').waitFor()
  expect(await page.getByRole('dialog').locator('[type=submit]').count()).toBe(0)
  expect(await page.getByLabel('移交原因').inputValue()).toBe('已随父母迁往邻县')
  await context.close()
})

test('a refusal stands beside its field; a closed dialog and an ended sign-in lose nothing', async () => {
  const item = await suspected(hub, uuid)
  const { page, context } = await openLedgers(browser, hub, 'school', placeOf(item))
  const dialog = page.getByRole('dialog')
  await page.locator('[data-step=VISIT]').click()
  await page.getByLabel('走访方式').selectOption('HOME')
  await page.getByLabel('见到何人').selectOption('NOBODY')
  await page.getByLabel('谈话内容和约定').fill('。。。。。。。。')
  await dialog.getByRole('button', { name: '登记走访' }).click()
  await dialog.locator('[data-field=note] .refused').waitFor()
  await shoot(page, 'ledger-field-zh')
  await page.getByLabel('谈话内容和约定').fill(NOTE.zh)
  await page.keyboard.press('Escape')
  await page.locator('[data-step=VISIT]:focus').waitFor()
  await page.keyboard.press('Enter')
  expect(await page.getByLabel('谈话内容和约定').inputValue()).toBe(NOTE.zh)
  const cookies = await context.cookies()
  await context.clearCookies()
  await dialog.getByRole('button', { name: '登记走访' }).click()
  await page.locator('.notice').getByText('登录已结束').waitFor()
  expect(await page.getByLabel('谈话内容和约定').inputValue()).toBe(NOTE.zh)
  await context.addCookies(cookies)
  await page.getByRole('button', { name: '已登录，继续' }).click()
  await page.locator('.notice').waitFor({ state: 'detached' })
  await dialog.getByRole('button', { name: '登记走访' }).click()
  await page.locator('.history [data-action=VISIT]').waitFor()
  expect((await now(hub, item)).version).toBe(2)
  await context.close()
})

test('what is out of reach reads like what does not exist', async () => {
  await suspected(hub, uuid)
  const [other] = await asOwner(hub, 'hub', `SELECT id FROM child WHERE NOT retired AND school_code <> '2143042101' AND registered_division LIKE '430421%' AND school_division LIKE '430421%' LIMIT 1`) // prettier-ignore
  const far = itemOf(await step(hub, 'education', 'openLedgerItem', null, { childId: `child:${other.id}`, ledger: 'SUSPECTED' })) // prettier-ignore
  const texts: string[] = []
  for (const place of [placeOf(far), '#/ledger/00000000-0000-4000-8000-000000000000']) {
    const { page, context } = await openLedgers(browser, hub, 'school', place)
    await page.getByRole('heading', { name: '没有这条记录' }).waitFor()
    texts.push(await page.locator('main').innerText())
    await context.close()
  }
  expect(texts[0]).toBe(texts[1])
})
