import type { Browser } from 'playwright-core'
import type { TestHub } from '../../support/hub'
import { choosePurpose, openWindow, signIn, type Language, type Window } from './browser'

/** A window at the list of children, or at what an address names of it. */
export async function openList(
  browser: Browser,
  hub: TestHub,
  account: string,
  purpose: string,
  { language = 'zh', width = 1440, place = '#/children' }: { language?: Language; width?: number; place?: string } = {},
): Promise<Window> {
  const window = await openWindow(browser, language, width)
  await signIn(window, hub, account, place)
  await choosePurpose(window, purpose)
  await window.page.locator('.children tbody a, .children .refused, .children .empty').first().waitFor()
  return window
}

/** The number of children that the API counts for this filter. */
export async function countOf(hub: TestHub, account: string, purpose: string, where: object): Promise<number> {
  const query = 'query ($where: ChildFilter) { children(where: $where, first: 1) { totalCount } }'
  const { data } = await hub.ask(account, query, { where }, { 'x-purpose': purpose })
  return data.children.totalCount as number
}
