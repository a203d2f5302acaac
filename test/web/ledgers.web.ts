import type { Browser, Page } from 'playwright-core'
import { asOwner } from '../hub/support/all-seeing'
import { showcaseUuid } from '../hub/support/sample'
import { itemOf, read, step, type Item } from '../ledgers/support/ledgers'
import { startTestHub, type TestHub } from '../support/hub'
import { violationsOf } from './support/axe'
import {
  choosePurpose,
  goTo,
  openWindow,
  scrollsSideways,
  shoot,
  signIn,
  startBrowser,
  type Language,
  type Window,
} from './support/browser'
import { tabTo } from './support/keyboard'
import { keptBy } from './support/leaks'

/** 控辍: the list, one item and its steps, as school, bureau and village director work with them. */
const PURPOSES = {
  education: ['控辍保学', 'Dropout control'],
  school: ['控辍保学', 'Dropout control'],
  'civil-affairs': ['控辍保学', 'Dropout control'],
  police: ['个案办理', 'Casework'],
  director: ['个案办理', 'Casework'],
} as const
const NOTE = { zh: '家长同意下周一送孩子返校', en: 'the parents agree to bring the child back on Monday' } as const

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
beforeEach(() => asOwner(hub, 'hub', 'TRUNCATE ledger_item, ledger_entry, ledger_brake, ledger_brake_child, change_key CASCADE')) // prettier-ignore

async function open(
  account: keyof typeof PURPOSES,
  place: string,
  language: Language = 'zh',
  width = 1440,
): Promise<Window> {
  const window = await openWindow(browser, language, width)
  await signIn(window, hub, account, place)
  await choosePurpose(window, PURPOSES[account][language === 'zh' ? 0 : 1])
  return window
}

const suspected = async () =>
  itemOf(
    await step(hub, 'school', 'openLedgerItem', null, {
      childId: `child:${uuid}`,
      ledger: 'SUSPECTED',
      note: '连续三天没有到校，电话无人接听',
    }),
  )
const placeOf = ({ id }: { readonly id: string }) => `#/ledger/${id.replace('ledger:', '')}`
const now = (item: Item) => read(hub, 'education', item.id) as Promise<Item>
/** By Tab and Enter alone, as somebody without a mouse. */
async function press(page: Page, selector: string, language: Language): Promise<void> {
  await tabTo(page, selector, language)
  await page.keyboard.press('Enter')
}

test.each(['zh', 'en'] as const)(
  'a school records a visit, from home to the history, by keyboard (%s)',
  async (language) => {
    const item = await suspected()
    const { page, context, complaints } = await open('school', '#/', language)
    await press(page, 'nav.pages a[href="#/ledgers"]', language)
    await press(page, '.items h3 a', language)
    await press(page, '[data-step=VISIT]', language)
    await page.locator('[role=dialog] input:focus').waitFor()
    await shoot(page, `ledger-visit-${language}`)
    expect(await violationsOf(page)).toEqual([])
    await tabTo(page, '[data-field=form] select', language)
    await page.keyboard.press('ArrowDown')
    await tabTo(page, '[data-field=met] select', language)
    await page.keyboard.press('ArrowDown')
    await tabTo(page, '[data-field=note] textarea', language)
    await page.keyboard.type(NOTE[language])
    await press(page, '[role=dialog] button[type=submit]', language)
    await page.locator('.history [data-action=VISIT] q').getByText(NOTE[language]).waitFor()
    await page.locator('.done:focus').waitFor()
    const after = await now(item)
    expect(after).toMatchObject({ state: 'PERSUADING', version: 2 })
    expect(after.history![1]).toMatchObject({ form: 'HOME', met: 'CHILD_AND_GUARDIAN', note: NOTE[language] })
    expect(page.url()).toBe(`${hub.url}/${placeOf(item)}`)
    expect(await keptBy({ page, context } as Window)).toMatchObject({ session: {}, databases: [], caches: [] })
    expect(complaints).toEqual([])
    await context.close()
  },
)
void goTo
void scrollsSideways
