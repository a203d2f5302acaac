import type { ExpectedActor } from '../../auth/support/demo-actors'
import { readTable, type WrittenGrant, type WrittenTable } from '../../schema/read-table'

/**
 * The oracle: the access table as a lawyer would apply it by hand, to one child at a time. Shares no code with src/access.
 */
export const WRITTEN: WrittenTable = readTable()
const BEST_FIRST = ['full', 'masked', 'granted', 'statistics', 'none']

/** How a child stands to an actor, found in the databases by the test itself. */
export interface Standing {
  readonly area: boolean
  readonly school: boolean
  readonly caseload: boolean
}

export interface Ruling {
  readonly level: string
  readonly mask: string | null
  readonly rule: string
}

export function rulingOf(
  field: string,
  actor: ExpectedActor,
  purpose: string,
  standing: Standing,
  table = WRITTEN,
): Ruling {
  const group = table.groupOf(field)
  const readers = ['everyone', ...actor.roles.map((role) => (role === 'officer' ? String(actor.department) : role))]
  const holding = group.grants.filter(
    ({ audience, scope, purposes }) =>
      readers.includes(audience) && (!purposes || purposes.includes(purpose)) && within(scope, standing),
  )
  const best = holding.sort((a, b) => BEST_FIRST.indexOf(a.level) - BEST_FIRST.indexOf(b.level))[0]
  return {
    level: best?.level ?? 'none',
    mask: best?.level === 'masked' ? (best.mask ?? null) : null,
    rule: `${group.file}#${group.name}`,
  }
}

function within(scope: WrittenGrant['scope'], standing: Standing): boolean {
  if (scope === undefined || scope === 'all') return true
  return standing[scope as keyof Standing]
}

/** The masks by hand. */
export function naiveMask(mask: string, value: string): string {
  const letters = Array.from(value)
  switch (mask) {
    case 'id-number':
      return letters.map((letter, i) => (i < 6 ? letter : '*')).join('')
    case 'surname':
      return letters.map((letter, i) => (i < 1 ? letter : '*')).join('')
    case 'division-county':
      return value.substring(0, 6)
    case 'year':
      return value.substring(0, 4)
    case 'phone':
      return letters.map((letter, i) => (i >= letters.length - 4 ? letter : '*')).join('')
    case 'text':
      return '***'
  }
  throw new RangeError(`no such mask: ${mask}`)
}
