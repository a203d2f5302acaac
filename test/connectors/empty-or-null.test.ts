import { RegistryFault, type Entry, type RegistryRecord, type Value } from '../../connectors/contract/records'
import { civilAffairsMapping } from '../../connectors/civil-affairs/mapping'
import { educationMapping } from '../../connectors/education/mapping'
import { healthMapping } from '../../connectors/health/mapping'
import { justiceMapping } from '../../connectors/justice/mapping'
import { policeMapping } from '../../connectors/police/mapping'
import { REGISTRIES } from '../../connectors/registries'
import type { SqlCollection, SqlColumn, SqlMapping } from '../../connectors/sql/mapping'
import { UnreadableValue, type Raw } from '../../connectors/sql/readers'
import { SqlConnector } from '../../connectors/sql/sql-connector'
import { FastReader } from '../../src/row-reader/fast-reader'
import { PlainReader } from '../../src/row-reader/plain-reader'
import { createTestDatabase } from '../support/postgres'

/**
 * Null and an empty text are two things on their way. What an empty text means, the column's own reader says: the transport has no
 * word in it. Every column of every registry is walked, and every column of its lists.
 */
const TODAY = '2026-11-23'
const MAPPINGS: readonly SqlMapping[] = [educationMapping, policeMapping, healthMapping, civilAffairsMapping, justiceMapping] // prettier-ignore
/** By record. Blanks are drawn as a full-width one and a narrow one. */
const WORDS: Readonly<Record<string, string | null>> = { absent: null, empty: '', blank: ' \u3000' }

let drop: () => Promise<void>
let url: string
beforeAll(async () => {
  const made = await createTestDatabase('empty_or_null')
  ;({ url, drop } = made)
})
afterAll(() => drop?.())

/** The mapping's own readers over a table in which every cell is one word. */
function ofOneWord(mapping: SqlMapping): SqlMapping {
  const rows = Object.entries(WORDS).map(([key, word]) => `('${key}', ${word === null ? 'NULL' : `'${word}'`}, now())`)
  const table = `(VALUES ${rows.join(', ')})`
  const columns = (all: Readonly<Record<string, SqlColumn>>, sql: string) =>
    Object.fromEntries(Object.entries(all).map(([name, { read }]) => [name, { sql, read }]))
  const list = (one: SqlCollection): SqlCollection => ({
    ...{ from: `${table} e (key, word, changed)`, on: 'e.key = t.key', orderBy: '1' },
    columns: columns(one.columns, 'e.word'),
  })
  const { registry, identity, find } = mapping
  return {
    ...{ registry, identity, find },
    root: { from: `${table} t (key, word, changed)`, key: 't.key', changed: 't.changed' },
    columns: columns(mapping.columns, 't.word'),
    collections: Object.fromEntries(Object.entries(mapping.collections).map(([name, one]) => [name, list(one)])),
  }
}

interface Cell {
  readonly name: string
  readonly read: SqlColumn['read']
  readonly of: (values: RegistryRecord['values']) => Value
}

function cellsOf({ columns, collections }: SqlMapping): Cell[] {
  return [
    ...Object.entries(columns).map(([name, { read }]): Cell => ({ name, read, of: (values) => values[name] ?? null })),
    ...Object.entries(collections).flatMap(([list, one]) =>
      Object.entries(one.columns).map(([name, { read }]): Cell => ({
        ...{ name: `${list}.${name}`, read },
        of: (values) => (values[list] as readonly Entry[])[0]?.[name] ?? null,
      })),
    ),
  ]
}

function said(read: SqlColumn['read'], raw: Raw): unknown {
  try {
    return read(raw, TODAY)
  } catch (fault) {
    if (fault instanceof UnreadableValue) return 'unreadable'
    throw fault
  }
}

const shown = (value: Value): unknown => (value instanceof RegistryFault ? 'unreadable' : value)

test('every registry is walked', () => {
  expect(MAPPINGS.map(({ registry }) => registry).sort()).toEqual(REGISTRIES.map(({ name }) => name as string).sort())
})

describe.each(MAPPINGS.map((mapping) => [mapping.registry, mapping] as const))('%s', (_name, mapping) => {
  test.each([
    ['fast', new FastReader()],
    ['plain', new PlainReader()],
  ])('each column is told null from empty, and means what its own reader says: %s', async (_way, reader) => {
    const connector = new SqlConnector(ofOneWord(mapping), { url, poolSize: 1, timeoutMs: 5_000, reader }, () => TODAY)
    try {
      const shape = {
        columns: Object.keys(mapping.columns),
        collections: Object.fromEntries(Object.entries(mapping.collections).map(([name, one]) => [name, Object.keys(one.columns)])), // prettier-ignore
      }
      const records = await connector.fetch(Object.keys(WORDS), shape, new AbortController().signal)
      for (const [i, [key, word]] of Object.entries(WORDS).entries()) {
        const came = cellsOf(mapping).map(({ name, of }) => [key, name, shown(of(records[i]!.values))])
        expect(came).toEqual(cellsOf(mapping).map(({ name, read }) => [key, name, said(read, word)]))
      }
    } finally {
      await connector.close()
    }
  })

  test.each(cellsOf(mapping).map((cell) => [cell.name, cell] as const))(
    'an empty text says what null says or is unreadable, and a blank one is the same: %s',
    (_column, { read }) => {
      const [absent, empty, blank] = Object.values(WORDS).map((word) => said(read, word))
      expect([absent, 'unreadable']).toContainEqual(empty)
      expect(blank).toEqual(empty)
    },
  )
})
