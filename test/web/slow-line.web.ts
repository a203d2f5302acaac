import { readFileSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Browser, Request } from 'playwright-core'
import { projectRoot } from '../../src/kit/project-root'
import { startTestHub, type TestHub } from '../support/hub'
import { openWindow, signIn, startBrowser } from './support/browser'

/** A phone in a village: how much is sent, and what waits for what. Seconds are measured by `npm run bench:pages`. */
const WELFARE = '福利核查'
/** One bar of signal: 1.6 Mbit/s down, 768 kbit/s up, 300 ms. */
const SLOW = { offline: false, latency: 300, downloadThroughput: 200_000, uploadThroughput: 96_000 }

let hub: TestHub
let browser: Browser
beforeAll(async () => {
  hub = await startTestHub({ children: 400, pages: true })
  browser = await startBrowser()
})
afterAll(async () => {
  await browser?.close()
  await hub?.stop()
})

test('who is signed in is asked once, while the scripts come; the list waits for no script once a purpose is chosen', async () => {
  const window = await openWindow(browser, 'zh', 390)
  const { page, context } = window
  await signIn(window, hub, 'director')
  const line = await context.newCDPSession(page)
  await line.send('Network.enable')
  await line.send('Network.clearBrowserCache')
  await line.send('Network.emulateNetworkConditions', SLOW)
  const begun: string[] = []
  let asked: string[] = []
  page.on('request', (request: Request) => void begun.push(new URL(request.url()).pathname))
  page.on('requestfinished', (request: Request) => {
    if (/\/assets\/index-.*\.js$/.test(request.url())) asked = [...begun]
  })
  await page.reload({ waitUntil: 'commit' })
  await page.locator('.choose button').first().waitFor()
  await page.waitForLoadState('networkidle')
  expect(asked).toContain('/auth/session') // before the first script was there
  expect(begun.filter((place) => place === '/auth/session')).toHaveLength(1)
  begun.length = 0
  await page.locator('.choose').getByRole('button', { name: WELFARE, exact: true }).click()
  await page.locator('.listed').first().waitFor()
  expect(begun.filter((place) => place.startsWith('/assets/'))).toEqual([])
  expect(begun.filter((place) => place === '/graphql').length).toBeGreaterThan(1)
  await context.close()
})

test('on a slow line: little is sent, and the first child is there soon', async () => {
  const window = await openWindow(browser, 'zh', 390)
  const { page, context } = window
  await signIn(window, hub, 'director')
  const line = await context.newCDPSession(page)
  await line.send('Network.enable')
  await line.send('Network.clearBrowserCache')
  await line.send('Network.emulateNetworkConditions', SLOW)
  let bytes = 0
  line.on('Network.loadingFinished', ({ encodedDataLength }) => void (bytes += encodedDataLength))
  const start = performance.now()
  await page.reload({ waitUntil: 'commit' })
  await page.locator('.choose button').first().waitFor()
  const asked = performance.now()
  await page.locator('.choose').getByRole('button', { name: WELFARE, exact: true }).click()
  const chosen = performance.now()
  await page.locator('.listed').first().waitFor()
  const shown = performance.now()
  const seconds = (from: number, to: number) => ((to - from) / 1000).toFixed(1)
  const script = scriptOf('pages/my-list/page.tsx')
  process.stdout.write(
    `3G: purpose asked after ${seconds(start, asked)} s, first child ${seconds(chosen, shown)} s after the choice, together ` +
      `${seconds(start, shown)} s (limit on a quiet machine 3 s); ${bytes} bytes on the line, script ${script} bytes gzip\n`,
  )
  expect(script).toBeLessThanOrEqual(170_000)
  expect(bytes).toBeLessThanOrEqual(200_000)
  await context.close()
})

/** Bytes of script, gzip, that the page needs with the frame. */
function scriptOf(page: string): number {
  const built = path.join(projectRoot(), 'dist', 'web')
  const manifest = JSON.parse(readFileSync(path.join(built, 'manifest.json'), 'utf8')) as Record<
    string,
    { readonly file: string; readonly imports?: readonly string[] }
  >
  const filesOf = (name: string): string[] => [
    manifest[name]!.file,
    ...(manifest[name]!.imports ?? []).flatMap(filesOf),
  ]
  const files = new Set([...filesOf('index.html'), ...filesOf(page)])
  return [...files].reduce((sum, file) => sum + gzipSync(readFileSync(path.join(built, file)), { level: 9 }).length, 0)
}
