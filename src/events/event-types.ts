/**
 * The closed list of events, as receivers read them. Each has a field of `EventTypes`, whose row in schema/access/events.yml says who is
 * told of it: an event of another type is told to nobody. What they mean: docs/EVENTS.md.
 */
export const EVENT_TYPES = [
  'child.changed',
  'child.verdict',
  'education.changed',
  'police.changed',
  'health.changed',
  'civil-affairs.changed',
  'justice.changed',
  'grant.changed',
  'ledger.changed',
] as const
export type EventType = (typeof EVENT_TYPES)[number]

/** Where an event stands: transaction (xid8) and number. Later ones are greater, and none appears below the horizon. */
export interface Position {
  readonly xid: string
  readonly seq: string
}

/** Ids and a time, nothing else: whoever is told asks for the rest, by its own rights. */
export interface HubEvent {
  readonly at: Position
  readonly id: string
  readonly type: EventType
  /** Hub id (UUID). */
  readonly child: string
  /** UUID of the record that the hub keeps; null where registries changed something. */
  readonly record: string | null
  /** The one account that it is told to; null: whoever the access table says. */
  readonly to: string | null
  /** ISO 8601 in UTC. */
  readonly time: string
}

/** The schema's field whose row of the access table says who is told: 'EventTypes.civilAffairsChanged'. */
export function fieldOf(type: EventType): string {
  return `EventTypes.${nameOf(type)}`
}

/** 'civilAffairsChanged' */
export function nameOf(type: EventType): string {
  return type.replace(/[.-](.)/g, (_, letter: string) => letter.toUpperCase())
}

/** The enumeration's member: 'CIVIL_AFFAIRS_CHANGED'. */
export function memberOf(type: EventType): string {
  return type.replace(/[.-]/g, '_').toUpperCase()
}

const BY_MEMBER = new Map<string, EventType>(EVENT_TYPES.map((type) => [memberOf(type), type]))

/** Of members of the enumeration; null: of all types. */
export function typesOf(members: readonly string[] | null | undefined): readonly EventType[] {
  return members == null
    ? EVENT_TYPES
    : EVENT_TYPES.filter((type) => members.some((one) => BY_MEMBER.get(one) === type))
}

/** How clients know the record that an event is about; null where it is about none. */
export function recordIdOf({ type, record }: HubEvent): string | null {
  return record && `${PREFIXES[type] ?? ''}${record}`
}

const PREFIXES: Partial<Record<EventType, string>> = { 'grant.changed': 'grant:', 'ledger.changed': 'ledger:' }

export function isBefore(a: Position, b: Position): boolean {
  const [one, other] = [BigInt(a.xid), BigInt(b.xid)]
  return one === other ? BigInt(a.seq) < BigInt(b.seq) : one < other
}
