import type { Browser, Page } from 'playwright-core'
import { asOwner } from '../hub/support/all-seeing'
import { startTestHub, type TestHub } from '../support/hub'
import { violationsOf } from './support/axe'
import { startBrowser } from './support/browser'
import { documentNamed } from './support/documents'
import { variablesSent } from './support/keys'
import { countOf, openList } from './support/list'

/** 儿童名单: saved filters are kept, used, renamed, changed and deleted from the page, with the refusals of the catalogue. */
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

interface Saved {
  readonly id: string
  readonly name: string
  readonly version: number
  readonly where: object
}

const PURPOSE = { 'x-purpose': 'dropout-control' }
const GIRLS = { sex: { in: ['FEMALE'] } }

async function savedOf(account: string): Promise<Saved[]> {
  const { data } = await hub.ask(account, '{ savedFilters { id name version where } }', {}, PURPOSE)
  return data.savedFilters as Saved[]
}

/** Keeps a filter by the API, as another tab does. */
async function keep(input: object, key: string): Promise<Saved> {
  const mutation = 'mutation ($i: SaveFilterInput!) { saveFilter(input: $i) { filter { id name version where } errors { code } } }' // prettier-ignore
  const { data } = await hub.ask('education', mutation, { i: { ...input, idempotencyKey: key } }, PURPOSE)
  expect(data.saveFilter.errors).toEqual([])
  return data.saveFilter.filter as Saved
}

const open = (place = '#/children') => openList(browser, hub, 'education', '控辍保学', { place })
const chooseSaved = (page: Page, name: string) => page.getByLabel('保存的筛选').selectOption({ label: name })

async function saveAs(page: Page, button: string, name: string): Promise<void> {
  await page.getByRole('button', { name: button, exact: true }).click()
  const dialog = page.getByRole('dialog', { name: button })
  await dialog.getByLabel('名称').fill(name)
  await dialog.getByRole('button', { name: '保存', exact: true }).click()
}

const closed = (page: Page) => page.getByRole('dialog').waitFor({ state: 'detached' })

test('kept, used, renamed, changed and deleted', async () => {
  const { page, context, complaints } = await open('#/children/sex.FEMALE')
  const sent = variablesSent(page, documentNamed('Children').id)
  await saveAs(page, '保存筛选', '女生')
  await closed(page)
  const [girls] = await savedOf('education')
  expect(girls).toMatchObject({ name: '女生', version: 1, where: GIRLS })
  const total = await countOf(hub, 'education', 'dropout-control', GIRLS)
  await page.getByText(`共 ${total} 名`, { exact: true }).waitFor()
  expect(await page.getByLabel('保存的筛选').inputValue()).toBe(girls!.id)
  expect(sent.at(-1)).toMatchObject({ saved: girls!.id, where: null })

  await saveAs(page, '重命名', '全部女生')
  await closed(page)
  expect(await savedOf('education')).toMatchObject([{ id: girls!.id, name: '全部女生', version: 2, where: GIRLS }])

  await page.getByRole('button', { name: '修改条件', exact: true }).click()
  await page.getByText('正在修改：全部女生').waitFor()
  await page.getByRole('button', { name: '修改条件：性别：女' }).click()
  await page.getByRole('dialog').getByLabel('男', { exact: true }).check()
  await page.getByRole('dialog').getByRole('button', { name: '应用' }).click()
  await page.getByText('性别：女 或 男').or(page.getByText('性别：女或男')).waitFor()
  expect(await violationsOf(page)).toEqual([])
  await saveAs(page, '保存修改', '男女生')
  await closed(page)
  await page.getByRole('button', { name: '重命名' }).waitFor()
  const both = { sex: { in: ['FEMALE', 'MALE'] } }
  expect(await savedOf('education')).toMatchObject([{ id: girls!.id, name: '男女生', version: 3, where: both }])

  await page.getByRole('button', { name: '删除筛选' }).click()
  await page.getByRole('dialog').getByText('删除“男女生”？').waitFor()
  expect(await savedOf('education')).toHaveLength(1) // asked once more first
  await page.getByRole('button', { name: '确认删除' }).click()
  await closed(page)
  expect(await savedOf('education')).toEqual([])
  await page.locator('.children tbody a').first().waitFor()
  expect(sent.at(-1)).toMatchObject({ saved: null, where: null })
  expect(await page.locator('.refused').count()).toBe(0)
  expect(complaints).toEqual([])
  await context.close()
})

test('refusals say why, and keep what was typed: a taken name, another’s change, a filter that is gone', async () => {
  const kept = await keep({ name: '甲', where: GIRLS }, 'saved-web-0001')
  await keep({ name: '乙', where: { sex: { in: ['MALE'] } } }, 'saved-web-0002')
  const { page, context } = await open()
  await chooseSaved(page, '甲')
  await saveAs(page, '重命名', '乙')
  const dialog = page.getByRole('dialog')
  await dialog.getByText(/与本账号的另一个筛选重名/).waitFor()
  expect(await dialog.getByLabel('名称').inputValue()).toBe('乙')
  expect(await violationsOf(page)).toEqual([])
  await page.keyboard.press('Escape')

  await page.getByRole('button', { name: '修改条件', exact: true }).click()
  await keep({ id: kept.id, version: kept.version, name: '甲', where: { sex: { in: ['MALE'] } } }, 'saved-web-0003')
  await saveAs(page, '保存修改', '甲')
  await dialog.getByText(/版本号已变/).waitFor()
  await page.keyboard.press('Escape')
  const remove = 'mutation ($i: DeleteFilterInput!) { deleteFilter(input: $i) { deletedId errors { code } } }'
  await hub.ask('education', remove, { i: { id: kept.id, version: 2, idempotencyKey: 'saved-web-0004' } }, PURPOSE)
  await saveAs(page, '保存修改', '丙')
  await dialog.getByText('本账号没有这个已保存的筛选。').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: '放弃修改' }).click()
  expect((await savedOf('education')).map(({ name }) => name)).toEqual(['乙'])
  await context.close()
})

test('a saved filter that is refused now says why, in nested groups too, and can be mended', async () => {
  const kept = await keep({ name: '以前可用', where: GIRLS }, 'saved-web-0005')
  const nested = { and: [GIRLS, { or: [{ not: { guardianshipType: { in: ['NONE'] } } }, { rollState: { in: ['ENROLLED'] } }] }] } // prettier-ignore
  await asOwner(hub, 'hub', 'UPDATE saved_filter SET content = $1 WHERE id = $2::uuid', [
    JSON.stringify({ where: nested, orderBy: null }),
    kept.id.replace('filter:', ''),
  ])
  const { page, context } = await open()
  await chooseSaved(page, '以前可用')
  const refused = page.locator('.children .refused')
  await refused.getByText(/涉及字段 WelfareRecord.guardianshipType，规则 \S+。/).waitFor()
  expect(await refused.locator('.needed li').count()).toBeGreaterThan(1)
  await page.getByRole('button', { name: '修改条件', exact: true }).click()
  const inner = page.getByRole('group', { name: '条件组：任一满足' })
  await inner.getByText('监护类型不是：无人监护').waitFor()
  await refused.getByText(/不能按“.*监护类型”筛选/).waitFor()
  await saveAs(page, '保存修改', '以前可用')
  await page
    .getByRole('dialog')
    .getByText(/guardianshipType/)
    .waitFor() // the field is named here, too
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: '去掉条件：监护类型不是：无人监护' }).click()
  const mended = { and: [GIRLS, { rollState: { in: ['ENROLLED'] } }] }
  const total = await countOf(hub, 'education', 'dropout-control', mended)
  await page.getByText(`共 ${total} 名`, { exact: true }).waitFor()
  await saveAs(page, '保存修改', '以前可用')
  await closed(page)
  expect((await savedOf('education')).find(({ id }) => id === kept.id)).toMatchObject({ version: 2, where: mended })
  await context.close()
})

test('another account sees none of them, and is answered as for one that never was', async () => {
  const [others] = await savedOf('education')
  const query = 'query ($id: ID) { children(saved: $id, first: 1) { totalCount } }'
  const police = { 'x-purpose': 'household-registration' }
  const answerTo = async (id: string) => {
    const { status, data, errors } = await hub.ask('police', query, { id }, police)
    return { status, data, errors: errors?.map(({ message, extensions }) => [message, extensions['code']]) }
  }
  const foreign = await answerTo(others!.id)
  expect(foreign.errors).toEqual([[expect.any(String), 'SAVED_FILTER_NOT_FOUND']])
  expect(foreign).toEqual(await answerTo('filter:00000000-0000-4000-8000-000000000000'))
  const { page, context } = await openList(browser, hub, 'police', '户籍管理')
  expect(await page.getByLabel('保存的筛选').count()).toBe(0)
  await context.close()
})
