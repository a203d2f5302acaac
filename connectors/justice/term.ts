import { narrow, type Raw, UnreadableValue } from '../sql/readers'

/** Months, or no end: life, and a death sentence whose execution is put off. */
export type Term = number | 'LIFE'

const NO_TERM = new UnreadableValue(
  'expected a term such as 有期徒刑三年六个月, 3年6个月, 无期徒刑, or a number of months',
)

const LIFE = /^(无期徒刑|死刑[,、]?缓期[二两2]年执行|死缓)/
const KIND = /^(有期徒刑|拘役|强制隔离戒毒|强制戒毒|强戒)/
const NUMBER = '(\\d{1,3}|[零〇一二两三四五六七八九十]{1,3})'
const SPAN = new RegExp(`^(?:${NUMBER}年(半)?)?(?:零|又)?(?:${NUMBER}个?月)?$`)
/** No fixed term is longer than 25 years (general knowledge, not read in the law). */
const MOST_MONTHS = 25 * 12

/** What a sentence or a decision says of its length. What follows a comma (a fine) is no part of it. Throws UnreadableValue. */
export function termOf(raw: Raw): Term | null {
  if (raw === null) return null
  const [written = ''] = narrow(raw)
    .replace(/\s/g, '')
    .split(/[,;。、](?!缓)/)
  if (LIFE.test(written)) return 'LIFE'
  const span = written.replace(KIND, '')
  const months = /^\d{1,3}$/.test(span) ? Number(span) : monthsOf(span)
  if (months < 1 || months > MOST_MONTHS) throw NO_TERM
  return months
}

function monthsOf(span: string): number {
  const found = SPAN.exec(span)
  if (!found) throw NO_TERM
  const [, years, half, months] = found
  return (
    (years === undefined ? 0 : numberOf(years)) * 12 + (half ? 6 : 0) + (months === undefined ? 0 : numberOf(months))
  )
}

const DIGITS = '零一二三四五六七八九'

/** '36', or Chinese numerals up to 九十九. */
function numberOf(written: string): number {
  if (/^\d+$/.test(written)) return Number(written)
  const plain = written.replace('两', '二').replace('〇', '零')
  const [tens = '', ones] = plain.split('十')
  const digit = (sign: string) => {
    const value = DIGITS.indexOf(sign)
    if (sign.length !== 1 || value < 0) throw NO_TERM
    return value
  }
  if (ones === undefined) return digit(plain)
  return (tens === '' ? 1 : digit(tens)) * 10 + (ones === '' ? 0 : digit(ones))
}
