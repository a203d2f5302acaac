import { decide, decidePosition, type AccessClass } from './decide'
import type { AccessTable } from './table'
import { SCOPES, SCOPE_BIT, type Scope, type ScopeBits } from './words'

/** A governed field that an argument's value touches, and how. */
export interface FieldUse {
  readonly field: string
  readonly position: 'lookup' | 'filter' | 'sort' | 'search' | 'group' | 'statistics'
  /** What the record keeps of its value: a division or months, never a fact of a child. */
  readonly about?: string
}

/** A field used in a filter, sort or search, and the scopes in which the actor may use it so. */
export interface AllowedFieldUse extends FieldUse {
  /** Never empty in what `held` gives. With `all` among them the field may be used for every child in reach. */
  readonly scopes: readonly Scope[]
}

/** The scopes in which an actor may use a field in a look-up, a filter, a sort or a search. */
export function filterScopes(table: AccessTable, field: string, who: AccessClass): Scope[] {
  return scopesWhere(who, (bits) => decidePosition(table, field, 'filter', who, bits).level === 'full')
}

/** The scopes in which an actor may ask for published numbers over a field. */
export function statisticsScopes(table: AccessTable, field: string, who: AccessClass): Scope[] {
  return scopesWhere(who, (bits) => decidePosition(table, field, 'statistics', who, bits).level === 'full')
}

/** The scopes in which an actor may read a field in full. */
export function fullScopes(table: AccessTable, field: string, who: AccessClass): Scope[] {
  return scopesWhere(who, (bits) => decide(table, field, who, bits).level === 'full')
}

function scopesWhere(who: AccessClass, allowed: (bits: ScopeBits) => boolean): Scope[] {
  const widest = who.reachable.at(-1)!
  return SCOPES.filter((scope) => {
    const bits = scope === 'all' ? 0 : SCOPE_BIT[scope]
    return (bits & ~widest) === 0 && allowed(bits)
  })
}
