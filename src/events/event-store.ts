import { adultsBornUntil, isFindable } from '../identity/minority'
import { scopeCondition, type KnownReach } from '../identity/in-scope'
import { readHorizon } from '../index/horizon'
import { today, type Clock } from '../kit/clock'
import type { Values, Written } from '../row-reader/row-reader'
import type { HubStore } from '../store/hub-store'
import { isBefore, type EventType, type HubEvent, type Position } from './event-types'
import type { Told } from './who-is-told'

/** Up to where a reading came. */
export interface ReadTo {
  readonly events: readonly HubEvent[]
  readonly end: Position
  /** Whether it came to the end of what is final. */
  readonly done: boolean
}

/** Events of one span of the feed, read at once: what lies in it for others is passed over in the database. */
const SPAN = 20_000
const SWEPT_AT_ONCE = 10_000
/** The cells of an event, for `readEvent`: of any table that has its columns. */
export const EVENT_CELLS: readonly string[] = [
  ...['changed_in::text', 'seq', 'id', 'type', 'child_id', 'record_id', 'told_to'],
  `to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`,
]
const EVENT = EVENT_CELLS.join(', ')

/** Reads the outbox. Nothing at or above the horizon is read: a transaction that commits late may still write there. */
export class EventStore {
  constructor(
    private readonly store: HubStore,
    private readonly clock: Clock,
    private readonly span = SPAN,
  ) {}

  /** Everything below it is final; what is written from now on has this position or a later one. */
  async end(): Promise<Position> {
    return { xid: (await readHorizon(this.store)).below, seq: '0' }
  }

  /** Positions before it were cleaned up. */
  async floor(): Promise<Position> {
    const [[xid, seq] = []] = await this.store.run({
      name: 'event_floor',
      text: 'SELECT changed_in::text, seq FROM event_floor',
      values: [],
    })
    return { xid: xid!, seq: seq! }
  }

  /** Whoever they are about: the reader judges. */
  async all(after: Position, most: number): Promise<ReadTo> {
    const { below } = await readHorizon(this.store)
    const rows = await this.store.run({
      name: 'events_all',
      text: `SELECT ${EVENT} FROM hub_event
        WHERE (changed_in, seq) > ($1::xid8, $2::bigint) AND changed_in < $3::xid8 ORDER BY hub_event.changed_in, hub_event.seq LIMIT $4`,
      values: [after.xid, after.seq, below, most],
    })
    const events = rows.map(readEvent)
    return { events, end: events.at(-1)?.at ?? after, done: rows.length < most }
  }

  /** Up to `most` events that this account is told of, by where their children are now. */
  async told(
    subject: string,
    told: readonly Told[],
    reach: KnownReach,
    after: Position,
    most: number,
  ): Promise<ReadTo> {
    const { below } = await readHorizon(this.store)
    const values = this.store.values()
    const bounds = [after.xid, after.seq, below].map((one) => values.even(one)) as [string, string, string]
    const until = `${values.even(adultsBornUntil(today(this.clock)))}::date`
    const mine = `(told_to IS NULL OR told_to = ${values.even(subject)})`
    const rows = await this.store.run({
      text: `WITH span AS MATERIALIZED (
          SELECT * FROM hub_event WHERE (changed_in, seq) > (${bounds[0]}::xid8, ${bounds[1]}::bigint) AND changed_in < ${bounds[2]}::xid8
          ORDER BY changed_in, seq LIMIT ${Math.trunc(this.span)}
        ), found AS (
          SELECT span.* FROM span JOIN child ON child.id = span.child_id
          WHERE ${isFindable(until)} AND ${mine} AND (${conditionOf(told, reach, values)})
          ORDER BY span.changed_in, span.seq LIMIT ${most + 1}
        )
        SELECT 0 AS part, ${EVENT} FROM found
        UNION ALL (SELECT (SELECT count(*) FROM span), ${EVENT} FROM span ORDER BY span.changed_in DESC, span.seq DESC LIMIT 1)`,
      values: values.all,
    })
    const last = rows.find(([part]) => part !== '0')
    const events = rows
      .filter(([part]) => part === '0')
      .map(([, ...cells]) => readEvent(cells))
      .sort((a, b) => (isBefore(a.at, b.at) ? -1 : 1))
    if (events.length > most) {
      const page = events.slice(0, most)
      return { events: page, end: page.at(-1)?.at ?? after, done: false }
    }
    return { events, end: last ? readEvent(last.slice(1)).at : after, done: Number(last?.[0] ?? 0) < this.span }
  }

  /** Forgets events of before this time, and says from where on they are kept. */
  async sweep(before: number): Promise<number> {
    for (let removed = 0; ;) {
      const gone = await this.sweepSome(before)
      removed += gone
      if (gone < SWEPT_AT_ONCE) return removed
    }
  }

  /** Few at a time: a long statement would hold back the horizon, and with it every reader. */
  private async sweepSome(before: number): Promise<number> {
    const [[gone] = []] = await this.store.run({
      text: `WITH gone AS (DELETE FROM hub_event WHERE ctid = ANY(ARRAY(
          SELECT ctid FROM hub_event WHERE at < $1::timestamptz ORDER BY changed_in, seq LIMIT ${SWEPT_AT_ONCE}
        )) RETURNING changed_in, seq),
        last AS (SELECT changed_in, seq FROM gone ORDER BY changed_in DESC, seq DESC LIMIT 1),
        raised AS (UPDATE event_floor f SET changed_in = last.changed_in, seq = last.seq FROM last
          WHERE (last.changed_in, last.seq) > (f.changed_in, f.seq))
        SELECT count(*) FROM gone`,
      values: [new Date(before).toISOString()],
    })
    return Number(gone)
  }
}

/** One condition for all types that are told in the same scopes. */
function conditionOf(told: readonly Told[], reach: KnownReach, values: Values): string {
  const byScopes = new Map<string, { readonly one: Told; readonly types: EventType[] }>()
  for (const one of told) {
    const key = JSON.stringify([one.existence, one.scopes])
    const known = byScopes.get(key)
    if (known) known.types.push(one.type)
    else byScopes.set(key, { one, types: [one.type] })
  }
  const parts = [...byScopes.values()].map(({ one, types }) =>
    [
      `span.type = ANY(${values.even(types)}::text[])`,
      scopeCondition(one.existence, reach, values),
      scopeCondition(one.scopes, reach, values),
    ].join(' AND '),
  )
  return parts.length === 0 ? 'false' : parts.map((part) => `(${part})`).join(' OR ')
}

export function readEvent([xid, seq, id, type, child, record, to, time]: readonly (Written | undefined)[]): HubEvent {
  return {
    at: { xid: xid!, seq: seq! },
    ...{ id: id!, type: type as EventType, child: child!, record: record ?? null, to: to ?? null, time: time! },
  }
}
