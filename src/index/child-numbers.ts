import { HubError } from '../errors/hub-error'
import type { KnownReach } from '../identity/in-scope'
import { adultsBornUntil, isListed } from '../identity/minority'
import { today, type Clock } from '../kit/clock'
import type { HubStore } from '../store/hub-store'
import { GENERATION, matching, type ListAsked } from './child-list'
import type { IndexFact } from './columns'
import { STATE_COLUMNS, stateOf, type IndexState } from './index-state'

/** A fact that numbers are grouped by. `digits`: of a division, how many of its code. */
export interface NumbersBy {
  readonly fact: IndexFact
  readonly digits: number | null
}

export interface NumbersAsked extends Pick<ListAsked, 'where' | 'uses'> {
  readonly by: readonly NumbersBy[]
  readonly reach: KnownReach
}

export interface NumbersCell {
  /** A value for each fact asked for; null where it is not recorded. */
  readonly values: readonly (string | null)[]
  readonly count: number
}

export interface Numbers {
  readonly index: IndexState
  readonly total: number
  readonly cells: readonly NumbersCell[]
}

const MOST_CELLS = 10_000

/** Numbers of the children that a list of the same filter would hold: exact, of the moment, scope in the statement itself. */
export class ChildNumbers {
  constructor(
    private readonly store: HubStore,
    private readonly clock: Clock,
  ) {}

  /** Throws HubError COST_CELLS for more cells than one answer takes, BAD_DIVISION, HUB_UNAVAILABLE. */
  async count(asked: NumbersAsked): Promise<Numbers> {
    const values = this.store.values()
    const until = `${values.even(adultsBornUntil(today(this.clock)))}::date`
    const conditions = [GENERATION, ...matching(asked, values), isListed(until)]
    const places = asked.by.map((_, i) => `v${i}`)
    const listed = places.map((place) => `, ${place}`).join('')
    // One statement, so that state, total and cells come from one snapshot. A child with several categories has several rows.
    const rows = await this.store.run({
      text: `WITH matching AS MATERIALIZED (SELECT id${asked.by.map((by, i) => `, ${valueOf(by, i)} AS v${i}`).join('')}
          FROM child_index ${asked.by.map(severalOf).join(' ')} WHERE ${conditions.join(' AND ')})
        SELECT ${STATE_COLUMNS.join(', ')}, (SELECT count(DISTINCT id) FROM matching), n${listed} FROM index_state
        LEFT JOIN (SELECT count(*) AS n${listed} FROM matching ${places.length > 0 ? `GROUP BY ${places.join(', ')}` : ''}
          LIMIT ${MOST_CELLS + 1}) cell ON true
        ${places.length > 0 ? `ORDER BY ${places.join(', ')}` : ''}`,
      values: values.all,
    })
    if (rows.length > MOST_CELLS)
      throw new HubError('COST_CELLS', `expected at most ${MOST_CELLS} cells`, { most: MOST_CELLS })
    const at = STATE_COLUMNS.length
    return {
      index: stateOf(rows[0] ?? []),
      total: Number(rows[0]?.[at] ?? 0),
      cells: rows.flatMap((row) =>
        row[at + 1] == null ? [] : [{ values: row.slice(at + 2), count: Number(row[at + 1]) }],
      ),
    }
  }
}

function valueOf({ fact: { column, kind }, digits }: NumbersBy, place: number): string {
  switch (kind) {
    case 'division':
      return `nullif(left(${column}, ${digits ?? 12}), '')`
    case 'month':
      return `nullif(left(${column}, 4), '')`
    case 'enums':
      return `several${place}.one`
    case 'enum':
    case 'boolean':
    case 'text':
    case 'number':
      return `${column}::text`
  }
}

/** Each value of a child once, however often its registry wrote it. By the same fact twice: how many children have both of two values. */
function severalOf({ fact: { column, kind } }: NumbersBy, place: number): string {
  const each = `SELECT DISTINCT unnest(${column}) AS one`
  return kind === 'enums' ? `LEFT JOIN LATERAL (${each}) several${place} ON true` : ''
}
