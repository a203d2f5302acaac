import type { Cursor, IdentityFacts } from '../contract/connector'
import { isDate, isInstant } from '../contract/formats'
import type { RecordId, Value } from '../contract/records'
import type { IdentityColumns, SqlColumn, SqlMapping } from './mapping'
import type { Raw } from './readers'
import { isoInstant } from './statement'
import { asChanged, changedInstant, keyForm } from './typed-root'

// A row committed late keeps the older time of its change. The feed stays this far behind; what is committed later still is found
// by reading again (docs/decisions/0019-late-commits.md).
const LAG = `interval '1 second'`

const FACTS = [
  'idNumber',
  'rollNumber',
  'name',
  'formerNames',
  'sex',
  'birthDate',
  'ethnicity',
  'registeredDivision',
  'residenceDivision',
  'schoolDivision',
  'schoolCode',
] as const satisfies readonly (keyof IdentityColumns)[]

/** Stands for a time of change that is none: such a record is older than any other. */
const NO_TIME = '1970-01-01T00:00:00Z'

/** The change feed as a keyset scan by (changed, key). $1 is the limit; a cursor adds $2 and $3. */
export function compileChanges(mapping: SqlMapping, after: Cursor | null) {
  const { root } = mapping
  const conditions = [`${root.changed} < ${asChanged(root, `(now() - ${LAG})`)}`]
  const values: string[] = []
  if (after !== null) {
    const { changed, key } = readCursor(after)
    const { cast, first } = keyForm(root)
    values.push(changed, key === '' ? first : key)
    conditions.push(`(${root.changed}, ${root.key}) > (${asChanged(root, '$2::timestamptz')}, $3${cast})`)
  }
  return {
    ...compileFacts(mapping, conditions, `${root.changed}, ${root.key}`),
    values,
    cursor: (row: readonly Raw[]): Cursor => `${String(row[1])}|${String(row[0])}`,
  }
}

/** Every record, by key. $1 is the limit; a key adds $2. */
export function compileAll(mapping: SqlMapping, after: RecordId | null) {
  const { key } = mapping.root
  return {
    ...compileFacts(mapping, after === null ? [] : [`${key} > $2${keyForm(mapping.root).cast}`], key),
    values: after === null ? [] : [after],
  }
}

/** The cursor's time, moved back, before every key of that time. */
export function earlier(cursor: Cursor, millis: number): Cursor {
  const written = isoInstant(readCursor(cursor).changed) ?? ''
  return isInstant(written) ? `${new Date(Date.parse(written) - millis).toISOString()}|` : cursor
}

function readCursor(cursor: Cursor): { changed: string; key: string } {
  const bar = cursor.indexOf('|') // a key may hold one itself
  return { changed: cursor.slice(0, bar), key: cursor.slice(bar + 1) }
}

function compileFacts(mapping: SqlMapping, conditions: readonly string[], order: string) {
  const { root, identity } = mapping
  const columns = FACTS.map((name) => ({ name, column: identity[name] as SqlColumn | undefined }))
  const selected = [
    `(${root.key})::text`, // as `fetch` names it: a key of fixed length comes without the blanks that fill it up
    `(${changedInstant(root)})::text`,
    `(${identity.gone ?? 'false'})::text`,
    `(${identity.closed ?? 'false'})::text`,
    ...columns.map(({ column }) => column?.sql ?? 'NULL'),
  ]
  const where = [...conditions, ...(root.where ? [`(${root.where})`] : [])]
  return {
    text:
      `SELECT ${selected.join(', ')} FROM ${root.from} ${where.length > 0 ? `WHERE ${where.join(' AND ')} ` : ''}` +
      `ORDER BY ${order} LIMIT $1`,
    read(row: readonly Raw[]): IdentityFacts {
      const unreadable: string[] = []
      const changedAt = isoInstant(row[1] ?? null) ?? ''
      if (!isInstant(changedAt)) unreadable.push('changedAt')
      const facts: Partial<Record<keyof IdentityFacts, Value>> = {
        id: String(row[0]),
        changedAt: isInstant(changedAt) ? changedAt : NO_TIME,
        gone: isTrue(row[2]),
        closed: isTrue(row[3]),
        unreadable,
      }
      columns.forEach(({ name, column }, i) => {
        facts[name] = column ? readFact(name, column, row[i + 4] ?? null, unreadable) : null
      })
      facts['formerNames'] ??= []
      return facts as unknown as IdentityFacts
    },
  }
}

function isTrue(raw: Raw | undefined): boolean {
  return raw === 't' || raw === 'true'
}

/** A fact that cannot be read is told by name and stops nothing: the other facts of the record stand. */
function readFact(name: string, column: SqlColumn, raw: Raw, unreadable: string[]): Value {
  try {
    const value = column.read(raw)
    if (name !== 'birthDate' || value === null || isDate(String(value))) return value
  } catch {
    // what it was is nobody's business here; `fetch` reports the row
  }
  unreadable.push(name)
  return null
}
