import type { Capabilities, Connector, Health } from '../contract/connector'
import { HUB_RECORDS, type RecordId, RegistryFault, type RegistryRecord, type Shape, type Value } from '../contract/records' // prettier-ignore

/** A column that is no text. `read` gets it as PostgreSQL writes it, never null. */
export interface KeptColumn {
  readonly sql: string
  readonly read: (written: string) => Value
}

/** One type of record that the hub keeps. Its ids are `prefix` and a UUID. */
export interface KeptRecords {
  readonly prefix: string
  readonly table: string
  /** The column of the UUID; `id` when left out. */
  readonly key?: string
  /** Column of the record, column of the table. Only what the access table governs: the rest is structure. */
  readonly columns: Readonly<Record<string, string | KeptColumn>>
}

/** One statement on the hub's database; values as PostgreSQL writes them. */
export type Run = (text: string, values: readonly unknown[]) => Promise<readonly (readonly (string | null)[])[]>

const MOST_IDS = 500
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/**
 * What the hub itself keeps (access grants, and what follows), as records of a registry: so that plan, masks, second lock and
 * partial failure are the same as for any registry's record. It has no feed: nothing is linked or indexed by it.
 */
export function hubConnector(kinds: readonly KeptRecords[], run: Run): Connector {
  const capabilities: Capabilities = {
    columns: [...new Set(kinds.flatMap(({ columns }) => Object.keys(columns)))].sort(),
    collections: {},
    find: [],
    changes: false,
    maxIds: MOST_IDS,
  }
  let closed = false
  const fault = (code: 'REGISTRY_DOWN' | 'CAPABILITY', detail: string, cause?: unknown) =>
    new RegistryFault(code, HUB_RECORDS, detail, cause === undefined ? {} : { cause })

  async function asked<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    if (closed) throw fault('REGISTRY_DOWN', 'the connector is closed')
    if (signal.aborted) throw fault('REGISTRY_DOWN', 'the call was given up')
    let stop: (() => void) | undefined
    const aborted = new Promise<never>((_, refuse) => {
      stop = () => refuse(fault('REGISTRY_DOWN', 'the call was given up'))
      signal.addEventListener('abort', stop, { once: true })
    })
    try {
      return await Promise.race([work(), aborted])
    } catch (cause) {
      throw cause instanceof RegistryFault ? cause : fault('REGISTRY_DOWN', 'the hub’s database failed', cause)
    } finally {
      signal.removeEventListener('abort', stop!)
    }
  }

  /** The records of one type, by id. */
  async function ofKind(
    { prefix, table, columns, key = 'id' }: KeptRecords,
    ids: readonly RecordId[],
    names: readonly string[],
  ): Promise<Map<RecordId, RegistryRecord>> {
    const uuids = ids.map((id) => id.slice(prefix.length)).filter((uuid) => UUID.test(uuid))
    if (uuids.length === 0) return new Map()
    const stranger = names.find((name) => !Object.hasOwn(columns, name))
    if (stranger !== undefined) throw fault('CAPABILITY', `records ${prefix}… have no column ${stranger}`)
    const kept = names.map((name) => columns[name]!)
    const selected = [`${key}::text`, ...kept.map((one) => (typeof one === 'string' ? one : one.sql))]
    const rows = await run(`SELECT ${selected.join(', ')} FROM ${table} WHERE ${key} = ANY($1::uuid[])`, [uuids])
    return new Map(
      rows.map(([uuid, ...cells]) => {
        const cell = (one: string | KeptColumn, written: string | null) => typeof one === 'string' || written === null ? written : one.read(written) // prettier-ignore
        const values = Object.freeze(
          Object.fromEntries(names.map((name, i) => [name, cell(kept[i]!, cells[i] ?? null)])),
        )
        const id = `${prefix}${uuid}`
        return [id, Object.freeze({ id, asOf: null, values })]
      }),
    )
  }

  const none = async () => {
    throw fault(
      closed ? 'REGISTRY_DOWN' : 'CAPABILITY',
      closed ? 'the connector is closed' : 'the hub’s records have no feed',
    )
  }

  return {
    registry: HUB_RECORDS,
    capabilities,
    fetch(ids, shape: Shape, signal) {
      return asked(signal, async () => {
        if (ids.length > MOST_IDS) throw fault('CAPABILITY', `expected at most ${MOST_IDS} ids, got ${ids.length}`)
        const unknown = shape.columns.find((name) => !capabilities.columns.includes(name))
        const list = Object.keys(shape.collections)[0]
        if (unknown !== undefined || list !== undefined)
          throw fault('CAPABILITY', `the hub’s records have no ${unknown ?? list}`)
        const found = await Promise.all(
          kinds.map((kind) => ofKind(kind, ids.filter((id) => id.startsWith(kind.prefix)), shape.columns)), // prettier-ignore
        )
        return ids.map((id) => found.find((records) => records.has(id))?.get(id) ?? null)
      })
    },
    find: (criteria, signal) =>
      asked(signal, async () => {
        throw fault('CAPABILITY', `the hub’s records are not found by ${criteria.by}`)
      }),
    changes: none,
    all: none,
    earlier: (cursor) => cursor,
    async health(): Promise<Health> {
      const begun = performance.now()
      const state = closed || (await run('SELECT 1', []).then(() => false, () => true)) ? 'down' : 'up' // prettier-ignore
      return { state, millis: performance.now() - begun }
    },
    async close() {
      closed = true
    },
  }
}
