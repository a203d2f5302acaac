import type { Browser } from 'playwright-core'
import { startTestHub, type TestHub } from '../support/hub'
import { violationsOf } from './support/axe'
import { goTo, scrollsSideways, shoot, startBrowser } from './support/browser'
import { documentNamed } from './support/documents'
import { variablesSent } from './support/keys'
import { openList } from './support/list'

/** 儿童名单: which facts stand as columns, by rights, in which order; sorted by a press on a head. */
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

const FIELDS = ['WelfareRecord.guardianshipType', 'EducationRecord.attendanceBand', 'HealthRecord.disabilityClass', 'Child.birthDate'] // prettier-ignore
const SECTIONS = ['Child.welfare', 'Child.education', 'Child.health']
const WORDS = ['监护类型', '出勤等级', '残疾类别', '出生日期']

test.each([
  ['education', 'dropout-control', '控辍保学'],
  ['doctor', 'health-care', '医疗卫生服务'],
  ['civil-affairs', 'welfare-review', '福利核查'],
])(
  '%s is offered what it may see; what it may not is there with its lock and the reason',
  async (account, purpose, words) => {
    const rights = await hub.ask(
      account,
      'query ($fields: [String!]) { myRights(fields: $fields) { field level rule } }',
      { fields: [...FIELDS, ...SECTIONS] },
      { 'x-purpose': purpose },
    )
    const rightOf = new Map((rights.data.myRights as { field: string; level: string; rule: string }[]).map((one) => [one.field, one])) // prettier-ignore
    const { page, context, complaints } = await openList(browser, hub, account, words)
    await page.getByRole('button', { name: '列', exact: true }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('性别').waitFor()
    for (const [at, field] of FIELDS.entries()) {
      // Where the whole part is withheld, its own rule is the reason.
      const section = rightOf.get(SECTIONS[at] ?? '')
      const { level, rule } = section?.level === 'NONE' ? section : rightOf.get(field)!
      const box = dialog.getByRole('checkbox', { name: WORDS[at]! })
      const lock = dialog.locator('[data-locked]', { hasText: WORDS[at]! })
      expect([field, await box.count(), await lock.count()]).toEqual([field, ...(level === 'NONE' ? [0, 1] : [1, 0])])
      if (level !== 'NONE') continue
      const text = await lock.textContent()
      expect(text).toContain(rule)
      expect(text!.replace(WORDS[at]!, '').replace(rule, '').length).toBeGreaterThan(10) // the reason
    }
    expect(await violationsOf(page)).toEqual([])
    await shoot(page, `children-columns-${account}`)
    expect(complaints).toEqual([])
    await context.close()
  },
)

test('a column is added last, moved and taken away; what does not stand is not asked for; the choice is in no storage', async () => {
  const window = await openList(browser, hub, 'education', '控辍保学')
  const { page, context } = window
  const sent = variablesSent(page, documentNamed('Children').id)
  const heads = () => page.locator('thead th').allTextContents()
  const before = (await heads()).length
  await page.getByRole('button', { name: '列', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('checkbox', { name: '户籍所在地' }).check()
  await page.locator('th', { hasText: '户籍所在地' }).waitFor()
  expect((await heads()).at(-1)).toContain('户籍所在地')
  expect(sent.at(-1)).toMatchObject({ registeredDivision: true, birthDate: false })
  await dialog.getByRole('button', { name: '左移：户籍所在地' }).click()
  await expectSoon(async () => [String((await heads()).findIndex((head) => head.includes('户籍所在地')))], [String(before - 1)]) // prettier-ignore
  await dialog.getByRole('checkbox', { name: '性别' }).uncheck()
  await page.locator('th', { hasText: '性别' }).waitFor({ state: 'detached' })
  expect(sent.at(-1)).toMatchObject({ registeredDivision: true, sex: false })
  const chosen = await heads()

  await page.keyboard.press('Escape')
  await goTo(window, '#/rights')
  await page.locator('.children').waitFor({ state: 'detached' })
  await goTo(window, '#/children')
  await page.locator('.children tbody a').first().waitFor()
  expect(await heads()).toEqual(chosen)
  const kept = await page.evaluate(() => [{ ...localStorage }, { ...sessionStorage }, location.href, document.cookie])
  expect(kept).toEqual([{ 'tonglian-language': 'zh' }, {}, `${hub.url}/#/children`, ''])

  await page.getByRole('button', { name: '列', exact: true }).click()
  await page.getByRole('button', { name: '恢复默认列' }).click()
  await page.locator('th', { hasText: '性别' }).waitFor()
  expect((await heads()).length).toBe(before)
  await context.close()
})

test('a press on a head sorts upwards, downwards and not at all, as the API does', async () => {
  const { page, context } = await openList(browser, hub, 'education', '控辍保学')
  const names = async (orderBy: object | null) => {
    const query = 'query ($orderBy: ChildOrder) { children(first: 10, orderBy: $orderBy) { edges { node { name } } } }'
    const { data } = await hub.ask('education', query, { orderBy }, { 'x-purpose': 'dropout-control' })
    return (data.children.edges as { node: { name: string } }[]).map(({ node }) => node.name)
  }
  const shown = async () => (await page.locator('.children tbody a').allTextContents()).slice(0, 10)
  const head = (name: string) => page.locator('th', { has: page.getByRole('button', { name }) })
  for (const [sort, orderBy] of [
    ['ascending', { by: 'NAME', direction: 'ASC' }],
    ['descending', { by: 'NAME', direction: 'DESC' }],
    [null, null],
  ] as const) {
    await head('姓名').getByRole('button').click()
    await expectSoon(shown, await names(orderBy))
    expect(await head('姓名').getAttribute('aria-sort')).toBe(sort)
  }
  await head('年龄').getByRole('button').click() // the youngest first: born last
  await expectSoon(shown, await names({ by: 'BIRTH_MONTH', direction: 'DESC' }))
  expect(await head('年龄').getAttribute('aria-sort')).toBe('ascending')
  expect(await violationsOf(page)).toEqual([])
  await context.close()
})

test.each(['zh', 'en'] as const)('on a phone the panel of columns fits (%s)', async (language) => {
  const purpose = language === 'zh' ? '福利核查' : 'Welfare review'
  const { page, context } = await openList(browser, hub, 'director', purpose, { language, width: 390 })
  await page.getByRole('button', { name: language === 'zh' ? '列' : 'Columns', exact: true }).click()
  await page.getByRole('dialog').getByRole('checkbox').first().waitFor()
  expect(await violationsOf(page)).toEqual([])
  expect(await scrollsSideways(page)).toBe(false)
  await shoot(page, `children-columns-390-${language}`)
  await context.close()
})

async function expectSoon(read: () => Promise<string[]>, expected: string[]): Promise<void> {
  let got = await read()
  for (let tries = 0; tries < 40 && JSON.stringify(got) !== JSON.stringify(expected); tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 250))
    got = await read()
  }
  expect(got).toEqual(expected)
}
