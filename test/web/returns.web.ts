import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Browser } from 'playwright-core'
import { today } from '../../src/kit/clock'
import { readWorkbook } from '../../src/pupil-lists/workbook'
import { realmOfMore, SCHOOL } from '../returns/support/returns'
import { startTestHub, type TestHub } from '../support/hub'
import { violationsOf } from './support/axe'
import {
  choosePurpose,
  goTo,
  openWindow,
  scrollsSideways,
  shoot,
  startBrowser,
  type Language,
  type Window,
} from './support/browser'

/** 控辍报表: counted, filed, reviewed and signed by three people, each in a window of their own. */
const folder = mkdtempSync(path.join(tmpdir(), 'tonglian-returns-web-'))
let hub: TestHub
let browser: Browser
beforeAll(async () => {
  hub = await startTestHub({ children: 60, pages: true, realmFile: realmOfMore(folder) })
  browser = await startBrowser()
})
afterAll(async () => {
  await browser?.close()
  await hub?.stop()
  rmSync(folder, { recursive: true, force: true })
})

async function open(account: string, place = '', language: Language = 'zh', width = 1440, purpose = '控辍保学') {
  const window = await openWindow(browser, language, width)
  await window.page.goto(`${hub.url}/#/returns${place}`)
  const button = window.page.locator(`button[name=account][value="${account}"]`)
  await button.click()
  await window.page.locator('.choose').waitFor()
  await choosePurpose(window, language === 'zh' ? purpose : 'Dropout control')
  return window
}
/** The month that the page offers first: the one that may be filed today. */
function dueMonth(): string {
  const [year, month, day] = today(hub.clock).split('-').map(Number) as [number, number, number]
  return new Date(Date.UTC(year, month - (day >= 25 ? 1 : 2), 1)).toISOString().slice(0, 7)
}
const press = ({ page }: Window, name: string) => page.getByRole('button', { name, exact: true }).click()
const stateOf = ({ page }: Window, state: string) => page.locator(`.tag[data-state=${state}]`).waitFor()

test('three people sign; the same person is told why not; then it is frozen, and corrected by a new edition', async () => {
  const first = await open('school')
  await press(first, '统计新报表')
  await stateOf(first, 'DRAFT')
  await first.page.getByText('核对关系全部成立').waitFor()
  await first.page.locator(`[data-as-of^="${dueMonth()}"]`).waitFor()
  expect(await first.page.locator('[data-figure]').count()).toBe(24)
  await press(first, '填表完成')
  await stateOf(first, 'FILLED')
  await press(first, '复核通过')
  await first.page.locator('[role=alert]', { hasText: '须由三人分别办理' }).waitFor()
  const roll = await hub.ask('school', `{ children(first: 1) { edges { node { education { schoolName } } } } }`)
  const name = roll.data.children.edges[0].node.education.schoolName as string
  await first.page.locator('h1', { hasText: `${name} (${SCHOOL})` }).waitFor()
  const place = new URL(first.page.url()).hash.replace('#/returns', '')
  const second = await open('school-reviewer', place)
  await press(second, '复核通过')
  await stateOf(second, 'REVIEWED')
  const third = await open('school-head', place)
  await press(third, '签发')
  await stateOf(third, 'SIGNED')
  await third.page.getByText('已签发，不再改动').waitFor()
  expect(await violationsOf(third.page)).toEqual([])
  await shoot(third.page, 'return-signed-zh')
  const [download] = await Promise.all([third.page.waitForEvent('download'), press(third, '下载 XLSX')])
  expect(download.suggestedFilename()).toBe(`return-${SCHOOL}-${dueMonth()}-1.xlsx`)
  const cells = (await readWorkbook(readFileSync(await download.path()), null)).map((row) => row.cells[0]?.text)
  expect(cells).toEqual(expect.arrayContaining(['1=2+3+4+5+6', '单位负责人']))
  await press(third, '出更正版')
  await stateOf(third, 'DRAFT')
  await third.page.getByText('第 2 版').waitFor()
  await goTo(third, '#/returns')
  await third.page.locator('.returns tbody tr').nth(1).waitFor()
  await third.page
    .locator('.returns tbody td', { hasText: `${name} (${SCHOOL})` })
    .nth(1)
    .waitFor()
  expect(third.complaints).toEqual([])
  for (const { context } of [first, second, third]) await context.close()
})

test('a county’s return tells what is missing, and both sides of the sum', async () => {
  const window = await open('education')
  await press(window, '统计新报表')
  await window.page.getByText(/已汇总 1 份下级报表，尚有 \d+ 个单位未报/).waitFor()
  await window.page.locator('[data-check="Σ1=1"]', { hasText: '相差' }).waitFor()
  await window.context.close()
})

test.each([
  ['analyst', '统计'],
  ['civil-affairs', '控辍保学'],
])('%s has no such page', async (account, purpose) => {
  const window = await open(account, '', 'zh', 1440, purpose)
  await window.page.getByText('没有这个页面').waitFor()
  expect(await window.page.locator('nav.pages').textContent()).not.toContain('控辍报表')
  await window.context.close()
})

test('a return of another school is not there', async () => {
  const answer = await hub.ask('school', '{ returns { id } }')
  const [{ id }] = answer.data.returns as [{ id: string }]
  const window = await open('other-school', `/${id.replace('return:', '')}`)
  await window.page.getByText('范围内没有这份报表').waitFor()
  await window.context.close()
})

test.each(['zh', 'en'] as const)('axe finds nothing, and nothing scrolls sideways (%s)', async (language) => {
  for (const width of [1440, 390]) {
    const { page, context } = await open('school', '', language, width)
    await page.locator('.returns tbody a').first().click()
    await page.locator('[data-figure]').first().waitFor()
    expect(await violationsOf(page)).toEqual([])
    expect(await scrollsSideways(page)).toBe(false)
    await shoot(page, `return-${language}-${width}`)
    await context.close()
  }
})
