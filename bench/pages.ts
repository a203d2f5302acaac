import path from 'node:path'
import { parseArgs } from 'node:util'
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core'
import { projectRoot } from '../src/kit/project-root'
import { startDemo } from './demo-process'
import { WALKS, type Walk } from './page-walks'
import { machine, median } from './report'

const CHROMIUM = '/usr/bin/chromium'
/** A village with one bar of signal: 1.6 Mbit/s down, 768 kbit/s up, 300 ms. */
const SLOW = { offline: false, latency: 300, downloadThroughput: 200_000, uploadThroughput: 96_000 }
const DESK = { width: 1366, height: 768 }
const PHONE = { width: 390, height: 844 }

/* How long people of the demo wait for the first useful view, and for the answer to "which of my children need me today?". */
async function run(): Promise<void> {
  const { values } = parseArgs({ options: { rounds: { type: 'string', default: '5' }, only: { type: 'string' } } })
  const rounds = Number(values.rounds)
  const walks = WALKS.filter(({ account }) => values.only === undefined || values.only.split(',').includes(account))
  const demo = await startDemo(path.join(projectRoot(), '.tonglian', 'bench-pages'))
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-dev-shm-usage'] })
  try {
    console.log(JSON.stringify(machine()))
    console.log('| account | purpose asked | first view | cold, s | warm, s | clicks to the answer | answer, s |')
    console.log('|---|---|---|---|---|---|---|')
    for (const walk of walks) console.log(await rowOf(browser, demo.url, walk, rounds))
    const slow = await slowList(browser, demo.url, rounds)
    console.log(`My list on 3G (1.6 Mbit/s, 300 ms), nothing cached: ${slow}`)
  } finally {
    await browser.close()
    await demo.stop()
  }
}

async function rowOf(browser: Browser, url: string, walk: Walk, rounds: number): Promise<string> {
  const cold: { asked: number; shown: number }[] = []
  const warm: number[] = []
  const answered: number[] = []
  const clicks = 2 + walk.clicks.length // the account and the purpose
  await visit(browser, url, walk, async (page) => void (await firstView(page, url, walk))) // compilers warm up
  for (let round = 0; round < rounds; round += 1)
    await visit(browser, url, walk, async (page) => {
      cold.push(await firstView(page, url, walk))
      const { asked, shown } = await firstView(page, url, walk)
      warm.push(asked + shown)
      const begun = performance.now()
      for (const selector of walk.clicks) await page.locator(selector).click()
      await page.locator(walk.answer).first().waitFor()
      answered.push(asked + shown + (walk.clicks.length > 0 ? performance.now() - begun : 0))
    })
  const asked = median(cold.map((one) => one.asked))
  const shown = median(cold.map((one) => one.shown))
  const all = median(cold.map((one) => one.asked + one.shown))
  const cells = [asked, shown, all, median(warm)].map(seconds)
  return `| ${walk.account} | ${cells.join(' | ')} | ${clicks} | ${seconds(median(answered))} |`
}

/** From the address to the choice of a purpose, and from the choice to the first useful view: what is thought between is not counted. */
async function firstView(
  page: Page,
  url: string,
  { purpose, useful }: Walk,
): Promise<{ asked: number; shown: number }> {
  await page.goto('about:blank')
  const opened = performance.now()
  await page.goto(`${url}/`, { waitUntil: 'commit' })
  const button = page.locator('.choose').getByRole('button', { name: purpose, exact: true })
  await button.waitFor()
  const asked = performance.now() - opened
  const chosen = performance.now()
  await button.click()
  await page.locator(useful).first().waitFor()
  return { asked, shown: performance.now() - chosen }
}

async function slowList(browser: Browser, url: string, rounds: number): Promise<string> {
  const walk = WALKS.find(({ account }) => account === 'director')!
  const times: { asked: number; shown: number }[] = []
  for (let round = 0; round < rounds; round += 1)
    await visit(
      browser,
      url,
      walk,
      async (page, context) => {
        const line = await context.newCDPSession(page)
        await line.send('Network.enable')
        await line.send('Network.clearBrowserCache')
        await line.send('Network.emulateNetworkConditions', SLOW)
        times.push(await firstView(page, url, walk))
      },
      PHONE,
    )
  const asked = median(times.map((one) => one.asked))
  const shown = median(times.map((one) => one.shown))
  return `purpose asked after ${seconds(asked)} s, first child ${seconds(shown)} s after the choice, together ${seconds(asked + shown)} s`
}

/** A browser that has seen nothing but the sign-in. */
async function visit(
  browser: Browser,
  url: string,
  { account }: Walk,
  work: (page: Page, context: BrowserContext) => Promise<void>,
  viewport = DESK,
): Promise<void> {
  const context = await browser.newContext({ viewport, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })
  try {
    const page = await context.newPage()
    await page.goto(`${url}/auth/login?to=/healthz`)
    await page.locator(`button[name=account][value="${account}"]`).click()
    await page.waitForURL('**/healthz')
    await work(page, context)
  } finally {
    await context.close()
  }
}

const seconds = (millis: number) => (millis / 1000).toFixed(2)

run().catch((fault: unknown) => {
  console.error(fault)
  process.exitCode = 1
})
