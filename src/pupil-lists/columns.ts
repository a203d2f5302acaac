import { HubError } from '../errors/hub-error'
import { readStudentCell, type WrittenCell } from '../linkage/student-cell'
import type { ListRow } from './list'

export interface Columns {
  /** Row of headings; null: the list begins with a number. */
  readonly head: ListRow | null
  /** Place of the ID or roll numbers, from 0. */
  readonly number: number
  /** Place of the birth date; null: none. */
  readonly birthDate: number | null
}

/** The better first: an ID number finds a child wherever it goes to school. */
const NUMBERS = [
  ...['公民身份号码', '公民身份证号码', '身份证号码', '身份证号', '身份证件号', '身份证件号码', '证件号码', '证件号'],
  ...['全国学籍号', '学籍号', 'idnumber', 'rollnumber', 'student'],
]
const BIRTH_DATES = ['出生日期', '出生年月日', 'birthdate', 'dateofbirth']

/** Rows above the headings, such as a title. */
const MOST_TITLES = 10

/** `named`: a heading, or the letter of a column. Throws HubError FILE_COLUMN. */
export function findColumns(rows: readonly ListRow[], named: string | null): Columns {
  const top = rows.filter(({ cells }) => cells.some(({ text }) => text.trim() !== '')).slice(0, MOST_TITLES)
  if (top.length === 0) throw new HubError('FILE_COLUMN', 'expected a row, got none')
  const wanted = (named === null ? NUMBERS : [named]).map(plain)
  for (const row of top) {
    const headings = row.cells.map(({ text }) => plain(text))
    const begins = row.cells.findIndex(isNumber)
    const heading = wanted.find((one) => headings.includes(one))
    if (begins >= 0 && named === null) return { head: null, number: begins, birthDate: null }
    if (heading === undefined) continue
    if (headings.indexOf(heading) !== headings.lastIndexOf(heading))
      throw new HubError(
        'FILE_COLUMN',
        'expected one column of numbers, got two of one heading: --column takes a letter',
      )
    const birthDate = headings.findIndex((one) => BIRTH_DATES.includes(one))
    return { head: row, number: headings.indexOf(heading), birthDate: birthDate < 0 ? null : birthDate }
  }
  if (named !== null) return byLetter(top[0]!, named)
  throw new HubError('FILE_COLUMN', `expected a heading such as ${NUMBERS[0]} or 学籍号, or --column`)
}

function byLetter(first: ListRow, named: string): Columns {
  const letters = /^[A-Z]{1,2}$/.test(named) ? [...named] : []
  const number = letters.reduce((sum, one) => sum * 26 + one.charCodeAt(0) - 64, 0) - 1
  if (number < 0 || number >= first.cells.length)
    throw new HubError(
      'FILE_COLUMN',
      'expected --column with a heading of the file, or a letter of a column that it has',
    )
  const headings = first.cells.map(({ text }) => plain(text))
  const birthDate = headings.findIndex((one) => BIRTH_DATES.includes(one))
  return { head: isNumber(first.cells[number]!) ? null : first, number, birthDate: birthDate < 0 ? null : birthDate }
}

function isNumber(cell: WrittenCell): boolean {
  return readStudentCell(cell, { birthDate: null, rounded: false }).kind === 'number'
}

function plain(heading: string): string {
  return heading
    .normalize('NFKC')
    .replace(/[\s_*:]/g, '')
    .toLowerCase()
}

/** A birth date as files write it: 2015-05-12, 2015/5/12, 20150512, 2015年5月12日, or a spreadsheet's day number. Null for anything else. */
export function readBirthDate({ text, numeric }: WrittenCell): string | null {
  const written = text.normalize('NFKC').trim()
  if (numeric && /^\d{4,5}$/.test(written)) return new Date(Date.UTC(1899, 11, 30) + Number(written) * DAY).toISOString().slice(0, 10) // prettier-ignore
  const [, year, month = '', day = ''] = FORMS.map((form) => form.exec(written)).find((one) => one !== null) ?? []
  if (year === undefined) return null
  const made = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const parsed = new Date(`${made}T00:00:00Z`)
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().slice(0, 10) === made ? made : null
}

const DAY = 86_400_000
const FORMS = [/^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/, /^(\d{4})(\d{2})(\d{2})$/, /^(\d{4})年(\d{1,2})月(\d{1,2})日$/]
