import { randomUUID } from 'node:crypto'
import { asOwner } from '../hub/support/all-seeing'
import { subjectOf } from './decision-world'
import type { Asker } from './asker'
import { oneOfEach, type OwnWorld } from './world'

/** An event as its table holds it. */
export interface WrittenEvent {
  readonly id: string
  /** As receivers read it: 'child.changed'. */
  readonly type: string
  /** 'child:' and a UUID. */
  readonly child: string
  /** The one account that it is for; null: whoever the access table says. */
  readonly toldTo: string | null
}

export interface PlantedEvents {
  readonly subject: string
  readonly ids: readonly string[]
  /** The account's own webhook, and one of somebody else: both paused, so that nothing is sent. */
  readonly webhook: string
  readonly stranger: string
  /** Deliveries of both that were given up: of the same events. */
  readonly letters: readonly WrittenEvent[]
}

export const ELSE = 'webhook:00000000-0000-4000-a000-999999999999'
const NO_CHILD = '00000000-0000-4000-a000-888888888888'
const SOMEBODY = 'another account of the audit suite'

/** An event of each type for a child that stands in each way to the account, and for none; webhooks of two accounts, with letters. */
export async function planted(world: OwnWorld, asker: Asker, types: readonly string[]): Promise<PlantedEvents> {
  const run = (sql: string, values: unknown[]) => asOwner(world.hub, 'hub', sql, values)
  const subject = await subjectOf(asker)
  const children = [...[...oneOfEach(world, asker.actor).values()].map(({ id }) => id.slice('child:'.length)), NO_CHILD]
  const [gone] = await run('SELECT id FROM child WHERE retired ORDER BY id LIMIT 1', [])
  if (gone) children.push(String(gone['id']))
  const events: WrittenEvent[] = children.flatMap((child) => [
    ...types.map((type) => ({ id: randomUUID(), type, child, toldTo: null })),
    ...[subject, SOMEBODY].map((toldTo) => ({ id: randomUUID(), type: 'grant.changed', child, toldTo })),
  ])
  for (const toldTo of [null, subject, SOMEBODY]) {
    const same = events.filter((event) => event.toldTo === toldTo)
    // Those of one account are of records, as the hub writes them.
    await run(
      `INSERT INTO hub_event (id, type, child_id, told_to, record_id)
       SELECT u.id, u.type, u.child, $4::text, CASE WHEN $4::text IS NULL THEN NULL ELSE u.id END
       FROM unnest($1::uuid[], $2::text[], $3::uuid[]) u (id, type, child)`,
      [same.map(({ id }) => id), same.map(({ type }) => type), same.map(({ child }) => child), toldTo],
    )
  }
  const letters = events.filter(({ toldTo }) => toldTo !== SOMEBODY)
  const webhooks = [subject, SOMEBODY].map((owner) => ({ owner, id: randomUUID() }))
  for (const { owner, id } of webhooks) {
    await run(`INSERT INTO webhook_account (subject, claims, issued, seen_at) VALUES ($1, '', 0, now()) ON CONFLICT DO NOTHING`, [owner]) // prettier-ignore
    await run(
      `INSERT INTO webhook (id, subject, purpose, url, algorithm, state, secret, position_xid, position_seq, created_at)
       VALUES ($1, $2, 'case', 'https://receiver.invalid/hook', 'HMAC', 'PAUSED', '', pg_current_xact_id(), 0, now())`,
      [id, owner],
    )
    await run(
      `INSERT INTO webhook_event (webhook, changed_in, seq, event, type, child_id, record_id, told_to, at, tries, next_at, dead_at)
       SELECT $1, changed_in, seq, id, type, child_id, record_id, told_to, at, 10, now(), now() FROM hub_event WHERE id = ANY($2::uuid[])`,
      [id, letters.map((one) => one.id)],
    )
  }
  const [webhook, stranger] = webhooks.map(({ id }) => `webhook:${id}`) as [string, string]
  const known = (event: WrittenEvent) => ({ ...event, child: `child:${event.child}` })
  return { subject, ids: events.map(({ id }) => id), webhook, stranger, letters: letters.map(known) }
}

/** Accounts stay: the hub may know them by now. */
export async function takeAway(world: OwnWorld, { ids, webhook, stranger }: PlantedEvents): Promise<void> {
  const uuids = [webhook, stranger].map((id) => id.slice('webhook:'.length))
  await asOwner(world.hub, 'hub', 'DELETE FROM webhook WHERE id = ANY($1::uuid[])', [uuids])
  await asOwner(world.hub, 'hub', 'DELETE FROM hub_event WHERE id = ANY($1::uuid[])', [ids])
}

/** All that the feed keeps. `isFinal`: nothing that began before it is under way, so that it can be told by now. */
export async function written({ hub }: OwnWorld): Promise<readonly (WrittenEvent & { readonly isFinal: boolean })[]> {
  const rows = await asOwner(
    hub,
    'hub',
    `WITH running AS (
       SELECT min(backend_xid::text::bigint) AS oldest FROM pg_stat_activity WHERE datname = current_database() AND backend_xid IS NOT NULL
     )
     SELECT id, type, child_id, told_to, coalesce(changed_in::text::bigint < oldest, true) AS final FROM hub_event, running
     WHERE (changed_in, seq) > (SELECT changed_in, seq FROM event_floor)`,
  )
  return rows.map(({ id, type, child_id, told_to, final }) => ({
    ...{ id: String(id), type: String(type), child: `child:${child_id}` },
    toldTo: told_to as string | null,
    isFinal: final as boolean,
  }))
}
