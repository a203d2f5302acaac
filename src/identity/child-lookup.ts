import { createHash } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import type { Entry, RegistryName, Value } from '../../connectors/contract/records'
import { today, type Clock } from '../kit/clock'
import { BatchLoader } from '../kit/batch-loader'
import { PackedRows } from '../kit/packed-rows'
import type { Written } from '../kit/prepared'
import type { HubStore } from '../store/hub-store'
import { adultsBornUntil, isFindable } from './minority'

/** A child as the hub's own store knows it: what scope is judged by, the record to ask in each registry, and the asked columns. */
export interface FoundChild {
  readonly uuid: string
  /** Codes of the registered, residence and school divisions, parted by spaces; one that is not known is empty. */
  readonly divisions: string
  readonly school: string | null
  /** Nothing where there is none, or where none was wanted. */
  readonly records: Readonly<Partial<Record<RegistryName, string | null>>>
  /** The asked columns of the hub's own child. */
  readonly identity: Entry
}

/** An expression over a row of `child`, as one text, and its reader. */
export interface ChildColumns {
  readonly sql: string
  /** For the rows of one answer. */
  reader(): (uuid: string, written: string) => FoundChild
}

export type LookupKey = 'id' | 'id-number' | 'roll-number'

/** `found` ties children to keys (k.key). Where several match, the last in `order` stands. */
const KEYS: Readonly<Record<LookupKey, { found: string; type: 'uuid' | 'text'; order?: string }>> = {
  id: { found: 'JOIN child ON id = k.key', type: 'uuid' },
  // Through the certain rule's own table: a number that another child's record borrowed or bears by mistake finds nobody else.
  'id-number': {
    found: `JOIN child ON id_number = k.key
      AND EXISTS (SELECT FROM child_key c WHERE c.id_key = child.id_number AND c.child_id = child.id)`,
    type: 'text',
  },
  // Any roll of the child that is still kept, not only the one that stands. Where two children's rolls bear one number (it embeds a
  // borrowed one), it is the child's whom the number belongs to, then the child's whose roll is in force.
  'roll-number': {
    found: `JOIN LATERAL (SELECT child_id AS holder, closed AS is_closed FROM link WHERE roll_number = k.key AND NOT gone) roll ON true
      JOIN child ON id = roll.holder`,
    type: 'text',
    order: `EXISTS (SELECT FROM child_key c WHERE c.id_key = substr(k.key, 2) AND c.child_id = child.id), NOT roll.is_closed, id`,
  },
}

interface Column {
  readonly sql: string
  read(written: Written, today: string): Value
}

const plain = (sql: string): Column => ({ sql, read: (written) => written })

const COLUMNS = new Map<string, Column>([
  ['name', plain('name')],
  [
    'formerNames',
    { sql: 'former_names', read: (written) => (written === null ? null : (JSON.parse(written) as string[])) },
  ],
  ['sex', plain('sex')],
  ['birthDate', plain('birth_date')],
  ['age', { sql: 'birth_date', read: (written, day) => (written === null ? null : ageOn(written, day)) }],
  ['ethnicity', plain('ethnicity')],
  ['idNumber', plain('id_number')],
  ['registeredDivision', plain('registered_division')],
  ['residenceDivision', plain('residence_division')],
  ['schoolDivision', plain('school_division')],
  ['possibleDuplicate', { sql: 'possible_duplicate', read: (written) => written === 'true' }],
])

export const IDENTITY_COLUMNS: readonly string[] = [...COLUMNS.keys()]

// What every look-up reads, whatever was asked: scope is judged by it, and it goes no further.
const DIVISIONS = ['registered_division', 'residence_division', 'school_division']
  .map((column) => `coalesce(${column}, '')`)
  .join(` || ' ' || `)
const MAX_KEYS = 1_000

/** Looks children up by id, ID number or roll number: one statement for all requests of one turn. */
export class ChildLookup {
  private readonly collectors = new LRUCache<string, BatchLoader<string, FoundChild>>({ max: 200 })
  private readonly beside = new LRUCache<string, ChildColumns>({ max: 200 })

  constructor(
    private readonly store: HubStore,
    private readonly clock: Clock,
  ) {}

  /**
   * One answer per value, in order; null where no child carries it. `columns` are identity columns of the plan, `registries`
   * those whose record is wanted: of a page of children each column less is a column less to write, carry and read.
   */
  find(
    by: LookupKey,
    values: readonly string[],
    columns: readonly string[],
    registries: readonly RegistryName[],
  ): Promise<readonly (FoundChild | null)[]> {
    const key = `${by} ${columns.join(',')} ${registries.join(',')}`
    let collector = this.collectors.get(key)
    if (!collector) this.collectors.set(key, (collector = this.collector(by, columns, registries)))
    return collector.load(values)
  }

  /** The same for a statement of somebody else's: what it must select of each child, and how that is read. */
  columns(columns: readonly string[], registries: readonly RegistryName[]): ChildColumns {
    const key = `${columns.join(',')} ${registries.join(',')}`
    let made = this.beside.get(key)
    if (!made) {
      const row = new ChildRow(columns, registries)
      made = {
        sql: row.packed.row(),
        reader: () => {
          const day = today(this.clock)
          return (uuid, written) => row.read(row.packed.read(written)[0]!, day, uuid)
        },
      }
      this.beside.set(key, made)
    }
    return made
  }

  private collector(
    by: LookupKey,
    columns: readonly string[],
    registries: readonly RegistryName[],
  ): BatchLoader<string, FoundChild> {
    const { found: from, type, order } = KEYS[by]
    const row = new ChildRow(columns, registries)
    const place = row.packed.add('k.place')
    const uuid = by === 'id' ? null : row.packed.add('id')
    const text = `SELECT ${row.packed.sql(order)} FROM unnest($1::${type}[]) WITH ORDINALITY k (key, place) ${from} WHERE ${isFindable('$2::date')}`
    const name = `child_${createHash('sha256').update(text).digest('hex').slice(0, 24)}` // PostgreSQL cuts names at 63 bytes
    return new BatchLoader(async (values) => {
      const day = today(this.clock)
      const [answer] = await this.store.run({ text, values: [values, adultsBornUntil(day)], name })
      const found = new Array<FoundChild | null>(values.length).fill(null)
      for (const cells of row.packed.read(answer?.[0] ?? null)) {
        const i = Number(cells[place]) - 1
        found[i] = row.read(cells, day, uuid === null ? values[i]! : cells[uuid]!)
      }
      return found
    }, MAX_KEYS)
  }
}

/** What is read of a child's row, and how; its id is known or read beside it. */
class ChildRow {
  readonly packed = PackedRows.plain()
  private readonly divisions = this.packed.add(DIVISIONS)
  private readonly school = this.packed.add('school_code')
  private readonly identity
  private readonly records

  constructor(columns: readonly string[], registries: readonly RegistryName[]) {
    this.identity = columns.map((name) => {
      const { read, sql } = COLUMNS.get(name)!
      return { name, read, at: this.packed.add(sql) }
    })
    this.records = registries.map((registry) => ({ registry, at: this.packed.add(recordOf(registry)) }))
  }

  read(cells: readonly Written[], day: string, uuid: string): FoundChild {
    const identity: Record<string, Value> = this.identity.length === 0 ? NOTHING : {}
    for (const one of this.identity) identity[one.name] = one.read(cells[one.at]!, day)
    const records: Record<RegistryName, string | null> = {}
    for (const { registry, at } of this.records) records[registry] = cells[at] ?? null
    return {
      uuid,
      divisions: cells[this.divisions]!,
      school: cells[this.school]!,
      records,
      identity,
    }
  }
}

/** The record that stands for a child in a registry: an expression on `child`. A registry's name is a-z and '-'. */
export function recordOf(registry: RegistryName): string {
  return `records ->> '${registry}'`
}

const NOTHING: Record<string, Value> = Object.freeze({})

/** Full years between two days, YYYY-MM-DD: a year is full on the birthday. */
export function ageOn(birthDate: string, day: string): number {
  return Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4)) - (day.slice(5) < birthDate.slice(5) ? 1 : 0)
}
