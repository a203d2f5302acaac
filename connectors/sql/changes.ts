import type { Cursor, IdentityFacts } from '../contract/connector'
import type { IdentityColumns, SqlColumn, SqlMapping } from './mapping'
import type { Raw } from './readers'
import { isoInstant } from './statement'

// A row committed late keeps the older time of its change: the feed stays this far behind, so that no such row is passed over.
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

/** The change feed as a keyset scan by (changed, key). $1 is the limit; a cursor adds $2 and $3. */
export function compileChanges(mapping: SqlMapping, after: Cursor | null) {
  const { root, identity } = mapping
  const columns = FACTS.map((name) => ({ name, column: identity[name] as SqlColumn | undefined }))
  const selected = [
    root.key,
    `(${root.changed})::text`,
    `(${identity.gone ?? 'false'})::text`,
    ...columns.map(({ column }) => column?.sql ?? 'NULL'),
  ]
  const conditions = [`${root.changed} < now() - ${LAG}`]
  const values: string[] = []
  if (after !== null) {
    const bar = after.indexOf('|') // a key may hold one itself
    values.push(after.slice(0, bar), after.slice(bar + 1))
    conditions.push(`(${root.changed}, ${root.key}) > ($2::timestamptz, $3)`)
  }
  if (root.where) conditions.push(`(${root.where})`)
  return {
    text:
      `SELECT ${selected.join(', ')} FROM ${root.from} WHERE ${conditions.join(' AND ')} ` +
      `ORDER BY ${root.changed}, ${root.key} LIMIT $1`,
    values,
    cursor: (row: readonly Raw[]): Cursor => `${String(row[1])}|${String(row[0])}`,
    read(row: readonly Raw[]): IdentityFacts {
      const facts: Record<string, unknown> = {
        id: String(row[0]),
        changedAt: isoInstant(row[1] ?? null),
        gone: row[2] === 't' || row[2] === 'true',
      }
      columns.forEach(({ name, column }, i) => {
        facts[name] = column ? tolerant(column, row[i + 3] ?? null) : null
      })
      facts['formerNames'] ??= []
      return facts as unknown as IdentityFacts
    },
  }
}

/** A fact that cannot be read is a missing fact for linkage; `fetch` is where a lying row is reported. */
function tolerant(column: SqlColumn, raw: Raw): unknown {
  try {
    return column.read(raw)
  } catch {
    return null
  }
}
