import type { Browser } from 'playwright-core'
import { showcaseUuid } from '../hub/support/sample'
import { startTestHub, type TestHub } from '../support/hub'
import { choosePurpose, goTo, openWindow, signInByPage, startBrowser } from './support/browser'

/** What pages may run and whom they may ask: their own files, and the hub. */
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

/** The sources of a directive, or of what stands in for it. */
function sourcesOf(policy: string, directive: string): string[] {
  const parts = policy.split(';').map((part) => part.trim().split(/\s+/))
  const found = parts.find(([name]) => name === directive) ?? parts.find(([name]) => name === 'default-src')
  return found?.slice(1) ?? ['*']
}

test('every page from sign-in to sign-out has a policy without unsafe scripts, and asks nobody but the hub', async () => {
  const window = await openWindow(browser)
  const { page, context, complaints } = window
  const policies = new Map<string, string>()
  const hosts = new Set<string>()
  page.on('request', (request) => {
    if (!request.url().startsWith('data:')) hosts.add(new URL(request.url()).origin)
  })
  page.on('response', (response) => {
    const type = response.headers()['content-type'] ?? ''
    if (!/text\/html/.test(type)) return
    policies.set(new URL(response.url()).pathname, response.headers()['content-security-policy'] ?? '')
  })
  await signInByPage(window, hub, 'education')
  await choosePurpose(window, '控辍保学')
  const places = await page.locator('nav.pages a').evaluateAll((all) => all.map((one) => one.getAttribute('href')!))
  expect(places.length).toBeGreaterThan(3)
  for (const place of [...places, `#/child/${uuid}`, '#/rights/table', '#/rights/versions', '#/nowhere']) {
    await goTo(window, place)
    await page.locator('#page h1').first().waitFor()
    await page.waitForFunction(() => document.querySelectorAll('.skeleton').length === 0)
  }
  await page.goto(`${hub.url}/explorer`)
  await page.locator('.graphiql-container').waitFor()
  await page.goto(`${hub.url}/`)
  await page.locator('#bar').getByRole('button', { name: /^education/ }).click() // prettier-ignore
  await page.getByRole('button', { name: '退出登录' }).click()
  await page.waitForURL((url) => url.pathname !== '/')
  expect(complaints).toEqual([])
  expect([...hosts]).toEqual([hub.url])
  expect(policies.size).toBeGreaterThan(2)
  for (const [pathname, policy] of policies) {
    expect([pathname, policy]).toEqual([pathname, expect.stringContaining("default-src 'none'")])
    const scripts = sourcesOf(policy, 'script-src')
    const unsafe = scripts.filter((one) => !/^'(self|none|sha256-[\w+/=]+)'$/.test(one))
    expect([pathname, unsafe]).toEqual([pathname, []])
    const asked = sourcesOf(policy, 'connect-src').filter((one) => !/^'(self|none)'$/.test(one))
    expect([pathname, asked]).toEqual([pathname, []])
  }
  await context.close()
})

test('the browser keeps the policy: no text is run, no stranger is asked', async () => {
  const window = await openWindow(browser)
  const { page, context } = window
  await signInByPage(window, hub, 'doctor')
  const stranger = hub.url.replace('127.0.0.1', 'localhost') // the same server, but another origin
  const ran = await page.evaluate(async (url) => {
    const later = <T>(work: () => T) =>
      new Promise<string>((resolve) => {
        // Within a task of the page: what an automation runs by itself is free of the policy.
        setTimeout(() => {
          try {
            work()
            resolve('ran')
          } catch (fault) {
            resolve((fault as Error).name)
          }
        })
      })
    const script = document.createElement('script')
    script.textContent = 'document.title = "inline"'
    document.body.append(script)
    const link = document.createElement('button')
    link.setAttribute('onclick', 'document.title = "inline"')
    document.body.append(link)
    link.click()
    const asked = await fetch(url, { mode: 'no-cors' }).then(() => 'asked', ({ name }: Error) => name) // prettier-ignore
    return {
      // eslint-disable-next-line no-eval -- what the policy must refuse
      eval: await later(() => (0, eval)('1 + 1')),
      // eslint-disable-next-line no-new-func -- the same
      function: await later(() => new Function('return 1')()),
      inline: document.title === 'inline',
      asked,
    }
  }, `${stranger}/healthz`)
  expect((await fetch(`${stranger}/healthz`)).status).toBe(200)
  expect(ran).toEqual({ eval: 'EvalError', function: 'EvalError', inline: false, asked: 'TypeError' })
  const refused = window.complaints.filter((text) => /Content Security Policy/.test(text))
  expect(refused.length).toBeGreaterThanOrEqual(4)
  await context.close()
})
