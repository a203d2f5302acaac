import type { Browser, Locator, Page } from 'playwright-core'
import { startTestHub, type TestHub } from '../support/hub'
import { violationsOf } from './support/axe'
import { scrollsSideways, shoot, startBrowser, type Window } from './support/browser'
import { documentNamed } from './support/documents'
import { tabTo, variablesSent } from './support/keys'
import { countOf, openList } from './support/list'

/** 儿童名单: conditions in groups within groups, divisions by search, and what a refused filter says. */
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

const education = (options: object = {}): Promise<Window> => openList(browser, hub, 'education', '控辍保学', options)

async function addChoice(page: Page, group: Locator, fact: string, value: string): Promise<void> {
  await group.getByRole('button', { name: '＋ 条件', exact: true }).last().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: fact, exact: true }).click()
  await dialog.getByLabel(value, { exact: true }).check()
  await dialog.getByRole('button', { name: '应用' }).click()
  await dialog.waitFor({ state: 'detached' })
}

/** 性别：女, and any of 学籍状态：在籍 and none of (出勤等级：较差, 控辍状态：无). */
const NESTED = {
  and: [
    { sex: { in: ['FEMALE'] } },
    {
      or: [
        { rollState: { in: ['SUSPENDED'] } },
        { not: { or: [{ attendanceBand: { in: ['FULL'] } }, { educationLeftBehind: { in: ['NONE'] } }] } },
      ],
    },
  ],
}

test('groups within groups ask the API for what the words say, and the list is what it answers', async () => {
  const { page, context, complaints } = await education()
  const sent = variablesSent(page, documentNamed('Children').id)
  const filter = page.getByRole('region', { name: '筛选条件' })
  await addChoice(page, filter, '性别', '女')
  await filter.getByRole('button', { name: '＋ 组' }).click()
  const any = filter.getByRole('group', { name: '条件组：任一满足' })
  await addChoice(page, any, '学籍状态', '休学')
  await any.getByRole('button', { name: '＋ 组' }).click()
  const inner = any.getByRole('group', { name: '条件组：任一满足' })
  await inner.getByRole('combobox').selectOption({ label: '都不满足' })
  const none = any.getByRole('group', { name: '条件组：都不满足' })
  await addChoice(page, none, '出勤等级', '全勤')
  await addChoice(page, none, '留守（教育口径）', '非留守儿童')
  const total = await countOf(hub, 'education', 'dropout-control', NESTED)
  expect(total).toBeGreaterThan(0)
  await page.getByText(`共 ${total} 名`, { exact: true }).waitFor()
  expect(sent.at(-1)!['where']).toEqual(NESTED)
  expect(await violationsOf(page)).toEqual([])
  await shoot(page, 'children-nested-1440')

  await page.setViewportSize({ width: 390, height: 844 })
  expect(await scrollsSideways(page)).toBe(false)
  expect(await violationsOf(page)).toEqual([])
  await shoot(page, 'children-nested-390')
  await page.setViewportSize({ width: 1440, height: 900 })

  // Changed in its place, and taken away with its group.
  await filter.getByRole('button', { name: '修改条件：性别：女' }).click()
  const dialog = page.getByRole('dialog')
  expect(await dialog.getByLabel('女', { exact: true }).isChecked()).toBe(true)
  await dialog.getByLabel('排除符合这一条件的').check()
  await dialog.getByRole('button', { name: '应用' }).click()
  await filter.getByText('性别不是：女').waitFor()
  await filter.getByRole('button', { name: '去掉条件组：任一满足' }).click()
  const left = await countOf(hub, 'education', 'dropout-control', { not: { sex: { in: ['FEMALE'] } } })
  await page.getByText(`共 ${left} 名`, { exact: true }).waitFor()
  expect(sent.at(-1)!['where']).toEqual({ not: { sex: { in: ['FEMALE'] } } })
  expect(complaints).toEqual([])
  await context.close()
})

test('an empty group asks nothing, and is not refused', async () => {
  const { page, context } = await education()
  const total = await page.locator('.total').textContent()
  const filter = page.getByRole('region', { name: '筛选条件' })
  for (let groups = 0; groups < 3; groups += 1) await filter.getByRole('button', { name: '＋ 组' }).last().click()
  expect(await filter.getByRole('group').count()).toBe(4)
  expect(await page.locator('.total').textContent()).toBe(total)
  expect(await page.locator('.refused').count()).toBe(0)
  await context.close()
})

test('by keyboard alone: f, a condition, a group and a condition in it; the focus is never lost', async () => {
  const { page, context } = await education()
  const sent = variablesSent(page, documentNamed('Children').id)
  const press = (key: string) => page.keyboard.press(key)
  const add = async (fact: string, value: string) => {
    await press('Enter')
    await page.getByRole('dialog').waitFor()
    await tabTo(page, fact)
    await press('Enter')
    await tabTo(page, value)
    await press('Space')
    await tabTo(page, '应用')
    await press('Enter')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  }
  await press('f')
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('＋ 条件')
  await add('性别', '女')
  await tabTo(page, '＋ 组')
  await press('Enter')
  await page.getByRole('group', { name: '条件组：任一满足' }).waitFor()
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('SELECT')
  await tabTo(page, '＋ 条件')
  await add('学籍状态', '在籍')
  const where = { and: [{ sex: { in: ['FEMALE'] } }, { rollState: { in: ['ENROLLED'] } }] }
  const total = await countOf(hub, 'education', 'dropout-control', where)
  await page.getByText(`共 ${total} 名`, { exact: true }).waitFor()
  expect(sent.at(-1)!['where']).toEqual(where)
  await press('f')
  await page.keyboard.press('Shift+Tab')
  await tabTo(page, '去掉条件：学籍状态：在籍')
  await press('Enter')
  await page.getByText('学籍状态：在籍').waitFor({ state: 'detached' })
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('＋ 条件')
  await context.close()
})

test('a division is found by its name, its reading, its initials and its code, and chosen by level', async () => {
  const { page, context } = await education()
  const filter = page.getByRole('region', { name: '筛选条件' })
  await filter.getByRole('button', { name: '＋ 条件', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: '现居住地', exact: true }).click()
  const search = dialog.getByLabel('查找行政区划：名称、拼音、首字母或代码')
  for (const typed of ['西渡', 'xidu', 'xdz', '430421100']) {
    await search.fill(typed)
    await dialog.getByRole('button', { name: '西渡镇 湖南省衡阳市衡阳县西渡镇', exact: true }).waitFor()
  }
  await search.fill('海淀')
  await dialog.getByText('没有找到').waitFor() // not in the own area
  await search.fill('xidu')
  await dialog.getByRole('button', { name: '西渡镇 湖南省衡阳市衡阳县西渡镇', exact: true }).click()
  await dialog.getByText('已选：西渡镇').waitFor()
  const level = (name: string) => dialog.getByRole('combobox', { name, exact: true })
  await level('村级').waitFor()
  expect(await level('县级').inputValue()).toBe('430421')
  expect(await level('乡级').inputValue()).toBe('430421100')
  await level('村级').selectOption({ label: '桐桥村' })
  await dialog.getByText('已选：桐桥村').waitFor()
  expect(await violationsOf(page)).toEqual([])
  await level('村级').selectOption({ label: '全部' })
  await dialog.getByRole('button', { name: '应用' }).click()
  await filter.getByText('现居住地：西渡镇').waitFor()
  const total = await countOf(hub, 'education', 'dropout-control', { residenceDivision: { within: '430421100' } })
  await page.getByText(`共 ${total} 名`, { exact: true }).waitFor()
  expect(page.url()).toBe(`${hub.url}/#/children`)
  await context.close()
})

test('a refused filter says which field, by which rule, and what would be needed', async () => {
  const { page, context } = await education({ place: '#/children/guardianshipType.NONE~sex.FEMALE' })
  const refused = page.locator('.children .refused')
  const { errors } = await hub.ask(
    'education',
    'query ($where: ChildFilter) { children(where: $where, first: 1) { totalCount } }',
    { where: { guardianshipType: { in: ['NONE'] } } },
    { 'x-purpose': 'dropout-control' },
  )
  const { code, field, rule } = errors![0]!.extensions as Record<string, string>
  expect([code, field]).toEqual(['ACCESS_FILTER', 'WelfareRecord.guardianshipType'])
  await refused.getByText(`涉及字段 ${field}，规则 ${rule}。`).waitFor()
  await refused.getByText(/不能按“.*监护类型”筛选/).waitFor()
  const text = await refused.locator('.needed').textContent()
  expect(text).toMatch(/本账号的职责不包括这一项|需要主管部门|只能看到脱敏|只能在统计中/)
  expect(await violationsOf(page)).toEqual([])
  await page.getByRole('button', { name: '去掉条件：监护类型：无人监护' }).click()
  const total = await countOf(hub, 'education', 'dropout-control', { sex: { in: ['FEMALE'] } })
  await page.getByText(`共 ${total} 名`, { exact: true }).waitFor()
  await context.close()
})

test('in English, on a phone: a group, a condition by division and one by what is recorded', async () => {
  const options = { language: 'en', width: 390 } as const
  const { page, context, complaints } = await openList(browser, hub, 'civil-affairs', 'Welfare review', options)
  const filter = page.getByRole('region', { name: 'Conditions' })
  await filter.getByRole('button', { name: '+ Group' }).click()
  const group = filter.getByRole('group', { name: 'Group of conditions: Any of' })
  const dialog = page.getByRole('dialog')
  await group.getByRole('button', { name: '+ Condition' }).click()
  await dialog.getByRole('button', { name: 'Welfare category' }).click()
  await dialog.getByRole('combobox', { name: 'By what' }).selectOption({ label: 'not recorded' })
  expect(await violationsOf(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Apply' }).click()
  await group.getByRole('button', { name: '+ Condition' }).click()
  await dialog.getByRole('button', { name: 'Residence division' }).click()
  await dialog.getByLabel('Find a division: name, pinyin, initials or code').fill('xdz')
  await dialog.getByRole('button', { name: /^西渡镇/ }).click()
  expect(await violationsOf(page)).toEqual([])
  expect(await scrollsSideways(page)).toBe(false)
  await shoot(page, 'children-division-en-390')
  await dialog.getByRole('button', { name: 'Apply' }).click()
  await group.getByText('Residence division: 西渡镇').waitFor()
  const where = { or: [{ welfareCategory: { isNull: true } }, { residenceDivision: { within: '430421100' } }] }
  const total = await countOf(hub, 'civil-affairs', 'welfare-review', where)
  await page.getByText(`${total} children`, { exact: true }).waitFor()
  expect(await violationsOf(page)).toEqual([])
  expect(await scrollsSideways(page)).toBe(false)
  expect(complaints).toEqual([])
  await context.close()
})
