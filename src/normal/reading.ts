import { pinyin } from 'pinyin-pro'
import { HAN, oneForm } from './characters'
import { normaliseName } from './name'

export interface Reading {
  /** 'zhouyutong', without tones; ü is v. */
  readonly full: string
  /** 'zyt' */
  readonly initials: string
}

/** Stands for a character that has no known reading: no question holds it, so nobody is found by leaving it out. */
const UNREADABLE = '?'
const RUNS = new RegExp(`${HAN}+|[^\\s·.'-]+`, 'gu')
const STARTS_HAN = new RegExp(`^${HAN}`, 'u')

/**
 * A name's one reading. The surname is read as a surname (单 is shan, 乐 is yue), the given name is not (李乐 is li le). A name
 * with a dot has no surname. Of several readings of a given name the most frequent is taken.
 */
export function readingOf(written: string): Reading {
  const name = normaliseName(written) ?? ''
  const surname = !name.includes('·')
  const syllables = [...name.matchAll(RUNS)].flatMap(({ 0: run, index }) =>
    STARTS_HAN.test(run) ? syllablesOf(run, surname && index === 0) : [latin(run)],
  )
  return { full: umlauts(syllables.join('')), initials: syllables.map((one) => one.slice(0, 1)).join('') }
}

const ofCharacters = new Map<string, readonly string[]>()

/** Every reading of one Han character, without tones; none of any other sign. Kept: there are a few thousand of them. */
export function readingsOfCharacter(character: string): readonly string[] {
  let readings = ofCharacters.get(character)
  if (!readings) {
    const read = STARTS_HAN.test(character)
      ? pinyin(character, { toneType: 'none', type: 'array', multiple: true, v: true })
      : []
    readings = [...new Set(read.map(umlauts))].filter((one) => /^[a-z]+$/.test(one))
    ofCharacters.set(character, readings)
  }
  return readings
}

/**
 * The letters by which a reading is searched. Null if the text cannot be a reading: then nobody is found. Tone marks and tone digits
 * are dropped; ü may be written ü, v, u: or yu (吕: lü, lv, lu:, lyu, lǚ, lü3). Blanks, apostrophes, hyphens and dots between
 * syllables are ignored. Other signs are not dropped, because that would find more children.
 */
export function normaliseReading(written: string): string | null {
  const letters = folded(oneForm(written))
    .replace(/u:/g, 'v')
    .replace(/(?<=[aeiouvngr])[0-5](?![0-9])/g, '')
    .replace(/(?<=[a-z])[\s'\u2018\u2019·.-]+(?=[a-z])/g, '')
    .trim()
  return /^[a-z]+$/.test(letters) ? umlauts(letters) : null
}

function syllablesOf(han: string, surname: boolean): string[] {
  const mode = surname ? ({ mode: 'surname', surname: 'head' } as const) : ({ mode: 'normal' } as const)
  const read = pinyin(han, { ...mode, toneType: 'none', type: 'array', nonZh: 'consecutive', v: true })
  return read.flatMap((one) => (/^[a-z]+$/.test(one) ? [one] : [...one].map(() => UNREADABLE)))
}

function latin(word: string): string {
  const letters = folded(word)
  return /^[a-z]+$/.test(letters) ? letters : UNREADABLE
}

/** Small letters without marks; ü to v, and the two letters of textbooks (ɑ ɡ). */
function folded(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll('\u0251', 'a')
    .replaceAll('\u0261', 'g')
    .replace(/u[\u0300-\u0307\u0309-\u036F]*\u0308/g, 'v')
    .replace(/([a-z])\p{M}+/gu, '$1')
}

/** One letter for ü: u behind j, q, x and y, where it is always ü; lyu and nyu as passports write them, v elsewhere. */
function umlauts(letters: string): string {
  return letters
    .replace(/(?<=[jqxy])v/g, 'u')
    .replace(/lyu/g, 'lv')
    .replace(/^nyu/, 'nv') // further on, n ends a syllable before: zhenyu
}
