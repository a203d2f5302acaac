import type { Browser, Page } from 'playwright-core'
import { asOwner } from '../../hub/support/all-seeing'
import { itemOf, read, step, type Item } from '../../ledgers/support/ledgers'
import type { TestHub } from '../../support/hub'
import { choosePurpose, openWindow, signIn, type Language, type Window } from './browser'
import { tabTo } from './keyboard'

/** Accounts of dropout control, each with a purpose of its own in Chinese and English. */
const PURPOSES = {
  education: ['控辍保学', 'Dropout control'],
  neighbour: ['控辍保学', 'Dropout control'],
  school: ['控辍保学', 'Dropout control'],
  'civil-affairs': ['控辍保学', 'Dropout control'],
  police: ['个案办理', 'Casework'],
  director: ['个案办理', 'Casework'],
} as const

export type LedgerAccount = keyof typeof PURPOSES

/** A window of an account at a place of the ledgers. */
export async function openLedgers(
  browser: Browser,
  hub: TestHub,
  account: LedgerAccount,
  place: string,
  language: Language = 'zh',
  width = 1440,
): Promise<Window> {
  const window = await openWindow(browser, language, width)
  await signIn(window, hub, account, place)
  await choosePurpose(window, PURPOSES[account][language === 'zh' ? 0 : 1])
  return window
}

export function emptyLedgers(hub: TestHub): Promise<unknown> {
  return asOwner(hub, 'hub', 'TRUNCATE ledger_item, ledger_entry, ledger_brake, ledger_brake_child, change_key CASCADE')
}

/** What the school writes when it opens an item. */
export const FOUND = '连续三天没有到校，电话无人接听'

/** An item of a child, opened by its school. */
export async function suspected(hub: TestHub, uuid: string): Promise<Item> {
  const input = { childId: `child:${uuid}`, ledger: 'SUSPECTED', note: FOUND }
  return itemOf(await step(hub, 'school', 'openLedgerItem', null, input))
}

export function placeOf({ id }: { readonly id: string }): string {
  return `#/ledger/${id.replace('ledger:', '')}`
}

/** As the API has it. */
export async function now(hub: TestHub, { id }: { readonly id: string }, account = 'education'): Promise<Item> {
  const item = await read(hub, account, id)
  if (!item) throw new TypeError(`${account} has no such item`)
  return item
}

/** By Tab and Enter alone, as somebody without a mouse. */
export async function press(page: Page, selector: string, language: Language): Promise<void> {
  await tabTo(page, selector, language)
  await page.keyboard.press('Enter')
}
