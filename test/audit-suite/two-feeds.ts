import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { EVENT_TYPES, fieldOf, type EventType } from '../../src/events/event-types'
import { Receiver } from '../events/support/receiver'
import { change } from '../events/support/webhooks'
import { asOwner } from '../hub/support/all-seeing'
import type { TestHub } from '../support/hub'
import { isFull, type Person } from './oracle'
import { pick } from './seeded'
import { standing, type Row, type TwoHubs } from './two-hubs'

interface Written {
  readonly id: string
  readonly type: EventType
  readonly child: string
  readonly told_to: string | null
}

const FEED = 'query ($after: String, $first: Int) { events(after: $after, first: $first) { position more events { id type childId recordId at } } }' // prettier-ignore
const EVENTS = 60
const PAGE = 7

/**
 * Events of children that a person may know of are written into both hubs; those that it may not be told of into one or the other. What
 * the feed's pages and the webhook's deliveries say, of each hub: a text each, but positions, which are salted.
 */
export async function feedsOf(
  hubs: TwoHubs,
  { account, ...person }: Person & { account: string },
  random: () => number,
): Promise<readonly [string, string]> {
  const both = [hubs.plain, hubs.other] as const
  const head = { 'x-purpose': person.purpose }
  for (const hub of both) await asOwner(hub, 'hub', 'TRUNCATE hub_event')
  const receivers = [await Receiver.start(), await Receiver.start()] as const
  try {
    const hooks = await Promise.all(
      both.map((hub, i) => change(hub, account, 'createWebhook', { url: receivers[i]!.url }, head)),
    )
    const begins = await Promise.all(both.map((hub) => hub.ask(account, FEED, {}, head)))
    const written = eventsFor(hubs.rows, person, random)
    // Each event in a transaction of its own, in one order: as writers write them.
    for (const { told, event } of written)
      await Promise.all(both.map((hub, i) => (told || event.id.charCodeAt(0) % 2 === i ? insert(hub, event) : null)))
    const pages = await Promise.all(
      both.map((hub, i) => pagesOf(hub, account, head, begins[i]!.data?.events?.position ?? null)),
    )
    const isHooked = hooks[0]!.data?.createWebhook?.webhook != null
    // Of a child worker the written table alone does not tell whose list a child is on.
    const due = isHooked ? Math.min(written.filter(({ told }) => told).length, ...pages.map(countOf)) : 0
    const late = performance.now() + 15_000
    while (receivers.some(({ got }) => got.length < due) && performance.now() < late) await pause(50)
    if (isHooked) await pause(300) // one too many would come now
    for (const [i, hub] of both.entries())
      await asOwner(hub, 'hub', 'DELETE FROM webhook WHERE url = $1', [receivers[i]!.url])
    const told = (i: 0 | 1) =>
      JSON.stringify({ pages: pages[i], made: codesOf(hooks[i]!.data), delivered: deliveries(receivers[i]) }, null, 1)
    return [told(0), told(1)]
  } finally {
    for (const receiver of receivers) await receiver.stop()
  }
}

function eventsFor(
  rows: readonly Row[],
  person: Person,
  random: () => number,
): { readonly told: boolean; readonly event: Written }[] {
  return Array.from({ length: EVENTS }, () => {
    const row = pick(random, rows)
    const type = pick(random, EVENT_TYPES)
    const told_to = type === 'grant.changed' ? 'somebody-else' : null
    const told =
      told_to === null && ['Child.id', fieldOf(type)].every((field) => isFull(field, person, standing(row, person)))
    return { told, event: { id: randomUUID(), type, child: row.id, told_to } }
  })
}

const insert = (hub: TestHub, { id, type, child, told_to }: Written) =>
  asOwner(
    hub,
    'hub',
    `INSERT INTO hub_event (id, type, child_id, told_to, at) VALUES ($1, $2, $3, $4, '2026-01-01T00:00:00Z')`,
    [id, type, child, told_to],
  )

async function pagesOf(
  hub: TestHub,
  account: string,
  head: Record<string, string>,
  begin: string | null,
): Promise<unknown[]> {
  const pages: unknown[] = []
  for (let after = begin; ;) {
    const { data, errors } = await hub.ask(account, FEED, { after, first: PAGE }, head)
    const page = data?.events as { position: string; more: boolean; events: unknown[] } | null | undefined
    if (!page) return [...pages, errors?.map(({ extensions }) => extensions['code']) ?? null]
    pages.push({ events: page.events, more: page.more })
    if (!page.more) return pages
    after = page.position
  }
}

const countOf = (pages: readonly unknown[]) =>
  pages.flatMap((one) => (one as { events?: unknown[] }).events ?? []).length

/** Children side by side may be delivered in any order. */
function deliveries({ got }: Receiver): unknown[] {
  return got
    .map(({ headers, body }) => {
      const { type, timestamp, data } = JSON.parse(body) as {
        type: string
        timestamp: string
        data: Record<string, unknown>
      }
      return { at: headers['webhook-id'], type, timestamp, ...data, position: undefined }
    })
    .sort((a, b) => (String(a.at) < String(b.at) ? -1 : 1))
}

function codesOf(data: Record<string, { errors: { code: string }[] } | null> | null): unknown {
  return data?.['createWebhook']?.errors.map(({ code }) => code) ?? null
}
