import { mkdirSync } from 'node:fs'
import path from 'node:path'
import type { Browser, BrowserContext, BrowserType, Page } from 'playwright-core'
import { projectRoot } from '../../../src/kit/project-root'
import type { TestHub } from '../../support/hub'

/** Debian's package. Where it is missing, every test of the suite fails. */
const CHROMIUM = '/usr/bin/chromium'
const SHOTS = path.join(projectRoot(), 'dist', 'screenshots')

/** From test/web/support/environment.cjs. */
declare const chromium: BrowserType

export type Language = 'zh' | 'en'

/** A person's window: what the page said to the console, and every text that came over the wire. */
export interface Window {
  readonly page: Page
  readonly context: BrowserContext
  /** Errors and refusals of the content security policy. */
  readonly complaints: string[]
  /** Bodies of answers, scripts and styles left out. */
  readonly traffic: string[]
}

export function startBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-dev-shm-usage'] })
}

export async function openWindow(browser: Browser, language: Language = 'zh', width = 1440): Promise<Window> {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    locale: language === 'zh' ? 'zh-CN' : 'en-GB',
    timezoneId: 'Asia/Shanghai',
  })
  context.setDefaultTimeout(45_000) // of a loaded machine
  const page = await context.newPage()
  const complaints: string[] = []
  const traffic: string[] = []
  page.on('pageerror', ({ message }) => void complaints.push(message))
  page.on('console', (message) => {
    // The browser's own note of a status, where a test asks for a refusal, is none of the page's.
    if (message.type() === 'error' && !/Failed to load resource/.test(message.text())) complaints.push(message.text())
  })
  page.on('requestfinished', (request) => {
    // What scripts ask for: data comes no other way. A stream of live answers has no end to wait for.
    if (request.resourceType() !== 'fetch') return
    const keep = async () => {
      const response = await request.response()
      if (response && !/event-stream/.test(response.headers()['content-type'] ?? ''))
        traffic.push(await response.text())
    }
    keep().catch(() => undefined) // its page has gone
  })
  return { page, context, complaints, traffic }
}

/** Cookies of accounts that are signed in already, by hub: a sign-in is tested once and used often. */
const signedIn = new Map<string, Awaited<ReturnType<BrowserContext['cookies']>>>()

/** Is at `place` as the account, before the choice of a purpose. */
export async function signIn(window: Window, hub: TestHub, account: string, place = '#/'): Promise<void> {
  const { page, context } = window
  const key = `${hub.url} ${account}`
  const cookies = signedIn.get(key)
  if (cookies) {
    await context.addCookies(cookies)
    await page.goto(`${hub.url}/${place}`)
  } else {
    await signInByPage(window, hub, account, place)
    const own = await context.cookies(hub.url)
    signedIn.set(
      key,
      own.filter(({ name }) => name.endsWith('tonglian-session')),
    )
  }
  await page.locator('.choose').waitFor()
}

/** Signs in by the provider's page. */
export async function signInByPage({ page }: Window, hub: TestHub, account: string, place = '#/'): Promise<void> {
  await page.goto(`${hub.url}/${place}`)
  await page.locator(`button[name=account][value="${account}"]`).click()
  await page.locator('.choose').waitFor()
}

/** The words of a purpose on its button. */
export async function choosePurpose({ page }: Window, words: string): Promise<void> {
  await page.locator('.choose').getByRole('button', { name: words, exact: true }).click()
  await page.locator('nav.pages').waitFor()
}

export async function goTo({ page }: Window, place: string): Promise<void> {
  await page.evaluate((hash) => void (location.hash = hash), place)
}

/** Kept as output of CI, to be looked at. */
export async function shoot(page: Page, name: string): Promise<void> {
  mkdirSync(SHOTS, { recursive: true })
  await page.screenshot({ path: path.join(SHOTS, `${name}.png`), fullPage: true })
}

export async function scrollsSideways(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)
}
