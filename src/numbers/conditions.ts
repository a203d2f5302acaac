import { subtreePrefix } from '../divisions'
import { HubError } from '../errors/hub-error'
import type { ChildCondition } from '../index/conditions'
import { operatorsIn } from '../index/filter-parts'
import { normaliseDivisionCode } from '../normal'
import { PLACE } from './release'
import { NOT_RECORDED } from '../statistics/published'

/** What a filter asks of one fact: one of these codes, or none of them. */
export interface CodesAsked {
  readonly fact: string
  readonly codes: readonly string[]
  readonly not: boolean
}

export interface Conditions {
  /** Beginning of a division's code; empty: the whole country. */
  readonly area: string
  readonly codes: readonly CodesAsked[]
}

/**
 * A filter as sums of cells: coded facts and an area, all of which must hold. Throws HubError NOT_IN_RELEASE for any other condition,
 * BAD_DIVISION, STATISTICS_INPUT for two areas apart.
 */
export function conditionsOf(where: ChildCondition | null): Conditions {
  const codes: CodesAsked[] = []
  const walk = (filter: ChildCondition) => {
    for (const joined of ['or', 'not'] as const) if (filter[joined] != null) refuse(joined)
    for (const part of filter.and ?? []) walk(part)
    for (const { name, asked } of operatorsIn(filter))
      for (const [operator, value] of asked) {
        if (value == null) continue
        if (name === PLACE && operator === 'within') continue
        if (name === PLACE || name === 'name') refuse(`${name}.${operator}`)
        else if (operator === 'eq') codes.push({ fact: name, codes: [String(value)], not: false })
        else if (operator === 'in')
          codes.push({ fact: name, codes: (value as readonly unknown[]).map(String), not: false }) // prettier-ignore
        else if (operator === 'isNull') codes.push({ fact: name, codes: [NOT_RECORDED], not: value === false })
        else refuse(`${name}.${operator}`)
      }
  }
  if (where) walk(where)
  return { area: areaOf(where), codes }
}

/** The area that a filter names, whatever else it asks. Throws HubError BAD_DIVISION, and STATISTICS_INPUT for two areas apart. */
export function areaOf(where: ChildCondition | null): string {
  const own = where?.[PLACE]?.within
  const areas = [...(own == null ? [] : [prefixOf(own)]), ...(where?.and ?? []).map(areaOf)]
  return areas.reduce(narrower, '')
}

/** The code of a division with all its digits, of one that may be given without zeros: 43 → 430000. Throws HubError BAD_DIVISION. */
export function wholeCode(written: string): string {
  const code = normaliseDivisionCode(/^(\d{2}){1,2}$/.test(written) ? written.padEnd(6, '0') : written)
  if (code === null) throw new HubError('BAD_DIVISION')
  return code
}

/** Throws HubError BAD_DIVISION. */
export function prefixOf(written: string): string {
  return subtreePrefix(wholeCode(written))
}

function narrower(one: string, other: string): string {
  if (other.startsWith(one)) return other
  if (one.startsWith(other)) return one
  throw new HubError('STATISTICS_INPUT', 'expected one area, or one within the other; got two that lie apart')
}

function refuse(condition: string): never {
  throw new HubError(
    'NOT_IN_RELEASE',
    `expected a filter of coded facts, each by eq, in or isNull, and an area; got ${condition}`,
    { condition },
  )
}
