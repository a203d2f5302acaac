import type { ErrorCode } from '../errors/catalogue'
import type { Language } from '../errors/language'
import { messageIn } from '../errors/message'
import { isRounded, readStudentCell, type WrittenCell } from '../linkage/student-cell'
import { ANSWER_COLUMNS, type EnrolmentAnswer } from './answer-columns'
import { findColumns, readBirthDate } from './columns'
import { inTurns } from './in-turns'
import { MOST, tooMuch, type ListRow } from './list'
import { inWords } from './state-words'

/** Answers in the order asked, one for each number. */
export type Ask = (numbers: readonly string[]) => Promise<readonly EnrolmentAnswer[]>

/** A row whose number has no answer, or not a whole one. */
export interface Fault {
  readonly line: number
  readonly code: string
  readonly message: string
}

export interface Checked {
  /** Every row of the file, with the columns of answers and one of errors more. */
  readonly rows: readonly (readonly WrittenCell[])[]
  /** Place of the row of headings among them; null: none. */
  readonly head: number | null
  readonly asked: number
  /** Rows by the code of their error. */
  readonly errors: ReadonlyMap<string, number>
  /** In the order of the rows. */
  readonly faults: readonly Fault[]
}

const HEADINGS = {
  zh: [...ANSWER_COLUMNS.map(({ zh }) => zh), '核查错误'],
  en: [...ANSWER_COLUMNS.map(({ field }) => field), 'error'],
} as const satisfies Readonly<Record<Language, readonly string[]>>
const NOTHING: readonly string[] = HEADINGS.en.map(() => '')

/**
 * A list with the hub's answers: damaged numbers are named and not asked for. Answers of an earlier check are replaced. Throws HubError
 * FILE_COLUMN, and whatever `ask` throws.
 */
export async function checkList(
  read: readonly ListRow[],
  options: { readonly column: string | null; readonly language: Language },
  ask: Ask,
): Promise<Checked> {
  const found = findColumns(read, options.column)
  const earlier = found.head === null ? -1 : answersFrom(found.head)
  const list = earlier < 0 ? read : read.map((row) => ({ ...row, cells: row.cells.slice(0, earlier) }))
  const head = found.head?.line ?? null
  const body = list.filter(({ line }) => head === null || line > head)
  const cellOf = ({ cells }: ListRow, place: number | null) => (place === null ? undefined : cells[place])
  const marks = await inTurns(body, (row) => isRounded(cellOf(row, found.number) ?? { text: '' }))
  const rounded = marks.includes(true)
  const numbers = await inTurns(body, (row) => {
    const born = cellOf(row, found.birthDate)
    return readStudentCell(cellOf(row, found.number) ?? { text: '' }, {
      birthDate: born ? readBirthDate(born) : null,
      rounded,
    })
  })
  const asked = numbers.flatMap((one) => (one.kind === 'number' ? [one.number] : []))
  const answers = asked.length === 0 ? [] : await ask(asked)
  const faults: Fault[] = []
  let next = 0
  const added = await inTurns(numbers, (one, i): readonly string[] => {
    const { line } = body[i]!
    switch (one.kind) {
      case 'empty':
        return NOTHING
      case 'fault': {
        const message = messageIn(options.language, one.code satisfies ErrorCode, one.detail)
        faults.push({ line, code: one.code, message })
        return [...NOTHING.slice(1), `${one.code} ${message}`]
      }
      case 'number': {
        const answer = answers[next++]!
        if (answer.error) faults.push({ line, code: answer.error.code, message: answer.error.message })
        const cells = ANSWER_COLUMNS.map(({ field }) => inWords(field, answer[field], options.language))
        return [...cells, answer.error ? `${answer.error.code} ${answer.error.message}` : '']
      }
    }
  })
  const width = list.reduce((most, { cells }) => Math.max(most, cells.length), 0)
  if (list.length * (width + NOTHING.length) > MOST.answered)
    throw tooMuch('the list', 'cells with the answers', MOST.answered)
  const byLine = new Map(body.map(({ line }, i) => [line, added[i]!]))
  const rows = await inTurns(list, ({ line, cells }) => {
    const padded: WrittenCell[] = [...cells]
    while (padded.length < width) padded.push(EMPTY)
    const more = byLine.get(line) ?? (line === head ? HEADINGS[options.language] : NOTHING)
    return [...padded, ...more.map((text) => ({ text }))]
  })
  const headAt = head === null ? -1 : list.findIndex(({ line }) => line === head)
  return { rows, head: headAt < 0 ? null : headAt, asked: asked.length, errors: countsOf(faults), faults }
}

const EMPTY: WrittenCell = Object.freeze({ text: '' })

function countsOf(faults: readonly Fault[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { code } of faults) counts.set(code, (counts.get(code) ?? 0) + 1)
  return new Map([...counts].sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** Where the columns of an earlier check begin; -1: there are none. */
function answersFrom({ cells }: ListRow): number {
  const last = cells.slice(-NOTHING.length).map(({ text }) => text)
  const known = Object.values(HEADINGS).some((headings) => headings.every((heading, i) => heading === last[i]))
  return known ? cells.length - NOTHING.length : -1
}
