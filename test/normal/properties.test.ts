import { pinyin } from 'pinyin-pro'
import { GIVEN_NAMES, SURNAMES } from './support/names'
import { Random } from '../../src/demo/random'
import { checkCharacter } from '../../src/linkage/id-number'
import {
  nameKey,
  namePrefixKey,
  normaliseDivisionCode,
  normaliseFormerNames,
  normaliseIdNumber,
  normaliseName,
  normaliseReading,
  normaliseRollNumber,
  readingOf,
} from '../../src/normal'
import { spellName, spellNumber, spellReading } from './support/spellings'

const SEED = 20260301
const ROUNDS = 4_000
const FORMS: Readonly<Record<string, (written: string) => string | null>> = {
  normaliseName,
  nameKey,
  namePrefixKey,
  normaliseIdNumber,
  normaliseRollNumber,
  normaliseReading,
  normaliseDivisionCode,
  normaliseFormerNames: (written) => normaliseFormerNames(written).join('、') || null,
}

/** Every assigned one; of the many ideographs and syllables that are alike to the rules, each hundredth. */
const CHARACTERS = Array.from({ length: 0x11_0000 }, (_, point) => String.fromCodePoint(point)).filter(
  (one, point) => !/\p{Cn}/u.test(one) && (point % 100 === 0 || !/[㐀-䶿一-鿿가-힣\u{20000}-\u{2F7FF}\u{2FA20}-\u{10FFFF}]/u.test(one)),
) // prettier-ignore

describe.each(Object.entries(FORMS))('%s twice changes nothing', (_name, normalise) => {
  const again = (written: string) => {
    const once = normalise(written)
    if (once === null) return
    const twice = normalise(once)
    if (twice !== once) throw new TypeError(`${points(written)}: ${points(once)}, then ${points(twice ?? 'null')}`)
  }

  test('of each character of Unicode, alone and beside others', () => {
    for (const one of CHARACTERS) for (const text of [`张${one}三`, `lu${one}`, ` ${one}.三 b`]) again(text)
  })

  test('of random texts', () => {
    const random = new Random(SEED, 1)
    for (let round = 0; round < ROUNDS; round += 1) again(jumble(random))
  })
})

test.each([
  ['combining marks', '\u0301\u0323'],
  ['blanks and dots', ' .'],
  ['one Han character after another', '张 '],
  ['letters that become eighteen', 'ﷺ'],
])('a text of 50,000 characters is no name, and is told so at once: %s', (_what, sign) => {
  const started = process.hrtime.bigint()
  for (const normalise of Object.values(FORMS)) expect(normalise(`a${sign.repeat(25_000)}`)).toBeNull()
  expect(Number(process.hrtime.bigint() - started) / 1e6).toBeLessThan(500) // it was 40,000
  const list = '\u0301\u0323'.repeat(499)
  expect(normaliseFormerNames(`${list}张`)).toEqual([])
})

test('a name is found however it is written, and no other name is', () => {
  const random = new Random(SEED, 2)
  for (let round = 0; round < ROUNDS; round += 1) {
    const [one, other] = [randomName(random), randomName(random)]
    const [spelt, otherwise] = [spellName(random, one), spellName(random, other)]
    expect([one, spelt, nameKey(spelt)]).toEqual([one, spelt, nameKey(one)])
    expect([spelt, otherwise, nameKey(spelt) === nameKey(otherwise)]).toEqual([spelt, otherwise, one === other])
  }
})

test('former names are found however they are written together', () => {
  const random = new Random(SEED, 3)
  for (let round = 0; round < ROUNDS / 4; round += 1) {
    const names = [...new Set(Array.from({ length: random.between(1, 3) }, () => randomName(random)))]
    const text = names
      .map((name) => spellName(random, name))
      .reduce((all, name) => all + random.pick(SEPARATORS) + name)
    expect([text, normaliseFormerNames(text).map(nameKey)]).toEqual([text, names.map(nameKey)])
  }
})

test.each([
  ['an ID number', normaliseIdNumber, ''],
  ['a roll number', normaliseRollNumber, 'G'],
] as const)('%s: found however it is written, and no other number is', (_what, normalise, letter) => {
  const random = new Random(SEED, 4)
  for (let round = 0; round < ROUNDS; round += 1) {
    const number = letter + randomIdNumber(random)
    const spelt = spellNumber(random, number)
    expect([number, spelt, normalise(spelt)]).toEqual([number, spelt, number])
    const at = random.int(number.length)
    const wrong = number.slice(0, at) + random.pick('ХΧ×ООоΟ٣３一') + number.slice(at + 1)
    expect([wrong, normalise(wrong) === number]).toEqual([wrong, wrong[at] === '３' && number[at] === '3'])
  }
})

test('a reading finds its name however it is written, and none that reads otherwise', () => {
  const random = new Random(SEED, 5)
  for (let round = 0; round < ROUNDS; round += 1) {
    const name = randomName(random).replace('·', '')
    const { full, initials } = readingOf(name)
    const syllables = syllablesOf(name)
    const spelt = spellReading(random, syllables)
    expect([name, spelt, normaliseReading(spelt)]).toEqual([name, spelt, full])
    expect(normaliseReading(initials.toUpperCase())).toBe(initials)
    const sign = random.pick('%_*?吕1жβ/\\\0;"')
    const at = random.int(full.length + 1)
    const spoilt = full.slice(0, at) + sign + full.slice(at)
    const found = normaliseReading(spoilt)
    if (sign !== '1') expect([spoilt, found]).toEqual([spoilt, null])
  }
})

test('a division code is found however it is written, and no other code is', () => {
  const random = new Random(SEED, 6)
  for (let round = 0; round < ROUNDS; round += 1) {
    const code = `${random.between(110101, 659012)}${random.pick(['', '100', '203', '100213', '203001'])}`
    const spelt = spellNumber(random, code + random.pick(code.length === 12 ? [''] : code.length === 9 ? ['', '000'] : ['', '000', '000000'])) // prettier-ignore
    expect([code, spelt, normaliseDivisionCode(spelt)]).toEqual([code, spelt, code])
    expect(normaliseDivisionCode(`${code}1`)).toBeNull()
  }
})

const SEPARATORS = ['、', '，', ', ', '；', ';', '/', '／', '|', '\n', '\t', ' 、 ']
const DOTTED = ['阿依古丽·买买提', '艾力·吐尔逊', '古丽娜尔·阿不都热合曼', '扎西·多吉', '居马·叶尔江']
const LATIN = ['Mary Ann', 'Zoë Müller', "Sean O'Neil", 'Anne-Marie', 'J. Smith']

function randomName(random: Random): string {
  if (random.chance(0.15)) return random.pick(DOTTED)
  if (random.chance(0.1)) return random.pick(LATIN)
  return random.pick(SURNAMES) + random.pick(GIVEN_NAMES)
}

function syllablesOf(name: string): string[] {
  if (/[a-z]/i.test(name)) return name.split(/[ .'-]+/)
  return pinyin(name, { type: 'array', mode: 'surname', surname: 'head', toneSandhi: false })
}

function randomIdNumber(random: Random): string {
  const first17 = `${random.between(110101, 659012)}${random.between(2008, 2025)}0${random.between(1, 9)}1${random.int(9)}${random.between(100, 999)}`
  return first17 + checkCharacter(first17)
}

const SIGNS = [
  ...'张三李\u3000 \t\n·•・．.。-—\'’`，、;/|无aBüǚuU:0１５XⅩ\u0301\u0308\u030c\u0323\u200b\u200d\ufeff\u202e\ufe00\u00ad\ue863\ue815\u2f00\u2ef0\u31d0',
  ...['\ud83d\ude00', '\ud800', '\udc00', '\0', '\u0001', '〇', '々', '㉑', '㍿', 'ﬁ', 'ﷺ', 'İ', 'ß', '\u3164', '\uffa0', '\u{2f800}', '\u{20bb7}', '無', 'null', 'n/a', 'lyu', 'nyu', 'jv'],
] // prettier-ignore

function jumble(random: Random): string {
  return Array.from({ length: random.between(0, 10) }, () => random.pick(SIGNS)).join('')
}

function points(text: string): string {
  return [...text].map((one) => `U+${one.codePointAt(0)!.toString(16)}`).join(' ')
}
