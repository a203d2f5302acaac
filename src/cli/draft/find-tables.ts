import type { DeclaredColumn } from '../../../connectors/contract/declared'
import type { CatalogueTable } from '../../../connectors/sql/catalogue'
import { shown } from './written'
import { CHANGED_SOUGHT, likeness, type Guess, type Sought } from './likeness'

/** Which column of a table each thing sought seems to be. A column is taken once. */
export function matchAll(sought: readonly Sought[], { columns }: CatalogueTable): Map<string, Guess> {
  const pairs = sought.flatMap((one) =>
    columns.flatMap((column) => {
      const guess = likeness(one, column)
      return guess ? [{ name: one.name, guess }] : []
    }),
  )
  pairs.sort((a, b) => b.guess.score - a.guess.score)
  const found = new Map<string, Guess>()
  const taken = new Set<string>()
  for (const { name, guess } of pairs) {
    if (found.has(name) || taken.has(guess.column.name)) continue
    found.set(name, guess)
    taken.add(guess.column.name)
  }
  return found
}

/** The table that most looks like one row a person: name, sex, birth and number count most. Null when none looks like it. */
export function findRoot(
  tables: readonly CatalogueTable[],
  identity: readonly Sought[],
  columns: readonly Sought[],
): CatalogueTable | null {
  const weight = (table: CatalogueTable) =>
    3 * matchAll(identity, table).size + matchAll(columns, table).size + (table.primaryKey.length === 1 ? 1 : 0)
  const [best] = tables
    .map((table) => ({ table, weight: weight(table), facts: matchAll(identity, table).size }))
    .filter(({ facts }) => facts >= 2)
    .sort((a, b) => b.weight - a.weight)
  return best?.table ?? null
}

/** The tables that an operator means by 'pupil' or 'roll.pupil'. */
export function findNamed(tables: readonly CatalogueTable[], named: string): CatalogueTable[] {
  return tables.filter(({ schema, name }) => name === named || `${schema}.${name}` === named)
}

export interface Joined {
  readonly table: CatalogueTable
  readonly columns: readonly string[]
  readonly targets: readonly string[]
  readonly found: ReadonlyMap<string, Guess>
  readonly why: string
}

/** The table whose rows seem to be the entries of a collection: it points at the root, and holds two of its columns. */
export function findCollection(
  tables: readonly CatalogueTable[],
  root: CatalogueTable,
  key: string,
  sought: readonly Sought[],
): Joined | null {
  const joined = tables.flatMap((table): Joined[] => {
    if (table === root) return []
    const reference = table.references.find((one) => one.table === root.name)
    const same = table.columns.some(({ name }) => name === key)
    if (!reference && !same) return []
    const found = matchAll(sought, table)
    if (found.size < 2) return []
    return reference
      ? [{ table, found, columns: reference.columns, targets: reference.targets, why: 'by its foreign key' }]
      : [{ table, found, columns: [key], targets: [key], why: `by its column ${shown(key)}` }]
  })
  return joined.sort((a, b) => b.found.size - a.found.size)[0] ?? null
}

export function findChanged(table: CatalogueTable): Guess | null {
  const times = table.columns.filter(({ type }) => type.startsWith('timestamp'))
  const named = times.flatMap((column) => likeness(CHANGED_SOUGHT, column) ?? [])
  return named.sort((a, b) => b.score - a.score)[0] ?? null
}

/** Whether an index begins with these columns, in this order. */
export function isIndexed(table: CatalogueTable, ...columns: readonly string[]): boolean {
  return table.indexes.some((index) => columns.every((column, i) => index[i] === column))
}

/** The columns of the record itself, and of each collection. */
export function levels(declared: readonly DeclaredColumn[]) {
  return {
    plain: declared.filter(({ name, kind }) => !name.includes('.') && kind !== 'collection'),
    collections: declared
      .filter(({ kind }) => kind === 'collection')
      .map((one) => ({ ...one, columns: declared.filter(({ name }) => name.startsWith(`${one.name}.`)) })),
  }
}
