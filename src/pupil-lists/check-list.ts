import type { ErrorCode } from '../errors/catalogue'
import type { Language } from '../errors/language'
import { messageIn } from '../errors/message'
import { isRounded, readStudentCell } from '../linkage/student-cell'
import { findColumns, readBirthDate } from './columns'
import type { ListRow } from './list'

/** What the hub says of one number. */
export interface EnrolmentAnswer {
  readonly rollState: string | null
  readonly since: string | null
  readonly attendanceBand: string | null
  readonly dropoutState: string | null
  readonly error: { readonly code: string; readonly message: string } | null
}

/** Answers in the order asked, one for each number. */
export type Ask = (numbers: readonly string[]) => Promise<readonly EnrolmentAnswer[]>

export interface Checked {
  /** Every row of the file, with five columns more. */
  readonly rows: readonly (readonly string[])[]
  readonly asked: number
  /** Rows by the code of their error. */
  readonly errors: ReadonlyMap<string, number>
}

const HEADINGS = {
  zh: ['学籍状态', '状态起始日期', '出勤等级', '控辍状态', '核查错误'],
  en: ['rollState', 'since', 'attendanceBand', 'dropoutState', 'error'],
} as const satisfies Readonly<Record<Language, readonly string[]>>
const WIDTH = HEADINGS.en.length

/**
 * A list with the hub's answers: damaged numbers are named and not asked for. Answers of an earlier check are replaced. Throws HubError
 * FILE_COLUMN, and whatever `ask` throws.
 */
export async function checkList(
  read: readonly ListRow[],
  options: { readonly column: string | null; readonly language: Language },
  ask: Ask,
): Promise<Checked> {
  // prettier-ignore
  const found = findColumns(read, options.column)
  const earlier = found.head === null ? -1 : answersFrom(found.head)
  const list = earlier < 0 ? read : read.map((row) => ({ ...row, cells: row.cells.slice(0, earlier) }))
  const head = found.head?.line ?? null
  const body = list.filter(({ line }) => head === null || line > head)
  const cellOf = ({ cells }: ListRow, place: number | null) => (place === null ? undefined : cells[place])
  const rounded = body.some((row) => isRounded(cellOf(row, found.number) ?? { text: '' }))
  const numbers = body.map((row) => {
    const born = cellOf(row, found.birthDate)
    return readStudentCell(cellOf(row, found.number) ?? { text: '' }, {
      birthDate: born ? readBirthDate(born) : null,
      rounded,
    })
  })
  const asked = numbers.flatMap((one) => (one.kind === 'number' ? [one.number] : []))
  const answers = asked.length === 0 ? [] : await ask(asked)
  const errors = new Map<string, number>()
  const told = (code: string, message: string) => {
    errors.set(code, (errors.get(code) ?? 0) + 1)
    return `${code} ${messageIn(options.language, code as ErrorCode, message)}`
  }
  let next = 0
  const added = numbers.map((one): readonly string[] => {
    switch (one.kind) {
      case 'empty':
        return NOTHING
      case 'fault':
        return [...NOTHING.slice(1), told(one.code, one.detail)]
      case 'number': {
        const { rollState, since, attendanceBand, dropoutState, error } = answers[next++]!
        if (error) errors.set(error.code, (errors.get(error.code) ?? 0) + 1)
        return [rollState, since, attendanceBand, dropoutState, error && `${error.code} ${error.message}`].map((cell) => cell ?? '') // prettier-ignore
      }
    }
  })
  const width = Math.max(...list.map(({ cells }) => cells.length))
  const byLine = new Map(body.map(({ line }, i) => [line, added[i]!]))
  const rows = list.map(({ line, cells }) => {
    const texts = cells.map(({ text }) => text)
    while (texts.length < width) texts.push('')
    return [...texts, ...(byLine.get(line) ?? (line === head ? HEADINGS[options.language] : NOTHING))]
  })
  return { rows, asked: asked.length, errors }
}

const NOTHING: readonly string[] = Array<string>(WIDTH).fill('')

/** Where the columns of an earlier check begin; -1: there are none. */
function answersFrom({ cells }: ListRow): number {
  const last = cells.slice(-WIDTH).map(({ text }) => text)
  const known = Object.values(HEADINGS).some((headings) => headings.every((heading, i) => heading === last[i]))
  return known ? cells.length - WIDTH : -1
}
