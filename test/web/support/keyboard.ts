import type { Page } from 'playwright-core'
import type { Language } from './browser'

/** What the keyboard should reach: a selector, or the words on it. */
export type Target = string | Readonly<Record<Language, string>>

/** One thing that a hand on the keyboard does: goes by Tab to something and presses Enter there, or types, or presses a key. */
export type Step =
  | { readonly enter: Target }
  | { readonly goTo: Target }
  | { readonly type: string | Readonly<Record<Language, string>> }
  | { readonly press: string }

const MOST_TABS = 150

/** Presses Tab until the focus is there, and is seen to be there. Throws where Tab does not reach it. */
export async function tabTo(page: Page, target: Target, language: Language): Promise<void> {
  const wanted = typeof target === 'string' ? { selector: target } : { words: target[language] }
  await page
    .locator(wanted.selector ?? `:is(a, button, input, textarea, select):text-is(${JSON.stringify(wanted.words)})`)
    .first()
    .waitFor()
  for (let tabs = 0; tabs < MOST_TABS; tabs += 1) {
    const focus = await page.evaluate(({ selector, words }: { selector?: string; words?: string }) => {
      const one = document.activeElement
      if (!one || (selector ? !one.matches(selector) : one.textContent !== words)) return 'elsewhere'
      const { outlineStyle, outlineWidth } = getComputedStyle(one)
      return outlineStyle !== 'none' && outlineWidth !== '0px' ? 'seen' : 'unseen'
    }, wanted)
    if (focus === 'seen') return
    if (focus === 'unseen') throw new TypeError(`the focus on ${JSON.stringify(target)} cannot be seen`)
    await page.keyboard.press('Tab')
  }
  throw new TypeError(`Tab does not reach ${JSON.stringify(target)}`)
}

export async function follow(page: Page, steps: readonly Step[], language: Language): Promise<void> {
  for (const step of steps)
    if ('enter' in step) {
      await tabTo(page, step.enter, language)
      await page.keyboard.press('Enter')
    } else if ('goTo' in step) await tabTo(page, step.goTo, language)
    else if ('press' in step) await page.keyboard.press(step.press)
    else await page.keyboard.type(typeof step.type === 'string' ? step.type : step.type[language])
}
