import type { Browser } from 'playwright-core'
import { SHOWCASE } from '../../src/demo/showcase'
import { WhatIf } from '../../src/demo/what-if'
import { ShiftedClock } from '../../src/kit/clock'
import { showcaseUuid } from '../hub/support/sample'
import { startTestHub, type TestHub } from '../support/hub'
import { violationsOf } from './support/axe'
import { choosePurpose, goTo, openWindow, scrollsSideways, shoot, signIn, startBrowser, type Window } from './support/browser' // prettier-ignore

/** 演示：如果……, the demo's switch: set by one account, shown to all, and nowhere outside the demo. */
const clock = new ShiftedClock()
const whatIf = new WhatIf(clock)
let hub: TestHub
let browser: Browser
let child: string
beforeAll(async () => {
  hub = await startTestHub({ children: 20, pages: true, whatIf })
  browser = await startBrowser()
  child = `#/child/${await showcaseUuid(hub)}`
})
afterAll(async () => {
  await browser?.close()
  await hub?.stop()
})

async function open(account: string, purpose: string, place: string, width = 1440): Promise<Window> {
  const window = await openWindow(browser, 'zh', width)
  await signIn(window, hub, account, place)
  await choosePurpose(window, purpose)
  return window
}

const notice = ({ page }: Window) => page.locator('[data-what-if]')

/** The switch asked with the session of a window, past its page. */
const send = ({ page }: Window, method: string, body?: object) =>
  page.evaluate(
    async ([how, text]) => {
      const headers = { 'x-tonglian-csrf': '1', ...(text ? { 'content-type': 'application/json' } : {}) }
      return (await fetch('/demo/what-if', { method: how!, headers, ...(text ? { body: text } : {}) })).status
    },
    [method, body ? JSON.stringify(body) : ''],
  )

test('one account stops a registry: its part is missing for all, all are told, and one of them ends it', async () => {
  const police = await open('police', '户籍管理', child)
  const education = await open('education', '控辍保学', '#/rights')
  await police.page.locator('article.child').waitFor()
  await education.page.getByRole('button', { name: /^education/ }).click()
  const menu = education.page.getByRole('dialog')
  await menu.getByRole('heading', { name: '演示：如果……' }).waitFor()
  await menu.getByRole('button', { name: '户籍：停止应答' }).click()
  await menu.locator('button[aria-pressed=true]').waitFor()
  expect(await violationsOf(education.page)).toEqual([])
  await shoot(education.page, 'what-if-menu-zh-1440')
  await education.page.keyboard.press('Escape')
  for (const window of [education, police]) {
    await notice(window).getByText('演示：户籍登记库停止应答（模拟）').waitFor()
    await notice(window)
      .getByText(/\d\d:\d\d 自动恢复/)
      .waitFor()
  }
  expect(await violationsOf(police.page)).toEqual([])
  await goTo(police, '#/home')
  await police.page.locator('[data-registry=POLICE]').getByText('✕').waitFor()
  await shoot(police.page, 'what-if-down-zh-1440')
  await notice(police).getByRole('button', { name: '现在恢复' }).click()
  for (const window of [education, police]) await notice(window).waitFor({ state: 'detached' })
  expect(education.complaints).toEqual([])
  await police.context.close()
  await education.context.close()
})

test('it outlasts a change of purpose, and ends by itself after ten minutes', async () => {
  const window = await open('doctor', '医疗卫生服务', child, 390)
  const { page, context } = window
  await page.getByRole('heading', { name: SHOWCASE.name }).waitFor()
  expect(await send(window, 'PUT', { registry: 'health', how: 'SLOW' })).toBe(200)
  await notice(window).getByText('健康登记库变慢').waitFor()
  expect(await scrollsSideways(page)).toBe(false)
  await page.getByRole('button', { name: '医疗卫生服务' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '个案办理', exact: true }).click()
  await notice(window).waitFor()
  clock.shift(601_000)
  await notice(window).waitFor({ state: 'detached' })
  await context.close()
})

test('what is no registry, or no way to fail, is refused; nothing is switched', async () => {
  const window = await open('analyst', '统计', '#/rights')
  for (const body of [
    { registry: 'hub', how: 'DOWN' },
    { registry: 'health', how: 'BROKEN' },
    { registry: 'health' },
    { registry: ['health'], how: 'DOWN' },
  ])
    // prettier-ignore
    expect(await send(window, 'PUT', body)).toBe(400)
  expect([await send(window, 'PUT'), whatIf.pretended]).toEqual([400, null])
  expect(await send(window, 'PUT', { registry: 'health', how: 'DOWN' })).toBe(200)
  expect(await send(window, 'DELETE')).toBe(200)
  expect(whatIf.pretended).toBeNull()
  await window.context.close()
})

test('outside the demo there is no such menu, no such address, and none of its code is loaded', async () => {
  const plain = await startTestHub({ children: 5, pages: true })
  try {
    const window = await openWindow(browser)
    const asked: string[] = []
    window.page.on('request', (request) => void asked.push(request.url()))
    await signIn(window, plain, 'education', '#/rights')
    await choosePurpose(window, '控辍保学')
    await window.page.getByRole('button', { name: /^education/ }).click()
    await window.page.getByRole('dialog').getByText('切换演示账户').waitFor()
    expect(await window.page.getByText('如果').count()).toBe(0)
    expect(await send(window, 'PUT', { registry: 'health', how: 'DOWN' })).toBe(404)
    expect(asked.filter((url) => /what-if/.test(url))).toEqual([`${plain.url}/demo/what-if`]) // the test's own
    await window.context.close()
  } finally {
    await plain.stop()
  }
})
