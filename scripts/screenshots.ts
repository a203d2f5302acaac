import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { chromium, type Browser } from 'playwright-core'
import { startDemo, type Demo } from '../bench/demo-process'
import { projectRoot } from '../src/kit/project-root'

const FOLDER = path.join(projectRoot(), 'docs', 'screenshots')
const MOST_BYTES = 150_000
const DESK = { width: 1280, height: 800 }
/** A child's page is dense: less of it is as telling, and small enough. */
const CHILD = { width: 1280, height: 640 }
const PHONE = { width: 390, height: 780 }

interface Shot {
  readonly name: string
  readonly account: string
  readonly purpose: string
  readonly place: string
  /** What must be there before the picture is taken. */
  readonly ready: string
  readonly size: { readonly width: number; readonly height: number }
}

const shotsOf = ({ showcase }: Demo): readonly Shot[] => [
  { name: 'home', account: 'education', purpose: '控辍保学', place: '#/', ready: '.tile', size: DESK },
  { name: 'list', account: 'civil-affairs', purpose: '福利核查', place: '#/children/welfareCategory.recorded', ready: '.children tbody a', size: DESK }, // prettier-ignore
  { name: 'child-education', account: 'education', purpose: '控辍保学', place: `#/child/${showcase}`, ready: '.child .registry', size: CHILD }, // prettier-ignore
  { name: 'child-doctor', account: 'doctor', purpose: '医疗卫生服务', place: `#/child/${showcase}`, ready: '.child .registry', size: CHILD }, // prettier-ignore
  { name: 'phone', account: 'director', purpose: '福利核查', place: '#/my-list', ready: '.listed', size: PHONE },
]

/* The pictures of the README, made by the demo itself: every child in them is invented. */
async function run(): Promise<void> {
  mkdirSync(FOLDER, { recursive: true })
  const demo = await startDemo(path.join(projectRoot(), '.tonglian', 'bench-pages'))
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-dev-shm-usage'],
  })
  try {
    for (const shot of shotsOf(demo)) {
      const png = await taken(browser, demo.url, shot)
      if (png.length > MOST_BYTES) throw new TypeError(`${shot.name} has ${png.length} bytes, more than ${MOST_BYTES}`)
      writeFileSync(path.join(FOLDER, `${shot.name}.png`), png)
      console.log(`${shot.name}.png ${png.length}`)
    }
  } finally {
    await browser.close()
    await demo.stop()
  }
}

async function taken(browser: Browser, url: string, shot: Shot): Promise<Buffer> {
  const context = await browser.newContext({ viewport: shot.size, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })
  const page = await context.newPage()
  await page.goto(`${url}/${shot.place}`)
  await page.locator(`button[name=account][value="${shot.account}"]`).click()
  await page.locator('.choose').getByRole('button', { name: shot.purpose, exact: true }).click()
  await page.locator(shot.ready).first().waitFor()
  await page.locator('.skeleton').first().waitFor({ state: 'detached' })
  const png = await page.screenshot()
  await context.close()
  return png
}

run().catch((fault: unknown) => {
  console.error(fault)
  process.exitCode = 1
})
