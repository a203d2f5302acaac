import type { Browser } from 'playwright-core'
import { SHOWCASE } from '../../src/demo/showcase'
import { showcaseUuid } from '../hub/support/sample'
import { startTestHub, type TestHub } from '../support/hub'
import { ALL_ACCOUNTS } from './support/accounts'
import { choosePurpose, goTo, openWindow, signIn, signInByPage, startBrowser } from './support/browser'
import { keptBy } from './support/leaks'

/** Where dashboards of others have leaked: a browser that two people use, a session that has ended, ids that are guessed, a page behind its address. */
let hub: TestHub
let browser: Browser
let uuid: string
const UNKNOWN = '00000000-0000-4000-8000-000000000000'
const RULE = encodeURIComponent('health.yml#mental-health')
beforeAll(async () => {
  hub = await startTestHub({ children: 60, pages: true })
  browser = await startBrowser()
  uuid = await showcaseUuid(hub)
})
afterAll(async () => {
  await browser?.close()
  await hub?.stop()
})

const dataIn = (traffic: readonly string[]) => traffic.filter((text) => text.startsWith('{"data"'))

test('signed out, and another signed in: no way back shows what the first saw', async () => {
  const window = await openWindow(browser)
  const { page, context, traffic } = window
  await signInByPage(window, hub, 'police', `#/child/${uuid}`)
  await choosePurpose(window, '户籍管理')
  await page.getByRole('heading', { name: SHOWCASE.name }).waitFor()
  const tab = await context.newPage()
  await tab.goto(`${hub.url}/#/children`)
  await tab.getByRole('button', { name: '户籍管理', exact: true }).click()
  await tab.locator('.children tbody a').first().waitFor()

  await page.locator('#bar').getByRole('button', { name: /^police/ }).click() // prettier-ignore
  await page.getByRole('button', { name: '退出登录' }).click()
  await page.locator('#page').waitFor({ state: 'detached' })
  await page.goto(`${hub.url}/auth/login?to=/&account=analyst`)
  await page.locator('button[name=account][value="analyst"]').click()
  await page.locator('.choose').waitFor()
  traffic.length = 0
  await choosePurpose(window, '统计')
  const seen: string[] = [await page.content()]
  await goTo(window, `#/child/${uuid}`)
  await page.getByText('没有这个页面').waitFor()
  for (let steps = 0; steps < 4; steps += 1) {
    await page.goBack().catch(() => null)
    await page.waitForTimeout(300)
    seen.push(await page.content())
  }
  await tab.bringToFront()
  await tab.evaluate(() => void globalThis.dispatchEvent(new Event('focus')))
  await tab.locator('.choose').waitFor()
  seen.push(await tab.content())
  expect([...seen, ...traffic].filter((text) => text.includes(SHOWCASE.name))).toEqual([])
  expect(await keptBy({ ...window, page: tab })).toMatchObject({ session: {}, databases: [], caches: [] })
  await context.close()
})

test('a session that was ended elsewhere gives no more data, on any page', async () => {
  const window = await openWindow(browser)
  const { page, context, traffic } = window
  await signInByPage(window, hub, 'education', `#/child/${uuid}`)
  await choosePurpose(window, '控辍保学')
  await page.getByRole('heading', { name: SHOWCASE.name }).waitFor()
  const cookie = (await context.cookies(hub.url)).map(({ name, value }) => `${name}=${value}`).join('; ')
  const ended = await fetch(`${hub.url}/auth/logout`, {
    method: 'POST',
    headers: { cookie, 'x-tonglian-csrf': '1', accept: 'application/json' },
  })
  expect(ended.status).toBe(200)
  traffic.length = 0
  const places = await page.locator('nav.pages a').evaluateAll((all) => all.map((one) => one.getAttribute('href')!))
  expect(places.length).toBeGreaterThan(3)
  for (const place of [...places, `#/child/${UNKNOWN}`, `#/audit/${uuid}`]) {
    await goTo(window, place)
    // The file check asks nothing before it has a file.
    if (place !== '#/files') await page.locator('#page .refused').getByText('登录已结束').first().waitFor()
    expect(await page.locator('#page').textContent()).not.toContain(SHOWCASE.name)
  }
  expect(dataIn(traffic)).toEqual([])
  await page.locator('.notice').getByText('登录已结束').waitFor()
  await context.close()
})

test('an id that the account may not see and one that nobody has: the same page, the same answers', async () => {
  for (const place of [
    (id: string) => `#/child/${id}`,
    (id: string) => `#/grants/${id}%2F${RULE}`,
    (id: string) => `#/audit/${id}`,
  ]) {
    // prettier-ignore
    const outcomes: string[] = []
    for (const id of [UNKNOWN, uuid]) {
      const window = await openWindow(browser)
      const { page, context, traffic } = window
      await signIn(window, hub, 'neighbour', place(id))
      await choosePurpose(window, '控辍保学')
      await page.locator('#page h1').first().waitFor()
      await page.waitForFunction(() => document.querySelectorAll('.skeleton').length === 0)
      if (place(id).startsWith('#/grants')) {
        await page.getByLabel('事由').fill('学生多次缺勤，需了解情况')
        await page.getByRole('button', { name: '提交申请' }).click()
        await page.locator('#page form .refused').waitFor()
      }
      await page.waitForLoadState('networkidle')
      await page.waitForTimeout(300) // the last answer's text is read after it came
      const answers = dataIn(traffic).sort()
      expect(answers.length).toBeGreaterThan(0)
      outcomes.push(withoutNames([await page.locator('#page').innerHTML(), ...answers].join('\n'), id))
      await context.close()
    }
    expect(outcomes[1]).toBe(outcomes[0])
  }
})

/** Without what differs between any two visits: the id that was asked for, requests, clocks, and the ids that React gives. */
function withoutNames(text: string, id: string): string {
  return text
    .replaceAll(id, 'ID')
    .replaceAll(id.slice(0, 8), 'ID')
    .replace(/[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/g, 'UUID')
    .replace(/\d{4}-\d\d-\d\d[T ][\d:.]+Z?/g, 'TIME')
    .replace(/\b\d\d:\d\d\b/g, 'TIME')
    .replace(/"(ageSeconds|cost|entries)":[\d.]+/g, '$1')
    .replace(/"(id|for|aria-\w+)=?"?[:=]?"[^"]*_r_\w+_?[^"]*"/g, '$1')
    .replace(/_r_\w+_|react-aria[\w-:]*/g, 'REACT')
}

test.each(ALL_ACCOUNTS)(
  '%s: a page that is not offered shows nothing and asks nothing, whatever its address',
  async (account, purpose, words) => {
    // prettier-ignore
    const rights = await hub.ask(
    account,
    '{ me { school worker } myRights { field level statistics } }',
    {},
    { 'x-purpose': purpose },
  )
    const { me, myRights } = rights.data as {
      me: { school: string | null; worker: string | null }
      myRights: { field: string; level: string; statistics: boolean }[]
    }
    const may = (field: string) => myRights.some((one) => one.field === field && one.level !== 'NONE')
    const lists = may('Query.children') && may('Child.id')
    const expected: Record<string, boolean> = {
      'my-list': lists && me.worker !== null,
      home: true,
      school: lists && me.school !== null,
      children: lists,
      ledgers: may('Query.ledgerItems'),
      files: may('Query.enrolmentStatus'),
      returns: may('Query.returns'),
      numbers:
        (lists && may('Query.statistics')) ||
        myRights.some(({ field, statistics }) => field === 'Query.statistics' && statistics),
      grants: ['Query.myGrants', 'Query.grantsToDecide', 'Query.grantsToReview'].some(may),
      audit: may('Query.auditTrail'),
      rights: may('Query.accessMatrix'),
    }
    const window = await openWindow(browser)
    const { page, context, traffic } = window
    await signIn(window, hub, account, '#/nowhere') // home would ask
    await choosePurpose(window, words)
    const offered = await page.locator('nav.pages a').evaluateAll((all) => all.map((one) => one.getAttribute('href')!))
    expect(offered).toEqual(Object.keys(expected).filter((name) => expected[name]).map((name) => `#/${name}`)) // prettier-ignore
    await page.getByRole('heading', { name: '没有这个页面' }).waitFor()
    const closed = Object.keys(expected).filter((name) => !expected[name])
    if (!may('Child.name')) closed.push('child')
    await page.waitForLoadState('networkidle') // the frame asks what waits
    const before = traffic.length
    for (const name of closed.flatMap((one) => [one, `${one}/${uuid}`])) {
      await goTo(window, `#/${name}`)
      await page.getByRole('heading', { name: '没有这个页面' }).waitFor()
    }
    await page.waitForTimeout(200)
    expect(dataIn(traffic.slice(before))).toEqual([])
    await context.close()
  },
)
