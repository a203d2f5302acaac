import type { Say } from '../language/words'
import type words from './words.json'

const SENTENCES: readonly (readonly [RegExp, keyof typeof words & string])[] = [
  [/^nothing: this account is not granted the field at all$/, 'neededNever'],
  [/^nothing: this account is granted the field masked, and no more$/, 'neededMasked'],
  [/^nothing: this account is granted the field in statistics alone$/, 'neededStatistics'],
  [/^an approved, time-boxed grant( for this child)?$/, 'neededGrant'],
  [/^a child of this account’s area$/, 'neededArea'],
  [/^a pupil of this account’s school$/, 'neededSchool'],
  [/^a child on this account’s own list$/, 'neededCaseload'],
]

/** What would be needed to see a field (src/access/decide.ts), in the person's language. A sentence that is not known stays as it is. */
export function neededIn(
  say: Say<keyof typeof words & string>,
  purpose: (code: string) => string,
  needed: string,
): string[] {
  return needed.split(/ and (?=a |an |the )/).map((part) => {
    const purposes = /^the purpose (.+)$/.exec(part)?.[1]
    if (purposes !== undefined)
      return say('neededPurpose', { purposes: purposes.split(' or ').map(purpose).join(' / ') })
    const key = SENTENCES.find(([form]) => form.test(part))?.[1]
    return key ? say(key) : part
  })
}

/** Whether a grant can open it for this account and child. */
export function isGrantable({ level, needed }: { readonly level: string; readonly needed: string | null }): boolean {
  return level === 'granted' || /\bgrant\b/.test(needed ?? '')
}
