import type { ColumnKind } from '../../contract/declared'
import type { Value } from '../../contract/records'
import { ETHNICITY, RELATION, SEX, YES_NO } from '../../contract/standard-codes'
import * as calendar from '../calendar'
import * as readers from '../readers'
import type { Reader } from '../readers'
import { formOf } from './form'
import { kindOf, type Placed, PlacedMap, textOf } from './placed'

/** What a reader gives, so that it can be compared with what the schema declares. */
export interface ReadColumn {
  readonly read: Reader
  readonly kinds: readonly ColumnKind[]
  /** The words of a code table, with the place of each. */
  readonly words: readonly { readonly word: Value; readonly at: unknown }[]
}

/** What a file may name: code tables of its own, conclusions of its registry. */
export interface Names {
  readonly tables: ReadonlyMap<string, CodeTable>
  readonly conclusions: Readonly<Record<string, Reader>>
}

interface CodeTable {
  readonly table: Readonly<Record<string, Value>>
  readonly words: ReadColumn['words']
}

const PLAIN: Readonly<Record<string, readonly [Reader, ...ColumnKind[]]>> = {
  text: [readers.text, 'text'],
  texts: [readers.texts, 'texts'],
  date: [calendar.date, 'date'],
  pastDate: [calendar.pastDate, 'date'],
  month: [calendar.month, 'month'],
  pastMonth: [calendar.pastMonth, 'month'],
  monthStart: [calendar.monthStart, 'date'],
  integer: [readers.integer, 'integer', 'number'],
  count: [readers.count, 'integer', 'number'],
  decimal: [readers.decimal, 'number'],
  amount: [readers.amount, 'number'],
  division: [readers.division, 'division'],
  boolean: [readers.boolean, 'boolean'],
}
/** Tables that a file names and need not write. */
const STANDARD: Readonly<Record<string, CodeTable['table']>> = { ETHNICITY, RELATION, SEX, YES_NO }
const TEXT: ReadColumn = { read: readers.text, kinds: ['text'], words: [] }

/** The reader that a column names: `read: date`, `code: {…}`, `codes: {…}`, `conclude: leftBehind`. Text where it names none. */
export function readReader(column: PlacedMap, names: Names): ReadColumn {
  const code = column.find('code')
  const codes = column.find('codes')
  const conclude = column.text('conclude')
  const read = column.text('read')
  const given = [code && 'code', codes && 'codes', conclude !== null && 'conclude', read !== null && 'read'].filter(
    Boolean,
  )
  if (given.length > 1) column.faults.add(column.node, column.path, 'one reader', given.join(' and '))
  const blank = column.oneOf('blank', ['is-null'])
  const made = code
    ? ofCode(column, code, names)
    : codes
      ? ofCodes(column, codes, names)
      : conclude !== null
        ? concludedBy(column, conclude, names)
        : ofName(column, read)
  return blank ? { ...made, read: readers.blankIsNull(made.read) } : made
}

function ofName(column: PlacedMap, name: string | null): ReadColumn {
  if (name === null) return TEXT
  const refuse = (expected: string, got: string) => {
    column.faults.add(column.find('read')?.at, column.below('read'), expected, got)
    return TEXT
  }
  if (name === 'whole') {
    const [least, most] = [Number(column.text('least', 'needed')), Number(column.text('most', 'needed'))]
    if (!Number.isSafeInteger(least) || !Number.isSafeInteger(most) || least > most)
      return refuse('whole numbers least and most', `${least} and ${most}`)
    return { read: readers.whole(least, most), kinds: ['integer', 'number'], words: [] }
  }
  if (name === 'shaped') {
    const form = formIn(column)
    const expected = column.text('expected', 'needed')
    return form && expected !== null ? { read: readers.shaped(form, expected), kinds: ['text'], words: [] } : TEXT
  }
  const plain = Object.hasOwn(PLAIN, name) ? PLAIN[name]! : null
  if (!plain) return refuse(`one of ${[...Object.keys(PLAIN), 'whole', 'shaped'].join(', ')}`, JSON.stringify(name))
  const [read, ...kinds] = plain
  return { read, kinds, words: [] }
}

function formIn(map: PlacedMap): RegExp | null {
  const written = map.text('form', 'needed')
  if (written === null) return null
  try {
    return formOf(written)
  } catch (cause) {
    map.faults.add(
      map.find('form')?.at,
      map.below('form'),
      (cause as Error).message,
      JSON.stringify(written.slice(0, 60)),
    )
    return null
  }
}

function ofCode(column: PlacedMap, named: Placed, names: Names): ReadColumn {
  const { table, words } = tableOf(column, named, names)
  const other = column.find('otherwise')
  if (!other) return { read: readers.code(table), kinds: kindsOf(words), words }
  const otherwise = PlacedMap.of(other.value, column.below('otherwise'), column.faults, other.at)
  const form = formIn(otherwise)
  const value = wordOf(otherwise.find('value')?.value)
  if (value === null) otherwise.faults.add(other.at, otherwise.below('value'), 'what any other code means', 'nothing')
  otherwise.done()
  const all = [...words, { word: value, at: other.at }]
  return { read: readers.code(table, form ? { form, value } : undefined), kinds: kindsOf(all), words: all }
}

function ofCodes(column: PlacedMap, named: Placed, names: Names): ReadColumn {
  const { table, words } = tableOf(column, named, names)
  for (const { word, at } of words)
    if (typeof word !== 'string') column.faults.add(at, column.below('codes'), 'words', String(word))
  return { read: readers.codes(table as Record<string, string>), kinds: ['enums', 'texts'], words }
}

/** A table's words decide what it can stand for. */
function kindsOf(words: ReadColumn['words']): ColumnKind[] {
  const types = new Set(words.map(({ word }) => typeof word))
  if (types.size !== 1) return []
  if (types.has('boolean')) return ['boolean']
  if (!types.has('number')) return ['enum', 'text']
  const fit = (reader: Reader) => words.every(({ word }) => reads(reader, word as number))
  return fit(readers.integer) ? ['integer', 'number'] : fit(readers.decimal) ? ['number'] : []
}

function concludedBy(column: PlacedMap, name: string, { conclusions }: Names): ReadColumn {
  const read = Object.hasOwn(conclusions, name) ? conclusions[name] : undefined
  if (read) return { read, kinds: kindsOfConclusion(read), words: [] }
  const known = Object.keys(conclusions)
  column.faults.add(
    ...[column.find('conclude')?.at, column.below('conclude')],
    known.length > 0 ? `a conclusion of the registry (${known.join(', ')})` : 'no conclusion: this registry has none',
    JSON.stringify(name),
  )
  return TEXT
}

/** A table by its name, of the file or a standard one, or one written in its place. */
function tableOf(column: PlacedMap, { key, at, value }: Placed, { tables }: Names): CodeTable {
  const name = textOf(value)
  if (name === null) return readTable(PlacedMap.of(value, column.below(key), column.faults, at), at)
  const own = tables.get(name)
  if (own) return own
  if (Object.hasOwn(STANDARD, name)) {
    const table = STANDARD[name]!
    return { table, words: Object.values(table).map((word) => ({ word, at })) }
  }
  const known = [...tables.keys(), ...Object.keys(STANDARD)].join(', ')
  column.faults.add(at, column.below(key), `a code table, or the name of one (${known})`, JSON.stringify(name))
  return { table: {}, words: [] }
}

/** A truth value or a number that is one in YAML; else the text. */
function wordOf(node: unknown): string | number | boolean | null {
  const plain = (node as { value?: unknown } | null | undefined)?.value
  return typeof plain === 'boolean' || typeof plain === 'number' ? plain : textOf(node)
}

function reads(reader: Reader, word: number): boolean {
  try {
    return reader(word) === word
  } catch {
    return false
  }
}

/** A code table of the registry's own room may be named too. */
function kindsOfConclusion({ kind, words }: Reader): ColumnKind[] {
  return kind ? (kind === 'integer' ? ['integer', 'number'] : [kind]) : words ? ['enum'] : ['any']
}

/** A code table: codes as they are written, and the word, the number or the truth value that each means. */
export function readTable(map: PlacedMap, at: unknown): CodeTable {
  const words: { word: Value; at: unknown }[] = []
  const table = map.each().flatMap(({ key, at: place, value }): [string, Value][] => {
    const word = wordOf(value)
    if (word === null) map.faults.add(place, map.below(key), 'what the code means', kindOf(value))
    else words.push({ word, at: place })
    return word === null ? [] : [[key, word]]
  })
  if (table.length === 0 && map.node) map.faults.add(at, map.path, 'codes and what they mean', 'none')
  return { table: Object.fromEntries(table), words }
}
