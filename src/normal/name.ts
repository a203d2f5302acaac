import { HAN, LONGEST, oneForm } from './characters'

/** Dots that registries write between the parts of a name (阿依古丽·买买提): the right one is U+00B7 (GB/T 15834). */
const DOTS = '\\u00B7\\u119E\\u1427\\u16EB\\u2022\\u2027\\u2219\\u22C5\\u25CF\\u2981\\u2E31\\u2E33\\u30FB\\uA78F'
const DOT = new RegExp(`[${DOTS}]`, 'u')
const DOT_RUN = new RegExp(` *(?:[${DOTS}.\\u3002] *)+`, 'gu')
/** Control characters that are no blanks, and halves of surrogate pairs: no name holds them. */
const CONTROLS = /(?![\t-\r\u0085])[\p{Cc}\p{Cs}]/gu
/** UTF-16 units of the longest list of former names. */
const LONGEST_LIST = 1_000
const BLANKS = /[\s\u0085]+/g
const BLANK_BESIDE_HAN = new RegExp(` (?=${HAN})|(?<=${HAN}) `, 'gu')
const ENDS_HAN = new RegExp(`${HAN}$`, 'u')
const STARTS_HAN = new RegExp(`^${HAN}`, 'u')
const ALL_HAN = new RegExp(`^(?:${HAN}|·)+$`, 'u')
/** The form that nearly all names have already. 无 is left to the long way. */
const PLAIN = /^(?!无)[\u4E00-\u9FFF]{2,4}$/

/** What is written where there is no name. */
const NO_NAMES: ReadonlySet<string> = new Set([
  ...['无', '無', '没有', '暂无', '不详', '不祥', '未知', '未填', '未填写', '空', '待定', '未取名', '未起名', '未命名'],
  ...['null', '(null)', 'none', 'nil', 'n/a', 'undefined'],
])

/**
 * The normal form of a name, which is also shown. Null if the text is no name ('-', '无', 'null', '').
 * Characters as in `oneForm`, without control characters. No blank beside a Han character or a dot; one blank between other words. One
 * dot (U+00B7), also for a full stop between Han characters; one hyphen; one apostrophe. 吕 and 呂, 黄 and 黃 stay different names.
 */
export function normaliseName(written: string): string | null {
  if (PLAIN.test(written) && !NO_NAMES.has(written)) return written
  const name = arranged(characters(written), false)
  return isName(name) ? name : null
}

/** The form that names are compared in: the normal form without capital letters. */
export function nameKey(written: string): string | null {
  const name = normaliseName(written)
  return name === null ? null : withoutCapitals(name)
}

/** The beginning of a name, as it is compared. Its last dot counts: '阿依古丽·' does not find 阿依古丽 herself. */
export function namePrefixKey(written: string): string | null {
  const beginning = withoutCapitals(arranged(characters(written), true))
  return hasLetter(beginning) && beginning.length <= LONGEST ? beginning : null
}

/**
 * The former names in one text, each in its normal form and once. Separators: commas, 、 ; / | \ tabs and line breaks. A blank
 * separates beside a Han name ('张三 李四', 'Mary 张三') but not between other words ('Mary Ann'). A single Han character is no name:
 * '张　三' is one name, '李四 张 三' are two.
 */
export function normaliseFormerNames(written: string): string[] {
  if (written.length <= LONGEST && normaliseName(written) === null) return []
  const parts = characters(written, LONGEST_LIST).split(/[,、;/|\\\u060C\u061B\t-\r\u0085\u2028\u2029]/)
  const names = parts.flatMap((part) => apart(joinedByDots(part.replace(BLANKS, ' ').trim()))).map(normaliseName)
  return [...new Set(names)].filter((name) => name !== null)
}

function characters(written: string, most = LONGEST): string {
  return oneForm(written.replace(CONTROLS, ''), most)
}

function arranged(text: string, isBeginning: boolean): string {
  const spaced = text
    .replace(BLANKS, ' ')
    .trim()
    .replace(/[\u2010-\u2015\u2043\u2212]/g, '-')
    .replace(/[\u2018\u2019\u201B\u02BC`]/g, "'")
    .replace(BLANK_BESIDE_HAN, '')
  const dotted = joinedByDots(spaced, isBeginning)
  return (isBeginning ? dotted.replace(/^·/, '') : dotted.replace(/^·|·$/g, '')).normalize('NFC')
}

/** One U+00B7 for each run of dots. A full stop is one between Han characters alone: 'J. Smith' keeps it. */
function joinedByDots(text: string, isBeginning = false): string {
  return text.replace(DOT_RUN, (run, at: number) => {
    if (DOT.test(run)) return '·'
    const after = text.slice(at + run.length)
    const goesOn = STARTS_HAN.test(after) || (isBeginning && after === '')
    return goesOn && ENDS_HAN.test(text.slice(0, at)) ? '·' : run
  })
}

/** The names of a text that only blanks part. */
function apart(part: string): string[] {
  const names: string[] = []
  let spread: string[] = [] // single Han characters in a row
  let words: string[] = [] // words of other scripts in a row
  const close = () => {
    if (spread.length === 1 && names.length > 0 && isHan(names.at(-1)!)) names.push(names.pop()! + spread[0]!)
    else if (spread.length > 0) names.push(spread.join(''))
    if (words.length > 0) names.push(words.join(' '))
    spread = []
    words = []
  }
  for (const word of part.split(' ')) {
    if (!isHan(word)) {
      if (spread.length > 0) close()
      words.push(word)
    } else if ([...word].length === 1) {
      if (words.length > 0) close()
      spread.push(word)
    } else if (spread.length === 1 && names.length === 0) {
      names.push(spread.pop()! + word)
    } else {
      close()
      names.push(word)
    }
  }
  close()
  return names
}

function isHan(word: string): boolean {
  return ALL_HAN.test(word)
}

function isName(text: string): boolean {
  return hasLetter(text) && text.length <= LONGEST && !NO_NAMES.has(text.toLowerCase())
}

/** 〇 is a number and a name (刘〇). */
function hasLetter(text: string): boolean {
  return /[\p{L}\p{Nl}\p{Co}]/u.test(text)
}

function withoutCapitals(text: string): string {
  return text.toLowerCase().normalize('NFKC')
}
