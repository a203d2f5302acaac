import { readFileSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { changeChild } from '../live/support/stream'
import { showcaseUuid } from '../hub/support/sample'
import { startTestHub, type TestHub } from '../support/hub'
import { violationsOf } from './support/axe'
import { openWindow, scrollsSideways, shoot, signIn, startBrowser, type Language, type Window } from './support/browser'

/** The explorer (faults.md 46): live queries, a way out by keyboard, phones, purposes, sessions, prepared queries, rights. */
let hub: TestHub
let browser: Browser
let id: string
beforeAll(async () => {
  hub = await startTestHub({ children: 30, pages: true })
  browser = await startBrowser()
  id = `child:${await showcaseUuid(hub)}`
})
afterAll(async () => {
  await browser?.close()
  await hub?.stop()
})

interface Asked {
  readonly purpose: string | undefined
  readonly body: string
}

async function openExplorer(
  account: string,
  language: Language = 'zh',
  width = 1440,
): Promise<Window & { asked: Asked[] }> {
  const window = await openWindow(browser, language, width)
  const asked: Asked[] = []
  window.page.on('request', (request) => {
    if (request.url().endsWith('/graphql'))
      asked.push({ purpose: request.headers()['x-purpose'], body: request.postData() ?? '' })
  })
  await signIn(window, hub, account)
  await window.page.goto(`${hub.url}/explorer`)
  await window.page.locator('.graphiql-query-editor .CodeMirror').waitFor()
  return { ...window, asked }
}

async function type({ page }: Window, query: string): Promise<void> {
  await page.locator('.graphiql-query-editor .CodeMirror').click()
  await page.keyboard.press('Control+A')
  await page.keyboard.insertText(query)
}

const typed = ({ page }: Window) => page.locator('.graphiql-query-editor .CodeMirror-code').innerText()
const run = ({ page }: Window) => page.keyboard.press('Control+Enter')
const answer = ({ page }: Window) => page.locator('.result-window .CodeMirror-code')

test('no purpose is sent before one is chosen; then the chosen one is', async () => {
  const window = await openExplorer('education')
  const { page, context, asked } = window
  await type(window, '{ me { purpose } }')
  await run(window)
  await page.waitForFunction(() => /me|errors/.test(document.querySelector('.result-window')?.textContent ?? ''))
  expect(asked.length).toBeGreaterThan(1)
  expect(asked.every(({ purpose }) => purpose === undefined)).toBe(true)
  await page.locator('#purpose').selectOption('case')
  await page.locator('.result-window').getByText('"data"').waitFor({ state: 'detached' }) // an answer for another purpose goes
  expect(await typed(window)).toContain('me { purpose }')
  await page.locator('.graphiql-query-editor .CodeMirror').click()
  await run(window)
  await answer(window).getByText('"case"').waitFor()
  expect(asked.at(-1)!.purpose).toBe('case')
  await context.close()
})

test('the cost stands there before anything runs, and why it would be refused', async () => {
  const window = await openExplorer('police')
  const { page, context, asked } = window
  const told = (words: RegExp) => page.locator('#cost', { hasText: words }).waitFor()
  await page.locator('#purpose').selectOption('household-registration')
  await page.waitForTimeout(1_000) // GraphiQL is drawn anew
  await type(window, '{ children(first: 20) { edges { node { name household { address } } } } }')
  await told(/预计开销 \d+ \/ [\d,]+ · 调用登记系统 公安 1/)
  await type(window, '{ children(first: 20, where: { rollState: { eq: ENROLLED } }) { edges { node { name } } } }')
  await told(/将被拒绝 ACCESS_FILTER/)
  await type(window, '{ children(first: 20 ')
  await page.waitForFunction(() => document.getElementById('cost')?.textContent === '')
  expect(asked.filter(({ body }) => body.startsWith('{"query":"{ children'))).toEqual([])
  await context.close()
})

test('an answer as a table: a row for each child, withheld and masked cells say so; another purpose clears it', async () => {
  const window = await openExplorer('education')
  const { page, context } = window
  await page.locator('#purpose').selectOption('dropout-control')
  await page.waitForTimeout(1_000) // GraphiQL is drawn anew
  await type(
    window,
    '{ children(first: 5) { totalCount edges { cursor node { id name education { rollState } household { address } } } } }',
  )
  await run(window)
  await page.waitForFunction(() =>
    /totalCount|errors/.test(document.querySelector('.result-window')?.textContent ?? ''),
  )
  const rows = page.locator('#table tbody tr')
  expect(await rows.count()).toBe(0)
  await page.getByRole('button', { name: '表格' }).click()
  await page.locator('#table caption', { hasText: 'children.edges.node: 5 行' }).waitFor()
  const heads = await page.locator('#table th').allInnerTexts()
  expect(heads).toEqual(expect.arrayContaining(['id', 'name']))
  expect(await rows.count()).toBe(5)
  const said = await rows.first().locator('td').allInnerTexts()
  expect(said[0]).toMatch(/^child:/)
  expect(await page.locator('#table td.withheld').count()).toBeGreaterThan(0)
  expect(await violationsOf(page)).toEqual([])
  await page.locator('#purpose').selectOption('case')
  await page.getByText('运行后在此显示为表格。').waitFor()
  await context.close()
})

test('a query is saved under a name, opened again in a tab, and taken away as a file by the own rights', async () => {
  const window = await openExplorer('education')
  const { page, context } = window
  await page.locator('#purpose').selectOption('dropout-control')
  await page.waitForTimeout(1_000) // GraphiQL is drawn anew
  const query =
    'query Pupils($after: String) { children(first: 20, after: $after) { pageInfo { hasNextPage endCursor } edges { node { id education { rollState } household { address } } } } }'
  await type(window, query)
  await page.waitForTimeout(1_000)
  const menu = page.locator('#saved')
  await menu.locator('summary', { hasText: '保存的查询' }).click()
  await menu.getByLabel('名称').fill('pupils-of-mine')
  await menu.getByLabel('中文标题').fill('学生')
  await menu.getByLabel('英文标题').fill('Pupils')
  await menu.getByRole('button', { name: '保存', exact: true }).click()
  await menu.locator('[role=status]', { hasText: '已保存： pupils-of-mine v1' }).waitFor()
  expect(await violationsOf(page)).toEqual([])
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    menu.getByRole('button', { name: 'pupils-of-mine.csv' }).click(),
  ])
  expect(download.suggestedFilename()).toBe('pupils-of-mine.csv')
  const lines = readFileSync(await download.path(), 'utf8')
    .trim()
    .split('\r\n')
  expect(lines[0]).toBe('id,education.rollState,household.address,_access,_watermark')
  expect(lines.length).toBeGreaterThan(20)
  expect(lines[1]).toContain('household.address=withheld')
  await type(window, '{ me { purpose } }')
  await menu.getByRole('button', { name: '学生 (pupils-of-mine, v1)' }).click()
  await page.waitForTimeout(1_500)
  expect((await typed(window)).replace(/\s+/g, ' ')).toContain('query Pupils')
  await page.locator('#purpose').selectOption('case')
  await context.close()
  // Of another department's saved queries nothing is shown.
  const other = await openExplorer('police')
  await other.page.locator('#purpose').selectOption('household-registration')
  await other.page.locator('#saved summary').click()
  await other.page.getByText('还没有保存的查询。').waitFor()
  await other.context.close()
})

test('a subscription shows one answer after the other', async () => {
  const window = await openExplorer('police')
  const { page, context, complaints } = window
  await page.locator('#purpose').selectOption('household-registration')
  await page.waitForTimeout(1200)
  await type(window, `subscription { child(id: "${id}") { residenceDivision { code } } }`)
  await run(window)
  await answer(window).getByText('"code"').waitFor()
  await changeChild(hub, id, { residence_division: '430421101' })
  await answer(window).getByText('"430421101"').waitFor({ timeout: 45_000 }) // as late as the hub follows its registries
  expect(complaints).toEqual([])
  await context.close()
})

test('by keyboard alone: in to the editor, run, and out again by Escape and Tab', async () => {
  const { page, context } = await openExplorer('education')
  const inEditor = () => page.evaluate(() => document.activeElement?.closest('.graphiql-query-editor') !== null)
  await page.locator('#language').focus()
  for (let steps = 0; steps < 40 && !(await page.evaluate(() => document.activeElement?.closest('.graphiql-query-editor .CodeMirror') !== null)); steps += 1) await page.keyboard.press('Tab') // prettier-ignore
  expect(await inEditor()).toBe(true)
  await page.keyboard.press('Control+A')
  await page.keyboard.insertText('{ me { department } }')
  await page.keyboard.press('Control+Enter')
  await page.locator('.result-window').getByText('"education"').waitFor()
  await page.keyboard.press('Tab')
  expect(await inEditor()).toBe(true)
  await page.keyboard.press('Escape')
  await page.keyboard.press('Shift+Tab')
  expect(await page.evaluate(() => document.activeElement?.closest('.graphiql-query-editor .CodeMirror') ?? null)).toBe(
    null,
  )
  await context.close()
})

test('the whole page can be gone through: no editor holds the focus', async () => {
  const { page, context } = await openExplorer('education')
  await page.locator('#language').focus()
  let left = false
  for (let steps = 0; steps < 60 && !left; steps += 1) {
    await page.keyboard.press('Escape')
    await page.keyboard.press('Tab')
    left = await page.evaluate(() => document.activeElement === document.body || document.activeElement?.id === 'home')
  }
  expect(left).toBe(true)
  await context.close()
})

test('a session that ends keeps what was typed, and goes on after a sign-in elsewhere', async () => {
  const window = await openExplorer('education')
  const { page, context } = window
  await type(window, '{ me { department } }')
  const cookies = await context.cookies()
  await context.clearCookies()
  await run(window)
  await page.locator('#signed-out').waitFor()
  expect(await page.locator('#signed-out').getAttribute('target')).toBe('_blank')
  expect(await typed(window)).toContain('department')
  await context.addCookies(cookies)
  await page.evaluate(() => void globalThis.dispatchEvent(new Event('focus')))
  await page.locator('#signed-out').waitFor({ state: 'hidden' })
  await page.locator('.graphiql-query-editor .CodeMirror').click()
  await run(window)
  await answer(window).getByText('"education"').waitFor()
  await context.close()
})

test('one click switches the account: what was typed stays, what the other one saw goes', async () => {
  const window = await openExplorer('police')
  const { page, context } = window
  await page.locator('#purpose').selectOption('household-registration')
  await page.waitForTimeout(1200)
  await type(window, `{ child(id: "${id}") { idNumber } me { department } }`)
  await run(window)
  await answer(window).getByText('"idNumber"').waitFor()
  await page.locator('#accounts summary').click()
  await page.locator('#account-list').getByRole('link', { name: 'education', exact: true }).click()
  await page
    .locator('#who')
    .getByText(/education|教育/)
    .first()
    .waitFor()
  await page.locator('.result-window').getByText('"idNumber"').waitFor({ state: 'detached' })
  expect(page.url()).toBe(`${hub.url}/explorer`)
  expect(await typed(window)).toContain('me { department }')
  expect(await page.locator('#purpose').inputValue()).toBe('')
  await page.locator('.graphiql-query-editor .CodeMirror').click()
  await run(window)
  await answer(window).getByText('"education"').waitFor()
  expect(await page.evaluate(() => Object.keys({ ...localStorage, ...sessionStorage }))).toEqual(['tonglian-language'])
  await context.close()
})

test('rights stand beside the fields of the schema, for the account and purpose', async () => {
  for (const [account, field, mark] of [
    ['education', 'HealthRecord.mentalHealth', '须经批准'],
    ['doctor', 'HealthRecord.mentalHealth', '全部'],
    ['analyst', 'HealthRecord.disabilityClass', '仅统计'],
  ] as const) {
    const { page, context } = await openExplorer(account)
    await page.getByRole('button', { name: 'Show Documentation Explorer' }).click()
    const [type = '', name = ''] = field.split('.')
    await page.locator('.graphiql-doc-explorer').getByRole('link', { name: type, exact: true }).first().click()
    const item = page.locator('.graphiql-doc-explorer-item').filter({ hasText: new RegExp(`^\\s*${name}\\b`) })
    await item.getByText(`【${mark}`).waitFor()
    if (account === 'education') await shoot(page, 'explorer-rights-zh')
    await context.close()
  }
})

test('no tab holds a query that this account would be refused', async () => {
  for (const account of ['analyst', 'education', 'auditor']) {
    const window = await openExplorer(account)
    const { page, context } = window
    const tabs = page.locator('.graphiql-tab-button')
    const count = await tabs.count()
    expect(count).toBeGreaterThan(1)
    for (let index = 0; index < count; index += 1) {
      await tabs.nth(index).click()
      await page.locator('.graphiql-query-editor .CodeMirror').click()
      const [answered] = await Promise.all([page.waitForResponse(/graphql$/), run(window)])
      if (answered.status() !== 200) throw new Error(`${account}, tab ${index}: ${await answered.text()}`)
    }
    await context.close()
  }
})

test.each(['zh', 'en'] as const)('axe finds nothing, and a phone can use it (%s)', async (language) => {
  for (const width of [1440, 390]) {
    const window = await openExplorer('education', language, width)
    const { page, context } = window
    expect(await scrollsSideways(page)).toBe(false)
    await type(window, '{ me { department } }')
    await page.getByRole('button', { name: /Execute query/ }).click()
    await answer(window).getByText('"education"').waitFor()
    expect((await page.locator('.graphiql-query-editor .CodeMirror').boundingBox())!.width).toBeGreaterThan(240)
    expect((await page.locator('.result-window').boundingBox())!.width).toBeGreaterThan(240)
    await shoot(page, `explorer-${language}-${width}`)
    expect(await violationsOf(page)).toEqual([])
    await context.close()
  }
})

test('who is not signed in is sent to sign in; where only trusted documents are taken, the page says why it does not work', async () => {
  const strict = await startTestHub({ children: 1, pages: true, overrides: { 'http.trustedDocumentsOnly': true } })
  try {
    const window = await openWindow(browser)
    await signIn(window, strict, 'education')
    await window.page.goto(`${strict.url}/explorer`)
    await window.page.locator('#trusted-only').getByText('只接受浏览器会话发送的可信查询文档').waitFor()
    await shoot(window.page, 'explorer-trusted-only-zh')
    await window.context.clearCookies()
    await window.page.goto(`${strict.url}/explorer`)
    await window.page.locator('button[name=account]').first().waitFor()
    await window.context.close()
  } finally {
    await strict.stop()
  }
})
