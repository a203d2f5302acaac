import type { Browser, Page } from 'playwright-core'
import { today } from '../../src/kit/clock'
import { startTestHub, type TestHub } from '../support/hub'
import { violationsOf } from './support/axe'
import { choosePurpose, openWindow, scrollsSideways, shoot, signIn, startBrowser, type Language } from './support/browser' // prettier-ignore
import { documentNamed } from './support/documents'
import { tabTo, variablesSent } from './support/keys'
import { monthsAt, publishMonths } from './support/releases'

/** 统计: two published months, asked for by the analyst; exact numbers by staff. */
let hub: TestHub
let browser: Browser
let month: string
let before: string
beforeAll(async () => {
  hub = await startTestHub({ children: 900, pages: true })
  ;[month, before] = monthsAt(today(hub.clock))
  await publishMonths(hub, [month, before])
  browser = await startBrowser()
})
afterAll(async () => {
  await browser?.close()
  await hub?.stop()
})

const COUNTY = '430421'
const PLACE = { fact: 'RESIDENCE_DIVISION', level: null }

async function open(account: string, rest = '', language: Language = 'zh', width = 1440) {
  const window = await openWindow(browser, language, width)
  await signIn(window, hub, account, `#/numbers${rest === '' ? '' : `/${encodeURIComponent(rest)}`}`)
  await choosePurpose(window, { zh: '统计', en: 'Statistics' }[language])
  return window
}

async function settled(page: Page): Promise<void> {
  await page.locator('.numbers .scroll table, .numbers .refused').first().waitFor()
  await page.waitForFunction(() => document.querySelectorAll('.skeleton').length === 0)
}

type Withheld = { readonly rule: string; readonly level: string | null } | null
interface Cell {
  readonly values: readonly (string | null)[]
  readonly count: number | null
  readonly change: number | null
  readonly withheld: Withheld
}
interface Counted {
  readonly exact: boolean
  readonly total: number | null
  readonly withheld: Withheld
  readonly cells: readonly Cell[]
}

/** What the API answers, asked with the page's own document. */
async function answered(account: string, variables: Record<string, unknown>) {
  const rest = { rows: [], columns: [], margins: false, where: null, under: COUNTY, measures: ['COUNT'], compareTo: null, month } // prettier-ignore
  const { text } = documentNamed('Numbers')
  const { data, errors } = await hub.ask(account, text, { ...rest, ...variables }, { 'x-purpose': 'statistics' })
  expect(errors).toBeUndefined()
  return data as Readonly<Record<'all' | 'rows' | 'columns', Counted>>
}

const said = (number: number | null, withheld: Withheld) => (number === null ? withheld!.rule : String(number))

/** Each row of the table: its code, then its numbers, or the rules by which they are withheld. */
function shown(page: Page): Promise<(string | null)[][]> {
  return page.locator('.numbers .scroll table').first().evaluate((table) =>
    [...table.querySelectorAll('tr[data-row]')].map((row) => [
      row.getAttribute('data-row'),
      ...[...row.querySelectorAll('td')].map((cell) => cell.getAttribute('data-number') ?? cell.getAttribute('data-withheld')),
    ]),
  ) // prettier-ignore
}

test('the table says what the API says: numbers, zeros, what is withheld, and the totals of both sides', async () => {
  const { page, context, complaints } = await open('analyst', 'by.RESIDENCE_DIVISION.EDUCATION_LEFT_BEHIND')
  await settled(page)
  const fact = { fact: 'EDUCATION_LEFT_BEHIND', level: null }
  const { all, rows, columns } = await answered('analyst', { by: [PLACE, fact], rows: [PLACE], columns: [fact], margins: true }) // prettier-ignore
  const codes = ['NONE', 'ONE_PARENT', 'BOTH_PARENTS', null]
  const find = ({ cells }: Counted, values: readonly (string | null)[]) => {
    const cell = cells.find((one) => JSON.stringify(one.values) === JSON.stringify(values))!
    return said(cell.count, cell.withheld)
  }
  const expected = rows.cells.map(({ values: [place], count, withheld }) => [
    ...[place!, ...codes.map((code) => find(all, [place!, code]))],
    said(count, withheld),
  ])
  expected.push(['total', ...codes.map((code) => find(columns, [code])), said(all.total, all.withheld)])
  expect(await shown(page)).toEqual(expected)
  expect(expected.flat()).toEqual(expect.arrayContaining(['0', 'PROTECTED']))
  const hidden = page.locator('td[data-withheld=PROTECTED]').first()
  expect(await hidden.locator('.unseen').textContent()).toMatch(
    /^不发布：受保护。(同一数字在.级发布|上级区划也没有发布)$/,
  )
  expect(await page.locator('td[data-number="0"]').first().textContent()).toBe('0')
  await page.locator('[data-legend=PROTECTED]', { hasText: '不发布不等于 0' }).waitFor()
  expect(complaints).toEqual([])
  await shoot(page, 'numbers-zh-1440')
  await context.close()
})

test('down by the keyboard to a township, whose villages are closed; the way back goes up; the address holds codes alone', async () => {
  const { page, context } = await open('analyst')
  await settled(page)
  await tabTo(page, '西渡镇：查看下级区划')
  await page.keyboard.press('Enter')
  await page.locator('.crumbs b', { hasText: '西渡镇' }).waitFor()
  await settled(page)
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('answer')
  expect(decodeURIComponent(new URL(page.url()).hash)).toBe('#/numbers/under.430421100')
  await page.locator('[data-legend=AREA_CLOSED]').waitFor()
  expect(await page.locator('td[data-withheld=AREA_CLOSED]').first().textContent()).toContain('见乡级')
  await page.keyboard.press('t')
  expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('统计表')
  await page.goBack()
  await page.locator('.crumbs b', { hasText: '衡阳县' }).waitFor()
  await page.getByRole('button', { name: '全国', exact: true }).click()
  await page.locator('tr[data-row="430000"]').waitFor()
  await context.close()
})

test('what is not published together is said in words, and the nearest is one press away', async () => {
  const { page, context } = await open('analyst', 'by.SEX.EDUCATION_LEFT_BEHIND.WELFARE_LEFT_BEHIND')
  const fault = page.locator('[data-fault=NOT_IN_RELEASE]')
  await fault.getByText('您要的是：性别、留守（教育口径）、留守（民政口径）。').waitFor()
  const sent = variablesSent(page, documentNamed('Numbers').id)
  await fault.getByRole('button', { name: '改看：性别、留守（教育口径）' }).click()
  await settled(page)
  expect(sent).toHaveLength(1)
  expect(sent[0]!['by']).toEqual(['SEX', 'EDUCATION_LEFT_BEHIND'].map((fact) => ({ fact, level: null })))
  expect(await page.locator('tr[data-row=MALE] td[data-number]').count()).toBeGreaterThan(0)
  await context.close()
  const other = await open('analyst', 'month.2020-01')
  await other.page.getByRole('button', { name: `改看 ${before}` }).click()
  await other.page.locator('.standing', { hasText: `${before} 的数字` }).waitFor()
  await other.context.close()
})

test('a filter of codes, chosen by the keyboard, is asked as it stands in the address', async () => {
  const { page, context } = await open('analyst')
  await settled(page)
  const sent = variablesSent(page, documentNamed('Numbers').id)
  await tabTo(page, '性别 ▾')
  await page.keyboard.press('Enter')
  await tabTo(page, '女')
  await page.keyboard.press('Space')
  await page.keyboard.press('Escape')
  await settled(page)
  expect(sent.at(-1)!['where']).toEqual({ sex: { in: ['FEMALE'] } })
  expect(decodeURIComponent(page.url())).toMatch(/#\/numbers\/is\.sex\.FEMALE$/)
  const { all } = await answered('analyst', { by: [PLACE], where: { sex: { in: ['FEMALE'] } } })
  expect((await shown(page)).at(-1)).toEqual(['total', said(all.total, all.withheld)])
  await page.reload()
  await choosePurpose({ page } as never, '统计')
  await page.locator('caption', { hasText: '性别：女' }).waitFor()
  await context.close()
})

test('charts: bars, tiles, a pyramid, the line over months; what is withheld is hatched in each', async () => {
  const { page, context, complaints } = await open('analyst', 'by.RESIDENCE_DIVISION.EDUCATION_LEFT_BEHIND')
  await settled(page)
  await page.getByLabel('图中显示').selectOption({ label: '双亲留守儿童' })
  const column = (await shown(page)).slice(0, -1).map((row) => row[3]!)
  const hidden = column.filter((one) => one === 'PROTECTED').length
  expect(hidden).toBeGreaterThan(0)
  await page.locator('figcaption', { hasText: `（${hidden} 个不发布）` }).waitFor()
  expect(await page.locator('[data-bar] .withheld').count()).toBe(hidden)
  await page.getByRole('button', { name: '区划图' }).click()
  expect(await page.locator('[data-tile].withheld').count()).toBe(hidden)
  await page.getByRole('button', { name: '逐月' }).click()
  const { all: now } = await answered('analyst', { by: [{ fact: 'EDUCATION_LEFT_BEHIND', level: null }] })
  const number = now.cells.find(({ values }) => values[0] === 'BOTH_PARENTS')!.count
  await page.locator(`.drawing[aria-label*="${month} ${number}"]`).waitFor()
  await page.locator('.drawing svg path').first().waitFor({ state: 'attached' })
  expect(decodeURIComponent(page.url())).toContain('chart.months')
  await context.close()
  const small = await open('analyst', 'by.RESIDENCE_DIVISION.EDUCATION_LEFT_BEHIND~under.430421212~chart.months')
  await small.page.getByLabel('图中显示').selectOption({ label: '双亲留守儿童' })
  await small.page.locator('.drawing[aria-label*="的数字不发布"]').waitFor()
  await small.page.locator('.drawing svg pattern').first().waitFor({ state: 'attached' }) // the hatching
  await shoot(small.page, 'numbers-months-withheld')
  await small.context.close()
  const ages = await open('analyst', 'by.BIRTH_MONTH.SEX')
  await ages.page.locator('.pyramid [data-age=AGE_6_11]').waitFor()
  const [, male] = (await shown(ages.page)).find(([age]) => age === 'AGE_6_11')!
  expect(await ages.page.locator('[data-age=AGE_6_11] td').first().textContent()).toBe(male)
  expect([...complaints, ...ages.complaints]).toEqual([])
  await shoot(ages.page, 'numbers-pyramid-zh')
  await ages.context.close()
})

test('the change since an earlier month', async () => {
  const { page, context } = await open('analyst')
  await settled(page)
  await page.getByLabel('指标').selectOption({ label: '变化' })
  await page.locator('tr[data-row="430421100"] td', { hasText: /^\+\d+$/ }).waitFor()
  const { all } = await answered('analyst', { by: [PLACE], measures: ['COUNT', 'CHANGE'], compareTo: before })
  expect((await shown(page)).slice(0, -1)).toEqual(all.cells.map(({ values, change, withheld }) => [values[0], said(change, withheld)])) // prettier-ignore
  await context.close()
})

test('how much of a month can be used; how numbers are protected', async () => {
  const { page, context } = await open('analyst')
  await settled(page)
  await page.getByText('各月的数字有多少可用').click()
  const { data } = await hub.ask('analyst', documentNamed('NumbersUsefulness').text, {}, { 'x-purpose': 'statistics' })
  const [{ usefulness }] = data.statisticsReleases as [{ usefulness: { withheld: number }[] }]
  await page.locator('[data-usefulness]').first().waitFor()
  const told = await page.locator('.usefulness table').first().locator('[data-usefulness]').evaluateAll((all) => all.map((one) => Number(one.getAttribute('data-usefulness')))) // prettier-ignore
  expect(told.sort()).toEqual(usefulness.map(({ withheld }) => withheld).sort())
  await page.getByRole('link', { name: '这些数字是怎样保护的' }).click()
  await page.getByRole('heading', { name: '0 和不发布不同' }).waitFor()
  expect(await violationsOf(page)).toEqual([])
  await context.close()
})

test('staff see exact numbers of their own scope, marked as such, and no month', async () => {
  const { page, context } = await open('education', 'by.SEX')
  await settled(page)
  await page.locator('.standing[data-exact=true]', { hasText: '精确数字' }).waitFor()
  expect(await page.getByLabel('月份').count()).toBe(0)
  const { all } = await answered('education', { by: [{ fact: 'SEX', level: null }], month: null, under: null })
  expect(all.exact).toBe(true)
  const numbers = Object.fromEntries((await shown(page)).map(([code, number]) => [code, number]))
  for (const { values, count } of all.cells) expect([values[0], numbers[String(values[0])]]).toEqual([values[0], String(count)]) // prettier-ignore
  expect(numbers['total']).toBe(String(all.total))
  await context.close()
})

test('a fact that the account may not count by is refused, and no number is shown', async () => {
  const { page, context } = await open('education', 'by.GUARDIAN_ARRANGEMENT')
  await page.locator('.numbers .refused', { hasText: '规则' }).waitFor()
  expect(await page.locator('.numbers table').count()).toBe(0)
  await context.close()
})

test('home leads the analyst to the numbers; an auditor has no such page', async () => {
  const window = await openWindow(browser)
  await signIn(window, hub, 'analyst')
  await choosePurpose(window, '统计')
  await window.page.locator('#page').getByRole('link', { name: '统计', exact: true }).click()
  await settled(window.page)
  await window.context.close()
  const auditor = await openWindow(browser)
  await signIn(auditor, hub, 'auditor', '#/numbers')
  await choosePurpose(auditor, '审计监督')
  await auditor.page.getByText('没有这个页面').waitFor()
  await auditor.context.close()
})

test.each(['zh', 'en'] as const)('axe finds nothing, and nothing scrolls sideways (%s)', async (language) => {
  for (const width of [1440, 390])
    for (const rest of ['by.RESIDENCE_DIVISION.SEX.BIRTH_MONTH', 'by.RESIDENCE_DIVISION.EDUCATION_LEFT_BEHIND~chart.tiles', 'by.BIRTH_MONTH.SEX']) {
      const { page, context, complaints } = await open('analyst', rest, language, width)
      await settled(page)
      await page.locator('[data-chart] figure').waitFor()
      expect(await violationsOf(page)).toEqual([])
      expect(await scrollsSideways(page)).toBe(false)
      if (language === 'en') expect(await page.locator('.numbers').textContent()).not.toMatch(/不发布|受保护|性别/)
      expect(complaints).toEqual([])
      await shoot(page, `numbers-${rest.split('~')[0]!.split('.').at(-1)}-${language}-${width}`)
      await context.close()
    }
}) // prettier-ignore
