import type { LookRecord, RefusalRecord } from '../audit/audit-record'
import type { Seen } from './look'

/** What the records of a look and of a refusal tell alike: who asked, what for, by which table. */
export type Common = Omit<RefusalRecord, 'kind' | 'code' | 'about'>

/** The trail's record of an operation: what all its root fields together saw, used and were denied. */
export function lookRecord(
  common: Common,
  seen: readonly Seen[],
  used: readonly string[],
  denied: readonly string[],
): LookRecord {
  const all = <T>(pick: (one: Seen) => readonly T[]): T[] => [...new Set(seen.flatMap(pick))]
  return {
    kind: 'look',
    ...common,
    children: all((one) => one.children),
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
