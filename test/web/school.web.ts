import type { Browser } from 'playwright-core'
import { SHOWCASE } from '../../src/demo/showcase'
import { today } from '../../src/kit/clock'
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

/** 学校: the own pupils by class, who is absent, and the roll's state of many numbers at once. */
let hub: TestHub
let browser: Browser
let pupils: readonly Pupil[]
beforeAll(async () => {
  hub = await startTestHub({ children: 120, pages: true })
  browser = await startBrowser()
  const variables = { first: 200, after: null, from: sixMonthsAgo() }
  const answer = await hub.ask('school', documentNamed('Pupils').text, variables, PURPOSE)
  pupils = (answer.data.children.edges as { node: Pupil }[]).map(({ node }) => node)
  expect(pupils.length).toBeGreaterThan(10)
})
afterAll(async () => {
  await browser?.close()
  await hub?.stop()
})

const PURPOSE = { 'x-purpose': 'dropout-control' }

interface Pupil {
  readonly name: string
  readonly education: {
    readonly grade: number
    readonly className: string
    readonly attendanceBand: string
    readonly attendance: readonly {
      readonly month: string
      readonly daysDue: number
      readonly daysPresent: number
      readonly daysUnexcused: number
    }[]
  }
}

function sixMonthsAgo(): string {
  const [year, month] = today(hub.clock).split('-').map(Number) as [number, number]
  return new Date(Date.UTC(year, month - 6, 1)).toISOString().slice(0, 7)
}

async function openSchool(language: Language = 'zh', width = 1440): Promise<Window> {
  const window = await openWindow(browser, language, width)
  await signIn(window, hub, 'school', '#/school')
  await choosePurpose(window, language === 'zh' ? '控辍保学' : 'Dropout control')
  await window.page.locator('#classes').waitFor()
  return window
}

test('months and absent pupils are those of the API', async () => {
  const { page, context, complaints } = await openSchool()
  const months = [...new Set(pupils.flatMap(({ education }) => education.attendance.map(({ month }) => month)))]
  const sum = (month: string, of: 'daysDue' | 'daysPresent' | 'daysUnexcused') =>
    pupils
      .flatMap(({ education }) => education.attendance)
      .filter((one) => one.month === month && one.daysDue > 0)
      .reduce((total, one) => total + one[of], 0)
  const taught = months.filter((month) => sum(month, 'daysDue') > 0).sort()
  expect(taught.length).toBeGreaterThan(1)
  const shown = await page
    .locator('tr[data-month]')
    .evaluateAll((rows) =>
      rows.map((row) => [
        row.getAttribute('data-month'),
        ...['present', 'unexcused'].map((name) =>
          Number(row.querySelector(`[data-number=${name}]`)!.textContent!.replaceAll(',', '')),
        ),
      ]),
    )
  expect(shown).toEqual(
    taught.reverse().map((month) => [month, sum(month, 'daysPresent'), sum(month, 'daysUnexcused')]),
  )
  const drawn = page.locator('.chart .drawing svg')
  await drawn.waitFor()
  const bars = [...taught].reverse().map((month) => sum(month, 'daysUnexcused').toLocaleString('zh-CN'))
  expect(await drawn.locator('text').allTextContents()).toEqual(expect.arrayContaining([...taught, ...bars]))
  const spoken = await page.locator('.chart [role=img]').getAttribute('aria-label')
  expect(spoken!.split('; ').slice(1)).toEqual([...taught].reverse().map((month, i) => `${month} ${bars[i]}`))
  const poor = pupils.filter(({ education }) => ['POOR', 'ABSENT'].includes(education.attendanceBand))
  expect(poor.map(({ name }) => name)).toContain(SHOWCASE.name)
  for (const { name } of poor) await page.locator('.absent').getByText(name, { exact: true }).waitFor()
  expect(complaints).toEqual([])
  await shoot(page, 'school-zh-1440')
  await context.close()
})

test('by keyboard alone: a class is opened, and a pupil of it', async () => {
  const { page, context } = await openSchool('en')
  const showcase = pupils.find(({ name }) => name === SHOWCASE.name)!
  const { grade, className } = showcase.education
  const mates = pupils.filter(({ education }) => education.grade === grade && education.className === className)
  const button = page.locator('.classes button').filter({ hasText: `Grade ${grade} ${className}` })
  await button.focus()
  await page.keyboard.press('Enter')
  const table = page.getByRole('region', { name: `Grade ${grade} ${className}` })
  await table.waitFor()
  expect((await table.locator('tbody a').allTextContents()).sort()).toEqual(mates.map(({ name }) => name).sort())
  await shoot(page, 'school-class-en')
  await table.getByRole('link', { name: SHOWCASE.name, exact: true }).focus()
  await page.keyboard.press('Enter')
  await page.locator('article.child h1').getByText(SHOWCASE.name).waitFor()
  await context.close()
})

const UNKNOWN = '11010519491231002X'

test('a list of numbers gets the answers of the API, each fault in words, and stands in no address and no storage', async () => {
  const window = await openSchool()
  const { page, context, complaints } = window
  const query = '{ children(first: 5) { edges { node { education { rollNumber } } } } }'
  const { data } = await hub.ask('school', query, {}, PURPOSE)
  const rolls = (data.children.edges as { node: { education: { rollNumber: string } } }[]).map(
    ({ node }) => node.education.rollNumber,
  )
  const numbers = [SHOWCASE.idNumber, ...rolls, UNKNOWN, '123']
  const asked = await hub.ask(
    'school',
    documentNamed('Enrolment').text,
    { students: numbers },
    { ...PURPOSE, 'accept-language': 'zh-CN' },
  )
  const answers = asked.data.enrolmentStatus as { rollState: string | null; error: { message: string } | null }[]
  expect(answers.filter(({ error }) => error).length).toBeGreaterThan(0)
  const addresses: string[] = []
  page.on('request', (request) => void addresses.push(request.url()))
  await page.locator('textarea').fill(numbers.join('\n'))
  await page.getByRole('button', { name: `核查 ${numbers.length} 个号码` }).click()
  await page.locator('.enrolment tbody tr').nth(numbers.length - 1).waitFor() // prettier-ignore
  for (const [index, { error, rollState }] of answers.entries()) {
    const row = await page.locator(`.enrolment tr[data-index="${index}"]`).textContent()
    expect(row!.replaceAll(' ', '')).toContain(numbers[index])
    if (error) expect(row).toContain(error.message)
    else if (rollState === 'ENROLLED') expect(row).toContain('在籍')
  }
  const faults = answers.filter(({ error }) => error).length
  await page.getByText(`${answers.length - faults} 个有结果，${faults} 个没有结果`).waitFor()
  expect(await violationsOf(page)).toEqual([])
  await shoot(page, 'school-check-zh')
  await page.getByLabel('只看没有结果的').check()
  expect(await page.locator('.enrolment tbody tr').count()).toBe(faults)
  const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, location.href]))
  for (const number of numbers.slice(0, -1)) {
    expect(kept).not.toContain(number)
    expect(addresses.join('\n')).not.toContain(number)
  }
  await page.getByRole('button', { name: '清除' }).click()
  await page.locator('.enrolment').waitFor({ state: 'detached' })
  expect(await page.locator('textarea').inputValue()).toBe('')
  expect(await page.content()).not.toContain(SHOWCASE.idNumber)
  expect(complaints).toEqual([])
  await context.close()
})

test('a file is read as pasted lines are; 1,000 numbers are answered, and more are not sent', async () => {
  const { page, context } = await openSchool('en', 1440)
  const file = (count: number) => ({
    name: 'numbers.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from(`${`${UNKNOWN}\r\n`.repeat(count - 1)}${SHOWCASE.idNumber}`),
  })
  await page.locator('input[type=file]').setInputFiles(file(1001))
  await page.getByText('There are 1001 numbers; at most 1000').waitFor()
  expect(await page.getByRole('button', { name: /Check 1,?001 numbers/ }).isDisabled()).toBe(true)
  await page.locator('input[type=file]').setInputFiles(file(1000))
  await page.getByRole('button', { name: /Check 1,?000 numbers/ }).click()
  await page.locator('.enrolment tr[data-index="999"]').waitFor()
  await page.getByText('1 answered, 999 not answered').waitFor()
  await shoot(page, 'school-check-en')
  await context.close()
})

test('an account of no school has no such page', async () => {
  for (const [account, purpose] of [
    ['education', '控辍保学'],
    ['analyst', '统计'],
  ] as const) {
    const window = await openWindow(browser)
    await signIn(window, hub, account, '#/school')
    await choosePurpose(window, purpose)
    await window.page.getByText('没有这个页面').waitFor()
    expect(await window.page.locator('nav.pages').textContent()).not.toContain('本校学生')
    await window.context.close()
  }
})

test.each(['zh', 'en'] as const)('axe finds nothing, and nothing scrolls sideways (%s)', async (language) => {
  for (const width of [1440, 390]) {
    const { page, context } = await openSchool(language, width)
    await page.locator('.classes button').first().click()
    expect(await violationsOf(page)).toEqual([])
    expect(await scrollsSideways(page)).toBe(false)
    await shoot(page, `school-${language}-${width}`)
    await context.close()
  }
})
