import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Browser } from 'playwright-core'
import { projectRoot } from '../../src/kit/project-root'
import { SHOWCASE } from '../../src/demo/showcase'
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
  signInByPage,
  startBrowser,
} from './support/browser'

/** The frame: purpose, account, language, the end of a session, and what the page may do. */
let hub: TestHub
let browser: Browser
let child: string
beforeAll(async () => {
  hub = await startTestHub({ children: 60, pages: true })
  browser = await startBrowser()
  child = `#/child/${await showcaseUuid(hub)}`
})
afterAll(async () => {
  await browser?.close()
  await hub?.stop()
})

const asked = (traffic: readonly string[]) => traffic.filter((text) => text.includes('"data"')).length

test('no purpose is chosen for anybody: nothing is asked before, and another one clears what was shown', async () => {
  const window = await openWindow(browser)
  const { page, context, traffic, complaints } = window
  await signInByPage(window, hub, 'civil-affairs', child)
  expect(page.url()).toContain(child)
  await page.waitForTimeout(500)
  expect(asked(traffic)).toBe(0)
  expect(await violationsOf(page)).toEqual([])
  await shoot(page, 'purpose-zh')
  await choosePurpose(window, '个案办理')
  await page.getByText('应出勤天数').waitFor()
  traffic.length = 0
  await page.getByRole('button', { name: /^用途/ }).click()
  await page.getByRole('dialog').getByRole('button', { name: '福利核查', exact: true }).click()
  await page.getByRole('button', { name: '用途 福利核查' }).waitFor()
  await page.getByText('应出勤天数').waitFor({ state: 'detached' })
  await page.locator('article.child').waitFor()
  expect(asked(traffic)).toBeGreaterThan(1) // everything was asked anew
  expect(complaints).toEqual([])
  await context.close()
})

test('a second account in the same browser sees nothing of the first', async () => {
  const window = await openWindow(browser)
  const { page, context, traffic } = window
  await signIn(window, hub, 'police', child)
  await choosePurpose(window, '户籍管理')
  await page.getByRole('heading', { name: SHOWCASE.name }).waitFor()
  const other = await context.newPage()
  await other.goto(`${hub.url}/auth/login?to=/&account=analyst`)
  await other.locator('button[name=account][value="analyst"]').click()
  await other.locator('.choose').waitFor()
  traffic.length = 0
  await page.bringToFront()
  await page.evaluate(() => void globalThis.dispatchEvent(new Event('focus')))
  await page.locator('.choose').waitFor()
  expect(await page.content()).not.toContain(SHOWCASE.name)
  expect(await page.locator('.bar').textContent()).toContain('analyst')
  await choosePurpose(window, '统计')
  expect(await page.locator('nav.pages a').allTextContents()).not.toContain('儿童名单')
  await page.goBack().catch(() => null)
  await page.waitForTimeout(500)
  expect([await page.content(), ...traffic].join('\n')).not.toContain(SHOWCASE.name)
  await context.close()
})

test('a session that ends keeps what was typed, and gives no more data', async () => {
  const window = await openWindow(browser)
  const { page, context } = window
  await signInByPage(window, hub, 'education', child)
  await choosePurpose(window, '控辍保学')
  await page.getByRole('button', { name: '心理健康筛查 可申请' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '申请查看' }).click()
  await page.locator('textarea').fill('学生多次缺勤')
  await context.clearCookies()
  await page.getByRole('button', { name: '提交申请' }).click()
  await page.locator('.notice').getByText('登录已结束').waitFor()
  expect(await page.locator('textarea').inputValue()).toBe('学生多次缺勤')
  await shoot(page, 'session-ended')
  await page.keyboard.press('Escape')
  await goTo(window, '#/children')
  await page.locator('#page .refused').getByText('登录已结束').waitFor()
  await context.close()
})

test('the navigation holds what the account can use', async () => {
  for (const [account, purpose, pages] of [
    ['education', '控辍保学', ['工作台', '儿童名单', '控辍', '名单核查', '控辍报表', '统计', '授权', '审计', '权限']],
    ['auditor', '审计监督', ['工作台', '授权', '审计', '权限']],
    ['director', '福利核查', ['我的名单', '工作台', '儿童名单', '控辍', '统计', '权限']],
  ] as const) {
    const window = await openWindow(browser)
    await signIn(window, hub, account)
    await choosePurpose(window, purpose)
    expect(await window.page.locator('nav.pages a').allTextContents()).toEqual(pages)
    await window.context.close()
  }
})

test('the language changes everything at once, and is all that the browser keeps', async () => {
  const window = await openWindow(browser, 'zh', 390)
  const { page, context } = window
  await signIn(window, hub, 'doctor', child)
  await choosePurpose(window, '医疗卫生服务')
  await page.getByRole('button', { name: 'EN: switch to English' }).click()
  await page.getByText('Left behind: two definitions').waitFor()
  expect(await page.locator('html').getAttribute('lang')).toBe('en')
  expect(await scrollsSideways(page)).toBe(false)
  expect(await page.evaluate(() => ({ ...localStorage }))).toEqual({ 'tonglian-language': 'en' })
  await context.close()
})

test('without a net the page says so, and keeps what it shows', async () => {
  const window = await openWindow(browser)
  const { page, context } = window
  await signIn(window, hub, 'doctor', child)
  await choosePurpose(window, '医疗卫生服务')
  await page.getByRole('heading', { name: SHOWCASE.name }).waitFor()
  await context.setOffline(true)
  await page.getByText('网络已断开').waitFor()
  expect(await page.getByRole('heading', { name: SHOWCASE.name }).count()).toBe(1)
  await context.close()
})

test('the page may run no text as code, and nothing comes from elsewhere', async () => {
  const response = await fetch(`${hub.url}/`)
  const policy = response.headers.get('content-security-policy')!
  expect(policy).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self' 'nonce-[\w+/=]{24}'; /)
  expect(policy).not.toMatch(/unsafe|https?:|\*/)
  const html = await response.text()
  expect(html).not.toMatch(/<script(?![^>]*\bsrc=)|\son\w+=|\sstyle=|https?:\/\//)
  const asset = /src="(\/assets\/[^"]+)"/.exec(html)![1]
  const script = await fetch(hub.url + asset, { headers: { 'accept-encoding': 'gzip' } })
  expect(script.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  expect(script.headers.get('content-encoding')).toBe('gzip')
  expect((await fetch(`${hub.url}/assets/`)).status).toBe(404)
})

const built = path.join(projectRoot(), 'dist', 'web')
const sizeOf = (file: string) => gzipSync(readFileSync(path.join(built, file)), { level: 9 }).length

test('the part that draws charts takes at most 180 kB', () => {
  const parts = readdirSync(path.join(built, 'assets')).filter((name) => /^chart-drawing-.*\.js$/.test(name))
  expect(parts).toHaveLength(1)
  expect(sizeOf(`assets/${parts[0]}`)).toBeLessThanOrEqual(180_000)
})

// A village phone opens My list: it has 170 kB (slow-line.web.ts). The others carry the words of ledgers and returns.
test('the first screen takes at most 177 kB of script', () => {
  type Chunk = { file: string; imports?: string[]; isEntry?: boolean; src?: string }
  const manifest = JSON.parse(readFileSync(path.join(built, 'manifest.json'), 'utf8')) as Record<string, Chunk>
  const filesOf = (name: string): string[] => [
    manifest[name]!.file,
    ...(manifest[name]!.imports ?? []).flatMap(filesOf),
  ]
  const entry = Object.keys(manifest).find((name) => manifest[name]!.isEntry)!
  const pages = Object.keys(manifest).filter((name) => /pages\/[\w-]+\/page\.tsx$/.test(name))
  expect(pages.length).toBeGreaterThan(1)
  for (const page of pages) {
    const files = new Set([...filesOf(entry), ...filesOf(page)])
    const bytes = [...files].reduce((sum, file) => sum + sizeOf(file), 0)
    expect([page, bytes <= 177_000 ? 'small enough' : bytes]).toEqual([page, 'small enough'])
  }
})
