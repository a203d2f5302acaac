import type { Divisions } from '../divisions'
import { subtreePrefix } from '../divisions'
import { HubError } from '../errors/hub-error'
import type { Released } from '../statistics/answer'

/** A grouping goes so many levels below its area. */
const MOST_LEVELS = 3

/** The level that an area is grouped by. Throws HubError NOT_IN_RELEASE, STATISTICS_INPUT for one above it, COST_CELLS for one too far below. */
export function levelUnder(levels: readonly number[], area: string, asked: number | null): number {
  for (const digits of [area.length, asked]) if (digits && !levels.includes(digits)) refuseLevel(levels, digits)
  const below = levels.filter((digits) => digits > area.length)
  const digits = asked ?? below[0] ?? area.length
  if (digits < area.length)
    throw new HubError('STATISTICS_INPUT', `expected a level at or below the area of ${area.length} digits`)
  if (digits > area.length && below.indexOf(digits) >= MOST_LEVELS)
    throw new HubError('COST_CELLS', `expected a level at most ${MOST_LEVELS} below the area: name a narrower one`, {
      most: MOST_LEVELS,
    })
  return digits
}

/** Throws HubError NOT_IN_RELEASE. */
function refuseLevel(levels: readonly number[], digits: number): never {
  const expected = `expected divisions of ${levels.join(', ')} digits`
  throw new HubError('NOT_IN_RELEASE', `${expected}; got ${digits}`, { digits: [...levels] })
}

/** The divisions of an area at a level: those of which the release has rows, and their living neighbours, which have no child. */
export function placesUnder(released: Released, divisions: Divisions, area: string, digits: number): readonly string[] {
  if (area.length === digits) return [area]
  const { levels } = released.design
  const above = levels[levels.indexOf(digits) - 1] ?? 0
  const parents = above <= area.length ? [area] : released.divisions(above)
  const found = new Set(released.divisions(digits))
  for (const parent of parents)
    if (parent !== '')
      for (const { code } of divisions.children(parent.padEnd(6, '0')))
        if (subtreePrefix(code).length === digits) found.add(subtreePrefix(code))
  return [...found].filter((code) => code.startsWith(area)).sort()
}
