import { Client } from 'pg'
import type { JoinedDemo } from './joined'
import { REGISTRIES, TABLES, type RegistryName } from './tables'

/** What a whole demo was made with. Kept in each registry's own database, so that it is gone when that is. */
export interface DemoMark {
  readonly children: number
  readonly seed: number
  readonly county: string
  /** YYYY-MM-DD */
  readonly made: string
}

/** A demo that is whole, or what is wrong with it; null where there never was one. `without`: registries that joined later, and are empty. */
export type FoundDemo =
  | { readonly mark: DemoMark; readonly without: readonly string[] }
  | { readonly mark: null; readonly wrong: string | null }

type Owners = Readonly<Record<RegistryName, string>>

interface Place {
  readonly registry: string
  readonly url: string
  readonly tables: readonly string[]
}

function placesOf(owners: Owners, joined: readonly JoinedDemo[]): Place[] {
  return [
    ...REGISTRIES.map((registry) => ({ registry, url: owners[registry], tables: Object.keys(TABLES[registry]) })),
    ...joined.map(({ registry, url, demo }) => ({ registry, url, tables: Object.keys(demo.tables) })),
  ]
}

/**
 * Looks into all registries: each must hold the same mark, and rows in every table that had some when it was made. A registry that joined
 * after the demo was made is empty, which is no fault: children and links of a demo that is made again are other ones.
 * `older`: the mark that versions before kept in a file; it is believed where every registry of then has rows, and written into them.
 */
export async function findDemo(
  owners: Owners,
  joined: readonly JoinedDemo[] = [],
  older: DemoMark | null = null,
): Promise<FoundDemo> {
  const places = placesOf(owners, joined)
  const found = await Promise.all(
    places.map(async ({ registry, url, tables }, i) => ({
      ...(await inside(url, (db) => look(db, tables))),
      ...{ registry, place: places[i]!, isJoined: i >= REGISTRIES.length },
    })),
  )
  const first = found.filter(({ isJoined }) => !isJoined)
  if (older !== null && found.every(({ mark }) => mark === null) && first.every(({ rows }) => rows)) {
    await markPlaces(first.map(({ place }) => place), older) // prettier-ignore
    return findDemo(owners, joined)
  }
  if (found.every(({ mark, rows }) => mark === null && !rows)) return { mark: null, wrong: null }
  const without = found.filter(({ isJoined, mark, rows }) => isJoined && mark === null && !rows)
  const filled = found.filter((one) => !without.includes(one))
  const unmarked = filled.filter(({ mark }) => mark === null)
  if (unmarked.length > 0)
    return wrong(`it was not made to the end in ${unmarked.map(({ registry }) => registry).join(', ')}`)
  if (new Set(filled.map(({ mark }) => JSON.stringify(mark))).size > 1)
    return wrong('the registries were not made together')
  const emptied = filled.flatMap(({ registry, emptied: tables }) => tables.map((table) => `${registry} ${table}`))
  if (emptied.length > 0) return wrong(`these tables have lost their rows: ${emptied.join(', ')}`)
  return { mark: first[0]!.mark!, without: without.map(({ registry }) => registry) }
}

/** Before a registry's rows are replaced: a load that is killed leaves no mark. */
export async function removeMarks(owners: Owners, joined: readonly JoinedDemo[] = []): Promise<void> {
  const drop = (db: Client) => db.query('DROP TABLE IF EXISTS demo_mark')
  await Promise.all(placesOf(owners, joined).map(({ url }) => inside(url, drop)))
}

/** After the last row of the last registry. */
export async function writeMarks(owners: Owners, mark: DemoMark, joined: readonly JoinedDemo[] = []): Promise<void> {
  await markPlaces(placesOf(owners, joined), mark)
}

async function markPlaces(places: readonly Place[], mark: DemoMark): Promise<void> {
  await Promise.all(
    places.map(({ url, tables }) =>
      inside(url, async (db) => {
        const filled = await filledTables(db, tables)
        await db.query('CREATE TABLE IF NOT EXISTS demo_mark (mark text NOT NULL, filled text NOT NULL)')
        await db.query('INSERT INTO demo_mark VALUES ($1, $2)', [JSON.stringify(mark), filled.join(',')])
      }),
    ),
  )
}

async function look(db: Client, tables: readonly string[]) {
  const filled = await filledTables(db, tables)
  const { rows: there } = await db.query<{ is: boolean }>(`SELECT to_regclass('public.demo_mark') IS NOT NULL AS is`)
  const { rows } = there[0]!.is ? await db.query<{ mark: string; filled: string }>('SELECT * FROM demo_mark') : { rows: [] } // prettier-ignore
  const [row] = rows
  return {
    mark: row ? (JSON.parse(row.mark) as DemoMark) : null,
    emptied: row ? row.filled.split(',').filter((table) => table !== '' && !filled.includes(table)) : [],
    rows: filled.length > 0,
  }
}

async function filledTables(db: Client, tables: readonly string[]): Promise<string[]> {
  const { rows } = await db.query<Record<string, boolean>>(
    `SELECT ${tables.map((table) => `EXISTS (SELECT FROM ${table}) AS ${table}`).join(', ')}`,
  )
  return tables.filter((table) => rows[0]![table])
}

async function inside<T>(url: string, work: (db: Client) => Promise<T>): Promise<T> {
  const db = new Client({ connectionString: url, application_name: 'tonglian demo' })
  await db.connect()
  try {
    return await work(db)
  } finally {
    await db.end()
  }
}

function wrong(what: string): FoundDemo {
  return { mark: null, wrong: what }
}
