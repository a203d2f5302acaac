import type { AllowedFieldUse } from '../access/positions'
import type { Scope } from '../access/words'
import type { ChildColumns, FoundChild } from '../identity/child-lookup'
import { adultsBornUntil, isFindable, isListed } from '../identity/minority'
import { scopeCondition, type KnownReach } from '../identity/in-scope'
import { today, type Clock } from '../kit/clock'
import type { Values } from '../row-reader/row-reader'
import type { HubStore } from '../store/hub-store'
import { toCondition } from './child-filter'
import { INDEX_ORDERS } from './columns'
import type { ChildCondition, ListOrder } from './conditions'
import type { CursorSeal } from './cursor'
import { STATE_COLUMNS, stateOf, type IndexState } from './index-state'

export interface ListAsked {
  readonly where: ChildCondition | null
  readonly orderBy: ListOrder
  readonly first: number
  readonly after: string | null
  /** Existence and every field touched, each with the scopes it may be used in: all of them become part of the query. */
  readonly uses: readonly AllowedFieldUse[]
  readonly reach: KnownReach
  /** The actor's kind, which cursors are bound to. */
  readonly actorClass: string
}

export interface ListRow {
  readonly uuid: string
  /** Null when it is gone since the index saw it. */
  readonly child: FoundChild | null
  /** Sealed when it is asked for: most lists ask for the last one alone. */
  cursor(): string
}

export interface ListPage {
  /** Of the moment that the rows are of: which generation gave them, and how far it had followed. */
  readonly index: IndexState
  readonly rows: readonly ListRow[]
  readonly more: boolean
}

/** Pages of children by the index. Scope stands in the query itself: a page is never thinned out afterwards. */
export class ChildList {
  constructor(
    private readonly store: HubStore,
    private readonly cursors: CursorSeal,
    private readonly clock: Clock,
  ) {}

  /**
   * A page with its children, looked up by the same statement: `columns` says what is wanted of them. Throws HubError
   * BAD_CURSOR. Empty before the index was first built: see `index`.
   */
  async page(asked: ListAsked, columns: ChildColumns): Promise<ListPage> {
    const { by, direction } = asked.orderBy
    const { column } = INDEX_ORDERS[by]
    const values = this.store.values()
    const until = this.until(values)
    const conditions = [GENERATION, ...matching(asked, values), isListed(until)]
    const bound = this.boundTo(asked)
    const sorted = column === 'id' ? ['id'] : [column, 'id']
    if (asked.after !== null) {
      const last = this.cursors.open(asked.after, bound)
      const places = last.map((value, i) => `${values.even(value)}${sorted[i] === 'id' ? '::uuid' : ''}`)
      conditions.push(`(${sorted.join(', ')}) ${direction === 'ASC' ? '>' : '<'} (${places.join(', ')})`)
    }
    const inOrder = (names: readonly string[]) => names.map((name) => `${name} ${direction}`).join(', ')
    const ask = this.store.prepare({
      // Of the moment that the rows are of.
      head: { cells: STATE_COLUMNS, from: 'index_state' },
      rows: {
        cells: ['listed', 'sorted_by', 'child.id IS NOT NULL', ...columns.cells],
        from: `(SELECT id AS listed, ${column} AS sorted_by FROM child_index WHERE ${conditions.join(' AND ')}
          ORDER BY ${inOrder(sorted)} LIMIT ${asked.first + 1}) page LEFT JOIN child ON child.id = listed AND ${isFindable(until)}`,
      },
      order: inOrder(['sorted_by', 'listed']),
      plan: values.onePlanDoes ? 'kept if it comes again' : 'made each time',
    })
    const { head, rows } = await ask(values.all)
    const read = columns.reader()
    return {
      index: stateOf(head),
      rows: rows.slice(0, asked.first).map(([id, sortedBy, isThere, ...child]) => ({
        uuid: id!,
        child: isThere === 'true' ? read(id!, child) : null,
        cursor: () => this.cursors.close(column === 'id' ? [id!] : [sortedBy!, id!], bound),
      })),
      more: rows.length > asked.first,
    }
  }

  async count(asked: Omit<ListAsked, 'first' | 'after'>): Promise<number> {
    const values = this.store.values()
    const conditions = [GENERATION, ...matching(asked, values), isListed(this.until(values))]
    const rows = await this.store.run({
      text: `SELECT count(*) FROM child_index WHERE ${conditions.join(' AND ')}`,
      values: values.all,
    })
    return Number(rows[0]![0])
  }

  /** The rule of age, as a day: the same number of rows for each. */
  private until(values: Values): string {
    return `${values.even(adultsBornUntil(today(this.clock)))}::date`
  }

  private boundTo({ where, orderBy, actorClass, reach }: ListAsked): string {
    return JSON.stringify([actorClass, reach.divisions, reach.school, canonical(where ?? {}), canonical(orderBy)])
  }
}

/** The conditions of filter and scopes. */
export function matching(
  { where, uses, reach }: Pick<ListAsked, 'where' | 'uses' | 'reach'>,
  values: Values,
): string[] {
  // The filter stands first: it is the cheaper one to try on a row.
  return [
    ...(where ? [toCondition(where, values)] : []),
    ...narrowest(uses, reach).map((scopes) => scopeCondition(scopes, reach, values)),
  ]
}

/** Found by each statement itself, so that a rebuild may take the old generation away at once. */
export const GENERATION = 'generation = (SELECT answering FROM index_state)'

/** The same for the same question: what is null, and in which order it was written, makes no difference. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical)
  if (typeof value !== 'object' || value === null) return value
  const held = Object.entries(value).filter(([, one]) => one != null)
  return Object.fromEntries(held.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, one]) => [name, canonical(one)]))
}

/**
 * The scopes in which each field may be used, as far as this actor has such children. A field that is full only in the caseload limits
 * the whole list to it, so wider sets beside it are not needed. Within `all` there is nothing to check.
 */
function narrowest(uses: readonly AllowedFieldUse[], reach: KnownReach): (readonly Scope[])[] {
  const has: Record<Scope, boolean> = {
    all: true,
    area: reach.divisions.length > 0,
    school: reach.school !== null,
    caseload: reach.caseload !== null,
  }
  const sets = uses.map(({ scopes }) => scopes.filter((scope) => has[scope]).sort())
  const bounded = new Map(sets.filter((set) => !set.includes('all')).map((set) => [set.join(), set]))
  return [...bounded.values()].filter(
    (set) => ![...bounded.values()].some((other) => other !== set && other.every((scope) => set.includes(scope))),
  )
}
