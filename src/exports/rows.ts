import type { Flat } from '../saved-operations/flat'
import { at, type Page } from './page'

/** A row of a file: a cell for each column, and why cells are empty or not whole. */
export interface Row {
  readonly cells: readonly Cell[]
  /** 'birthDate=withheld; name=masked'; '' where every cell is as the registry has it. */
  readonly access: string
}

export type Cell = string | number | boolean | null

/** A cell, or all cells below a path, of some rows or of all. */
interface Mark {
  readonly columns: readonly number[]
  readonly word: string
  /** Null: in every row. */
  readonly rows: ReadonlySet<number> | null
}

interface Explained {
  readonly path: string
  readonly at?: readonly number[]
}

/** The rows of one page. */
export function rowsOf(flat: Flat, page: Page): Row[] {
  const found = at(page.data, flat.list)
  const elements = flat.isList ? ((found ?? []) as readonly unknown[]) : found === null ? [] : [found]
  const marks = marksOf(flat, page)
  return elements.map((element, i) => {
    const row = flat.node === null ? element : at(element, [flat.node])
    const cells = flat.columns.map(({ path }) => cellOf(at(row, path)))
    return { cells, access: accessOf(flat, marks, cells, i) }
  })
}

/** A list of words is one text; what is no plain value is JSON. */
function cellOf(value: unknown): Cell {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return value
  if (Array.isArray(value))
    return value.map((one) => (typeof one === 'object' ? JSON.stringify(one) : String(one))).join('; ')
  return JSON.stringify(value)
}

function accessOf(flat: Flat, marks: readonly Mark[], cells: readonly Cell[], row: number): string {
  if (marks.length === 0) return ''
  const words = new Map<number, string>()
  for (const { columns, word, rows } of marks) {
    if (rows && !rows.has(row)) continue
    for (const column of columns) if (cells[column] === null || word === 'masked') words.set(column, word)
  }
  for (const [column, word] of words) if (word === 'masked' && cells[column] === null) words.delete(column)
  return [...words].sort(([a], [b]) => a - b).map(([column, word]) => `${flat.columns[column]!.name}=${word}`).join('; ') // prettier-ignore
}

/** Later marks count: what is withheld is not told to be unreadable. */
function marksOf(flat: Flat, { errors = [], extensions = {} }: Page): readonly Mark[] {
  const begin = flat.node === null ? flat.list : [...flat.list, flat.node]
  const names = flat.columns.map(({ path }) => [...begin, ...path].join('.'))
  const below = (path: string) => names.flatMap((name, i) => (name === path || name.startsWith(`${path}.`) ? [i] : []))
  const marks: Mark[] = []
  for (const { path = [], extensions: told } of errors) {
    const place = path.findIndex((key) => typeof key === 'number')
    const row = place === flat.list.length ? (path[place] as number) : null
    const keys = path.filter((key) => typeof key === 'string').join('.')
    marks.push({ columns: below(keys), word: String(told['code']), rows: row === null ? null : new Set([row]) })
  }
  for (const word of ['masked', 'withheld'] as const)
    for (const one of (extensions[word] ?? []) as readonly Explained[])
      marks.push({ columns: below(one.path), word, rows: one.at ? new Set(one.at) : null })
  return marks.filter(({ columns }) => columns.length > 0)
}
