import { EventsAfterDocument, type EventsAfterQuery, type EventsAfterQueryVariables } from './generated/documents.ts'
import type { HubClient } from './hub-client.ts'
import { sleep } from './retry.ts'

/** One event, and the position after it. */
export interface PlacedEvent {
  readonly event: NonNullable<EventsAfterQuery['events']>['events'][number]
  /** Keep it when the event is done: from there the next run goes on. Until then a crash repeats, and loses nothing. */
  readonly position: string
}

export interface EventOptions {
  /** Where to begin: a position that was kept, 'oldest', or left out: from now on. */
  readonly after?: string | null
  readonly types?: EventsAfterQueryVariables['types']
  /** Milliseconds between two looks when there is nothing new, default 5,000. */
  readonly every?: number
  /** Ends where there is nothing more, in place of waiting. */
  readonly untilNow?: boolean
  /** Is told where to begin, also before the first event. */
  readonly onPosition?: (position: string) => void
  readonly signal?: AbortSignal
}

/**
 * 变更事件: what changes of children that the account may know of, one after the other, without end. The position moves with a page: that of
 * all its events but the last is the one before, so that an event may come twice after a crash. RefusedError EVENTS_GONE, or its code in
 * a TypeError: the position is older than the hub keeps; read your children again.
 */
export async function* everyEvent(
  client: HubClient,
  { after = null, types = null, every = 5_000, untilNow = false, onPosition, signal }: EventOptions = {},
): AsyncGenerator<PlacedEvent, void, void> {
  let at = after
  for (;;) {
    const { data, errors } = await client.ask(EventsAfterDocument, { after: at, types, first: 500 }, signal ? { signal } : {}) // prettier-ignore
    if (data.events === null) throw new TypeError(`expected events, got none: ${errors.map(({ extensions }) => extensions.code).join(', ') || 'the account may not read them'}`) // prettier-ignore
    const { events, position, more } = data.events
    for (const [i, event] of events.entries()) yield { event, position: i === events.length - 1 ? position : (at ?? position) } // prettier-ignore
    at = position
    onPosition?.(position)
    if (more) continue
    if (untilNow) return
    await sleep(every, signal)
  }
}
