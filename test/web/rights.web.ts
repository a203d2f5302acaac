import type { Browser } from 'playwright-core'
import { changedFiles } from '../hub/support/changed-table'
import { startTestHub, type TestHub } from '../support/hub'
import { violationsOf } from './support/axe'
import {
  choosePurpose,
  openWindow,
  scrollsSideways,
  shoot,
  signIn,
  startBrowser,
  type Language,
} from './support/browser'
import { documentNamed } from './support/documents'

/** 权限: the own rights with their reasons, the table, and what changed in it. */
let hub: TestHub
let browser: Browser
beforeAll(async () => {
  hub = await startTestHub({ children: 20, pages: true })
  browser = await startBrowser()
})
afterAll(async () => {
  await browser?.close()
  await hub?.stop()
})

async function openRights(account: string, purpose: string, part = '', language: Language = 'zh', width = 1440) {
  const window = await openWindow(browser, language, width)
  await signIn(window, hub, account, `#/rights${part}`)
  await choosePurpose(window, purpose)
  await window.page.locator('.rights [data-field], .rights [data-rule], .rights .empty').first().waitFor()
  return window
}

interface Right {
  readonly field: string
  readonly level: string
  readonly openable: boolean
  readonly statistics: boolean
  readonly commands: readonly string[]
  readonly rule: string
  readonly basis: string
  readonly needed: string | null
}

async function rightsAs(account: string, purpose: string): Promise<readonly Right[]> {
  return (await hub.ask(account, documentNamed('MyRights').text, {}, { 'x-purpose': purpose })).data.myRights
}

/** By rules of its own, so that a fault of the page's is seen. */
function wordOf({ field, level, openable, statistics, commands }: Right): string {
  if (field.startsWith('Mutation.')) return commands.length > 0 ? '可办理' : '无权'
  const word = { FULL: '全部', MASKED: '脱敏', GRANTED: '须经批准' }[level]
  return word ?? (openable ? '须经批准' : statistics ? '仅统计' : '无权')
}

test.each([
  ['education', 'dropout-control', '控辍保学'],
  ['doctor', 'health-care', '医疗卫生服务'],
  ['analyst', 'statistics', '统计'],
])('%s sees each field as the API tells it for this account', async (account, purpose, words) => {
  const { page, context, complaints } = await openRights(account, words)
  const rights = (await rightsAs(account, purpose)).filter(({ rule }) => !rule.endsWith('#open'))
  const shown = await page.locator('.rights [data-field]').evaluateAll((all) => all.map((one) => [(one as HTMLElement).dataset['field'], one.querySelector('.tag')!.textContent!.trim()])) // prettier-ignore
  expect(new Map(shown as [string, string][])).toEqual(new Map(rights.map((one) => [one.field, wordOf(one)])))
  expect(new Set(rights.map(wordOf)).size).toBeGreaterThan(1)
  expect(complaints).toEqual([])
  await context.close()
})

test('why not, by keyboard alone: a word is found, and opens to rule, basis and what would be needed', async () => {
  const { page, context } = await openRights('education', '控辍保学')
  const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '')
  for (let steps = 0; steps < 40; steps += 1) {
    if ((await page.evaluate(() => (document.activeElement as HTMLInputElement).type)) === 'search') break
    await page.keyboard.press('Tab')
  }
  await page.keyboard.type('心理健康')
  await page.getByText('须经批准').first().waitFor()
  for (let steps = 0; steps < 20 && !(await focused()).includes('心理健康筛查'); steps += 1)
    await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  const [right] = (await rightsAs('education', 'dropout-control')).filter(({ field }) => field === 'HealthRecord.mentalHealth') // prettier-ignore
  expect(await page.locator('[data-part=basis]').textContent()).toBe(right!.basis)
  expect(await page.locator('[data-part=rule]').textContent()).toBe(right!.rule)
  expect(await page.locator('[data-part=needed]').textContent()).toContain('批准限时查看')
  await shoot(page, 'rights-why-zh')
  await context.close()
})

test('the same field for another purpose is what the API tells then, and which purpose it needs', async () => {
  const [review, work] = [await rightsAs('police', 'household-registration'), await rightsAs('police', 'case')]
  const { field } = review.find(({ needed }, index) => needed === 'the purpose case' && work[index]!.level === 'FULL')!
  const of = (rights: readonly Right[]) => wordOf(rights.find((one) => one.field === field)!)
  const { page, context } = await openRights('police', '户籍管理')
  const row = page.locator(`[data-field="${field}"]`)
  await page.locator('main').getByRole('searchbox').fill(field)
  expect((await row.locator('.tag').textContent())!.trim()).toBe(of(review))
  await row.locator('button').click()
  expect(await page.locator('[data-part=needed]').textContent()).toContain('个案办理')
  await page.getByRole('button', { name: /^用途/ }).click()
  await page.getByRole('dialog').getByRole('button', { name: '个案办理', exact: true }).click()
  await page.getByText('以“个案办理”这一用途').waitFor()
  await page.locator('main').getByRole('searchbox').fill(field)
  expect((await row.locator('.tag').textContent())!.trim()).toBe(of(work))
  expect(of(work)).not.toBe(of(review))
  await context.close()
})

test('the table is searched by word, field, department and data class, and says what the API says', async () => {
  const { page, context } = await openRights('school', '控辍保学', '/table')
  const { data } = await hub.ask('school', documentNamed('AccessMatrix').text, {}, { 'x-purpose': 'dropout-control' })
  const rules = data.accessMatrix.rules as { rule: string; dataClass: string; basis: string; fields: string[]; permissions: { audience: string; level: string; may: string[] }[] }[] // prettier-ignore
  const shown = () => page.locator('[data-rule]').evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset['rule'])) // prettier-ignore
  expect(await shown()).toEqual(rules.map(({ rule }) => rule))
  for (const { rule, permissions } of rules)
    for (const { audience, level } of permissions.filter((one) => one.level === 'MASKED' || one.level === 'GRANTED'))
      expect(await page.locator(`[data-rule="${rule}"] [data-audience="${audience}"]`).textContent()).toContain({ MASKED: '脱敏', GRANTED: '须经批准' }[level]) // prettier-ignore
  await page.getByLabel('数据分级').selectOption({ label: '机密' })
  expect(await shown()).toEqual(rules.filter(({ dataClass }) => dataClass === 'secret').map(({ rule }) => rule))
  await page.getByLabel('数据分级').selectOption({ label: '全部' })
  await page.getByLabel('部门或角色').selectOption({ label: '卫健局' })
  const has = (audience: string) => rules.filter(({ permissions }) => permissions.some((one) => one.audience === audience && (one.level !== 'NONE' || one.may.length > 0))) // prettier-ignore
  expect(await shown()).toEqual(has('health').map(({ rule }) => rule))
  await page.getByLabel('查找规则或字段').fill('HealthRecord.diagnoses')
  await page.getByText('1 条规则').waitFor()
  await page.locator('[data-rule] .expand').click()
  const diagnoses = rules.find(({ fields }) => fields.includes('HealthRecord.diagnoses'))!
  expect(await page.locator('[data-part=basis]').textContent()).toBe(diagnoses.basis)
  await page.getByLabel('查找规则或字段').fill('诊断')
  expect(await shown()).toContain(diagnoses.rule)
  await context.close()
})

test.each(['zh', 'en'] as const)('axe finds nothing, and nothing scrolls sideways (%s)', async (language) => {
  const purpose = language === 'zh' ? '控辍保学' : 'Dropout control'
  for (const width of [1440, 390])
    for (const part of ['', '/table', '/versions']) {
      const { page, context } = await openRights('education', purpose, part, language, width)
      await page
        .locator('.expand')
        .first()
        .click({ timeout: 2000 })
        .catch(() => undefined) // there is none before a second version
      expect(await violationsOf(page)).toEqual([])
      expect(await scrollsSideways(page)).toBe(false)
      await shoot(page, `rights${part.replace('/', '-')}-${language}-${width}`)
      await context.close()
    }
})

test('everybody has the page: who is subject to the table may read it; a place that is none says so', async () => {
  const { page, context } = await openRights('approver', '个案办理')
  expect(await page.locator('nav.pages').textContent()).toContain('权限')
  expect(await page.locator('nav.pages').textContent()).not.toContain('儿童名单')
  await context.close()
})

test('two versions are compared cell by cell, in words', async () => {
  await hub.app.shareTable(
    changedFiles('health.yml', '      education: { level: granted, scope: area }', '      education: { level: none }'),
  )
  const { page, context } = await openRights('auditor', '审计监督', '/versions')
  const { text } = documentNamed('AccessDifferences')
  const { data } = await hub.ask('auditor', text, { from: 1, to: 2 }, { 'x-purpose': 'audit' })
  const shown = await page.locator('.differences tbody tr').evaluateAll((all) => all.map((one) => [(one as HTMLElement).dataset['field'], (one as HTMLElement).dataset['audience']])) // prettier-ignore
  expect(shown).toEqual(data.accessDifferences.map((one: { field: string; audience: string }) => [one.field, one.audience])) // prettier-ignore
  const row = page.locator('[data-field="HealthRecord.mentalHealth"]')
  expect(await row.locator('[data-part=before]').textContent()).toBe('须经批准，辖区')
  expect(await row.locator('[data-part=after]').textContent()).toBe('无权')
  expect(await violationsOf(page)).toEqual([])
  await shoot(page, 'rights-differences-zh')
  await page.getByLabel('之前').selectOption({ index: 0 })
  await page.getByText('这两个版本没有差异').waitFor()
  await context.close()
})
