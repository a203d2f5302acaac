import type { Browser } from 'playwright-core'
import { changeChild } from '../live/support/stream'
import { startTestHub, type TestHub } from '../support/hub'
import { violationsOf } from './support/axe'
import { scrollsSideways, shoot, startBrowser, type Language, type Window } from './support/browser'
import { documentNamed } from './support/documents'
import { openList as openListOf } from './support/list'

/** 儿童名单: columns and conditions by rights, totals, pages by cursor, the mark of changes. */
let hub: TestHub
let browser: Browser
beforeAll(async () => {
  hub = await startTestHub({ children: 120, pages: true })
  browser = await startBrowser()
})
afterAll(async () => {
  await browser?.close()
  await hub?.stop()
})

const openList = (account: string, purpose: string, language: Language = 'zh', width = 1440): Promise<Window> =>
  openListOf(browser, hub, account, purpose, { language, width })

test.each([
  ['education', 'dropout-control', '控辍保学'],
  ['doctor', 'health-care', '医疗卫生服务'],
  ['director', 'welfare-review', '福利核查'],
])('%s sees the columns of its rights, the rows and the total of the API', async (account, purpose, words) => {
  const { page, context, complaints } = await openList(account, words)
  const { text } = documentNamed('Children')
  const answer = await hub.ask(
    account,
    text,
    { first: 50, where: null, saved: null, orderBy: null, after: null },
    { 'x-purpose': purpose },
  )
  const { totalCount, edges } = answer.data.children
  const names = (edges as { node: { name: string } }[]).map(({ node }) => node.name)
  const shown = await page.locator('.children tbody a').allTextContents()
  expect(shown.length).toBeGreaterThan(5)
  expect(shown).toEqual(names.slice(0, shown.length))
  expect(await page.locator('.total').textContent()).toBe(`共 ${totalCount} 名`)
  const always = (answer.extensions['withheld'] as { path: string; at?: unknown }[]).filter(
    ({ at }) => at === undefined,
  )
  expect(always.length).toBeGreaterThan(0)
  for (const { path } of always)
    expect(await page.locator(`[data-column="${path.replace('children.edges.node.', '')}"]`).count()).toBe(0)
  expect(complaints).toEqual([])
  await context.close()
})

test('a condition that would be refused is not offered; one that is offered narrows the list', async () => {
  const { page, context } = await openList('education', '控辍保学')
  await page.getByRole('button', { name: '＋ 条件' }).click()
  const dialog = page.getByRole('dialog')
  expect(await dialog.getByRole('button', { name: '监护类型' }).count()).toBe(0)
  await dialog.getByRole('button', { name: '性别' }).click()
  await dialog.getByLabel('女').check()
  expect(await violationsOf(page)).toEqual([])
  await dialog.getByRole('button', { name: '应用' }).click()
  await page.locator('.chip').getByText('性别：女').waitFor()
  const query = 'query ($where: ChildFilter) { children(where: $where, first: 1) { totalCount } }'
  const { data } = await hub.ask(
    'education',
    query,
    { where: { sex: { in: ['FEMALE'] } } },
    { 'x-purpose': 'dropout-control' },
  )
  await page.getByText(`共 ${data.children.totalCount} 名`, { exact: true }).waitFor()
  expect(page.url()).toBe(`${hub.url}/#/children`)
  await context.close()
})

test('by keyboard alone: j and k go through the rows, Enter opens the child', async () => {
  const { page, context } = await openList('education', '控辍保学')
  await page.locator('.table-scroll').focus()
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  const second = await page.locator('.children tbody a').nth(1).textContent()
  await page.keyboard.press('Enter')
  await page.locator('article.child h1').waitFor()
  expect(await page.locator('article.child h1').textContent()).toBe(second)
  await context.close()
})

test('only rows in sight are in the page; scrolling reads the next page', async () => {
  const { page, context } = await openList('education', '控辍保学')
  const total = Number(/\d+/.exec((await page.locator('.total').textContent())!)![0])
  expect(total).toBeGreaterThan(60)
  expect(await page.locator('.children tbody a').count()).toBeLessThan(50)
  for (let tries = 0; tries < 40; tries += 1) {
    await page.locator('.table-scroll').evaluate((box) => box.scrollTo(0, box.scrollHeight))
    const last = await page.locator('tbody tr[aria-rowindex]').last().getAttribute('aria-rowindex')
    if (Number(last) === total + 1) break
    await page.waitForTimeout(250)
  }
  expect(await page.locator('tbody tr[aria-rowindex]').last().getAttribute('aria-rowindex')).toBe(String(total + 1))
  await context.close()
})

test('a change elsewhere is a mark, and the table stays until it is asked', async () => {
  const { page, context } = await openList('police', '户籍管理')
  const before = await page.locator('tbody').textContent()
  const query = '{ children(first: 50) { edges { node { id } } } }'
  const { data } = await hub.ask('police', query, {}, { 'x-purpose': 'household-registration' })
  await page.waitForTimeout(1500)
  await changeChild(hub, data.children.edges[0].node.id, { residence_division: '430421101' })
  const mark = page.getByRole('button', { name: '有 1 处变化' })
  await mark.waitFor()
  expect(await page.locator('tbody').textContent()).toBe(before)
  await shoot(page, 'children-changed')
  await mark.click()
  await mark.waitFor({ state: 'detached' })
  await context.close()
})

test.each(['zh', 'en'] as const)('axe finds nothing, and nothing scrolls sideways (%s)', async (language) => {
  for (const width of [1440, 390]) {
    const { page, context } = await openList(
      'director',
      language === 'zh' ? '福利核查' : 'Welfare review',
      language,
      width,
    )
    expect(await violationsOf(page)).toEqual([])
    expect(await scrollsSideways(page)).toBe(false)
    await shoot(page, `children-director-${language}-${width}`)
    await context.close()
  }
})
