import { HubError } from '../errors/hub-error'
import { subtreePrefix } from '../divisions/divisions'
import { readCsv } from '../pupil-lists/csv'
import { decode } from '../pupil-lists/encoding'
import { DIGITS } from './design'
import type { PublishedDimension } from '../statistics/published'

/** A row of `statistics_population`. */
export interface PopulationRow {
  readonly name: string
  /** YYYY-MM, or a year. */
  readonly month: string
  /** As many digits as its level has. */
  readonly division: string
  /** Codes by name of a dimension. */
  readonly codes: Readonly<Record<string, string>>
  readonly number: number
}

const NAME = /^[A-Za-z][A-Za-z0-9_-]{0,39}$/
const PERIOD = { month: /^\d{4}-(0[1-9]|1[0-2])$/, year: /^\d{4}$/ } as const
const NUMBER = /^\d{1,12}$/
/** Of one file: nobody corrects more in one go. */
const MOST_FAULTS = 50

/**
 * Reads a table of population from CSV (UTF-8): columns table, month or year, division, any dimensions, number. Throws HubError FILE_ENCODING,
 * FILE_UNREADABLE, FILE_LIMIT, and STATISTICS_INVALID with every wrong row by its line.
 */
export function readPopulation(bytes: Uint8Array, dimensions: readonly PublishedDimension[]): PopulationRow[] {
  const lines = readCsv(decode(bytes, 'utf-8').text).map(({ line, cells }) => ({
    line,
    cells: cells.map(({ text }) => text.trim()),
  }))
  const [head, ...body] = lines
  const period = head?.cells.includes('year') ? 'year' : 'month'
  const names = head?.cells ?? []
  const facts = dimensions.filter(({ name }) => names.includes(name))
  const needed = ['table', period, 'division', 'number']
  const expected = `columns table, month or year, division, number, and any of ${dimensions.map(({ name }) => name).join(', ')}, each once` // prettier-ignore
  if (needed.some((name) => !names.includes(name)) || names.length !== needed.length + facts.length)
    throw invalid([`line 1: expected ${expected}`])

  const faults: string[] = []
  const seen = new Map<string, number>()
  const rows = body.flatMap(({ line, cells }): PopulationRow[] => {
    if (cells.every((one) => one === '')) return []
    const before = faults.length
    const fault = (sentence: string) => void faults.push(`line ${line}: ${sentence}`)
    if (cells.length !== names.length) fault(`expected ${names.length} cells; got ${cells.length}`)
    const cell = (name: string) => cells[names.indexOf(name)] ?? ''
    if (!NAME.test(cell('table'))) fault('table: expected a name of letters, digits, - and _')
    if (!PERIOD[period].test(cell(period))) fault(`${period}: expected ${period === 'year' ? '2020' : '2026-10'}`)
    const division = divisionOf(cell('division'))
    if (division === null) fault('division: expected a code of 2, 4, 6, 9 or 12 digits')
    if (!NUMBER.test(cell('number'))) fault('number: expected a whole number from 0')
    for (const { name, codes } of facts) if (!codes.includes(cell(name))) fault(`${name}: expected one of ${codes.join(', ')}`) // prettier-ignore
    if (faults.length > before || division === null) return []
    const codes = Object.fromEntries(facts.map(({ name }) => [name, cell(name)]))
    const key = [cell('table'), cell(period), division, ...Object.values(codes)].join()
    const first = seen.get(key)
    if (first !== undefined) fault(`expected each row once; line ${first} is of the same division and codes`)
    seen.set(key, line)
    return [{ name: cell('table'), month: cell(period), division, codes, number: Number(cell('number')) }]
  })
  if (faults.length === 0 && rows.length === 0) throw invalid(['line 2: expected at least one row; got none'])
  if (faults.length > 0) throw invalid(faults)
  return rows
}

/** 430000 is the province 43, as divisions are written in releases. */
function divisionOf(written: string): string | null {
  if (!/^\d+$/.test(written)) return null
  const code = subtreePrefix(written)
  return (Object.values(DIGITS) as readonly number[]).includes(code.length) ? code : null
}

function invalid(faults: readonly string[]): HubError {
  const more = faults.length > MOST_FAULTS ? [`and ${faults.length - MOST_FAULTS} more`] : []
  return new HubError('STATISTICS_INVALID', ['Nothing was loaded. 未导入任何数据。', ...faults.slice(0, MOST_FAULTS), ...more].join('\n')) // prettier-ignore
}
