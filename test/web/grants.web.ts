import type { Browser, Page } from 'playwright-core'
import { codes, decide, granted, request } from '../grants/support/counter'
import { asOwner } from '../hub/support/all-seeing'
import { showcaseUuid } from '../hub/support/sample'
import { startTestHub, type TestHub } from '../support/hub'
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

/** 授权: asked for, decided, ended and reviewed on the page, each as the API has it. */
const RULE = 'health.yml#mental-health'
const WHY = '学生多次缺勤，需了解筛查结果'
const PURPOSES = {
  education: ['控辍保学', 'Dropout control'],
  'health-approver': ['个案办理', 'Casework'],
  auditor: ['审计监督', 'Audit'],
  police: ['户籍管理', 'Household registration'],
  director: ['福利核查', 'Welfare review'],
} as const

let hub: TestHub
let browser: Browser
let uuid: string
let child: string
beforeAll(async () => {
  hub = await startTestHub({ children: 60, pages: true })
  browser = await startBrowser()
  uuid = await showcaseUuid(hub)
  child = `child:${uuid}`
})
afterAll(async () => {
  await browser?.close()
  await hub?.stop()
})
beforeEach(() => asOwner(hub, 'hub', 'TRUNCATE access_grant, change_key'))

async function open(
  account: keyof typeof PURPOSES,
  place: string,
  language: Language = 'zh',
  width = 1440,
): Promise<Window> {
  const window = await openWindow(browser, language, width)
  await signIn(window, hub, account, place)
  await choosePurpose(window, PURPOSES[account][language === 'zh' ? 0 : 1])
  return window
}

const mine = async () =>
  (await hub.ask('education', '{ myGrants { id version state reason note until hours emergency } }')).data.myGrants
const card = (page: Page, id: string) => page.locator(`[data-grant="${id}"]`)

test('from the lock to the value: asked for, approved, seen with its clock, given back', async () => {
  const asking = await open('education', `#/child/${uuid}`)
  await asking.page.getByRole('button', { name: '心理健康筛查 可申请' }).click()
  await asking.page.getByRole('dialog').getByRole('button', { name: '申请查看' }).click()
  await asking.page.getByRole('dialog').getByRole('link', { name: '紧急访问，或申请其他内容' }).click()
  await asking.page.getByRole('heading', { name: '申请查看：心理健康筛查' }).waitFor()
  await asking.page.getByLabel('事由').fill(WHY)
  await asking.page.getByLabel('时长').fill('2')
  await shoot(asking.page, 'grants-request-zh-1440')
  await asking.page.getByRole('button', { name: '提交申请' }).click()
  await asking.page.getByText('等待卫健局审批').waitFor()
  const [{ id }] = await mine()

  const { page, context, complaints } = await open('health-approver', '#/grants')
  await card(page, id).getByText(WHY).waitFor()
  await card(page, id).getByRole('button', { name: '审批' }).click()
  await page.getByLabel('批准时长').fill('1')
  await page.getByLabel('意见').fill('已核实，同意')
  await shoot(page, 'grants-decide-zh-1440')
  await page.getByRole('button', { name: '批准', exact: true }).click()
  await page.getByText('没有等待审批的申请').waitFor()
  await page.locator('.done').getByText('已批准').waitFor()
  const [after] = await mine()
  expect(after).toMatchObject({ state: 'APPROVED', hours: 1, note: '已核实，同意', reason: WHY })
  expect(complaints).toEqual([])
  await context.close()

  await asking.page.getByRole('link', { name: '查看我的申请' }).click()
  const own = card(asking.page, id)
  await own.locator('[role=timer]').waitFor()
  expect(await own.locator('[role=timer]').getAttribute('data-until')).toBe(after.until)
  const left = async () => {
    const [, hours, minutes, seconds] = /(\d+):(\d\d):(\d\d)/.exec(
      (await own.locator('[role=timer] b').textContent())!,
    )!
    return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)
  }
  const [first, at] = [await left(), hub.clock.now()]
  expect(Math.abs(first - (Date.parse(after.until) - at) / 1000)).toBeLessThan(2.5)
  await asking.page.waitForTimeout(2_100)
  expect(await left()).toBeLessThan(first)
  await own.getByText('已核实，同意').waitFor()
  await shoot(asking.page, 'grants-mine-zh-1440')
  await goTo(asking, `#/child/${uuid}`)
  await asking.page.locator('article.child').waitFor()
  await asking.page.getByRole('button', { name: '心理健康筛查 可申请' }).waitFor({ state: 'detached' })

  await goTo(asking, '#/grants')
  await own.getByRole('button', { name: '提前结束' }).click()
  await asking.page.getByLabel('原因').fill('已经看过，不再需要')
  await own.getByRole('button', { name: '提前结束' }).click()
  await asking.page.getByText('已结束的 1 项').waitFor()
  expect(await mine()).toMatchObject([{ state: 'REVOKED' }])
  expect(asking.complaints).toEqual([])
  await asking.context.close()
})

test('an emergency (en): warned, ticked, in force at once, told to the reviewer, reviewed', async () => {
  const { page, context } = await open('education', `#/grants/${uuid}%2F${encodeURIComponent(RULE)}`, 'en')
  await page.getByLabel('Emergency: at once').check()
  await page.getByText('it is always reviewed').waitFor()
  await page.getByLabel('Reason').fill('the child has not come home')
  const begin = page.getByRole('button', { name: 'Begin emergency access now' })
  await begin.click()
  await page.waitForTimeout(300)
  expect(await mine()).toEqual([]) // without the tick nothing is sent
  await page.getByLabel('I understand').check()
  expect(await violationsOf(page)).toEqual([])
  await shoot(page, 'grants-emergency-en-1440')
  await begin.click()
  await page.getByText('Emergency access has begun').waitFor()
  const [grant] = await mine()
  expect(grant).toMatchObject({ state: 'EMERGENCY', emergency: true, hours: 1 })

  const auditor = await open('auditor', '#/grants', 'en')
  await auditor.page.getByText('decides none').waitFor()
  expect(await card(auditor.page, grant.id).getByRole('button').allTextContents()).toEqual(['Reason'])
  expect(auditor.traffic.join('')).not.toContain('come home')
  await auditor.context.close()

  const reviewer = await open('health-approver', '#/grants', 'en')
  await card(reviewer.page, grant.id).getByRole('button', { name: 'Review' }).click()
  await reviewer.page.getByLabel('Note').fill('the police were called as well')
  await reviewer.page.getByRole('button', { name: 'There was need' }).click()
  await reviewer.page.getByText('No emergency waits for a review.').waitFor()
  await card(reviewer.page, grant.id).getByRole('button', { name: 'Revoke' }).waitFor() // still in force
  const { data } = await hub.ask('education', '{ myGrants { review reviewNote } }')
  expect(data.myGrants).toEqual([{ review: 'JUSTIFIED', reviewNote: 'the police were called as well' }])
  await reviewer.context.close()
  await context.close()
})

test('by keyboard alone: a request is refused with its reason', async () => {
  const asked = granted(await request(hub, 'education', child, { reason: WHY }))
  const { page, context } = await open('health-approver', '#/grants')
  await card(page, asked.id).waitFor()
  for (let tabs = 0; tabs < 30; tabs += 1) {
    await page.keyboard.press('Tab')
    if ((await page.evaluate(() => document.activeElement?.textContent)) === '审批') break
  }
  await page.keyboard.press('Enter')
  await page.locator('form.step textarea:focus').waitFor()
  await page.keyboard.type('请先与学校核实情况')
  for (let tabs = 0; tabs < 3; tabs += 1) await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.locator('.done').getByText('已驳回').waitFor()
  expect(await mine()).toMatchObject([{ state: 'REFUSED', note: '请先与学校核实情况' }])
  await context.close()
})

test('somebody else was first: it says so, and keeps what was typed', async () => {
  const asked = granted(await request(hub, 'education', child, { reason: WHY }))
  const { page, context } = await open('health-approver', '#/grants')
  await card(page, asked.id).getByRole('button', { name: '审批' }).click()
  await page.getByLabel('意见').fill('已核实，同意')
  expect(codes(await decide(hub, 'health-approver', asked, { decision: 'REFUSE' }))).toEqual([])
  await page.getByRole('button', { name: '批准', exact: true }).click()
  await page.getByText('别人已先处理。您写的内容仍在这里').waitFor()
  await page.getByRole('button', { name: '批准', exact: true }).waitFor({ state: 'detached' })
  expect(await page.getByLabel('意见').inputValue()).toBe('已核实，同意')
  await shoot(page, 'grants-conflict-zh-1440')
  expect(await mine()).toMatchObject([{ state: 'REFUSED' }])
  await page.getByRole('button', { name: '关闭' }).click()
  await card(page, asked.id).waitFor({ state: 'detached' })
  await context.close()
})

test('a refusal says what was expected; an answer that was lost is asked for again without a second request', async () => {
  const { page, context } = await open('education', `#/grants/${uuid}%2F${encodeURIComponent(RULE)}`)
  await page.getByLabel('事由').fill('。。。。。。')
  await page.getByRole('button', { name: '提交申请' }).click()
  await page.getByText('应为 5 至 1,000 字，用文字说明').waitFor()
  await page.getByLabel('事由').fill(WHY)
  await page.route('**/graphql', async (route) => {
    await route.fetch()
    await route.abort()
  })
  await page.getByRole('button', { name: '提交申请' }).click()
  await page.getByText('连接不上平台').waitFor()
  expect(await mine()).toHaveLength(1)
  await page.unroute('**/graphql')
  await page.getByRole('button', { name: '提交申请' }).click()
  await page.getByText('等待卫健局审批').waitFor()
  expect(await mine()).toHaveLength(1)
  await context.close()
})

test('a session that ends keeps the note; signed in again, it is sent', async () => {
  const asked = granted(await request(hub, 'education', child, { reason: WHY }))
  const { page, context } = await open('health-approver', '#/grants')
  await card(page, asked.id).getByRole('button', { name: '审批' }).click()
  await page.getByLabel('意见').fill('已核实，同意')
  const cookies = await context.cookies()
  await context.clearCookies()
  await page.getByRole('button', { name: '批准', exact: true }).click()
  await page.locator('.notice').getByText('登录已结束').waitFor()
  expect(await page.getByLabel('意见').inputValue()).toBe('已核实，同意')
  expect(await mine()).toMatchObject([{ state: 'REQUESTED' }])
  await context.addCookies(cookies)
  await page.getByRole('button', { name: '已登录，继续' }).click()
  await page.locator('.notice').waitFor({ state: 'detached' })
  await page.getByRole('button', { name: '批准', exact: true }).click()
  await page.locator('.done').getByText('已批准').waitFor()
  await context.close()
})

test.each(['police', 'director'] as const)('%s has no such page, and its address says so', async (account) => {
  const window = await open(account, '#/grants')
  await window.page.getByRole('heading', { name: '没有这个页面' }).waitFor()
  await window.page.getByText('以这个用途不能使用该页面').waitFor()
  expect(await window.page.locator('nav.pages a').allTextContents()).not.toContain('授权')
  await window.context.close()
})

test.each(['zh', 'en'] as const)('axe finds nothing, and nothing scrolls sideways (%s)', async (language) => {
  granted(await request(hub, 'civil-affairs', child, { reason: WHY }))
  granted(await request(hub, 'education', child, { reason: WHY, emergency: true }))
  for (const width of [1440, 390])
    for (const account of ['education', 'health-approver'] as const) {
      const { page, context, complaints } = await open(account, '#/grants', language, width)
      await page.locator('.grant [role=timer]').first().waitFor()
      expect(await violationsOf(page)).toEqual([])
      expect(await scrollsSideways(page)).toBe(false)
      await shoot(page, `grants-${account}-${language}-${width}`)
      expect(complaints).toEqual([])
      if (account === 'education') {
        await goTo({ page, context } as Window, `#/grants/${uuid}%2F${encodeURIComponent(RULE)}`)
        await page.locator('.request form').waitFor()
        expect(await violationsOf(page)).toEqual([])
        expect(await scrollsSideways(page)).toBe(false)
        await shoot(page, `grants-request-${language}-${width}`)
      }
      await context.close()
    }
})
