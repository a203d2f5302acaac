import type { Browser } from 'playwright-core'
import { startTestHub, type TestHub } from '../support/hub'
import { startBrowser } from './support/browser'
import { documentNamed } from './support/documents'
import { variablesSent } from './support/keys'
import { openList } from './support/list'

/** 儿童名单 with more than ten thousand rows: a person drags the bar to the end, again and again, and the page never stands still. */
const ROWS = 10_000
const LONGEST_GAP = 1_000

let hub: TestHub
let browser: Browser
beforeAll(async () => {
  hub = await startTestHub({ children: 11_000, pages: true })
  browser = await startBrowser()
})
afterAll(async () => {
  await browser?.close()
  await hub?.stop()
})

test('ten thousand rows are read to the end, and no two frames are a second apart', async () => {
  const { page, context, complaints } = await openList(browser, hub, 'police', '户籍管理')
  const total = Number(/\d[\d,]*/.exec((await page.locator('.total').textContent())!)![0].replaceAll(',', ''))
  expect(total).toBeGreaterThanOrEqual(ROWS)
  const { gap, frames } = await page.evaluate(
    async (last) => {
      const box = document.querySelector('.table-scroll')!
      let [longest, count, before] = [0, 0, performance.now()]
      await new Promise<void>((resolve) => {
        const frame = (now: number) => {
          longest = Math.max(longest, now - before)
          before = now
          count += 1
          box.scrollTop = box.scrollHeight
          const rows = box.querySelectorAll('tbody tr[aria-rowindex]')
          if (rows[rows.length - 1]?.getAttribute('aria-rowindex') === last) resolve()
          else requestAnimationFrame(frame)
        }
        requestAnimationFrame(frame)
      })
      return { gap: longest, frames: count }
    },
    String(total + 1),
  )
  expect(frames).toBeGreaterThan(50)
  expect(gap).toBeLessThan(LONGEST_GAP)
  expect(await page.locator('tbody a').count()).toBeLessThan(100) // the others are not in the page
  expect(complaints).toEqual([])

  // Back at the top, through rows that were read before: nothing is asked again.
  const sent = variablesSent(page, documentNamed('Children').id)
  await page.locator('.table-scroll').evaluate((box) => box.scrollTo(0, 0))
  await page.locator('tbody tr[aria-rowindex="2"]').waitFor()
  expect(sent).toEqual([])
  await context.close()
})
