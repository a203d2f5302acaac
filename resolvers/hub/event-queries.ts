import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Ctx, Info, Int, Query, Resolver } from 'type-graphql'
import { Event, EventPage, EventType, EventTypes } from '../../schema'
import { NONE, type Touches } from '../../src/access/sources'
import {
  EVENT_TYPES,
  fieldOf,
  memberOf,
  nameOf,
  recordIdOf,
  typesOf,
  type HubEvent,
} from '../../src/events/event-types'
import { rulesOf } from '../../src/events/who-is-told'
import type { RequestContext } from '../../src/execute/request-context'
import { formatChildId } from '../../src/identity/child-id'

const DEFAULT_PAGE = 100
const MOST = 1_000

export const eventTouches: Touches = {
  asked: {
    'Query.events': {
      arguments: { after: NONE, types: NONE, first: NONE },
      records: true,
      live: () => ({ children: [], index: false, events: true }),
    },
  },
  fields: Object.fromEntries(EVENT_TYPES.map((type) => [fieldOf(type), { kind: 'own' }])),
}

@Resolver()
export class EventQueries {
  @Query(() => EventPage, {
    nullable: true,
    description:
      '变更事件 what changed since a position, for children that this account may know of now; at least once, each child’s in order',
  })
  async events(
    @Arg('after', () => String, {
      nullable: true,
      description:
        '位置 position of an earlier answer; `oldest` for all that is kept; left out: what changes from now on',
    })
    after: string | null | undefined,
    @Arg('types', () => [EventType], { nullable: true, description: '种类 only these; all when left out' })
    types: EventType[] | null | undefined,
    @Arg('first', () => Int, { nullable: true, description: '条数 1 to 1,000, 100 when left out' })
    first: number | null | undefined,
    @Ctx() context: RequestContext,
    @Info() { path }: GraphQLResolveInfo,
  ): Promise<EventPage> {
    const { actor, who, feed, place, planner } = context
    const asked = {
      after: place ? place.from(after ?? null) : (after ?? null),
      types: typesOf(types),
      first: Math.min(Math.max(first ?? DEFAULT_PAGE, 1), MOST),
    }
    const { events, position, more, isBehind } = await feed.read(actor, who, asked)
    place?.reached(position, events.length, more || isBehind)
    const children = [...new Set(events.map(({ child }) => child))]
    context.records.tellOf(String(path.key), children, rulesOf(planner.table, new Set(events.map(({ type }) => type))))
    return { events: events.map(toEvent), position, more }
  }

  @Query(() => EventTypes, { nullable: true, description: '可接收的事件 which events this account is told of' })
  eventTypes(@Ctx() { planner, who }: RequestContext): EventTypes {
    const told = EVENT_TYPES.map((type) => [nameOf(type), planner.shows(fieldOf(type), who) ? type : null])
    return Object.fromEntries(told) as Record<keyof EventTypes, string | null>
  }
}

function toEvent(event: HubEvent): Event {
  const { id, type, child, time } = event
  return {
    id,
    type: memberOf(type) as EventType,
    childId: formatChildId(child),
    recordId: recordIdOf(event),
    at: time,
  }
}
