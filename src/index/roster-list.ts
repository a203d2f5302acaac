import type { ChildColumns, FoundChild } from '../identity/child-lookup'
import { adultsBornUntil, isFindable, isListed } from '../identity/minority'
import { today, type Clock } from '../kit/clock'
import type { Values } from '../row-reader/row-reader'
import type { HubStore } from '../store/hub-store'
import { GENERATION, matching, type ListAsked } from './child-list'
import { STATE_COLUMNS, stateOf, type IndexState } from './index-state'

/** A page further on is reached by a narrower filter: the index walks over what an offset leaves out. */
export const MOST_OFFSET = 100_000

/** What a roster has one pupil of. */
export type RosterKind = 'PUPILS' | 'CLASSES' | 'SCHOOLS'

/** When what rosters tell of a pupil last changed, as the index saw it: ISO 8601 in UTC. */
export interface Changed {
  readonly after?: string | null
  readonly since?: string | null
  readonly before?: string | null
  readonly until?: string | null
}

export interface RosterAsked extends Pick<ListAsked, 'where' | 'uses' | 'reach'> {
  readonly of: RosterKind
  /** Hub id (UUID) of the one pupil that is asked for; null for all. */
  readonly pupil: string | null
  readonly changed: Changed | null
  readonly orderBy: { readonly by: keyof typeof ROSTER_ORDERS; readonly direction: 'ASC' | 'DESC' }
  readonly first: number
  readonly offset: number
}

export interface RosterRow {
  readonly uuid: string
  /** Null when it is gone since the index saw it. */
  readonly child: FoundChild | null
  /** ISO 8601 in UTC, to the microsecond. */
  readonly changedAt: string
}

export interface RosterPage {
  readonly index: IndexState
  readonly rows: readonly RosterRow[]
}

export const ROSTER_ORDERS = {
  ID: { field: 'Child.id', column: 'id' },
  NAME: { field: 'Child.name', column: 'pinyin' },
  BIRTH_MONTH: { field: 'Child.birthDate', column: 'birth_month' },
  CHANGED: { field: 'RosterEntry.changedAt', column: 'roster_changed' },
} as const

/** The columns that a group is known by. Null: one pupil is no group. */
const GROUPS: Readonly<Record<RosterKind, readonly string[] | null>> = {
  PUPILS: null,
  CLASSES: ['school_code', 'grade', 'class_name'],
  SCHOOLS: ['school_code'],
}
const OPERATORS = { after: '>', since: '>=', before: '<', until: '<=' } as const

/**
 * Pages of pupils by offset, and of the schools and classes that they make up: one pupil of each, whose record tells of it. Scope stands
 * in the query itself, as in ChildList. A pupil is whoever's roll record was read: also one whose state could not be.
 */
export class RosterList {
  constructor(
    private readonly store: HubStore,
    private readonly clock: Clock,
  ) {}

  /** Empty before the index was first built: see `index`. `columns` says what is wanted of the children. */
  async page(asked: RosterAsked, columns: ChildColumns): Promise<RosterPage> {
    const values = this.store.values()
    const until = this.until(values)
    const group = GROUPS[asked.of]
    const conditions = this.conditions(asked, values, until)
    const { by, direction } = asked.orderBy
    const order = group ?? [...new Set([ROSTER_ORDERS[by].column, 'id'])]
    const inOrder = order.map((_, i) => `o${i} ${group ? 'ASC' : direction}`).join(', ')
    const sorted = order.map((column, i) => `${column} AS o${i}`).join(', ')
    const of = group
      ? `SELECT DISTINCT ON (${group.join(', ')}) id AS listed, roster_changed, ${sorted} FROM child_index WHERE ${conditions}
          ORDER BY ${group.join(', ')}, roster_changed DESC, id`
      : `SELECT id AS listed, roster_changed, ${sorted} FROM child_index WHERE ${conditions}
          ORDER BY ${order.map((column) => `${column} ${direction}`).join(', ')}`
    const ask = this.store.prepare({
      head: { cells: STATE_COLUMNS, from: 'index_state' }, // of the moment that the rows are of
      rows: {
        cells: ['listed', 'child.id IS NOT NULL', AS_INSTANT, ...columns.cells],
        from: `(${of} LIMIT ${asked.first} OFFSET ${asked.offset}) page
          LEFT JOIN child ON child.id = listed AND ${isFindable(until)}`,
      },
      order: inOrder,
      plan: values.onePlanDoes && asked.offset === 0 ? 'kept if it comes again' : 'made each time',
    })
    const { head, rows } = await ask(values.all)
    const read = columns.reader()
    return {
      index: stateOf(head),
      rows: rows.map(([id, isThere, changedAt, ...child]) => ({
        uuid: id!,
        changedAt: changedAt!,
        child: isThere === 'true' ? read(id!, child) : null,
      })),
    }
  }

  /** Pupils, classes or schools. */
  async count(asked: RosterAsked): Promise<number> {
    const values = this.store.values()
    const conditions = this.conditions(asked, values, this.until(values))
    const group = GROUPS[asked.of]
    const counted = group ? `(SELECT DISTINCT ${group.join(', ')} FROM child_index WHERE ${conditions}) one` : null
    const rows = await this.store.run({
      text: `SELECT count(*) FROM ${counted ?? `child_index WHERE ${conditions}`}`,
      values: values.all,
    })
    return Number(rows[0]![0])
  }

  private conditions(asked: RosterAsked, values: Values, until: string): string {
    const { of, pupil, changed } = asked
    const group = GROUPS[of]
    return [
      GENERATION,
      ...(pupil === null ? [] : [`id = ${values.even(pupil)}::uuid`]),
      'education_as_of IS NOT NULL',
      ...(group ?? []).map((column) => `${column} IS NOT NULL`),
      ...(group ? [ON_ROLL] : []),
      ...(Object.entries(OPERATORS) as [keyof Changed, string][]).flatMap(([name, operator]) => {
        const at = changed?.[name]
        return at == null ? [] : [`roster_changed ${operator} ${values.put(at)}::timestamptz`]
      }),
      ...matching(asked, values),
      isListed(until),
    ].join(' AND ')
  }

  private until(values: Values): string {
    return `${values.even(adultsBornUntil(today(this.clock)))}::date`
  }
}

const AS_INSTANT = `to_char(roster_changed AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`

/** A school or class is what has pupils: who left makes up none. */
const ON_ROLL = `roll_state IN ('ENROLLED', 'SUSPENDED')`
