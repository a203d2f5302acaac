import { asOwner } from '../../hub/support/all-seeing'
import type { Answer, TestHub } from '../../support/hub'

export interface Told {
  readonly id: string
  readonly type: string
  readonly childId: string
  readonly recordId: string | null
}

export interface Page {
  readonly events: readonly Told[]
  readonly position: string
  readonly more: boolean
}

const QUERY = `query ($after: String, $types: [EventType!], $first: Int) {
  events(after: $after, types: $types, first: $first) { position more events { id type childId recordId at } } }`

export const ask = (
  hub: TestHub,
  account: string,
  variables: Record<string, unknown> = {},
  headers = {},
): Promise<Answer> => hub.ask(account, QUERY, variables, headers)

export async function page(
  hub: TestHub,
  account: string,
  variables: Record<string, unknown> = {},
  headers = {},
): Promise<Page> {
  const answer = await ask(hub, account, variables, headers)
  if (!answer.data?.events) throw new TypeError(`no page: ${answer.text}`)
  return answer.data.events as Page
}

/** All from a position on. */
export async function all(hub: TestHub, account: string, after: string, headers = {}): Promise<Told[]> {
  const events: Told[] = []
  for (let at = after; ;) {
    const next = await page(hub, account, { after: at, first: 50 }, headers)
    events.push(...next.events)
    if (!next.more) return events
    at = next.position
  }
}

/** As a writer of the hub does, in a transaction of its own. Gives its id. */
export async function write(hub: TestHub, type: string, uuid: string, toldTo: string | null = null): Promise<string> {
  const [{ id }] = await asOwner(
    hub,
    'hub',
    'INSERT INTO hub_event (type, child_id, told_to) VALUES ($1, $2, $3) RETURNING id',
    [...[type, uuid, toldTo]],
  )
  return id as string
}
