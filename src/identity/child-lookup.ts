import { createHash } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import type { RegistryName } from '../../connectors/contract/records'
import { today, type Clock } from '../kit/clock'
import { Collector } from '../kit/collector'
import type { Written } from '../kit/prepared'
import type { HubStore } from '../store/hub-store'

/** A child as the hub's own store knows it: what scope is judged by, the record to ask in each registry, and the asked columns. */
export interface FoundChild {
  readonly uuid: string
  readonly divisions: readonly (string | null)[]
  readonly school: string | null
  readonly records: Readonly<Record<RegistryName, string | null>>
  readonly identity: Readonly<Record<string, unknown>>
}

export type LookupKey = 'id' | 'id-number' | 'roll-number'

const KEYS: Readonly<Record<LookupKey, { column: string; match: string }>> = {
  id: { column: 'id', match: 'id = ANY($1::uuid[])' },
  // Through the certain rule's own table: a number that another child's record borrowed or bears by mistake finds nobody else.
  'id-number': {
    column: 'id_number',
    match:
      'id_number = ANY($1) AND EXISTS (SELECT FROM child_key k WHERE k.id_key = child.id_number AND k.child_id = child.id)',
  },
  'roll-number': { column: 'roll_number', match: 'roll_number = ANY($1)' },
}

interface Column {
  readonly sql: string
  read(written: Written, today: string): unknown
}

const plain = (sql: string): Column => ({ sql, read: (written) => written })

const COLUMNS = new Map<string, Column>([
  ['name', plain('name')],
  ['formerNames', { sql: 'former_names', read: (written) => (written === null ? null : JSON.parse(written)) }],
  ['sex', plain('sex')],
  ['birthDate', plain('birth_date')],
  ['age', { sql: 'birth_date', read: (written, day) => (written === null ? null : ageOn(written, day)) }],
  ['ethnicity', plain('ethnicity')],
  ['idNumber', plain('id_number')],
  ['registeredDivision', plain('registered_division')],
  ['residenceDivision', plain('residence_division')],
  ['schoolDivision', plain('school_division')],
])

export const IDENTITY_COLUMNS: readonly string[] = [...COLUMNS.keys()]

// What every look-up reads, whatever was asked: scope is judged by it, and it goes no further.
const ALWAYS =
  'id, registered_division, residence_division, school_division, school_code, education_record, police_record, health_record, civil_affairs_record'
const ALWAYS_COUNT = 9
const MAX_KEYS = 1_000

/** Looks children up by id, ID number or roll number: one statement for all requests of one turn. */
export class ChildLookup {
  private readonly collectors = new LRUCache<string, Collector<string, FoundChild>>({ max: 200 })

  constructor(
    private readonly store: HubStore,
    private readonly clock: Clock,
  ) {}

  /** One answer per value, in order; null where no child carries it. `columns` are identity columns of the plan. */
  find(by: LookupKey, values: readonly string[], columns: readonly string[]): Promise<(FoundChild | null)[]> {
    const key = `${by} ${columns.join(',')}`
    let collector = this.collectors.get(key)
    if (!collector) this.collectors.set(key, (collector = this.collector(by, columns)))
    return collector.load(values)
  }

  private collector(by: LookupKey, names: readonly string[]): Collector<string, FoundChild> {
    const { column, match } = KEYS[by]
    const columns = names.map((name) => ({ name, ...COLUMNS.get(name)! }))
    const selected = [ALWAYS, column, ...columns.map((one) => one.sql)].join(', ')
    const text = `SELECT ${selected} FROM child WHERE ${match} AND NOT retired`
    const name = `child_${createHash('sha256').update(text).digest('hex').slice(0, 24)}` // PostgreSQL cuts names at 63 bytes
    return new Collector(async (values) => {
      const rows = await this.store.run({ text, values: [values], name })
      const day = today(this.clock)
      const found = new Map<string, FoundChild>()
      for (const row of rows) {
        const identity: Record<string, unknown> = {}
        columns.forEach((one, i) => {
          identity[one.name] = one.read(row[ALWAYS_COUNT + 1 + i] ?? null, day)
        })
        found.set(row[ALWAYS_COUNT]!, {
          uuid: row[0]!,
          divisions: [row[1] ?? null, row[2] ?? null, row[3] ?? null],
          school: row[4] ?? null,
          records: {
            education: row[5] ?? null,
            police: row[6] ?? null,
            health: row[7] ?? null,
            'civil-affairs': row[8] ?? null,
          },
          identity,
        })
      }
      return found
    }, MAX_KEYS)
  }
}

/** Full years between two days, YYYY-MM-DD: a year is full on the birthday. */
export function ageOn(birthDate: string, day: string): number {
  return Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4)) - (day.slice(5) < birthDate.slice(5) ? 1 : 0)
}
