import type { AccessClass } from '../access/decide'
import { decide } from '../access/decide'
import { fullScopes } from '../access/positions'
import type { AccessTable } from '../access/table'
import type { Scope, ScopeBits } from '../access/words'
import { EVENT_TYPES, fieldOf, type EventType } from './event-types'

const EXISTENCE = 'Child.id'

/** The scopes in which an account may know of a child, and be told of a type of event about it. Never empty. */
export interface Told {
  readonly type: EventType
  readonly existence: readonly Scope[]
  readonly scopes: readonly Scope[]
}

/** Of which types an account of this class is told for any child at all, by the table in force. */
export function toldTo(table: AccessTable, who: AccessClass, types: readonly EventType[] = EVENT_TYPES): Told[] {
  const existence = fullScopes(table, EXISTENCE, who)
  if (existence.length === 0) return []
  return types.flatMap((type) => {
    const scopes = fullScopes(table, fieldOf(type), who)
    return scopes.length === 0 ? [] : [{ type, existence, scopes }]
  })
}

/** The same for one event, about a child in these scopes. */
export function isTold(table: AccessTable, who: AccessClass, type: EventType, bits: ScopeBits): boolean {
  return [EXISTENCE, fieldOf(type)].every((field) => decide(table, field, who, bits).level === 'full')
}

/** The rules by which it is told, for the audit trail. */
export function rulesOf(table: AccessTable, types: Iterable<EventType>): string[] {
  return [...new Set([...types].flatMap((type) => table.rows.get(fieldOf(type))?.rule ?? []))].sort()
}
