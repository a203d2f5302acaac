import type { NumbersRightsQuery, StatisticsFact } from '@generated/app/graphql'
import type { Language } from '../../language/language'
import { FACTS } from '../children/facts'
import { valuesOf } from '../children/values'
import { keyOf, PLACE } from './question'

export type PublishedRelease = NonNullable<NumbersRightsQuery['statisticsReleases']>[number]
type Right = NumbersRightsQuery['myRights'][number]

/** A fact that the account may count by. */
export interface Countable {
  readonly fact: StatisticsFact
  /** Its member of ChildFilter. */
  readonly key: string
  /** The release's own title; null: the schema's word. */
  readonly title: Readonly<Record<Language, string>> | null
  /** Null: not known before the answer. Of the codes null is what is not recorded. */
  readonly codes: readonly (string | null)[] | null
  /** Whether a filter can ask for its codes. */
  readonly filters: boolean
}

const PLACE_FIELD = 'Child.residenceDivision'
const divisions: Countable = { fact: PLACE, key: keyOf(PLACE), title: null, codes: null, filters: false }

/** Facts of a release over which the account may ask for numbers. */
export function publishedFacts(release: PublishedRelease, rights: readonly Right[]): readonly Countable[] {
  const may = new Set(rights.filter(({ statistics }) => statistics).map(({ field }) => field))
  const facts = release.dimensions
    .filter(({ field }) => may.has(field))
    .map(({ fact, codes, titleZh, titleEn }): Countable => {
      const key = keyOf(fact)
      return { fact, key, title: { zh: titleZh, en: titleEn }, codes, filters: isCoded(key) }
    })
  return [...(may.has(PLACE_FIELD) ? [divisions] : []), ...facts]
}

/** Facts that the account may count the children of its own scope by. */
export function exactFacts(rights: readonly Right[]): readonly Countable[] {
  const may = new Set(rights.filter(({ filter }) => filter).map(({ field }) => field))
  return FACTS.filter(({ field }) => may.has(field)).flatMap(({ key, kind, values }): Countable[] => {
    if (key === divisions.key) return [divisions]
    const fact = key.replace(/[A-Z]/g, '_$&').toUpperCase() as StatisticsFact
    if (kind === 'choice') return [{ fact, key, title: null, codes: [...valuesOf(values!), null], filters: true }]
    if (kind === 'yesNo') return [{ fact, key, title: null, codes: ['true', 'false', null], filters: true }]
    return kind === 'month' ? [{ fact, key, title: null, codes: null, filters: false }] : []
  })
}

/** Whether the codes are the schema's own words: a band of ages is none. */
function isCoded(key: string): boolean {
  return enumOf(key) !== null || FACTS.some((one) => one.key === key && one.kind === 'yesNo')
}

/** The enum of a fact's words. */
export function enumOf(key: string): string | null {
  if (key === 'dropoutLevel') return 'DropoutLevel'
  const found = FACTS.find((one) => one.key === key)
  return found?.kind === 'choice' ? found.values! : null
}
