import type { Random } from '../../../src/demo/random'

const UNSEEN = ['\u200B', '\u200C', '\u200E', '\u202A', '\u202C', '\uFEFF', '\u00AD', '\u2060', '\uFE00']
const BLANKS = [' ', '\u3000', '\u00A0', '\u2003', '  ']
const DOTS = ['·', '•', '・', '．', '.', '‧', '∙', '⋅', '･', '··', ' · ', '●']
const ALIKE: Readonly<Record<string, readonly string[]>> = {
  一: ['\u2F00', '\u31D0'],
  二: ['\u2F06'],
  龙: ['\u2EF0'],
  女: ['\u2F25'],
  玉: ['\u2F5F'],
  月: ['\u2F49'],
  民: ['\u2EA0'],
  黄: ['\u2EE9'],
  䶮: ['\uE863'],
}
const HAN = /\p{Script=Han}/u

/** A name as a registry might hold it: blanks, dots, radicals, private use, full width, decomposed, unseen signs, capitals. */
export function spellName(random: Random, name: string): string {
  const letters = [...(random.chance(0.3) ? name.normalize('NFD') : name)]
  const spelt = letters.map((letter, i) => {
    if (letter === '·') return random.pick(DOTS)
    if (letter === ' ') return random.pick(BLANKS)
    const alike = ALIKE[letter]
    let one = alike && random.chance(0.5) ? random.pick(alike) : letter
    if (/[A-Za-z]/.test(one) && random.chance(0.3)) one = random.chance(0.5) ? wide(one) : one.toUpperCase()
    if (random.chance(0.1)) one += random.pick(UNSEEN)
    // Blanks between the characters of a name of two: of longer ones a list of former names could be meant.
    return letters.length === 2 && i === 0 && HAN.test(letter) && random.chance(0.3) ? one + random.pick(BLANKS) : one
  })
  return (
    random.pick(['', '', ' ', '\uFEFF', '\u3000']) + spelt.join('') + random.pick(['', '', ' ', '\u200B', '\u3000'])
  )
}

/** A number or a code: full width, small letters, groups, format signs, the spreadsheet's apostrophe. */
export function spellNumber(random: Random, number: string): string {
  const spelt = [...number].map((letter, i) => {
    let one = letter
    if (one === 'X' && random.chance(0.3)) one = random.pick(['Ⅹ', 'ⅹ'])
    if (/[A-Z]/.test(one) && random.chance(0.5)) one = one.toLowerCase()
    if (/[\dA-Za-z]/.test(one) && random.chance(0.3)) one = wide(one)
    if (i > 0 && random.chance(0.05)) one = random.pick([' ', '-', '\u3000', '－', '\u2013', '\u200B', '\u202C']) + one
    return one
  })
  return random.pick(['', '', "'", '＇', '’', ' ', '\u202A']) + spelt.join('') + random.pick(['', '', ' ', '\u202C'])
}

/** A reading, of syllables with tone marks: with marks or digits or none, ü in each of its ways, any case and width. */
export function spellReading(random: Random, syllables: readonly string[]): string {
  const way = random.pick(['marks', 'decomposed', 'none'] as const)
  const umlaut = random.pick(['ü', 'v', 'u:', 'U\u0308'])
  const spelt = syllables.map((syllable) => {
    const decomposed = syllable.normalize('NFD')
    if (way === 'decomposed') return decomposed
    if (way === 'marks') return syllable
    const plain = decomposed.replace(/[\u0300\u0301\u0304\u030C]/g, '').replace(/u\u0308/g, umlaut)
    return plain + (/^[a-zü:\u0308]+$/.test(plain) && random.chance(0.3) ? String(random.between(1, 5)) : '')
  })
  const joined = spelt.join(random.pick(['', ' ', '-', "'", '\u3000', '’']))
  const cased = random.chance(0.5) ? joined.toUpperCase() : joined
  return random.chance(0.3) ? [...cased].map((one) => (/[A-Za-z]/.test(one) ? wide(one) : one)).join('') : cased
}

function wide(letter: string): string {
  return String.fromCharCode(letter.charCodeAt(0) + 0xfee0)
}
