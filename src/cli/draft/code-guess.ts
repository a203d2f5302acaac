import type { Value } from '../../../connectors/contract/records'
import { SEX, YES_NO } from '../../../connectors/contract/standard-codes'
import type { Reader } from '../../../connectors/sql/readers'

/** What the codes of a column seem to mean. */
export interface CodeGuess {
  readonly table: readonly (readonly [code: string, word: string | boolean | null])[]
  /** Where they are from: 'the catalogue names the codes', … */
  readonly why: string
}

const SEXES: Readonly<Record<string, string>> = { M: 'MALE', F: 'FEMALE', 男: 'MALE', 女: 'FEMALE', ...SEX }
const TRUTH: Readonly<Record<string, boolean>> = { N: false, Y: true, F: false, T: true, 否: false, 是: true, ...YES_NO } // prettier-ignore
const CODES = [
  ...Array.from({ length: 10 }, (_, i) => String(i)),
  ...Array.from({ length: 100 }, (_, i) => String(i).padStart(2, '0')),
]

/**
 * The codes that the catalogue names, each with the word that it most likely means, null where nothing tells; or, where it names none,
 * the codes of the project's own mapping.
 */
export function guessCodes(
  codes: readonly string[],
  words: readonly string[] | 'boolean',
  own: Reader | null,
  isSex: boolean,
): CodeGuess {
  const ownWord = (code: string): string | boolean | null => {
    const value = own ? readOr(own, code) : null
    return typeof value === 'boolean' || typeof value === 'string' ? value : null
  }
  if (codes.length > 0)
    return {
      table: codes.map((code) => [code, wordOf(code, words, isSex) ?? ownWord(code)]),
      why: 'the catalogue names the codes; what they mean is guessed',
    }
  if (words === 'boolean') return { table: Object.entries(YES_NO), why: 'the catalogue names no codes' } // prettier-ignore
  if (isSex) return { table: Object.entries(SEX), why: 'the catalogue names no codes: GB/T 2261.1' } // prettier-ignore
  const known = CODES.flatMap((code): [string, string][] => {
    const word = ownWord(code)
    return typeof word === 'string' && words.includes(word) ? [[code, word]] : []
  })
  return { table: known, why: 'the catalogue names no codes: those of the project’s own mapping' }
}

function wordOf(code: string, words: readonly string[] | 'boolean', isSex: boolean): string | boolean | null {
  const upper = code
    .trim()
    .toUpperCase()
    .replace(/[^A-Z0-9\p{sc=Han}]+/gu, '_')
  if (words === 'boolean') return TRUTH[upper] ?? null
  if (isSex) return SEXES[upper] ?? null
  if (words.includes(upper)) return upper
  const begun = /^[A-Z_]+$/.test(upper) ? words.filter((word) => word.startsWith(upper)) : []
  return begun.length === 1 ? begun[0]! : null
}

function readOr(read: Reader, code: string): Value {
  try {
    return read(code, '2026-01-01')
  } catch {
    return null
  }
}
