import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Browser } from 'playwright-core'
import { showcaseUuid } from '../hub/support/sample'
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
  type Window,
} from './support/browser'
import { documentNamed } from './support/documents'

/** 工作台: the own area in numbers, each the way to its list; what waits; the tiles of the divisions. */
let hub: TestHub
let browser: Browser
const folder = mkdtempSync(path.join(tmpdir(), 'tonglian-test-'))
beforeAll(async () => {
  const bordersFile = path.join(folder, 'borders.json')
  writeFileSync(bordersFile, JSON.stringify(BORDERS))
  hub = await startTestHub({ children: 120, pages: true, overrides: { 'http.bordersFile': bordersFile } })
  browser = await startBrowser()
})
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  await browser?.close()
  await hub?.stop()
})

/** Two townships as squares side by side; a third one is of another county. */
const BORDERS = {
  type: 'FeatureCollection',
  features: ['430421100', '430421101000', '430422100'].map((code, east) => ({
    type: 'Feature',
    properties: { code },
    geometry: { type: 'Polygon', coordinates: [[[112 + east, 27], [113 + east, 27], [113 + east, 26], [112 + east, 27]]] }, // prettier-ignore
  })),
}

async function openHome(account: string, purpose: string, language: Language = 'zh', width = 1440): Promise<Window> {
  const window = await openWindow(browser, language, width)
  await signIn(window, hub, account, account === 'director' ? '#/home' : '#/') // a child worker lands on its list
  await choosePurpose(window, purpose)
  await window.page.locator('.home h2').first().waitFor()
  await window.page.locator('.home .skeleton').first().waitFor({ state: 'detached' })
  return window
}

const FACTS = ['dropoutState', 'attendanceBand', 'welfareCategory', 'disabilityClass', 'receivesAid', 'educationNeedsAid', 'educationReceivesAid', 'educationLeftBehind', 'welfareLeftBehind', 'both'] // prettier-ignore
interface Cells {
  readonly total: number
  readonly cells: readonly { readonly values: readonly string[]; readonly count: number }[]
}

/** What the API answers the account to the page's own numbers: only the facts that it says the account may filter by. */
async function numbersAs(account: string, purpose: string): Promise<Record<string, Cells>> {
  const query = '{ myRights { field filter } }'
  const { data: rights } = await hub.ask(account, query, {}, { 'x-purpose': purpose })
  const may = new Set(
    (rights.myRights as { field: string; filter: boolean }[]).filter(({ filter }) => filter).map(({ field }) => field),
  )
  const fieldOf: Record<string, string> = { welfareCategory: 'WelfareRecord.categories', disabilityClass: 'HealthRecord.disabilityClass', receivesAid: 'WelfareRecord.receivesAid', educationNeedsAid: 'EducationRecord.needsAid', educationReceivesAid: 'EducationRecord.receivesAid', educationLeftBehind: 'EducationRecord.leftBehind', welfareLeftBehind: 'WelfareRecord.leftBehind', dropoutState: 'EducationRecord.dropoutState', attendanceBand: 'EducationRecord.attendanceBand' } // prettier-ignore
  const each: Record<string, boolean> = Object.fromEntries(FACTS.map((fact) => [fact, may.has(fieldOf[fact] ?? '')]))
  each['both'] = each['educationLeftBehind']! && each['welfareLeftBehind']!
  const answer = await hub.ask(account, documentNamed('HomeNumbers').text, each, { 'x-purpose': purpose })
  expect(answer.errors).toBeUndefined()
  return answer.data as Record<string, Cells>
}

async function shownNumbers({ page }: Window, within = '.home'): Promise<Map<string, number>> {
  const texts = await page
    .locator(`${within} [data-number]`)
    .evaluateAll((all) => all.map((one) => [one.getAttribute('data-number')!, one.textContent!] as const))
  return new Map(texts.map(([name, text]) => [name, Number(text.replaceAll(',', ''))]))
}

test.each([
  ['education', 'dropout-control', '控辍保学', 'zh', 3],
  ['civil-affairs', 'welfare-review', 'Welfare review', 'en', 3],
  ['director', 'welfare-review', '福利核查', 'zh', 3],
  ['school', 'dropout-control', '控辍保学', 'zh', 3],
  ['doctor', 'health-care', '医疗卫生服务', 'zh', 1],
  ['police', 'household-registration', 'Household registration', 'en', 0], // counts its children, by no fact
] as const)(
  '%s sees at home the numbers that the API gives it, and no others',
  async (account, purpose, words, language, least) => {
    const window = await openHome(account, words, language)
    await window.page.locator('[data-number=all]').waitFor()
    const numbers = await numbersAs(account, purpose)
    const shown = await shownNumbers(window)
    expect(shown.get('all')).toBe(numbers['all']!.total)
    expect(shown.get('inDifficulty')).toBe(numbers['inDifficulty']?.total)
    const count = (fact: string, value: string) => numbers[fact]?.cells.find(({ values }) => values[0] === value)?.count
    const facts = Object.keys(numbers).filter((name) => FACTS.includes(name) && name !== 'both')
    expect(facts.length).toBeGreaterThanOrEqual(least)
    for (const [name, value] of shown) {
      const [fact = '', of] = name.split('.')
      if (of === undefined) continue
      const given = fact === 'urgent' ? (count('dropoutState', of) ?? count('attendanceBand', of)) : count(fact, of)
      expect([name, value]).toEqual([name, given ?? 0])
    }
    for (const fact of facts)
      for (const { values, count: expected } of numbers[fact]!.cells)
        if (values[0] !== null && !['NONE', 'false'].includes(values[0]!))
          expect([fact, values[0], shown.get(`${fact}.${values[0]}`)]).toEqual([fact, values[0], expected])
    const absent = FACTS.filter((fact) => !(fact in numbers))
    for (const fact of absent) expect(await window.page.locator(`[data-number^="${fact}."]`).count()).toBe(0)
    expect(window.complaints).toEqual([])
    await shoot(window.page, `home-${account}-${language}-1440`)
    await window.context.close()
  },
)

test('where the deployer gave borders, they are drawn in the shades of the tiles', async () => {
  const { page, context, complaints } = await openHome('education', '控辍保学')
  await page.locator('.borders path').first().waitFor()
  const shades = (of: string) =>
    page.locator(of).evaluateAll((all) => all.map((one) => [one.getAttribute('data-division'), /shade-\d/.exec(one.getAttribute('class')!)![0]])) // prettier-ignore
  const drawn = await shades('.borders path')
  expect(drawn.map(([code]) => code)).toEqual(['430421100', '430421101'])
  expect(await shades('.tile')).toEqual(expect.arrayContaining(drawn))
  expect(complaints).toEqual([])
  await context.close()
})

test('a number opens its list, with the filter in words and the same total', async () => {
  const window = await openHome('education', '控辍保学')
  const { page, context } = window
  const number = page.locator('.card [data-number="attendanceBand.POOR"]')
  const count = Number(await number.textContent())
  await number.click()
  await page.locator('.chip').getByText('出勤等级：较差').waitFor()
  await page.getByText(`共 ${count} 名`, { exact: true }).waitFor()
  expect(page.url()).toBe(`${hub.url}/#/children/attendanceBand.POOR`)
  await context.close()
})

test('a number says why: definition, source, of when, and the rule that lets it be counted', async () => {
  const { page, context } = await openHome('civil-affairs', '福利核查')
  const { data } = await hub.ask('civil-affairs', '{ myRights(fields: ["WelfareRecord.categories"]) { rule basis } registries { name asOf } }', {}, { 'x-purpose': 'welfare-review' }) // prettier-ignore
  const button = page.getByRole('button', { name: '口径说明：困境类别' })
  await button.focus()
  await page.keyboard.press('Enter')
  const panel = page.getByRole('dialog', { name: '口径说明：困境类别' })
  await panel.getByText(data.myRights[0].basis).waitFor()
  const told = (await panel.textContent())!
  for (const part of ['可以大于人数', '福利 · 民政局 · 数据时间', '本辖区', data.myRights[0].rule])
    expect(told).toContain(part)
  expect(await violationsOf(page)).toEqual([])
  await shoot(page, 'home-why-zh')
  await page.keyboard.press('Escape')
  expect(await button.evaluate((one) => one === document.activeElement)).toBe(true)
  await context.close()
})

test('by keyboard alone: down the divisions to a village, the table one key away, and its list', async () => {
  const window = await openHome('education', '控辍保学')
  const { page, context } = window
  const first = page.locator('.tile button').first()
  await first.waitFor()
  const query = `query ($by: [StatisticsBy!]) { statistics(by: $by) { total cells { values count } } }`
  const by = [{ fact: 'RESIDENCE_DIVISION', level: 'TOWNSHIP' }, { fact: 'EDUCATION_LEFT_BEHIND' }]
  const { data } = await hub.ask('education', query, { by }, { 'x-purpose': 'dropout-control' })
  const tiles = await page
    .locator('.tile')
    .evaluateAll((all) =>
      all.map((one) => [one.getAttribute('data-division'), Number(one.querySelector('[data-number]')!.textContent)]),
    )
  const expected = (code: unknown) =>
    (data.statistics.cells as Cells['cells'])
      .filter(({ values }) => values[0] === code && ['ONE_PARENT', 'BOTH_PARENTS'].includes(values[1]!))
      .reduce((sum, { count }) => sum + count, 0)
  expect(tiles.length).toBeGreaterThan(10)
  expect(tiles.reduce((sum, [, count]) => sum + Number(count), 0)).toBeGreaterThan(0)
  for (const [code, count] of tiles) expect([code, count]).toEqual([code, expected(code)])

  const code = await page.locator('.tile:has(button)').first().getAttribute('data-division')
  await first.focus()
  await page.keyboard.press('Enter')
  await page.locator(`.tile[data-division^="${code}"]`).first().waitFor()
  await page.locator('#map:focus').waitFor({ state: 'attached' })
  expect(await page.locator('.tile button').count()).toBe(0)
  await page.keyboard.press('t')
  await page.locator('.map table tbody tr').first().waitFor()
  await shoot(page, 'home-table')
  await page.keyboard.press('t')
  const link = page.locator('.tile:not(.shade-0) a').first()
  const village = await page.locator('.tile:not(.shade-0) b').first().textContent()
  const count = Number(await link.locator('b').textContent())
  await link.focus()
  await page.keyboard.press('Enter')
  await page.locator('.chip').getByText(`现居住地：${village}`).waitFor()
  await page.getByText(`共 ${count} 名`, { exact: true }).waitFor()
  await context.close()
})

test('an account that may count nobody is told so, and what it can do', async () => {
  for (const [account, purpose, sentence] of [
    ['analyst', '统计', '本账号只用于统计分析'],
    ['auditor', '审计监督', '检索审计日志'],
    ['approver', '个案办理', '没有等待审批的申请'],
  ] as const) {
    const window = await openHome(account, purpose)
    await window.page.getByText(sentence).first().waitFor()
    expect(await window.page.locator('.home [data-number]').count()).toBe(0)
    expect(await window.page.locator('nav.pages').textContent()).not.toContain('儿童名单')
    expect(await violationsOf(window.page)).toEqual([])
    await shoot(window.page, `home-${account}-zh-1440`)
    await window.context.close()
  }
  const window = await openWindow(browser)
  await signIn(window, hub, 'analyst', '#/children/attendanceBand.POOR')
  await choosePurpose(window, '统计')
  await window.page.getByText('没有这个页面').waitFor()
  await window.context.close()
})

test('what waits for an approver stands there with its number', async () => {
  const child = await showcaseUuid(hub)
  const input = { childId: `child:${child}`, field: 'HealthRecord.mentalHealth', reason: '学生多次缺勤', hours: 5, idempotencyKey: 'home-page-1' } // prettier-ignore
  const mutation = 'mutation ($input: RequestGrantInput!) { requestGrant(input: $input) { grant { id } } }'
  await hub.ask('education', mutation, { input }, { 'x-purpose': 'dropout-control' })
  const { data } = await hub.ask('health-approver', '{ grantsToDecide { id } }', {}, { 'x-purpose': 'case' })
  expect(data.grantsToDecide.length).toBe(1)
  const { page, context } = await openHome('health-approver', 'Casework', 'en')
  await page.getByRole('heading', { name: 'Access requests to decide 1' }).waitFor()
  await page.getByText('Education · 5 hours').waitFor()
  await page.locator('.home .grants').getByText('心理健康筛查').waitFor()
  await shoot(page, 'home-health-approver-en-1440')
  await context.close()
})

test.each(['zh', 'en'] as const)('axe finds nothing, and nothing scrolls sideways (%s)', async (language) => {
  for (const width of [1440, 390]) {
    const window = await openHome('civil-affairs', language === 'zh' ? '福利核查' : 'Welfare review', language, width)
    const { page, context } = window
    await page.locator('.tile').first().waitFor()
    expect(await violationsOf(page)).toEqual([])
    expect(await scrollsSideways(page)).toBe(false)
    await shoot(page, `home-civil-affairs-${language}-${width}`)
    await page.getByRole('button', { name: language === 'zh' ? '为何不同？' : 'Why different?' }).click()
    await page.locator('.crossed').waitFor()
    expect(await violationsOf(page)).toEqual([])
    if (language === 'zh') await page.screenshot({ path: `dist/screenshots/home-why-${width}.png` })
    await context.close()
  }
})
