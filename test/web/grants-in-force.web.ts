import type { Browser } from 'playwright-core'
import { approved, granted, request } from '../grants/support/counter'
import { showcaseUuid } from '../hub/support/sample'
import { startTestHub, type TestHub } from '../support/hub'
import { violationsOf } from './support/axe'
import { choosePurpose, openWindow, scrollsSideways, shoot, signIn, startBrowser, type Window } from './support/browser'

/** 授权: what is in force of the own department's data, and its end. */
let hub: TestHub
let browser: Browser
let child: string
beforeAll(async () => {
  hub = await startTestHub({ children: 60, pages: true })
  browser = await startBrowser()
  child = `child:${await showcaseUuid(hub)}`
})
afterAll(async () => {
  await browser?.close()
  await hub?.stop()
})

async function open(account: string, purpose: string, width = 1440): Promise<Window> {
  const window = await openWindow(browser, 'zh', width)
  await signIn(window, hub, account, '#/grants')
  await choosePurpose(window, purpose)
  return window
}

test('an approver ends a grant that another one gave; an emergency stands once', async () => {
  const grant = await approved(hub, 'education', child)
  const emergency = granted(await request(hub, 'education', child, { emergency: true }))
  const { page, context, complaints } = await open('health-approver', '个案办理', 390)
  const section = page.locator('section', { has: page.getByRole('heading', { name: '生效中的授权' }) })
  await section.locator(`[data-grant="${grant.id}"]`).waitFor()
  expect(await page.locator(`[data-grant="${emergency.id}"]`).count()).toBe(1)
  expect(await section.locator('[data-grant]').count()).toBe(1)
  expect(await violationsOf(page)).toEqual([])
  expect(await scrollsSideways(page)).toBe(false)
  await shoot(page, 'grants-in-force-zh-390')
  await section.getByRole('button', { name: '撤销' }).click()
  await page.getByLabel('意见').fill('个案已结束，不再需要')
  await section.getByRole('button', { name: '撤销' }).click()
  await page.locator('.done').getByText('已撤销').waitFor()
  await section.getByText('没有生效中的授权').waitFor()
  const { data } = await hub.ask('education', '{ myGrants { id state revokeNote } }')
  expect(data.myGrants).toContainEqual({ id: grant.id, state: 'REVOKED', revokeNote: '个案已结束，不再需要' })
  expect(complaints).toEqual([])
  await context.close()
})

test.each([
  ['education', '控辍保学'],
  ['auditor', '审计监督'],
])('%s has no such list', async (account, purpose) => {
  const { page, context } = await open(account, purpose)
  await page.locator('.grants-page h2').first().waitFor()
  expect(await page.getByRole('heading', { name: '生效中的授权' }).count()).toBe(0)
  await context.close()
})
