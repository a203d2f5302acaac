import type { LivingStore } from '../commands/machine'
import { EVENT_CELLS, readEvent } from '../events/event-store'
import type { EventType, HubEvent, Position } from '../events/event-types'
import { HubError } from '../errors/hub-error'
import type { Written } from '../row-reader/row-reader'
import type { HubStore, HubTransaction } from '../store/hub-store'
import type { Algorithm } from './signing'
import type { Delivering, Webhook, WebhookState } from './webhook'

/** Webhooks that one account may have. */
export const MOST_WEBHOOKS = 20
const MOST_SHOWN = 500

const utc = (column: string) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`
const CELLS = ['id', 'version', 'subject', 'purpose', 'url', 'array_to_json(types)', 'algorithm', 'state', 'public_key', utc('old_until'), 'failures', 'last_status', utc('delivered_at'), utc('created_at')].join(', ') // prettier-ignore

/** A delivery that was given up. */
export interface DeadLetter {
  readonly event: HubEvent
  readonly webhook: string
  readonly tries: number
  readonly lastStatus: string | null
  readonly deadAt: string
}

/** What a step writes. */
export type WebhookChange = Partial<{
  readonly state: WebhookState
  readonly secret: string
  readonly publicKey: string | null
  readonly oldSecret: string | null
  readonly oldUntil: string | null
  readonly position: Position
  /** What waits is tried now. */
  readonly at: string
  /** Tries dead letters again, now. */
  readonly revive: string
}> | null

/** Reads an account's own webhooks: every statement names it. */
export class WebhookStore {
  constructor(private readonly store: HubStore) {}

  async own(subject: string): Promise<Webhook[]> {
    const rows = await this.store.run({
      name: 'webhooks_own',
      text: `SELECT ${CELLS} FROM webhook WHERE subject = $1 ORDER BY created_at, id`,
      values: [subject],
    })
    return rows.map(readWebhook)
  }

  /** For its deliverer; null where there is none. */
  async delivering(ids: readonly string[]): Promise<(Delivering | null)[]> {
    const rows = await this.store.run({
      name: 'webhooks_delivering',
      text: `SELECT position_xid::text, position_seq, secret, old_secret, ${CELLS} FROM webhook WHERE id = ANY($1::uuid[])`,
      values: [ids],
    })
    const found = new Map(rows.map(([xid, seq, secret, oldSecret, ...cells]) => {
      const webhook = readWebhook(cells)
      return [webhook.id, { ...webhook, position: { xid: xid!, seq: seq! }, secret: secret!, oldSecret: oldSecret! }]
    })) // prettier-ignore
    return ids.map((id) => found.get(id) ?? null)
  }

  /** Of the account's webhooks, the newest first. */
  async dead(subject: string): Promise<DeadLetter[]> {
    const cells = EVENT_CELLS.map((cell) => (cell === 'id' ? 'event' : cell)).join(', ')
    const rows = await this.store.run({
      name: 'webhooks_dead',
      text: `SELECT webhook, tries, e.last_status, ${utc('dead_at')}, ${cells}
        FROM webhook_event e JOIN webhook w ON w.id = e.webhook
        WHERE w.subject = $1 AND dead_at IS NOT NULL ORDER BY dead_at DESC, changed_in DESC, seq DESC LIMIT ${MOST_SHOWN}`,
      values: [subject],
    })
    return rows.map(([webhook, tries, lastStatus, deadAt, ...event]) => ({
      ...{ webhook: webhook!, tries: Number(tries), lastStatus: lastStatus ?? null, deadAt: deadAt! },
      event: readEvent(event),
    }))
  }
}

export interface NewWebhook extends Webhook {
  readonly secret: string
  readonly position: Position
}

/** Throws HubError WEBHOOK_LIMIT. */
export async function insertWebhook(tx: HubTransaction, made: NewWebhook): Promise<void> {
  await tx.run('SELECT pg_advisory_xact_lock(hashtextextended($1, 17))', [made.subject])
  const [counted] = await tx.run('SELECT count(*) FROM webhook WHERE subject = $1', [made.subject])
  if (Number(counted![0]) >= MOST_WEBHOOKS)
    throw new HubError('WEBHOOK_LIMIT', `expected at most ${MOST_WEBHOOKS} webhooks an account`, { path: ['input'] })
  const { id, subject, purpose, url, types, algorithm, secret, publicKey, position, createdAt } = made
  await tx.run(
    `INSERT INTO webhook (id, subject, purpose, url, types, algorithm, state, secret, public_key, position_xid, position_seq, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, 'ACTIVE', $7, $8, $9::xid8, $10, $11)`,
    [id, subject, purpose, url, types, algorithm, secret, publicKey, position.xid, position.seq, createdAt],
  )
}

const COLUMNS = { state: 'state', secret: 'secret', publicKey: 'public_key', oldSecret: 'old_secret', oldUntil: 'old_until' } as const // prettier-ignore

/** The account's own: another's cannot be told from none. Null deletes. */
export function webhookRecords(subject: string): LivingStore<Webhook, WebhookChange> {
  return {
    async hold(tx, id) {
      const [row] = await tx.run(`SELECT ${CELLS} FROM webhook WHERE subject = $1 AND id = $2::uuid FOR UPDATE`, [
        subject,
        id,
      ])
      return row ? readWebhook(row) : null
    },
    async write(tx, webhook, change, version) {
      const { id } = webhook
      if (change === null) {
        await tx.run('DELETE FROM webhook WHERE id = $1::uuid', [id])
        return { ...webhook, version }
      }
      const names = (Object.keys(COLUMNS) as (keyof typeof COLUMNS)[]).filter((name) => change[name] !== undefined)
      const set = names.map((name, i) => `, ${COLUMNS[name]} = $${i + 3}`).join('')
      await tx.run(`UPDATE webhook SET version = $2${set} WHERE id = $1::uuid`, [
        id,
        version,
        ...names.map((name) => change[name]),
      ])
      if (change.at) {
        await tx.run('UPDATE webhook SET failures = 0 WHERE id = $1::uuid', [id])
        await tx.run('UPDATE webhook_event SET next_at = $2 WHERE webhook = $1::uuid AND dead_at IS NULL', [
          id,
          change.at,
        ])
      }
      if (change.position)
        await tx.run('UPDATE webhook SET position_xid = $2::xid8, position_seq = $3 WHERE id = $1::uuid', [
          ...[id, change.position.xid, change.position.seq],
        ])
      if (change.revive)
        await tx.run(
          'UPDATE webhook_event SET dead_at = NULL, tries = 0, next_at = $2 WHERE webhook = $1::uuid AND dead_at IS NOT NULL',
          [...[id, change.revive]],
        )
      await tx.run(`SELECT pg_notify('hub_event', '')`, [])
      const { state = webhook.state, publicKey = webhook.publicKey, oldUntil = webhook.oldUntil } = change
      return { ...webhook, version, state, publicKey, oldUntil }
    },
  }
}

function readWebhook(cells: readonly (Written | undefined)[]): Webhook {
  const [id, version, subject, purpose, url, types, algorithm, state, publicKey, oldUntil, failures, lastStatus, deliveredAt, createdAt] = cells // prettier-ignore
  return {
    ...{ id: id!, version: Number(version), subject: subject!, purpose: purpose!, url: url! },
    types: types == null ? null : (JSON.parse(types) as EventType[]),
    algorithm: algorithm as Algorithm,
    state: state as WebhookState,
    ...{ publicKey: publicKey ?? null, oldUntil: oldUntil ?? null, failures: Number(failures) },
    ...{ lastStatus: lastStatus ?? null, deliveredAt: deliveredAt ?? null, createdAt: createdAt! },
  }
}
