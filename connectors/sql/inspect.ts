import type { Knex } from 'knex'
import type { Client } from 'pg'
import { plainText } from '../../src/row-reader/plain-reader'
import type { Inspection } from '../contract/connector'
import { compileAll, compileChanges } from './changes'
import type { SqlMapping } from './mapping'
import { compileShape, withToday } from './statement'
import { keyForm, KEY_TYPES, TIME_TYPES } from './typed-root'

/** A table up to so many bytes is read whole without harm: a code table. The root is none, however small it is today. */
const SMALL_BYTES = 65_536

interface Read {
  readonly name: string
  readonly text: string
  readonly values: readonly unknown[]
  /** What an index would have to be on. */
  readonly on: string
}

interface Node {
  readonly 'Node Type': string
  readonly 'Relation Name'?: string
  readonly Alias?: string
  readonly 'Index Cond'?: string
  readonly Plans?: readonly Node[]
}

/**
 * Whether key and time have the types that the mapping names, and whether an index serves each read. The planner is told to go
 * without sequential scans: where one is left, there is no index that could serve, on the smallest test table as on the largest.
 */
export async function inspect(knex: Knex, mapping: SqlMapping, today: string): Promise<Inspection> {
  const client = (await knex.client.acquireConnection()) as Client
  try {
    const types = await typeFaults(client, mapping)
    return types.length > 0 ? { types, scans: [] } : await plansOf(client, mapping, today)
  } catch (cause) {
    // A name that the database does not have (class 42). Its message quotes the mapping, never a row.
    const { code, message } = cause as { code?: string; message: string }
    if (!code?.startsWith('42')) throw cause
    return { types: [`the database does not take the mapping: ${message} (${code})`], scans: [] }
  } finally {
    await knex.client.releaseConnection(client)
  }
}

const OWN_WORDS: Readonly<Record<string, string>> = {
  ...{ smallint: 'integer', 'character varying': 'text', character: 'text', bpchar: 'text' },
  ...{ 'timestamp with time zone': 'timestamptz', 'timestamp without time zone': 'timestamp' },
}

async function typeFaults(client: Client, { root }: SqlMapping): Promise<string[]> {
  // The types are known without a row: of an outer join against the one row that there always is.
  const { rows } = await client.query<{ key: string; changed: string }>(
    `SELECT pg_typeof(v.key)::text AS key, pg_typeof(v.changed)::text AS changed
     FROM (SELECT 1) one LEFT JOIN (SELECT ${root.key} AS key, ${root.changed} AS changed FROM ${root.from} LIMIT 0) v ON true`,
  )
  const is = (written: string) => OWN_WORDS[written] ?? written
  const fault = (what: 'key' | 'changed', named: string, possible: readonly string[]) => {
    const found = is(rows[0]![what])
    if (found === named) return []
    const setting = what === 'key' ? 'keyType' : 'changedType'
    return [
      possible.includes(found)
        ? `root.${what} is ${found} in the database, and ${named} in the mapping: say ${setting}: ${found}`
        : `root.${what} is ${found} in the database: expected one of ${possible.join(', ')}`,
    ]
  }
  return [
    ...fault('key', root.keyType ?? 'text', KEY_TYPES),
    ...fault('changed', root.changedType ?? 'timestamptz', TIME_TYPES),
  ]
}

function readsOf(mapping: SqlMapping, today: string): Read[] {
  const { root, find } = mapping
  const key = keyForm(root).first
  const collections = Object.fromEntries(
    Object.entries(mapping.collections).map(([name, { columns }]) => [name, Object.keys(columns)]),
  )
  const fetched = compileShape(mapping, { columns: Object.keys(mapping.columns), collections })
  const paged = (feed: { text: string; values: readonly string[] }) => {
    const { text, usesToday } = withToday(feed.text, feed.values.length + 2)
    return { text, values: [1_000, ...feed.values, ...(usesToday ? [today] : [])] }
  }
  return [
    {
      ...{ name: 'fetch', text: plainText(fetched.question), on: root.key },
      values: fetched.usesToday ? [[key], today] : [[key]],
    },
    {
      ...{ name: 'changes', on: `(${root.changed}, ${root.key})` },
      ...paged(compileChanges(mapping, `2020-01-01T00:00:00Z|${key}`)),
    },
    { name: 'all', on: root.key, ...paged(compileAll(mapping, key)) },
    ...Object.entries(find).map(([by, where]): Read => {
      const values = by === 'name-and-birth-date' ? ['x', '2015-05-12'] : ['x']
      const bare = `SELECT (${root.key})::text FROM ${root.from} WHERE (${where})${root.where ? ` AND (${root.where})` : ''}`
      const { text, usesToday } = withToday(bare, values.length + 1)
      return { name: `find by ${by}`, text, values: usesToday ? [...values, today] : values, on: where }
    }),
  ]
}

async function plansOf(client: Client, mapping: SqlMapping, today: string): Promise<Inspection> {
  const scans: string[] = []
  const types: string[] = []
  await client.query('BEGIN')
  try {
    await client.query('SET LOCAL enable_seqscan = off')
    for (const { name, text, values, on } of readsOf(mapping, today)) {
      const plan = await planOf(client, text, values)
      if (plan === null) {
        types.push(
          `${name} compares its parameter with a column that is no text: a number with a letter in it would fail`,
        )
        continue
      }
      const whole = [...new Map(wholeTables(plan).map((one) => [one.table, one])).values()]
      for (const { table, isRoot } of whole)
        if (isRoot || (await bytesOf(client, table)) > SMALL_BYTES)
          scans.push(
            `${name} goes through the whole of ${table}: ${isRoot ? wanted(on) : 'no index serves its conditions'}`,
          )
    }
  } finally {
    await client.query('ROLLBACK')
  }
  return { types, scans }
}

/** Null where a parameter takes a type that not every text has (class 22). */
async function planOf(client: Client, text: string, values: readonly unknown[]): Promise<Node | null> {
  await client.query('SAVEPOINT plan')
  try {
    const { rows } = await client.query<{ 'QUERY PLAN': readonly { Plan: Node }[] }>(`EXPLAIN (FORMAT JSON) ${text}`, [
      ...values,
    ])
    return rows[0]!['QUERY PLAN'][0]!.Plan
  } catch (cause) {
    if (!(cause as { code?: string }).code?.startsWith('22')) throw cause
    await client.query('ROLLBACK TO SAVEPOINT plan')
    return null
  }
}

/** An index on a column serves no expression of it. */
function wanted(on: string): string {
  const isCast = /::|\bcast\b|AT TIME ZONE/i.test(on.replace(/\$\d::\w+/g, ''))
  return `expected an index on ${on}${isCast ? ', or the bare column: keyType and changedType of the mapping need no cast' : ''}`
}

function wholeTables(node: Node): { table: string; isRoot: boolean }[] {
  const table = node['Relation Name']
  const isRoot = node.Alias === 't'
  const type = node['Node Type']
  // An index that is read from end to end narrows nothing.
  const whole = type === 'Seq Scan' || (isRoot && /^Index (Only )?Scan/.test(type) && node['Index Cond'] === undefined)
  return [...(table !== undefined && whole ? [{ table, isRoot }] : []), ...(node.Plans ?? []).flatMap(wholeTables)]
}

async function bytesOf(client: Client, table: string): Promise<number> {
  const { rows } = await client.query<{ bytes: string | null }>(
    `SELECT max(pg_relation_size(oid)) AS bytes FROM pg_class WHERE relname = $1 AND pg_table_is_visible(oid)`,
    [table],
  )
  return Number(rows[0]?.bytes ?? 0)
}
