import type { Design, Family } from './cube'

/** What is kept of one family in one division. `open` false: the area is closed for the family. */
export interface ReleasedRow {
  readonly family: number
  readonly division: string
  readonly open: boolean
  /** One number for each of `selectionsOf(sizes)`; null: withheld. Null where the area is closed. */
  readonly numbers: readonly (number | null)[] | null
}

/** The facts of a question, each with the places of the codes that are counted together. A fact that is not named counts all codes. */
export type Wanted = ReadonlyMap<string, readonly number[]>

export type WithheldRule = 'PROTECTED' | 'AREA_CLOSED'

/** A number, or why there is none. */
export type Told = { readonly number: number } | { readonly rule: WithheldRule }

/** The whole country: all divisions of the widest level together. */
export const EVERYWHERE = ''

/** The part of a release that one question needs: rows of the divisions asked for and of all above them. */
export class Released {
  private readonly rows = new Map<string, ReleasedRow>()
  private readonly known = new Map<number, Set<string>>()

  /** `families`: those whose rows are here. Of others a missing row would say nothing. */
  constructor(
    readonly design: Design,
    private readonly families: readonly number[],
    rows: Iterable<ReleasedRow>,
  ) {
    for (const row of rows) {
      this.rows.set(`${row.family} ${row.division}`, row)
      const { length } = row.division
      this.known.set(length, (this.known.get(length) ?? new Set()).add(row.division))
    }
  }

  /** Divisions with so many digits of which there are rows, sorted. */
  divisions(digits: number): readonly string[] {
    return [...(this.known.get(digits) ?? [])].sort()
  }

  /**
   * The number of a division, a sum of published cells: of the first family that publishes them all. Families that share a part say the
   * same of it, but an area may be closed for one of them alone.
   */
  tell(division: string, wanted: Wanted): Told {
    if (division === EVERYWHERE)
      return added(this.divisions(this.design.levels[0]!).map((top) => this.tell(top, wanted)))
    let rule: WithheldRule = 'AREA_CLOSED'
    for (const family of this.families) {
      if (![...wanted.keys()].every((name) => this.design.families[family]!.includes(name))) continue
      const told = added(this.selections(family, wanted).map((place) => this.cell(family, division, place)))
      if ('number' in told) return told
      if (told.rule === 'PROTECTED') rule = told.rule
    }
    return { rule }
  }

  /** Digits of the nearest level above a division at which the same number is published; null for none. */
  levelOf(division: string, wanted: Wanted): number | null {
    const above = this.design.levels.filter((digits) => digits < division.length)
    return above.findLast((digits) => 'number' in this.tell(division.slice(0, digits), wanted)) ?? null
  }

  /** A division without a row has no child, which is known only where the division above it is open. */
  private cell(family: number, division: string, place: number): Told {
    const row = this.rows.get(`${family} ${division}`)
    if (row) {
      if (!row.open || !row.numbers) return { rule: 'AREA_CLOSED' }
      const number = row.numbers[place]
      return number == null ? { rule: 'PROTECTED' } : { number }
    }
    const above = this.design.levels.filter((digits) => digits < division.length)
    for (const digits of above.toReversed()) {
      const parent = this.rows.get(`${family} ${division.slice(0, digits)}`)
      if (parent) return parent.open ? { number: 0 } : { rule: 'AREA_CLOSED' }
    }
    return { number: 0 }
  }

  /** Places in the order of `selectionsOf`, of every combination of the codes. */
  private selections(family: number, wanted: Wanted): readonly number[] {
    return this.design.families[family]!.reduce<number[]>(
      (places, name) => {
        const size = this.design.dimensions.find((one) => one.name === name)!.codes.length
        const codes = wanted.get(name)?.map((code) => code + 1) ?? [0] // 0: all of them
        return places.flatMap((place) => codes.map((code) => place * (size + 1) + code))
      },
      [0],
    )
  }
}

/** The families that hold all of these facts. */
export function familiesOf({ families }: Design, names: readonly string[]): readonly number[] {
  return families.flatMap((family, i) => (names.every((name) => family.includes(name)) ? [i] : []))
}

/** The family that keeps most of these facts, the first of several, and what must be left out for it. */
export function nearestFamily(
  { families }: Design,
  names: readonly string[],
): { readonly family: Family; readonly drop: readonly string[] } {
  const kept = (family: Family) => names.filter((name) => family.includes(name)).length
  const family = families.reduce((best, one) => (kept(one) > kept(best) ? one : best))
  return { family, drop: names.filter((name) => !family.includes(name)) }
}

/** A sum with a withheld part is withheld. */
function added(parts: readonly Told[]): Told {
  let number = 0
  let rule: WithheldRule | null = null
  for (const part of parts) {
    if ('number' in part) number += part.number
    else if (rule === null || part.rule === 'AREA_CLOSED') rule = part.rule
  }
  return rule === null ? { number } : { rule }
}
