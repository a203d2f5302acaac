import type { AccessTable, Permission, Row } from './table'
import {
  ALL_SCOPE_BITS,
  holds,
  rank,
  SCOPE_BIT,
  type Audience,
  type Level,
  type Position,
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
  readonly level: Level
  readonly mask: Permission['mask']
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
 * How a field is read. Deny by default: a field nobody wrote a row for, an audience nobody named, a scope the child is not in:
 * level none. `opened`: rules that a grant in force opens for this account and child; they count only where the table says `granted`.
 */
export function decide(
  table: AccessTable,
  field: string,
  who: AccessClass,
  bits: ScopeBits,
  opened: ReadonlySet<string> = NOTHING_OPENED,
): Decision {
  const row = table.rows.get(field)
  if (!row) return denied(field, unwritten(field), 'a row in the access table')
  let best: { readonly line: Permission; readonly level: Level } | null = null
  let openable = false
  let byGrant = false
  for (const line of row.permissions) {
    if (!applies(line, who, bits)) continue
    if (line.level === 'granted') openable = true
    const isOpened = line.level === 'granted' && opened.has(row.rule)
    const level = isOpened ? 'full' : line.level
    if (best && rank(level) >= rank(best.level)) continue
    best = { line, level }
    byGrant = isOpened
  }
  if (!best) return { ...denied(field, row, whatIsNeeded(row, who, bits, 'none')), openable }
  const { line, level } = best
  return {
    field,
    level,
    mask: line.mask,
    scope: line.scope,
    audience: line.audience,
    row,
    needed: level === 'full' ? null : whatIsNeeded(row, who, bits, level),
    openable: openable && level !== 'full',
    opened: byGrant,
  }
}

/** Whether a field may be used in a position beside reading: full, or none. Deny by default; a grant opens no position. */
export function decidePosition(
  table: AccessTable,
  field: string,
  position: Position,
  who: AccessClass,
  bits: ScopeBits,
): Decision {
  const row = table.rows.get(field)
  if (!row) return denied(field, unwritten(field), 'a row in the access table')
  const gives = row.permissions.filter((one) => addressed(one, who) && one.may.includes(position))
  const line = gives.find((one) => applies(one, who, bits))
  if (!line) return denied(field, row, gives[0] ? conditions(gives[0], who, bits).join(' and ') : NEVER)
  const { scope, audience } = line
  return { ...denied(field, row, null), level: 'full', scope, audience }
}

/** Whether a row gives a position to an actor, for a child in these scopes. */
export function permits(row: Row, position: Position, who: AccessClass, bits: ScopeBits): boolean {
  return row.permissions.some((line) => applies(line, who, bits) && line.may.includes(position))
}

const NEVER = 'nothing: this account is not granted the field at all'

function denied(field: string, row: Row, needed: string | null): Decision {
  return { field, level: 'none', mask: null, scope: null, audience: null, row, needed, openable: false, opened: false }
}

function applies(line: Permission, who: AccessClass, bits: ScopeBits): boolean {
  return addressed(line, who) && serves(line, who) && holds(bits, line.scope)
}

function addressed({ audience }: Permission, who: AccessClass): boolean {
  return who.audiences.includes(audience)
}

function serves({ purposes }: Permission, who: AccessClass): boolean {
  return purposes === null || (who.purpose !== null && purposes.includes(who.purpose))
}

/** The nearest better permission of the same audience, in a sentence. */
function whatIsNeeded(row: Row, who: AccessClass, bits: ScopeBits, level: Level): string {
  const better = row.permissions
    .filter((line) => addressed(line, who) && rank(line.level) < rank(level))
    .sort((a, b) => rank(a.level) - rank(b.level))[0]
  if (!better) {
    switch (level) {
      case 'granted':
        return 'an approved, time-boxed grant for this child'
      case 'masked':
        return 'nothing: this account is granted the field masked, and no more'
      case 'full':
      case 'none':
        return permits(row, 'statistics', who, bits)
          ? 'nothing: this account is granted the field in statistics alone'
          : NEVER
    }
  }
  const needs = conditions(better, who, bits)
  if (better.level === 'granted') needs.push('an approved, time-boxed grant')
  return needs.join(' and ')
}

/** What a permission asks for that is not so. */
function conditions(line: Permission, who: AccessClass, bits: ScopeBits): string[] {
  const needs: string[] = []
  if (!serves(line, who)) needs.push(`the purpose ${line.purposes?.join(' or ')}`)
  if (!holds(bits, line.scope)) needs.push(SCOPE_WORDS[line.scope])
  return needs
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
    permissions: [],
    file: '',
    line: 0,
  }
}
