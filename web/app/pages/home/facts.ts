import type { HomeNumbersQueryVariables, StatisticsFact } from '@generated/app/graphql'
import { FACTS, type Fact } from '../children/facts'
import { valuesOf } from '../children/values'

/** The facts that this page counts by, each with its own place in HomeNumbers. */
export type Counted = Exclude<keyof HomeNumbersQueryVariables, 'both'>

const KEYS: readonly Counted[] = [
  'educationLeftBehind',
  'welfareLeftBehind',
  'dropoutState',
  'attendanceBand',
  'welfareCategory',
  'disabilityClass',
  'receivesAid',
  'educationNeedsAid',
  'educationReceivesAid',
]

export interface CountedFact extends Fact {
  readonly key: Counted
}

export const COUNTED: readonly CountedFact[] = KEYS.map((key) => ({ ...FACTS.find((fact) => fact.key === key)!, key }))

/** The fields whose rights decide what stands on the page. */
export const FIELDS: readonly string[] = [
  'Child.id',
  'Child.residenceDivision',
  'Query.statistics',
  'Query.grantsToDecide',
  'Query.grantsToReview',
  'Query.auditTrail',
  'Query.auditVerification',
  ...COUNTED.map(({ field }) => field),
]

/** `attendanceBand` -> ATTENDANCE_BAND */
export function statisticsFact(key: string): StatisticsFact {
  return key.replace(/[A-Z]/g, '_$&').toUpperCase() as StatisticsFact
}

/** The values that say something about a child, as the cells have them: not NONE. */
export function tellingValues({ kind, values }: Fact): readonly string[] {
  return kind === 'yesNo' ? ['true'] : valuesOf(values!).filter((value) => value !== 'NONE')
}

interface Cell {
  readonly values: readonly (string | null)[]
  /** Exact numbers always have it; of a release null is withheld, and this page asks for none. */
  readonly count: number | null
}

/** How many have one of the values, by cells of one fact of which only one value holds of a child. */
export function countOf(cells: readonly Cell[], values: readonly string[]): number {
  return cells
    .filter((cell) => values.includes(cell.values.at(-1) ?? ''))
    .reduce((sum, { count }) => sum + (count ?? 0), 0)
}
