import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import iconv from 'iconv-lite'
import type { Browser, Page } from 'playwright-core'
import { SHOWCASE } from '../../src/demo/showcase'
import { checkCharacter } from '../../src/linkage/id-number'
import { readCsv } from '../../src/pupil-lists/csv'
import { readWorkbook } from '../../src/pupil-lists/workbook'
import { book, textCell } from '../pupil-lists/made-up'
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
import { keptBy } from './support/leaks'

/** 名单核查: a file comes back with answers and errors. */
let hub: TestHub
let browser: Browser
beforeAll(async () => {
  hub = await startTestHub({ children: 60, pages: true })
  browser = await startBrowser()
})
afterAll(async () => {
  await browser?.close()
  await hub?.stop()
})

const ID = SHOWCASE.idNumber
const UNKNOWN = `43042120150512009${checkCharacter('43042120150512009')}`
const LIST = ['姓名,身份证号,备注', `甲,${ID},=1+1`, '乙,4.3042120150512E+17,', `丙,${UNKNOWN},`, `丁,${ID.slice(0, 17)}1,`].join('\r\n') // prettier-ignore

async function openFiles(language: Language = 'zh', width = 1440): Promise<Window> {
  const window = await openWindow(browser, language, width)
  await signIn(window, hub, 'school', '#/files')
  await choosePurpose(window, language === 'zh' ? '控辍保学' : 'Dropout control')
  await window.page.locator('.files .drop').waitFor()
  return window
}

const choose = (page: Page, name: string, buffer: Buffer) =>
  page.locator('.files input[type=file]').setInputFiles({ name, mimeType: '', buffer })

async function downloaded(page: Page, button: string): Promise<{ name: string; bytes: Buffer }> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: button }).click()]) // prettier-ignore
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) }
}

test('UTF-8 with its mark: counts, rows with errors, and the file; nothing of it in address, storage or log', async () => {
  const window = await openFiles()
  const { page, context, complaints } = window
  const addresses: string[] = []
  page.on('request', (request) => void addresses.push(request.url()))
  await choose(page, '名单.csv', Buffer.from(`\uFEFF${LIST}`))
  await page.getByRole('button', { name: '开始核查' }).click()
  await page.getByText('共 5 行，核查 2 个号码，查到 1 个，有错误 3 行').waitFor()
  expect(await page.locator('tr[data-line]').evaluateAll((rows) => rows.map((row) => row.getAttribute('data-line')))).toEqual(['3', '4', '5']) // prettier-ignore
  await page.locator('.toggles button', { hasText: '号码已损坏' }).click()
  expect(await page.locator('tr[data-line]').count()).toBe(1)
  const { name, bytes } = await downloaded(page, '下载核查后的文件')
  expect([name, bytes.subarray(0, 3).toString('hex')]).toEqual(['名单.checked.csv', 'efbbbf'])
  const rows = readCsv(new TextDecoder().decode(bytes)).map(({ cells }) => cells.map(({ text }) => text))
  expect(rows[1]?.slice(0, 4)).toEqual(['甲', ID, "'=1+1", 'ENROLLED 在籍'])
  expect(await violationsOf(page)).toEqual([])
  await shoot(page, 'files-result-zh')
  const kept = JSON.stringify([await keptBy(window), await page.evaluate(() => location.href), addresses, hub.log])
  for (const secret of [ID, UNKNOWN, '名单', '甲']) expect(kept).not.toContain(secret)
  expect(complaints).toEqual([])
  await page.getByRole('button', { name: '清除' }).click()
  expect(await page.content()).not.toContain('名单.csv')
  await context.close()
})

test('GBK: refused as UTF-8, then checked as GBK by one button', async () => {
  const { page, context } = await openFiles()
  await choose(page, 'gbk.csv', iconv.encode(LIST, 'gbk'))
  await page.getByRole('button', { name: '开始核查' }).click()
  await page.getByRole('button', { name: '按 GBK 编码重新核查' }).click()
  await page.getByText('有错误 3 行').waitFor()
  const { bytes } = await downloaded(page, '下载核查后的文件')
  expect(new TextDecoder('gbk').decode(bytes)).toContain('核查错误')
  await context.close()
})

test('a workbook, by keyboard alone and in English, comes back as a workbook', async () => {
  const { page, context } = await openFiles('en')
  const rows = `<row r="1">${textCell('A1', '证件号码')}</row><row r="2">${textCell('A2', ID)}</row><row r="3"><c r="A3"><v>4.3042120150512003E+17</v></c></row>` // prettier-ignore
  const button = page.getByRole('button', { name: 'Choose a file' })
  await button.focus()
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.keyboard.press('Enter')])
  await chooser.setFiles({ name: 'list.xlsx', mimeType: '', buffer: book(rows) })
  await page.getByRole('button', { name: 'Check', exact: true }).focus()
  await page.keyboard.press('Enter')
  await page.getByText('3 rows, 1 numbers asked, 1 found, 1 rows with errors').waitFor()
  const { name, bytes } = await downloaded(page, 'Download the checked file')
  expect(name).toBe('list.checked.xlsx')
  expect((await readWorkbook(bytes, null)).map(({ cells }) => cells[1]?.text)).toEqual(['rollState', 'ENROLLED enrolled', '']) // prettier-ignore
  await shoot(page, 'files-result-en')
  await context.close()
})

test('a file that is dropped is checked like one that is chosen, and told while it goes on', async () => {
  const { page, context } = await openFiles('en')
  const list = ['学籍号', ...Array.from({ length: 5_000 }, () => ID)].join('\n')
  const folder = mkdtempSync(path.join(tmpdir(), 'tonglian-dropped-'))
  const file = path.join(folder, 'dropped.csv')
  writeFileSync(file, list)
  const { x, y } = (await page.locator('.files .drop').boundingBox())!
  const browserOf = await context.newCDPSession(page)
  const data = { items: [], files: [file], dragOperationsMask: 1 }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) await browserOf.send('Input.dispatchDragEvent', { type, x: x + 20, y: y + 20, data }) // prettier-ignore
  await page.getByText('Chosen: dropped.csv').waitFor()
  await page.getByRole('button', { name: 'Check', exact: true }).click()
  const bar = page.getByRole('progressbar')
  await bar.waitFor()
  await page.locator('[role=progressbar][aria-valuetext*=" of 5,000 checked"]').waitFor()
  await page.getByText('5,001 rows, 5,000 numbers asked, 5,000 found').waitFor()
  rmSync(folder, { recursive: true })
  await context.close()
})

test.each([
  ['no list at all', 'notes.csv', Buffer.from('hello\nworld'), '无法确定文件中哪一列是号码'],
  ['no workbook', 'list.xlsx', Buffer.from('hello'), '文件不是完整的 CSV 或 XLSX 表格'],
])('%s is refused in words, with what to do', async (_what, name, buffer, words) => {
  const { page, context } = await openFiles()
  await choose(page, name, buffer)
  await page.getByRole('button', { name: '开始核查' }).click()
  await page.locator('.refused[role=alert]', { hasText: words }).waitFor()
  expect(await violationsOf(page)).toEqual([])
  await context.close()
})

test('another kind of file is not sent', async () => {
  const { page, context } = await openFiles()
  await choose(page, 'list.xls', Buffer.from('x'))
  await page.getByText('请选择 .csv 或 .xlsx 文件').waitFor()
  expect(await page.getByRole('button', { name: '开始核查' }).count()).toBe(0)
  await context.close()
})

test('another purpose clears what is on the screen', async () => {
  const window = await openWindow(browser)
  const { page, context } = window
  await signIn(window, hub, 'education', '#/files')
  await choosePurpose(window, '控辍保学')
  await choose(page, '名单.csv', Buffer.from(LIST))
  await page.getByRole('button', { name: '开始核查' }).click()
  await page.getByText('有错误 3 行').waitFor()
  await page.locator('header').getByRole('button', { name: /控辍保学/ }).click() // prettier-ignore
  await page
    .getByRole('menuitemradio', { name: /个案/ })
    .or(page.locator('.menu').getByText('个案办理'))
    .first()
    .click()
  await page.getByText('有错误 3 行').waitFor({ state: 'detached' })
  expect(await page.content()).not.toContain('名单.csv')
  await context.close()
})

test.each([
  ['analyst', '统计', 'statistics'],
  ['auditor', '审计监督', 'audit'],
  ['director', '福利核查', 'welfare-review'],
])('%s may not: no such page, and the hub refuses the file', async (account, purpose, word) => {
  const window = await openWindow(browser)
  await signIn(window, hub, account, '#/files')
  await choosePurpose(window, purpose)
  const mayAsk = (await hub.ask(account, '{ enrolmentStatus(students: []) { index } }', {}, { 'x-purpose': word })).data
  expect(mayAsk?.enrolmentStatus ?? null).toBeNull()
  await window.page.getByText('没有这个页面').waitFor()
  expect(await window.page.locator('nav.pages').textContent()).not.toContain('名单核查')
  const status = await window.page.evaluate(async ([id, purposeWord]) => {
    const headers = { 'content-type': 'text/csv', 'x-tonglian-csrf': '1', 'x-purpose': purposeWord! }
    return (await fetch('/files/dropout-check', { method: 'POST', headers, body: id! })).status
  }, [ID, word]) // prettier-ignore
  expect(status).toBe(403)
  await window.context.close()
})

test.each(['zh', 'en'] as const)('axe finds nothing, and nothing scrolls sideways (%s)', async (language) => {
  for (const width of [1440, 390]) {
    const { page, context } = await openFiles(language, width)
    await choose(page, 'list.csv', Buffer.from(LIST))
    await page.locator('.files form button[type=submit]').click()
    await page.locator('#checked').waitFor()
    expect(await violationsOf(page)).toEqual([])
    expect(await scrollsSideways(page)).toBe(false)
    await shoot(page, `files-${language}-${width}`)
    await context.close()
  }
})
