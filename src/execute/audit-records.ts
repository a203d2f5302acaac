import type { Root, Roots } from '../access/roots'
import type { AccessRecord, RefusalRecord } from '../audit/audit-record'
import type { HubError } from '../errors/hub-error'
import type { Seen } from './look'

/** What every record of an operation tells of who asked and what for. */
export type Common = Omit<RefusalRecord, 'kind' | 'code' | 'about'>

export function lookRecord(
  common: Common,
  seen: readonly Seen[],
  used: readonly string[],
  denied: readonly string[],
): AccessRecord {
  const all = <T>(pick: (one: Seen) => readonly T[]): T[] => [...new Set(seen.flatMap(pick))]
  return {
    kind: 'look',
    ...common,
    children: seen.length === 1 ? seen[0]!.children : all((one) => one.children),
    beyondReach: all((one) => one.beyondReach),
    unknown: seen.reduce((sum, one) => sum + one.unknown, 0),
    used: [...new Set(used)].sort(),
    shown: all((one) => one.shown).sort(),
    withheld: [
      ...denied.map((field) => `${field} none`),
      ...all((one) => one.views.flatMap(({ view }) => view.withheldNames)),
    ],
    grants: all((one) => one.grants).sort(),
  }
}

/** The rows that denied root fields: nobody is looked at for these, and the record names them all the same. */
export function deniedFields(roots: Roots): readonly string[] {
  const denied: string[] = []
  for (const root of roots.values()) {
    const field = deniedField(root)
    if (field !== null) denied.push(field)
  }
  return denied
}

function deniedField(root: Root): string | null {
  switch (root.kind) {
    case 'denied':
      return root.decision.field
    case 'children':
    case 'numbers':
    case 'records':
    case 'command':
    case 'own':
      return null
  }
}

/** 'Child.idNumber lookup'; of a limit what it is and what came: 'Query.childrenByIds cost 622100 of 60000'. */
export function aboutOf({ extra }: HubError): string | null {
  const { field, position, limit, got, most } = extra as Record<string, string | number | undefined>
  const words = [field, position, ...(limit === undefined ? [] : [limit, got, 'of', most])]
  return words.filter((word) => word !== undefined).join(' ') || null
}
