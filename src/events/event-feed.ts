import { randomBytes } from 'node:crypto'
import type { AccessClass } from '../access/decide'
import type { AccessTable } from '../access/table'
import type { Actor } from '../auth/actor'
import { HubError } from '../errors/hub-error'
import type { Scopes } from '../identity/scope'
import type { CursorSeal } from '../index/cursor'
import { EventStore } from './event-store'
import { isBefore, type EventType, type HubEvent, type Position } from './event-types'
import { toldTo } from './who-is-told'

export interface FeedDependencies {
  readonly events: EventStore
  readonly scopes: Scopes
  readonly seal: CursorSeal
  /** The access table in force. */
  readonly table: () => AccessTable
}

export interface EventPage {
  readonly events: readonly HubEvent[]
  /** Where the next page begins. */
  readonly position: string
  /** Whether an event that the account is told of comes after this page. */
  readonly more: boolean
  /** Whether reading stopped before the end. It depends on events of others, so no answer says it: streams read on by it. */
  readonly isBehind: boolean
}

/** In the place of a position: everything that is kept. */
export const OLDEST = 'oldest'
/** Spans of one page, a million events: so many for others alone end a page as the feed's end does, so that no request takes long. */
const MOST_SPANS = 50

/** Events as one account may know them now: by its scopes, where the child is now, and the table in force. */
export class EventFeed {
  constructor(private readonly dependencies: FeedDependencies) {}

  /**
   * `after`: a position of this account, OLDEST, or null for what comes from now on. Throws HubError BAD_CURSOR, EVENTS_GONE,
   * HUB_UNAVAILABLE, and a registry's fault where the account's own list of children cannot be read.
   */
  async read(
    actor: Actor,
    who: AccessClass,
    {
      after,
      types,
      first,
    }: { readonly after: string | null; readonly types: readonly EventType[]; readonly first: number },
  ): Promise<EventPage> {
    const { events, scopes, table } = this.dependencies
    let at = await this.open(actor.subject, after)
    const found: HubEvent[] = []
    const told = toldTo(table(), who, types)
    const reach = after === null ? null : await scopes.reachOf(actor)
    let isBehind = reach !== null
    // One more than the page holds: what comes after it must be told of, or to say that there is more would tell of others' events.
    for (let spans = 0; reach && isBehind && found.length <= first && spans < MOST_SPANS; spans += 1) {
      const read = await events.told(actor.subject, told, reach, at, first + 1 - found.length)
      found.push(...read.events)
      at = read.end
      isBehind = !read.done
    }
    const page = found.slice(0, first)
    const more = found.length > first
    if (more) at = page.at(-1)!.at
    return { events: page, position: this.close(actor.subject, at), more, isBehind }
  }

  /** Throws HubError BAD_CURSOR and EVENTS_GONE. */
  async open(subject: string, after: string | null): Promise<Position> {
    const { events, seal } = this.dependencies
    if (after === null) return events.end()
    const floor = await events.floor()
    if (after === OLDEST) return floor
    const [xid, seq] = seal.open(after, boundTo(subject))
    const at = { xid: xid!, seq: seq! }
    if (isBefore(at, floor)) throw new HubError('EVENTS_GONE')
    return at
  }

  /**
   * Salted: two positions never look alike, so that nobody learns by comparing them that something happened that it is not told of.
   */
  close(subject: string, { xid, seq }: Position): string {
    return this.dependencies.seal.close([xid, seq, randomBytes(12).toString('base64url')], boundTo(subject))
  }

  /** Of an event that the account is told of: always the same, and the next page begins after it. */
  positionOf(subject: string, { id, at: { xid, seq } }: HubEvent): string {
    return this.dependencies.seal.close([xid, seq, id], boundTo(subject))
  }
}

function boundTo(subject: string): string {
  return `events of ${subject}`
}
