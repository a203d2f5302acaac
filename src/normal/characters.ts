import { PRIVATE_USE, RADICALS } from './character-tables'

/** A Han character, or one of the private use area whose meaning only the registry knows: in names, a Han character too. */
export const HAN = '[\\p{Script=Han}\\p{Co}]'

/** Signs that are not seen: format characters (zero width, direction, byte order mark, soft hyphen), variation selectors, fillers. */
const UNSEEN = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu

/** A text without the signs that are not seen. */
export function withoutUnseen(written: string): string {
  return written.replace(UNSEEN, '')
}

/** True if a text turns the direction of writing (U+202A to U+202E, U+2066 to U+2069): it can be shown as another than it is. */
export function turnsDirection(written: string): boolean {
  return /[\u202A-\u202E\u2066-\u2069]/.test(written)
}

/** How many letters, digits and Han characters a text has that are seen: a filler (U+3164) counts as a letter elsewhere. */
export function countWritten(written: string): number {
  return withoutUnseen(written).match(/[\p{L}\p{N}]/gu)?.length ?? 0
}

/** UTF-16 units of the longest text that can be a name or a reading. Normalising takes seconds for ten thousand combining marks. */
export const LONGEST = 200

/**
 * One code point for each character: characters of the private use area that have a place by now, NFKC (full width, decomposed
 * and compatibility forms, Kangxi radicals), the other radicals; unseen signs dropped. Nothing of a text longer than `most`.
 */
export function oneForm(written: string, most = LONGEST): string {
  if (written.length > most) return ''
  const seen = withoutUnseen(written.replace(/[\uE7C7\uE7C8\uE815-\uE864]/g, (one) => PRIVATE_USE.get(one)!))
  return seen.normalize('NFKC').replace(/[\u2E81-\u2EF3\u31C0-\u31E3]/g, (one) => RADICALS.get(one) ?? one)
}
