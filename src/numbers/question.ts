import { HubError } from '../errors/hub-error'
import type { IndexFact } from '../index/columns'
import type { ChildCondition } from '../index/conditions'
import { familiesOf, nearestFamily, type Wanted } from '../statistics/answer'
import type { CodesAsked } from './conditions'
import { PLACE } from './release'
import { NOT_RECORDED, type ReleaseDesign, type PublishedDimension } from '../statistics/published'

export const MEASURES = ['COUNT', 'SHARE', 'CHANGE', 'RATE'] as const
export type Measure = (typeof MEASURES)[number]

/** What is asked of a release. */
export interface NumbersQuestion {
  /** `digits`: of the division, how many of its code; null: the level below the area. */
  readonly by: readonly { readonly fact: IndexFact; readonly digits: number | null }[]
  readonly where: ChildCondition | null
  readonly measures: readonly Measure[]
  /** 'YYYY-MM'; null: the newest. */
  readonly month: string | null
  readonly compareTo: string | null
  /** Name of a table of population. */
  readonly population: string | null
  /** A fact's name in `ChildFilter`, as the caller writes it: BIRTH_MONTH. */
  readonly spell: (fact: string) => string
}

/** A question in the words of one release. */
export interface Fitted {
  /** Indexes of the families that hold all its facts. */
  readonly families: readonly number[]
  /** One for each fact that is grouped by: null of the division. */
  readonly by: readonly (readonly Coded[] | null)[]
  /** What is counted of the facts of the filter. */
  readonly only: Wanted
  /** The fields whose rights decide. */
  readonly fields: readonly string[]
}

export interface Coded {
  readonly name: string
  readonly place: number
  /** As it is told: null for what is not recorded. */
  readonly value: string | null
}

/** Says a question in the codes of a release. Throws HubError NOT_IN_RELEASE: by its shape and the design alone. */
export function fit(design: ReleaseDesign, question: NumbersQuestion, conditions: readonly CodesAsked[]): Fitted {
  const grouped = question.by.map(({ fact }) => fact.name as string).filter((name) => name !== PLACE)
  const facts = [...new Set([...grouped, ...conditions.map(({ fact }) => fact)])]
  const byFact = new Map(design.dimensions.map((one) => [one.fact, one]))
  const unknown = facts.filter((fact) => !byFact.has(fact))
  const dimensions = facts.flatMap((fact) => byFact.get(fact) ?? [])
  const names = dimensions.map(({ name }) => name)
  const families = unknown.length > 0 ? [] : familiesOf(design, names)
  if (families.length === 0) refuse(design, names, unknown, question.spell)
  const only = new Map<string, readonly number[]>()
  for (const asked of conditions) {
    const dimension = byFact.get(asked.fact)!
    const places = placesOf(dimension, asked)
    only.set(dimension.name, only.get(dimension.name)?.filter((place) => places.includes(place)) ?? places)
  }
  const by = question.by.map(({ fact }) => {
    if (fact.name === PLACE) return null
    const { name, codes } = byFact.get(fact.name)!
    const places = only.get(name) ?? codes.map((_, place) => place)
    return places.map((place): Coded => ({ name, place, value: valueOf(codes[place]!) }))
  })
  return { families, by, only, fields: dimensions.map(({ field }) => field) }
}

export function valueOf(code: string): string | null {
  return code === NOT_RECORDED ? null : code
}

function placesOf({ fact, codes }: PublishedDimension, asked: CodesAsked): readonly number[] {
  const wanted = asked.codes.map((code) => spelt(code, codes))
  const strange = asked.codes.find((_, i) => !codes.includes(wanted[i]!))
  if (strange !== undefined)
    throw new HubError('NOT_IN_RELEASE', `expected of ${fact} the codes ${codes.join(', ')}; got ${strange}`, {
      fact,
      codes: codes.map(valueOf),
    })
  return codes.flatMap((code, place) => (wanted.includes(code) === asked.not ? [] : [place]))
}

/** A truth value as a release spells it. */
function spelt(code: string, codes: readonly string[]): string {
  const word = code === 'true' ? 'YES' : code === 'false' ? 'NO' : code
  return codes.includes(word) ? word : code
}

/** `names`: dimensions asked for that the release has; `unknown`: facts that it has not. Throws HubError NOT_IN_RELEASE. */
function refuse(
  design: ReleaseDesign,
  names: readonly string[],
  unknown: readonly string[],
  spell: NumbersQuestion['spell'],
): never {
  const { family, drop } = nearestFamily(design, names)
  const factOf = (name: string) => spell(design.dimensions.find((one) => one.name === name)!.fact)
  const left = [...unknown.map(spell), ...drop.map(factOf)]
  const nearest = family.map(factOf)
  throw new HubError(
    'NOT_IN_RELEASE',
    `expected facts of one family of the release; the nearest is ${nearest.join(', ')}: leave out ${left.join(', ')}`,
    { nearest, drop: left },
  )
}
