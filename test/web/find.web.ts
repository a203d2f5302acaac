import type { Browser, Request } from 'playwright-core'
import { SHOWCASE } from '../../src/demo/showcase'
import official from '../../web/app/frame/official.json'
import { DEMO_USERS } from '../auth/support/demo-actors'
import { showcaseUuid } from '../hub/support/sample'
import { startTestHub, type Answer, type TestHub } from '../support/hub'
import { violationsOf } from './support/axe'
import {
  choosePurpose,
  goTo,
  openWindow,
  scrollsSideways,
  shoot,
  signIn,
  startBrowser,
  type Language,
  type Window,
} from './support/browser'

/** The search of the frame: by name, pinyin, roll number and ID number, each as far as the hub allows it. */
let hub: TestHub
let browser: Browser
let uuid: string
beforeAll(async () => {
  hub = await startTestHub({ children: 60, pages: true })
  browser = await startBrowser()
  uuid = await showcaseUuid(hub)
})
afterAll(async () => {
  await browser?.close()
  await hub?.stop()
})

async function open(account: string, place = '#/rights', language: Language = 'zh', width = 1440): Promise<Window> {
  const window = await openWindow(browser, language, width)
  await signIn(window, hub, account, place)
  const purpose = DEMO_USERS[account]!.purposes[0] as keyof typeof official
  await choosePurpose(window, official[purpose][language])
  await window.page.locator('main h1').waitFor() // the page is whole
  return window
}

const field = ({ page }: Window) => page.getByRole('searchbox', { name: /^(查找儿童|Find a child)$/ })
const panel = ({ page }: Window) => page.locator('.find-panel')

async function find(window: Window, typed: string): Promise<void> {
  await field(window).fill(typed)
  await field(window).press('Enter')
}

/** A valid number that no child has. */
const OF_NOBODY = '430421201505120089'
const QUESTIONS = {
  '姓名、拼音': ['query ($value: String!) { it: children(where: { name: { prefix: $value } }, first: 1) { totalCount } }', SHOWCASE.name], // prettier-ignore
  学籍号: ['query ($value: String!) { it: childByRollNumber(rollNumber: $value) { id } }', SHOWCASE.rollNumber],
  身份证号: ['query ($value: String!) { it: childByIdNumber(idNumber: $value) { id } }', SHOWCASE.idNumber],
} as const

function refuses({ data, errors, extensions }: Answer): boolean {
  const withheld = (extensions['withheld'] ?? []) as readonly { readonly path: string }[]
  if (withheld.some(({ path }) => path === 'it')) return true
  if (data) return false
  if (errors?.[0]?.extensions['code'] !== 'ACCESS_FILTER') throw new TypeError(JSON.stringify(errors))
  return true
}

test.each(Object.keys(DEMO_USERS))('%s may search by what the API does not refuse it', async (account) => {
  const purpose = DEMO_USERS[account]!.purposes[0]!
  const asked = Object.entries(QUESTIONS).map(async ([way, [query, value]]) => {
    return [way, refuses(await hub.ask(account, query, { value }, { 'x-purpose': purpose }))] as const
  })
  const answers = await Promise.all(asked)
  const [allowed, refused] = [false, true].map((one) => answers.flatMap(([way, no]) => (no === one ? [way] : [])))
  const window = await open(account)
  if (allowed!.length === 0) {
    expect(await field(window).count()).toBe(0)
  } else {
    await field(window).focus()
    await panel(window)
      .getByText(`可按${allowed!.join('、')}查找`)
      .waitFor()
    const not = panel(window).getByText('本账号不能按')
    expect(await not.allTextContents()).toEqual(refused!.length > 0 ? [`本账号不能按${refused!.join('、')}查找。`] : [])
  }
  await window.context.close()
})

test('an ID number opens its child, and is in no address, no history and no storage', async () => {
  const window = await open('education')
  const { page, context, complaints } = window
  const addresses: string[] = []
  page.on('request', (request: Request) => void addresses.push(request.url()))
  page.on('framenavigated', (frame) => void addresses.push(frame.url()))
  const before = await page.evaluate(() => history.length)
  await find(window, SHOWCASE.idNumber.replace(/^(.{6})(.{8})/, ' $1 $2 '))
  const hit = panel(window).getByRole('link', { name: SHOWCASE.name })
  expect(await hit.getAttribute('href')).toBe(`#/child/${uuid}`)
  expect(await page.evaluate(() => history.length)).toBe(before)
  await shoot(page, 'find-zh-1440')
  await hit.click()
  await page.locator('article.child').getByRole('heading', { name: SHOWCASE.name }).waitFor()
  expect(page.url()).toBe(`${hub.url}/#/child/${uuid}`)
  expect(await field(window).inputValue()).toBe('')
  const kept = await page.evaluate(
    async () =>
    JSON.stringify([{ ...localStorage }, { ...sessionStorage }, history.state, document.cookie, await caches.keys(), (await indexedDB.databases()).length]), // prettier-ignore
  )
  const digits = SHOWCASE.idNumber.slice(6)
  expect([...addresses, kept].filter((text) => text.replaceAll(/%20|\s/g, '').includes(digits))).toEqual([])
  expect(kept).toBe('[{"tonglian-language":"zh"},{},null,"",[],0]')
  expect(hub.log.join('\n')).not.toContain(digits)
  expect(complaints).toEqual([])
  await context.close()
})

test.each([
  ['roll number', SHOWCASE.rollNumber.toLowerCase()],
  ['name', SHOWCASE.name],
  ['pinyin with tones', 'zhou1 yu3 tong2'],
])('by %s', async (_way, typed) => {
  const window = await open('school')
  await find(window, typed)
  await panel(window).locator(`a[href="#/child/${uuid}"]`).waitFor()
  await window.context.close()
})

test('a search that is not granted says by which rule, and sends nothing', async () => {
  const window = await open('doctor')
  const sent: string[] = []
  window.page.on('request', (request: Request) => void sent.push(request.postData() ?? ''))
  await find(window, SHOWCASE.idNumber)
  const refusal = panel(window).getByRole('alert')
  await refusal.getByText('本账号不能按身份证号查找').waitFor()
  await refusal.getByText('规则 hub.yml#lookup-by-id-number').waitFor()
  await shoot(window.page, 'find-refused-zh-1440')
  await find(window, SHOWCASE.name)
  await panel(window).getByRole('link', { name: SHOWCASE.name }).waitFor()
  expect(sent.join('\n')).toContain(SHOWCASE.name)
  expect(sent.join('\n')).not.toContain(SHOWCASE.idNumber)
  await window.context.close()
})

test('a number that is none is told from one of nobody; a child out of reach is nobody', async () => {
  const window = await open('neighbour')
  await find(window, SHOWCASE.idNumber.replace('X', '1'))
  await panel(window).getByText('应为 18 位').waitFor()
  await find(window, OF_NOBODY)
  await panel(window).getByText('没有找到').waitFor()
  const unknown = await panel(window).innerText()
  await find(window, SHOWCASE.idNumber)
  await panel(window).getByText('没有找到').waitFor()
  expect(await panel(window).innerText()).toBe(unknown)
  await find(window, '8')
  await panel(window).getByText('该号码不是有效的公民身份号码').waitFor()
  await window.context.close()
})

test('by keyboard: one key from anywhere but a text field, Escape closes', async () => {
  const window = await open('education', '#/rights', 'en')
  const { page, context } = window
  const isThere = () => field(window).evaluate((one) => one === document.activeElement)
  await page.locator('main').press('/')
  expect(await isThere()).toBe(true)
  await panel(window).getByText('comes here from any page').waitFor()
  expect(await violationsOf(page)).toEqual([])
  await page.keyboard.type('zyt')
  await page.keyboard.press('Enter')
  await panel(window)
    .getByText(/1 child found/)
    .waitFor()
  expect(await violationsOf(page)).toEqual([])
  await page.keyboard.press('Tab')
  await page.keyboard.press('Escape')
  expect([await isThere(), await panel(window).isVisible(), await field(window).inputValue()]).toEqual([true, false, 'zyt']) // prettier-ignore
  await page.keyboard.type('/')
  expect(await field(window).inputValue()).toBe('zyt/')
  await find(window, 'zyt')
  await panel(window).getByRole('link').waitFor()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.locator('article.child').waitFor()
  expect(await panel(window).isVisible()).toBe(false)
  await context.close()
})

test('on a phone, and gone with the purpose', async () => {
  const window = await open('civil-affairs', '#/rights', 'zh', 390)
  const { page, context } = window
  await find(window, SHOWCASE.name)
  await panel(window).getByRole('link', { name: SHOWCASE.name }).waitFor()
  expect(await scrollsSideways(page)).toBe(false)
  expect(await violationsOf(page)).toEqual([])
  await shoot(page, 'find-zh-390')
  await page.getByRole('button', { name: '福利核查' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '个案办理', exact: true }).click()
  await field(window).waitFor()
  expect([await field(window).inputValue(), await panel(window).isVisible()]).toEqual(['', false])
  await goTo(window, '#/home')
  await context.close()
})
