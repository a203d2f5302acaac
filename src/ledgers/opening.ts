import type { Ledger } from './words'

/** What a run found to be done for one child. */
export interface Change {
  readonly what: 'OPEN' | 'MOVE_UP' | 'MARK_BACK' | 'MARK_RISK'
  readonly child: string
  /** Of the verdict. */
  readonly level: string
  readonly variant: string | null
  readonly rulesVersion: string
  /** First day of the level. */
  readonly since: string
  /** The ledger of the level; null: no longer at risk. */
  readonly ledger: Ledger | null
  readonly school: string | null
  /** County of responsibility; null: none is recorded, nothing can be opened. */
  readonly division: string | null
  /** The open item; null: none. */
  readonly item: { readonly id: string; readonly version: number } | null
  /** What a person decided of this child by this verdict. */
  readonly decided: 'RELEASED' | 'REFUSED' | null
}

export interface BrakeSettings {
  /** A larger share of the roll waits for a person. */
  readonly percent: number
  /** So many children are no mass change, however small the roll. */
  readonly above: number
}

/** Changes of one school, or of a county's children without one, that are too many at once. */
export interface Held {
  readonly place: string
  readonly school: string | null
  readonly division: string
  readonly changes: readonly Change[]
  readonly roll: number
  readonly percent: number
}

/** Where children are counted together: the school, else the county. */
export function placeOf({ school, division }: Pick<Change, 'school' | 'division'>): string {
  return school === null ? `county ${division}` : `school ${school}`
}

/** Only what begins or ends something for a child is braked: to move up or to be at risk again concerns items that people work on. */
export function isBraked({ what }: Change): boolean {
  return what === 'OPEN' || what === 'MARK_BACK'
}

/**
 * Parts the changes of a run into those that may be made and those that wait. What was refused is left out while its verdict stays; what
 * was released is made and no longer counted. `knownOf`: children of a place, and what the rules opened there since yesterday: a change that
 * comes in slices is one change.
 */
export function applyBrake(
  changes: readonly Change[],
  knownOf: (place: string) => { readonly roll: number; readonly opened: number },
  { percent, above }: BrakeSettings,
): { readonly free: readonly Change[]; readonly held: readonly Held[] } {
  const free: Change[] = []
  const counted = new Map<string, Change[]>()
  for (const change of changes) {
    if (change.division === null && change.what === 'OPEN') continue
    if (!isBraked(change) || change.decided === 'RELEASED') free.push(change)
    else if (change.decided === null) {
      const place = placeOf(change)
      counted.set(place, [...(counted.get(place) ?? []), change])
    }
  }
  const held: Held[] = []
  for (const [place, some] of counted) {
    const { roll, opened } = knownOf(place)
    const all = some.length + (some.some(({ what }) => what === 'OPEN') ? opened : 0)
    const isTooMany = all > above && all * 100 > roll * percent
    if (!isTooMany) free.push(...some)
    else {
      const share = roll === 0 ? 100 : Math.round((some.length * 1_000) / roll) / 10
      const { school, division } = some[0]!
      held.push({ place, school, division: division ?? '000000', changes: some, roll, percent: share })
    }
  }
  return { free, held }
}
