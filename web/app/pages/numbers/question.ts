import type { ChildFilter, StatisticsFact } from '@generated/app/graphql'
import { valuesOf } from '../children/values'

export const PLACE: StatisticsFact = 'RESIDENCE_DIVISION'
/** In an address, and in a filter: the code of what is not recorded. */
export const NOT_RECORDED = '-'
/** The whole country. */
export const WHOLE = '000000'
/** A question has at most so many facts. */
export const MOST_FACTS = 3

const MEASURES = ['COUNT', 'SHARE', 'CHANGE'] as const
export type Measure = (typeof MEASURES)[number]
const CHARTS = ['bars', 'tiles', 'pyramid', 'months'] as const
export type ChartKind = (typeof CHARTS)[number]
const SOURCES = ['release', 'exact'] as const
export type Source = (typeof SOURCES)[number]

/** What is asked. Facts, codes, divisions and months alone: it stands in the address, and can be handed on. */
export interface Question {
  /** Rows, then columns, then columns within columns. */
  readonly by: readonly StatisticsFact[]
  /** By member of ChildFilter: only children with one of these codes. */
  readonly where: Readonly<Record<string, readonly string[]>>
  /** Code of a division; null: where the account begins. */
  readonly under: string | null
  readonly measure: Measure
  /** Null: the newest. */
  readonly month: string | null
  readonly compareTo: string | null
  /** Null: what the account has. */
  readonly source: Source | null
  /** Null: the first that fits. */
  readonly chart: ChartKind | null
}

export const FIRST: Question = {
  ...{ by: [PLACE], where: {}, under: null, measure: 'COUNT', month: null, compareTo: null, source: null, chart: null },
}

/** `by.RESIDENCE_DIVISION.SEX~is.educationLeftBehind.BOTH_PARENTS~under.430421`, behind `#/numbers/`. */
export function restOf(question: Question): string {
  const { by, where, under, measure, month, compareTo, source, chart } = question
  const parts = [
    by.length === 1 && by[0] === PLACE ? [] : ['by', ...by],
    ...Object.entries(where).map(([key, codes]) => ['is', key, ...codes]),
    under === null ? [] : ['under', under],
    measure === 'COUNT' ? [] : ['measure', measure],
    month === null ? [] : ['month', month],
    compareTo === null ? [] : ['compare', compareTo],
    source === null ? [] : ['source', source],
    chart === null ? [] : ['chart', chart],
  ]
  return parts.flatMap((part) => (part.length === 0 ? [] : [part.join('.')])).join('~')
}

/** What an address names wrongly is left out. */
export function questionOf(rest: string): Question {
  const parts = rest.split('~').map((part) => part.split('.'))
  const named = (name: string) => parts.find(([first]) => first === name)?.slice(1) ?? null
  const one = <Word extends string>(name: string, words: readonly Word[]) =>
    words.find((word) => word === named(name)?.[0]) ?? null
  const form = (name: string, shape: RegExp) => {
    const value = named(name)?.[0]
    return value !== undefined && shape.test(value) ? value : null
  }
  const facts = valuesOf('StatisticsFact') as readonly StatisticsFact[]
  const by = named('by')?.flatMap((word) => facts.find((fact) => fact === word) ?? [])
  const filters = parts.flatMap(([name, key = '', ...codes]) =>
    name === 'is' && /^[a-z]+$/i.test(key) && codes.length > 0 && codes.every((code) => /^([\w]+|-)$/.test(code))
      ? [[key, codes] as const]
      : [],
  )
  return {
    by: by ? placeFirst([...new Set(by)]).slice(0, MOST_FACTS) : FIRST.by,
    where: Object.fromEntries(filters),
    under: form('under', /^(\d{6}|\d{9}|\d{12})$/),
    measure: one('measure', MEASURES) ?? 'COUNT',
    month: form('month', MONTH),
    compareTo: form('compare', MONTH),
    source: one('source', SOURCES),
    chart: one('chart', CHARTS),
  }
}

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/

/** Divisions are rows: they are the way down. */
export function placeFirst(by: readonly StatisticsFact[]): readonly StatisticsFact[] {
  return by.includes(PLACE) ? [PLACE, ...by.filter((fact) => fact !== PLACE)] : by
}

/** WELFARE_CATEGORY -> welfareCategory, its member of ChildFilter. */
export function keyOf(fact: StatisticsFact): string {
  return fact.toLowerCase().replace(/_(.)/g, (_all, letter: string) => letter.toUpperCase())
}

/** Codes as ChildFilter asks for them: what is not recorded, truth values, words of an enum. */
export function filterOf(where: Question['where']): ChildFilter | null {
  const parts = Object.entries(where).map(([key, codes]) => {
    if (codes[0] === NOT_RECORDED) return [key, { isNull: true }]
    const truth = codes.map((code) => TRUTH[code])
    if (truth.every((value) => value !== undefined)) return [key, truth.length > 1 ? { isNull: false } : { eq: truth[0] }] // prettier-ignore
    return [key, { in: codes }]
  })
  return parts.length === 0 ? null : (Object.fromEntries(parts) as ChildFilter)
}

/** A release and the schema spell truth in their own ways. */
const TRUTH: Readonly<Record<string, boolean>> = { YES: true, NO: false, true: true, false: false }
