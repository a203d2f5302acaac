import type { Browser } from 'playwright-core'
import { asOwner } from '../hub/support/all-seeing'
import { showcaseUuid } from '../hub/support/sample'
import { startTestHub, type TestHub } from '../support/hub'
import { violationsOf } from './support/axe'
import { choosePurpose, goTo, openWindow, scrollsSideways, shoot, signIn, startBrowser, type Language, type Window } from './support/browser' // prettier-ignore
import { documentNamed } from './support/documents'

/** 审计: the trail is searched and verified, by an auditor of all, by a department of its own people. */
let hub: TestHub
let browser: Browser
let uuid: string
beforeAll(async () => {
  hub = await startTestHub({ children: 60, pages: true })
  browser = await startBrowser()
  uuid = await showcaseUuid(hub)
  const query =
    'query Look($id: ID!) { child(id: $id) { name health { diagnoses { name } } welfare { guardianshipType } } }'
  const id = `child:${uuid}`
  await hub.ask('education', query, { id }, { 'x-purpose': 'dropout-control' })
  await hub.ask('doctor', query, { id }, { 'x-purpose': 'health-care' })
  const refused = '{ children(first: 1, where: { guardianshipType: { eq: NONE } }) { totalCount } }'
  await hub.ask('education', refused, {}, { 'x-purpose': 'dropout-control' })
  const list = 'query Many { children(first: 50) { edges { node { id } } } }'
  for (let times = 0; times < 60; times += 1)
    await hub.ask('police', list, {}, { 'x-purpose': 'household-registration' })
})
afterAll(async () => {
  await browser?.close()
  await hub?.stop()
})

async function openAudit(account: string, purpose: string, language: Language = 'zh', width = 1440, place = '#/audit') {
  const window = await openWindow(browser, language, width)
  await signIn(window, hub, account, place)
  await choosePurpose(window, purpose)
  await window.page.locator('.audit .entries').waitFor()
  return window
}

const shownEntries = ({ page }: Window) =>
  page.locator('.audit [data-entry]').evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset['entry']))

async function entriesOf(account: string, purpose: string, where: object): Promise<{ id: string }[]> {
  const { text } = documentNamed('AuditTrail')
  const { data } = await hub.ask(account, text, { where, first: 50, after: null }, { 'x-purpose': purpose })
  return data.auditTrail.nodes
}

test('an auditor searches by child, field, account and kind, and an entry opens to what the API tells', async () => {
  const window = await openAudit('auditor', '审计监督')
  const { page, context, complaints, traffic } = window
  await page.getByLabel('儿童编号').fill(`child:${uuid}`)
  await page.getByLabel('字段').fill('健康档案 · 诊断 (HealthRecord.diagnoses)')
  await page.getByRole('button', { name: '检索' }).click()
  await page.getByText('共 2 条').waitFor()
  const asked = { child: `child:${uuid}`, field: 'HealthRecord.diagnoses' }
  const found = await entriesOf('auditor', 'audit', asked)
  expect(await shownEntries(window)).toEqual(found.map(({ id }) => id))
  await page.getByLabel('账号').fill('nobody')
  await page.getByRole('button', { name: '检索' }).click()
  await page.getByText('没有符合条件的记录').waitFor()
  await page.getByRole('button', { name: '清除条件' }).click()
  await page.getByLabel('部门').selectOption({ label: '教育局' })
  await page.getByLabel('类别').selectOption({ label: '查看' })
  await page.getByLabel('使用目的').selectOption({ label: '控辍保学' })
  await page.getByRole('button', { name: '检索' }).click()
  await page.getByText('共 1 条').waitFor()
  await page.locator('.expand').click()
  const [entry] = (await entriesOf('auditor', 'audit', { department: 'education', kind: 'LOOK' })) as unknown as [Record<string, string[]>] // prettier-ignore
  const part = async (name: string) => (await page.locator(`[data-part=${name}]`).textContent())!
  for (const rule of entry['shown']!) expect(await part('shown')).toContain(rule)
  for (const one of entry['withheld']!) expect(await part('withheld')).toContain(one.split(' ')[0])
  expect(await part('withheld')).toContain('诊断')
  expect(await part('children')).toContain(uuid)
  expect(await part('requestId')).toBe(entry['requestId'])
  await shoot(page, 'audit-entry-zh')
  expect(await violationsOf(page)).toEqual([])
  expect(page.url()).toBe(`${hub.url}/#/audit`)
  expect(traffic.join('\n')).not.toContain('diagnoses":[{')
  expect(complaints).toEqual([])
  await context.close()
})

test('older pages come by cursor, and none twice', async () => {
  const window = await openAudit('auditor', 'Audit', 'en')
  const { page, context } = window
  await page.getByText('50 shown, there are older ones').waitFor()
  await page.getByRole('button', { name: 'Show older entries' }).click()
  await page.waitForFunction(() => document.querySelectorAll('[data-entry]').length > 60)
  const shown = await shownEntries(window)
  expect(new Set(shown).size).toBe(shown.length)
  await context.close()
})

test('a refusal says so in words', async () => {
  const { page, context } = await openAudit('education', '控辍保学')
  await page.getByLabel('类别').selectOption({ label: '拒绝' })
  await page.getByRole('button', { name: '检索' }).click()
  await page.getByText('被拒绝（ACCESS_FILTER）').first().waitFor()
  await context.close()
})

test('verify now, by keyboard alone: the result in words, and a fault when an entry was changed', async () => {
  const { page, context } = await openAudit('auditor', '审计监督')
  await page.keyboard.press('Tab')
  for (let steps = 0; steps < 30; steps += 1) {
    if ((await page.evaluate(() => document.activeElement?.textContent)) === '立即校验') break
    await page.keyboard.press('Tab')
  }
  await page.keyboard.press('Enter')
  await page.getByText('日志完好。').waitFor()
  const { data } = await hub.ask('auditor', documentNamed('AuditVerification').text, {}, { 'x-purpose': 'audit' })
  expect(data.auditVerification.intact).toBe(true)
  expect(await page.locator('.verification').textContent()).toContain(`${data.auditVerification.chains} 条链`)
  await shoot(page, 'audit-verified-zh')
  await context.close()
})

test('a department sees its own people, without the verification; the page of a child leads to its readers', async () => {
  const window = await openWindow(browser)
  const { page, context } = window
  await signIn(window, hub, 'education', `#/child/${uuid}`)
  await choosePurpose(window, '控辍保学')
  await page.getByRole('link', { name: '谁看过' }).click()
  await page.getByRole('heading', { name: '谁看过这名儿童' }).waitFor()
  await page.locator('.audit .entries').waitFor()
  expect(await page.getByRole('button', { name: '立即校验' }).count()).toBe(0)
  expect(await page.getByLabel('部门').count()).toBe(0)
  const accounts = new Set(await page.locator('.audit .account').allTextContents())
  expect(accounts.size).toBe(1)
  const { data } = await hub.ask('education', '{ me { subject } }', {}, { 'x-purpose': 'dropout-control' })
  await page.locator('.expand').first().click()
  expect(await page.locator('[data-part=who]').textContent()).toContain(data.me.subject)
  const found = await entriesOf('education', 'dropout-control', { child: `child:${uuid}` })
  const shown = await shownEntries(window)
  expect(shown.length).toBeGreaterThan(0)
  for (const id of shown) expect(found.map((one) => one.id)).toContain(id)
  await context.close()
})

test('an account without the right has no such page, and its address says so', async () => {
  const window = await openWindow(browser)
  const { page, context } = window
  await signIn(window, hub, 'school', '#/audit')
  await choosePurpose(window, '控辍保学')
  await page.getByText('没有这个页面').waitFor()
  expect(await page.locator('nav.pages').textContent()).not.toContain('审计')
  await goTo(window, `#/audit/${uuid}`)
  await page.getByText('没有这个页面').waitFor()
  await context.close()
})

test.each(['zh', 'en'] as const)('axe finds nothing, and nothing scrolls sideways (%s)', async (language) => {
  for (const width of [1440, 390]) {
    const { page, context } = await openAudit('auditor', language === 'zh' ? '审计监督' : 'Audit', language, width)
    expect(await violationsOf(page)).toEqual([])
    expect(await scrollsSideways(page)).toBe(false)
    await page.locator('.expand').first().click()
    await page.locator('[data-part=requestId]').waitFor()
    expect(await scrollsSideways(page)).toBe(false)
    await shoot(page, `audit-${language}-${width}`)
    await context.close()
  }
})

test('an entry that was changed in the database is found, and told in words', async () => {
  await asOwner(hub, 'hub', "UPDATE audit_entry SET body = body || ' ' WHERE seq = 2")
  const { page, context } = await openAudit('auditor', 'Audit', 'en')
  await page.getByRole('button', { name: 'Verify now' }).click()
  await page.getByText('The trail is not what was written.').waitFor()
  expect(await page.locator('.verification').textContent()).toMatch(/entry 2: its text or seal was changed/)
  expect(await violationsOf(page)).toEqual([])
  await shoot(page, 'audit-fault-en')
  await context.close()
})
