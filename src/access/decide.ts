import type { AccessTable, Grant, Row } from './table'
import {
  ALL_SCOPE_BITS,
  holds,
  rank,
  SCOPE_BIT,
  type Audience,
  type Purpose,
  type Scope,
  type ScopeBits,
} from './words'

/** What of an actor the table can see. Two actors with the same key get the same plan. */
export interface AccessClass {
  readonly key: string
  readonly audiences: readonly Audience[]
  readonly purpose: Purpose | null
  /** The sets of scopes a child can stand in to this actor: no school, no school bit. */
  readonly reachable: readonly ScopeBits[]
}

export interface Claims {
  readonly department: string | null
  readonly roles: readonly string[]
  readonly divisions: readonly string[]
  readonly school: string | null
  readonly worker: string | null
  readonly purpose: string
}

/** An officer is addressed as the department; any other role as itself. Without a role nobody is addressed but `everyone`. */
export function accessClass(claims: Claims): AccessClass {
  const audiences = new Set<Audience>(['everyone'])
  for (const role of claims.roles) {
    if (role !== 'officer') audiences.add(role as Audience)
    else if (claims.department) audiences.add(claims.department as Audience)
  }
  const has =
    (claims.divisions.length > 0 ? SCOPE_BIT.area : 0) |
    (claims.school ? SCOPE_BIT.school : 0) |
    (claims.worker ? SCOPE_BIT.caseload : 0)
  const sorted = [...audiences].sort()
  return {
    key: `${sorted.join('+')}|${claims.purpose}|${has}`,
    audiences: sorted,
    purpose: (claims.purpose || null) as Purpose | null,
    reachable: ALL_SCOPE_BITS.filter((bits) => (bits & ~has) === 0),
  }
}

export interface Decision {
  readonly field: string
  readonly level: Grant['level']
  readonly mask: Grant['mask']
  readonly scope: Scope | null
  readonly audience: Audience | null
  readonly row: Row
  /** What would have to be different for the value to be shown; null when it is shown. */
  readonly needed: string | null
  /** A grant of this rule for the child would show the value. */
  readonly openable: boolean
  /** A grant shows it. */
  readonly opened: boolean
}

const NOTHING_OPENED: ReadonlySet<string> = new Set()

/**
 * Deny by default: a field nobody wrote a row for, an audience nobody named, a scope the child is not in: level none.
 * `opened`: rules that a grant in force opens for this account and child; they count only where the table says `granted`.
 */
export function decide(
  table: AccessTable,
  field: string,
  who: AccessClass,
  bits: ScopeBits,
  opened: ReadonlySet<string> = NOTHING_OPENED,
): Decision {
  const row = table.rows.get(field)
  if (!row)
    return {
      field,
      level: 'none',
      mask: null,
      scope: null,
      audience: null,
      row: unwritten(field),
      needed: 'a row in the access table',
      openable: false,
      opened: false,
    }
  let best: Grant | null = null
  let openable = false
  let byGrant = false
  for (const written of row.grants) {
    if (!addressed(written, who) || !serves(written, who) || !holds(bits, written.scope)) continue
    if (written.level === 'granted') openable = true
    const grant = written.level === 'granted' && opened.has(row.rule) ? { ...written, level: 'full' as const } : written
    if (best && rank(grant.level) >= rank(best.level)) continue
    best = grant
    byGrant = grant !== written
  }
  const level = best?.level ?? 'none'
  return {
    field,
    level,
    mask: best?.mask ?? null,
    scope: best?.scope ?? null,
    audience: best?.audience ?? null,
    row,
    needed: level === 'full' ? null : whatIsNeeded(row, who, bits, level),
    openable: openable && level !== 'full',
    opened: byGrant,
  }
}

function addressed(grant: Grant, who: AccessClass): boolean {
  return who.audiences.includes(grant.audience)
}

function serves(grant: Grant, who: AccessClass): boolean {
  return grant.purposes === null || (who.purpose !== null && grant.purposes.includes(who.purpose))
}

/** The nearest better grant of the same audience, in a sentence. */
function whatIsNeeded(row: Row, who: AccessClass, bits: ScopeBits, level: Grant['level']): string {
  const better = row.grants
    .filter((grant) => addressed(grant, who) && rank(grant.level) < rank(level))
    .sort((a, b) => rank(a.level) - rank(b.level))[0]
  if (!better) {
    switch (level) {
      case 'granted':
        return 'an approved, time-boxed grant for this child'
      case 'masked':
        return 'nothing: this account is granted the field masked, and no more'
      case 'statistics':
        return 'nothing: this account is granted the field in statistics alone'
      case 'full':
      case 'none':
        return 'nothing: this account is not granted the field at all'
    }
  }
  const needs: string[] = []
  if (!serves(better, who)) needs.push(`the purpose ${better.purposes?.join(' or ')}`)
  if (!holds(bits, better.scope)) needs.push(SCOPE_WORDS[better.scope])
  if (better.level === 'granted') needs.push('an approved, time-boxed grant')
  return needs.join(' and ')
}

const SCOPE_WORDS: Record<Scope, string> = {
  all: 'nothing',
  area: 'a child of this account’s area',
  school: 'a pupil of this account’s school',
  caseload: 'a child on this account’s own list',
}

function unwritten(field: string): Row {
  return {
    field,
    owner: '',
    rule: 'no row',
    title: '',
    dataClass: 'secret',
    basis: '',
    sealed: true,
    grants: [],
    file: '',
    line: 0,
  }
}
