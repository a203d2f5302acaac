import type { DivisionLevel, StatisticsBy, StatisticsMeasure } from '../../schema'
import { statisticsFactName } from '../../schema'
import type { FieldUse } from '../../src/access/positions'
import { HubError } from '../../src/errors/hub-error'
import { subtreePrefix } from '../../src/divisions'
import { conditionsIn, usesOf, withSaved } from '../../src/index/child-filter'
import { INDEX_FACTS, type IndexFact } from '../../src/index/columns'
import type { ChildCondition, ListFilter } from '../../src/index/conditions'
import { areaOf, wholeCode } from '../../src/numbers/conditions'
import type { NumbersQuestion } from '../../src/numbers/question'

/** The arguments of `statistics` as the schema took them, with what the saved filter holds in the place of its id. */
export interface NumbersArguments {
  readonly by?: readonly StatisticsBy[] | null
  readonly where?: ChildCondition | null
  readonly saved?: ListFilter | null
  readonly under?: string | null
  readonly measures?: readonly StatisticsMeasure[] | null
  readonly month?: string | null
  readonly compareTo?: string | null
  readonly population?: string | null
}

export const STATISTICS = 'Query.statistics'
const MOST_FACTS = 3
const PLACE = 'residenceDivision'
const DIGITS: Readonly<Record<DivisionLevel, number>> = { PROVINCE: 2, CITY: 4, COUNTY: 6, TOWNSHIP: 9, VILLAGE: 12 }
const FACTS = new Map(INDEX_FACTS.map((fact) => [statisticsFactName(fact.name), fact]))

export function factOf(fact: string): IndexFact {
  const known = FACTS.get(fact)
  if (!known) throw new TypeError(`the index knows no fact ${fact}`)
  return known
}

/** Digits of a division's code at a level; null where none was named. */
export function digitsOf({ level }: StatisticsBy): number | null {
  return level ? DIGITS[level] : null
}

export function levelOf(digits: number): DivisionLevel {
  return (Object.keys(DIGITS) as DivisionLevel[]).find((level) => DIGITS[level] === digits)!
}

/** Filter, saved filter and area together. Throws HubError BAD_DIVISION. */
export function filterOf({ where, saved, under }: NumbersArguments): ListFilter {
  const area: ChildCondition | null = under == null ? null : { [PLACE]: { within: wholeCode(under) } }
  const asked = withSaved({ where: where ?? null, orderBy: null }, saved ? { ...saved, orderBy: null } : null)
  return withSaved(asked, area && { where: area, orderBy: null })
}

/** Before anything runs, so that `explain` tells it too. Throws HubError COST_CELLS and STATISTICS_INPUT. */
export function checkArguments({ by, measures, compareTo, population }: NumbersArguments): void {
  const { length } = by ?? []
  if (length > MOST_FACTS) {
    const found = { field: STATISTICS, position: 'group', most: MOST_FACTS }
    throw new HubError('COST_CELLS', `expected at most ${MOST_FACTS} facts, got ${length}`, found)
  }
  if (measures?.includes('CHANGE') && compareTo == null) refuseInput('expected compareTo with the measure CHANGE')
  if (measures?.includes('RATE') && population == null) refuseInput('expected population with the measure RATE')
}

/** Only a release answers it. */
export function asksRelease({ month, compareTo, population }: NumbersArguments): boolean {
  return month != null || compareTo != null || population != null
}

/** What exact numbers touch. */
export function exactUses(given: NumbersArguments): FieldUse[] {
  checkArguments(given)
  const grouped = (given.by ?? []).map(({ fact }): FieldUse => ({ field: factOf(fact).field, position: 'group' }))
  return [...usesOf(filterOf(given), STATISTICS), ...grouped]
}

/** What numbers of a release touch, with the area and the months for the record. Throws HubError STATISTICS_INPUT for a fact twice. */
export function releaseUses(given: NumbersArguments): FieldUse[] {
  const uses = exactUses(given)
  const facts = (given.by ?? []).map(({ fact }) => fact)
  if (new Set(facts).size < facts.length) refuseInput('expected each fact once')
  const area = areaOf(filterOf(given).where)
  const months = [given.month ?? 'newest', ...(given.compareTo ? [given.compareTo] : [])].join(' ')
  const placed: FieldUse[] = area === '' ? [] : [{ ...use(factOf(statisticsFactName(PLACE)).field), about: area }]
  const fields = [...new Set(uses.map(({ field }) => field))].filter((field) => field !== placed[0]?.field)
  return [{ ...use(STATISTICS), about: months }, ...placed, ...fields.map(use)]
}

function use(field: string): FieldUse {
  return { field, position: 'statistics' }
}

/** How many levels of divisions below its area an answer goes: none without a division. What narrows the area otherwise is not looked at. */
export function levelsBelow({ by, under }: NumbersArguments): number {
  const place = by?.find(({ fact }) => factOf(fact).name === PLACE)
  if (!place) return 0
  const digits = Object.values(DIGITS)
  const area = /^\d+$/.test(under ?? '') ? subtreePrefix(under!).length : 0
  return place.level ? Math.max(0, digits.indexOf(DIGITS[place.level]) - digits.indexOf(area)) : 1
}

/** Conditions of filter, saved filter and area. */
export function conditionsAsked({ under, ...filter }: NumbersArguments): number {
  return conditionsIn(filterOf(filter)) + (under == null ? 0 : 1)
}

export function questionOf(given: NumbersArguments): NumbersQuestion {
  const { compareTo = null, population = null, month = null } = given
  const measures = given.measures ?? ['COUNT', 'SHARE', ...(compareTo ? ['CHANGE' as const] : []), ...(population ? ['RATE' as const] : [])] // prettier-ignore
  return {
    by: (given.by ?? []).map((by) => ({ fact: factOf(by.fact), digits: digitsOf(by) })),
    where: filterOf(given).where,
    ...{ measures, month, compareTo, population },
    spell: statisticsFactName,
  }
}

function refuseInput(expected: string): never {
  throw new HubError('STATISTICS_INPUT', expected, { field: STATISTICS })
}
