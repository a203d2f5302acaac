import { code, day, readable, UNREADABLE, type Cell, type Raw } from '../cells'
import { NOTHING, person, word, type Facts } from '../facts'
import type { Reading } from '../reading'
import { rowsBy, type Row } from '../rows'

const SEXES = { 男: 'MALE', 女: 'FEMALE', '1': 'MALE', '2': 'FEMALE' }
const ARRANGEMENT = {
  ...{ '1': 'OTHER_PARENT', '2': 'GRANDPARENTS', '3': 'OTHER_RELATIVES', '4': 'ENTRUSTED', '5': 'CIVIL_AFFAIRS' },
  '6': 'NONE',
}

export const reading: Reading = {
  root: { table: 'sf_et', key: 'znbh', number: 'sfzh' },
  tables: { sf_et: 'znbh', sf_dcb: 'dcnd DESC, dcbh DESC', sf_dczn: 'dcbh, xh' },
  word: {}, // sealed: what it says of a child is for justice alone
  facts: (tables) => tables['sf_et']!.map(factsOf),
  index(tables, today) {
    const lines = rowsBy(tables['sf_dczn']!, 'znbh')
    const order = new Map(tables['sf_dcb']!.map((form, at) => [form['dcbh'], { form, at }]))
    return (record) => {
      // Newest form first.
      const listed = (lines.get(record) ?? [])
        .flatMap((line) => {
          const found = order.get(line['dcbh'] ?? '')
          return found ? [{ line, ...found }] : []
        })
        .sort((a, b) => a.at - b.at)
      const newest = new Map<string, Row>()
      for (const { form } of listed) if (!newest.has(form['rysfz']!)) newest.set(form['rysfz']!, form)
      const forms = [...newest.values()]
      return {
        justice_parent_held: readable(any(forms, (form) => isHeld(form, today))),
        justice_qualifying_ground: readable(any(forms, (form) => isGround(form, today))),
        justice_guardian_arrangement: readable(code(listed[0]?.line['jhfs'], ARRANGEMENT)),
      }
    }
  },
  acts: {
    late: `UPDATE sf_dczn SET jhfs = '6' WHERE znbh = 'SF000000000'`,
    other: `UPDATE sf_dcb SET jcrq = '2026年1月9日' WHERE dcbh = (SELECT max(dcbh) FROM sf_dcb WHERE dcbh LIKE 'DC%')`,
    deletion: `DELETE FROM sf_et WHERE znbh IN (SELECT znbh FROM sf_et WHERE znbh > 'SF000000200' ORDER BY znbh LIMIT 15)`,
  },
}

function factsOf(row: Row): Facts {
  const { znbh, gxsj, xm, xb, csrq, sfzh } = row
  return {
    ...NOTHING,
    ...person('justice', znbh!, gxsj, xm, code(xb, SEXES), handwrittenDay(csrq)),
    idNumber: word(sfzh),
    ethnicity: null,
    registeredDivision: null,
    residenceDivision: null,
  }
}

/** One yes is enough; else what cannot be read hides it, else what is not recorded leaves it open. */
function any(forms: readonly Row[], holds: (form: Row) => Cell<boolean>): Cell<boolean> {
  const answers = forms.map(holds)
  if (answers.includes(true)) return true
  if (answers.includes(UNREADABLE)) return UNREADABLE
  return answers.includes(null) ? null : false
}

interface Span {
  readonly from: string | null
  /** 'NEVER' for life; null when it is not recorded. */
  readonly until: string | null
}

function spanOf({ qsrq, xq, jcrq }: Row): Span | typeof UNREADABLE {
  const from = handwrittenDay(qsrq)
  const released = handwrittenDay(jcrq)
  if (from === UNREADABLE || released === UNREADABLE) return UNREADABLE
  if (released !== null) return { from, until: released }
  if (from === null) {
    // Nothing can be counted; whether the term can be read matters for a measure without end alone.
    const length = monthsWritten(xq)
    return length === UNREADABLE ? UNREADABLE : { from, until: length === 'NEVER' ? 'NEVER' : null }
  }
  const length = monthsWritten(xq)
  if (length === UNREADABLE) return UNREADABLE
  if (length === null || length === 'NEVER') return { from, until: length }
  return { from, until: dayBefore(monthsLater(from, length)) }
}

function isHeld(form: Row, today: string): Cell<boolean> {
  const span = spanOf(form)
  if (span === UNREADABLE) return UNREADABLE
  const { from, until } = span
  if (from !== null && from > today) return false
  if (until !== null && until !== 'NEVER' && until < today) return false
  return from === null || until === null ? null : true
}

function isGround(form: Row, today: string): Cell<boolean> {
  const held = isHeld(form, today)
  if (held !== true) return held
  const { from, until } = spanOf(form) as Span
  return until === 'NEVER' || dayBefore(monthsLater(from!, 6)) <= until!
}

/** Digits of another width and signs that are not seen count as `day` has them; then year, month, day in any of four forms. */
function handwrittenDay(raw: Raw): Cell<string> {
  const plain = day(raw)
  if (raw == null || plain !== UNREADABLE) return plain
  const parts = plainText(raw)
    .replace(/[年月./]/g, '-')
    .replace(/日$/, '')
    .split('-')
  const [year = '', month = '', ofMonth = ''] = parts
  if (parts.length !== 3 || !/^\d{4}$/.test(year) || !/^\d\d?$/.test(month) || !/^\d\d?$/.test(ofMonth))
    return UNREADABLE
  return day(`${year}-${month.padStart(2, '0')}-${ofMonth.padStart(2, '0')}`)
}

function plainText(raw: string): string {
  return [...raw]
    .filter((sign) => !/[\p{Cf}\p{Default_Ignorable_Code_Point}\s]/u.test(sign))
    .map((sign) => (sign >= '\uff01' && sign <= '\uff5e' ? String.fromCodePoint(sign.codePointAt(0)! - 0xfee0) : sign))
    .join('')
}

const NUMERALS = new Map(
  Array.from({ length: 100 }, (_, value) => {
    const ones = '零一二三四五六七八九'
    const [tens, rest] = [Math.floor(value / 10), value % 10]
    const text = tens === 0 ? ones[rest]! : `${tens > 1 ? ones[tens] : ''}十${rest > 0 ? ones[rest] : ''}`
    return [text, value] as const
  }),
)

/** The length of a measure, read word by word. */
function monthsWritten(raw: Raw): Cell<number> | 'NEVER' {
  if (raw == null) return null
  let left = plainText(raw)
  if (/^(无期徒刑|死缓|死刑[,、]?缓期[二两2]年执行)/.test(left)) return 'NEVER'
  left = left.split(/[,;。、]/)[0]!
  for (const kind of ['有期徒刑', '拘役', '强制隔离戒毒', '强制戒毒', '强戒'])
    if (left.startsWith(kind)) {
      left = left.slice(kind.length)
      break
    }
  if (/^\d{1,3}$/.test(left)) return within(Number(left))
  let months = 0
  const year = left.indexOf('年')
  if (year >= 0) {
    const years = numeral(left.slice(0, year))
    if (years === null) return UNREADABLE
    months += years * 12
    left = left.slice(year + 1)
    if (left.startsWith('半')) {
      months += 6
      left = left.slice(1)
    }
  }
  if (left.length > 1 && /^[零又]/.test(left)) left = left.slice(1)
  if (left !== '') {
    const rest = /^(.+?)个?月$/.exec(left)
    const more = rest ? numeral(rest[1]!) : null
    if (more === null) return UNREADABLE
    months += more
  }
  return within(months)
}

function within(months: number): Cell<number> {
  return months >= 1 && months <= 300 ? months : UNREADABLE
}

function numeral(written: string): number | null {
  if (/^\d{1,3}$/.test(written)) return Number(written)
  return NUMERALS.get(written.replace('两', '二').replace('〇', '零')) ?? null
}

function monthsLater(from: string, months: number): string {
  const [year, month, ofMonth] = from.split('-').map(Number) as [number, number, number]
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + months, Math.min(ofMonth, last))).toISOString().slice(0, 10)
}

function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)
}
