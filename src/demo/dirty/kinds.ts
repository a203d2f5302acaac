import type { Meaning } from './catalogue'
import type { NativeColumn } from './native-column'

/** One way in which a cell is bad (or strange and right). Undefined: it does not fit the column or the value. */
export interface Kind {
  readonly name: string
  readonly write: (column: NativeColumn, truth: string | null) => string | null | undefined
}

const FILLER = '长'
const PAST_MANY = 5_000

/** Full-width forms of printable ASCII. */
const wide = (text: string) =>
  text.replace(/[!-~]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0)).replaceAll(' ', '\u3000')

const fixed = (name: string, written: string): Kind => ({ name, write: () => written })
/** A sign in the middle of the value; where the column has no room, in place of its last character. */
const inside = (name: string, sign: string): Kind => ({
  name,
  write({ length }, truth) {
    const letters = Array.from(truth ?? '')
    if (letters.length === 0) return undefined
    const middle = Math.ceil(letters.length / 2)
    const longer = [...letters.slice(0, middle), sign, ...letters.slice(middle)]
    return (length !== null && longer.length > length ? [...letters.slice(0, -1), sign] : longer).join('')
  },
})
const before = (name: string, sign: string): Kind => ({ name, write: (_column, truth) => truth && sign + truth })
const behind = (name: string, sign: string): Kind => ({ name, write: (_column, truth) => truth && truth + sign })
const changed = (name: string, change: (truth: string) => string): Kind => ({
  name,
  write: (_column, truth) => (truth ? change(truth) : undefined),
})

/** What may stand in any column of text, whatever it means. */
const ANY_TEXT: readonly Kind[] = [
  fixed('empty', ''),
  { name: 'blank', write: ({ length }) => ' '.repeat(Math.min(length ?? 3, 3)) },
  fixed('wide blank', '\u3000'),
  changed('cut off', (truth) => Array.from(truth).slice(0, -1).join('')),
  {
    name: 'too long',
    write: ({ length }, truth) => (truth ?? '') + FILLER.repeat((length ?? PAST_MANY) - Array.from(truth ?? '').length),
  },
  changed('full-width', wide),
  changed('small letters', (truth) => truth.toLowerCase()),
  inside('control character', '\u0007'),
  inside('escape character', '\u001b'),
  inside('next line U+0085', '\u0085'),
  inside('line break', '\n'),
  inside('tab', '\t'),
  inside('zero-width space', '\u200b'),
  before('direction mark', '\u202e'),
  before('byte order mark', '\ufeff'),
  behind('no-break space', '\u00a0'),
  inside('private use', '\ue863'),
  inside('private use, other plane', '\u{f0000}'),
  inside('noncharacter', '\uffff'),
  inside('replacement character', '\ufffd'),
  inside('emoji', '\u{1f600}'),
  behind('combining sign', '\u0308'),
  before('apostrophe', "'"),
  fixed('quotes and semicolon', `'";--`),
  fixed('markup', '<b>&amp'),
  fixed('JSON', '"}],{'),
  fixed('word NULL', 'NULL'),
  fixed('backslash N', '\\N'),
  fixed('dash', '-'),
  fixed('word 无', '无'),
  fixed('zero', '0'),
  fixed('asterisks', '***'),
]

/** Where the hub reads nothing, some of them will do: nothing may come of any. */
const UNREAD = ['empty', 'wide blank', 'too long', 'control character', 'private use', 'noncharacter', 'JSON']

function anyText({ meaning, length, inKey }: NativeColumn): readonly Kind[] {
  // In a key of fixed length, blanks are the empty key once more.
  if (inKey && length !== null) return ANY_TEXT.filter(({ name }) => name !== 'blank')
  return meaning === 'unread' ? ANY_TEXT.filter(({ name }) => UNREAD.includes(name)) : ANY_TEXT
}

const RECORDS = [fixed('record of nobody', 'NOBODY')]

const WRONG_CODE: readonly Kind[] = [
  { name: 'wrong code', write: ({ length, known }) => outside('Z'.repeat(length ?? 2), known) },
  { name: 'wrong digits', write: ({ length, known }) => outside('4'.repeat(length ?? 2), known) },
  { name: 'code without its zero', write: (_column, truth) => (truth?.startsWith('0') ? truth.slice(1) : undefined) },
]

const DATES_AS_TEXT: readonly Kind[] = [
  fixed('30 February', '20150230'),
  fixed('month 13', '20151301'),
  fixed('day 0', '20150500'),
  fixed('month and day 0', '20150000'),
  fixed('all zeros', '00000000'),
  fixed('all nines', '99999999'),
  fixed('dashes, no zeros', '2015-5-2'),
  fixed('slashes', '15/05/02'),
  fixed('no date at all', 'ABCDEFGH'),
  fixed('year 0', '00000101'),
  fixed('year 1', '00010101'),
  fixed('past', '18000101'),
  fixed('future', '21990101'),
]
const DATES_BY_HAND: readonly Kind[] = [
  fixed('dots', '2015.5.2'),
  fixed('Chinese date', '2015年5月2日'),
  fixed('Chinese date without a day', '2015年5月'),
  fixed('Chinese 30 February', '2015年2月30日'),
]
const MONTHS_AS_TEXT: readonly Kind[] = [
  fixed('month 13', '202613'),
  fixed('month 0', '202600'),
  fixed('all zeros', '000000'),
  fixed('all nines', '999999'),
  fixed('dash, no zero', '2026-1'),
  fixed('no month at all', 'ABCDEF'),
  fixed('past', '180001'),
  fixed('future', '219901'),
]
const DATES: readonly Kind[] = [
  fixed('year 1', '0001-01-01'),
  fixed('before Christ', '0044-03-15 BC'),
  fixed('past', '1800-01-01'),
  fixed('future', '2199-01-01'),
  fixed('year 9999', '9999-12-31'),
  fixed('year of five digits', '12026-01-01'),
  fixed('infinity', 'infinity'),
  fixed('minus infinity', '-infinity'),
]
const INSTANTS: readonly Kind[] = [
  fixed('before Christ', '0044-03-15 12:00:00+00 BC'),
  fixed('past', '1800-01-01 00:00:00+00'),
  fixed('future', '2199-01-01 00:00:00+00'),
  fixed('year of five digits', '12026-01-01 00:00:00+00'),
  fixed('infinity', 'infinity'),
  fixed('minus infinity', '-infinity'),
]
const NUMBERS: readonly Kind[] = [fixed('zero', '0'), fixed('negative', '-1')]
const WHOLE: readonly Kind[] = [...NUMBERS, fixed('largest', '32767'), fixed('smallest', '-32768')]
const DECIMALS: readonly Kind[] = [...NUMBERS, fixed('not a number', 'NaN'), fixed('large', '999.9')]
const DIVISIONS: readonly Kind[] = [
  { name: 'wrong length', write: (_column, truth) => truth?.trim().slice(0, 5) },
  fixed('division of letters', 'ABCDEF'),
  fixed('division of zeros', '000000'),
  fixed('division of nobody', '999999'),
]
const ID_NUMBERS: readonly Kind[] = [
  changed('wrong check digit', (truth) => truth.slice(0, -1) + (truth.endsWith('1') ? '2' : '1')),
  changed('15 digits', (truth) => (truth.length === 18 ? truth.slice(0, 6) + truth.slice(8, 17) : truth)),
  changed('blanks between', (truth) => `${truth.slice(0, 6)} ${truth.slice(6)}`),
  changed('impossible birth date in it', (truth) => `${truth.slice(0, 10)}0230${truth.slice(14)}`),
  fixed('18 zeros', '0'.repeat(18)),
  changed('Roman ten', (truth) => `${truth.slice(0, -1)}\u2169`),
]
const NAMES: readonly Kind[] = [
  ...['\u00b7', '\u2022', '\u30fb', '\uff0e', '\uff65', '\u2027'].map((dot) =>
    fixed(`dot U+${dot.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`, `买买提${dot}艾力`),
  ),
  changed('wide blank between', (truth) => Array.from(truth).join('\u3000')),
  changed('blank between', (truth) => Array.from(truth).join(' ')),
  changed('radical for a character', () => '\u2f2d\u5929'),
  fixed('decomposed letters', 'Lu\u0308 Ana'),
  fixed('䶮 in private use', '王\ue863'),
  fixed('compatibility character', '\uf9d1明'),
]

/** Names of all kinds that a cell of such a meaning and type can hold. */
export function kindsOf(column: NativeColumn): readonly Kind[] {
  const absent: readonly Kind[] = column.nullable ? [{ name: 'absent', write: () => null }] : []
  switch (column.type) {
    case 'date':
      return [...absent, ...DATES]
    case 'instant':
      return INSTANTS
    case 'whole':
      return [...absent, ...(column.meaning === 'order' ? [fixed('negative', '-1'), fixed('largest', '32767')] : WHOLE)]
    case 'decimal':
      return [...absent, ...DECIMALS]
    case 'text':
      if (column.meaning === 'record') return RECORDS
      return [...absent, ...anyText(column), ...(OF_MEANING[column.meaning] ?? []), ...everyCode(column)]
  }
}

const OF_MEANING: Readonly<Partial<Record<Meaning, readonly Kind[]>>> = {
  code: WRONG_CODE,
  codes: [...WRONG_CODE, changed('twice the same', (truth) => `${truth},${truth}`), behind('comma at the end', ',')],
  check: WRONG_CODE,
  relation: WRONG_CODE,
  state: WRONG_CODE,
  'id-type': WRONG_CODE,
  date: DATES_AS_TEXT,
  'past-date': DATES_AS_TEXT,
  'written-date': [...DATES_AS_TEXT, ...DATES_BY_HAND],
  month: MONTHS_AS_TEXT,
  'month-start': MONTHS_AS_TEXT,
  division: DIVISIONS,
  name: NAMES,
  names: [...NAMES, fixed('several, all separators', '张三、李四,王五；赵六/孙七 周八')],
  'id-number': ID_NUMBERS,
  'roll-number': [
    ...ID_NUMBERS.map(({ name, write }) => ({
      name,
      write: (column: NativeColumn, truth: string | null) => {
        const number = truth ? write(column, truth.slice(1)) : undefined
        return number ? truth!.slice(0, 1) + number : undefined
      },
    })),
    changed('wide letter', (truth) => wide(truth.slice(0, 1)) + truth.slice(1)),
  ],
}

/** Codes of a closed table that are not many: each of them once, as a right value. */
const MANY_CODES = 20

function everyCode({ meaning, known }: NativeColumn): Kind[] {
  if (!['code', 'check', 'state'].includes(meaning) || known.length > MANY_CODES) return []
  return known.map((code) => fixed(`code ${code}`, code))
}

function outside(written: string, known: readonly string[]): string | undefined {
  return known.includes(written) ? undefined : written
}

/** Whether the column takes it at all: its length and its type. */
export function fits({ length, type, nullable }: NativeColumn, written: string | null): boolean {
  if (written === null) return nullable
  return type !== 'text' || length === null || Array.from(written).length <= length
}
