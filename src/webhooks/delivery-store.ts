import { EVENT_CELLS, readEvent } from '../events/event-store'
import type { HubEvent, Position } from '../events/event-types'
import { readHorizon } from '../index/horizon'
import { BatchLoader } from '../kit/batch-loader'
import type { HubStore } from '../store/hub-store'
import { WebhookStore } from './webhook-store'
import type { Delivering } from './webhook'

/** An event that waits for another try, or behind one of the same child. */
export interface WaitingEvent {
  readonly event: HubEvent
  readonly tries: number
  /** Milliseconds since 1970. */
  readonly nextAt: number
}

export interface Due {
  readonly webhooks: readonly string[]
  /** Whether events lie at or above the horizon: they are final soon. */
  readonly soon: boolean
}

/** How a webhook stands after a pass. */
export interface Pass {
  readonly id: string
  readonly from: Position
  readonly to: Position
  readonly failures: number
  readonly lastStatus: string | null
  readonly deliveredAt: string | null
  /** Events that are done with, or that the account is not told of any more: none of them waits. */
  readonly done: readonly string[]
}

/** Failures one after the other that hold a receiver's new events back. */
export const HOLDING = 3
const MOST_KEYS = 2_000
/** Of one webhook. With so many nothing new is begun, so that all that wait are known. */
export const MOST_WAITING = 200

/** What deliverers read and write. Requests of one turn share statements. */
export class DeliveryStore {
  private readonly webhooks: BatchLoader<string, Delivering>
  private readonly passes: BatchLoader<string, true>
  private readonly waitings: BatchLoader<string, WaitingEvent[]>

  constructor(
    private readonly store: HubStore,
    own: WebhookStore,
  ) {
    this.webhooks = new BatchLoader((ids) => own.delivering(ids), MOST_KEYS)
    this.waitings = new BatchLoader((ids) => this.readWaiting(ids), MOST_KEYS)
    this.passes = new BatchLoader((passes) => this.writePasses(passes), MOST_KEYS)
  }

  /** Webhooks with something to do. `seenSince`: accounts that were not seen since then wait. */
  async due(now: number, seenSince: number): Promise<Due> {
    const { below } = await readHorizon(this.store)
    const rows = await this.store.run({
      name: 'webhooks_due',
      text: DUE,
      values: [below, instantOf(now), instantOf(seenSince)],
    })
    return { webhooks: rows.flatMap(([id]) => id ?? []), soon: rows.some(([id]) => id === null) }
  }

  async webhook(id: string): Promise<Delivering | null> {
    return (await this.webhooks.load([id]))[0] ?? null
  }

  /** The oldest first; those given up are left out. */
  async waiting(webhook: string): Promise<WaitingEvent[]> {
    return (await this.waitings.load([webhook]))[0] ?? []
  }

  /** Keeps events for another try; `deadAt`: gives one up. */
  async keep(
    webhook: string,
    events: readonly (WaitingEvent & { readonly status: string | null; readonly dead: boolean })[],
    now: number,
  ): Promise<void> {
    if (events.length === 0) return
    const rows = events.map(({ event: { at, id, type, child, record, to, time }, tries, nextAt, status, dead }) => ({
      ...{
        changed_in: at.xid,
        seq: at.seq,
        event: id,
        type,
        child_id: child,
        record_id: record,
        told_to: to,
        at: time,
      },
      ...{ tries, next_at: instantOf(nextAt), dead_at: dead ? instantOf(now) : null, last_status: status },
    }))
    await this.store.run({
      text: `INSERT INTO webhook_event (webhook, ${KEPT.join(', ')})
        SELECT $1::uuid, ${KEPT.join(', ')} FROM json_to_recordset($2::json)
          AS e(changed_in xid8, seq bigint, event uuid, type text, child_id uuid, record_id uuid, told_to text, at timestamptz,
            tries int, next_at timestamptz, dead_at timestamptz, last_status text)
        WHERE EXISTS (SELECT FROM webhook WHERE id = $1::uuid)
        ON CONFLICT (webhook, changed_in, seq) DO UPDATE SET tries = excluded.tries, next_at = excluded.next_at,
          dead_at = excluded.dead_at, last_status = excluded.last_status`,
      values: [webhook, JSON.stringify(rows)],
    })
  }

  /** False where somebody else has moved the webhook meanwhile: its new position counts. */
  async pass(pass: Pass): Promise<boolean> {
    return (await this.passes.load([JSON.stringify(pass)]))[0] === true
  }

  /** The receiver said that it is gone (410), or what it has not got is cleaned up (EVENTS_GONE): nothing is sent until the account resumes it. */
  async disable(id: string, now: number, status: '410' | 'EVENTS_GONE'): Promise<void> {
    await this.store.transaction(async (tx) => {
      const [row] = await tx.run(
        `UPDATE webhook SET state = 'DISABLED', version = version + 1, last_status = $2 WHERE id = $1::uuid AND state = 'ACTIVE' RETURNING version`,
        [id, status],
      )
      if (!row) return
      await tx.run(
        `INSERT INTO record_step (type, id, version, action, from_state, to_state, at, subject, request_id)
         VALUES ('webhook', $1, $2, 'GONE', 'ACTIVE', 'DISABLED', $3, 'hub', 'delivery')`,
        [id, row[0], instantOf(now)],
      )
    })
  }

  private async readWaiting(ids: readonly string[]): Promise<WaitingEvent[][]> {
    const rows = await this.store.run({
      name: 'webhooks_waiting',
      text: `SELECT w.id, tries, (extract(epoch FROM next_at) * 1000)::bigint, ${WAITING_CELLS} FROM unnest($1::uuid[]) AS w(id),
        LATERAL (SELECT * FROM webhook_event WHERE webhook = w.id AND dead_at IS NULL
          ORDER BY changed_in, seq LIMIT ${MOST_WAITING}) e
        ORDER BY w.id, e.changed_in, e.seq`,
      values: [ids],
    })
    const found = new Map<string, WaitingEvent[]>(ids.map((id) => [id, []]))
    for (const [id, tries, nextAt, ...event] of rows)
      found.get(id!)?.push({ tries: Number(tries), nextAt: Number(nextAt), event: readEvent(event) })
    return ids.map((id) => found.get(id)!)
  }

  private async writePasses(keys: readonly string[]): Promise<(true | null)[]> {
    const passes = keys.map((key) => JSON.parse(key) as Pass)
    const done = passes.flatMap((pass) => pass.done.map((event) => [pass.id, event] as const))
    if (done.length > 0)
      await this.store.run({
        name: 'webhook_events_done',
        text: `DELETE FROM webhook_event e USING unnest($1::uuid[], $2::uuid[]) AS d(webhook, event)
          WHERE e.webhook = d.webhook AND e.event = d.event`,
        values: [done.map(([id]) => id), done.map(([, event]) => event)],
      })
    const rows = passes.map(({ id, from, to, failures, lastStatus, deliveredAt }) => ({
      ...{ id, from_xid: from.xid, from_seq: from.seq, to_xid: to.xid, to_seq: to.seq, failures },
      ...{ last_status: lastStatus, delivered_at: deliveredAt },
    }))
    const written = await this.store.run({
      text: `UPDATE webhook w SET position_xid = p.to_xid, position_seq = p.to_seq, failures = p.failures,
          last_status = coalesce(p.last_status, w.last_status), delivered_at = coalesce(p.delivered_at, w.delivered_at)
        FROM json_to_recordset($1::json) AS p(id uuid, from_xid xid8, from_seq bigint, to_xid xid8, to_seq bigint, failures int,
          last_status text, delivered_at timestamptz)
        WHERE w.id = p.id AND w.position_xid = p.from_xid AND w.position_seq = p.from_seq RETURNING w.id`,
      values: [JSON.stringify(rows)],
    })
    const moved = new Set(written.map(([id]) => id))
    return passes.map(({ id }) => (moved.has(id) ? true : null))
  }
}

const WAITING_CELLS = EVENT_CELLS.map((cell) => (cell === 'id' ? 'event' : cell)).join(', ')
const KEPT = ['changed_in', 'seq', 'event', 'type', 'child_id', 'record_id', 'told_to', 'at', 'tries', 'next_at', 'dead_at', 'last_status'] // prettier-ignore

/**
 * Behind the newest final event, unless failures hold it back while something waits; or with something whose time has come. One row without
 * an id: something is not final yet.
 */
const DUE = `
  WITH newest AS (SELECT changed_in, seq FROM hub_event WHERE changed_in < $1::xid8 ORDER BY changed_in DESC, seq DESC LIMIT 1)
  SELECT w.id FROM webhook w JOIN webhook_account a ON a.subject = w.subject AND a.seen_at > $3::timestamptz
  WHERE w.state = 'ACTIVE' AND (
    (w.failures < ${HOLDING} OR NOT EXISTS (SELECT FROM webhook_event e WHERE e.webhook = w.id AND e.dead_at IS NULL))
      AND (w.position_xid, w.position_seq) < (SELECT changed_in, seq FROM newest)
    OR EXISTS (SELECT FROM webhook_event e WHERE e.webhook = w.id AND e.dead_at IS NULL AND e.next_at <= $2::timestamptz
      AND NOT EXISTS (SELECT FROM webhook_event b WHERE b.webhook = w.id AND b.child_id = e.child_id AND b.dead_at IS NULL
        AND (b.changed_in, b.seq) < (e.changed_in, e.seq))))
  UNION ALL SELECT NULL WHERE EXISTS (SELECT FROM hub_event WHERE changed_in >= $1::xid8)`

function instantOf(millis: number): string {
  return new Date(millis).toISOString()
}
