import type { RegistryFact } from '../../connectors/registries'
import type { FactKind, HUB_FACTS, INDEX_ORDERS } from './columns'

/*
 * What `ChildFilter` and `ChildOrder` hold. graphql-js reads it once, by the schema: of a request's variables, and of the text of a
 * saved filter (src/filters/content.ts). test/index/conditions.test.ts holds these types and the schema equal. Null and absent are
 * the same: they ask nothing. Several operators, and several facts, must all hold.
 */

/** Of a code table; of several values that hold of one child, any. */
export type EnumCondition = {
  readonly eq?: string | null
  readonly in?: readonly string[] | null
  readonly isNull?: boolean | null
}

/** Of a text that is compared as a whole: a code, the name of a class. */
export type TextCondition = EnumCondition

/** Of a whole number. */
export type NumberCondition = {
  readonly eq?: number | null
  readonly in?: readonly number[] | null
  readonly isNull?: boolean | null
}

export type BooleanCondition = {
  readonly eq?: boolean | null
  readonly isNull?: boolean | null
}

/** Months are 'YYYY-MM'. */
export type MonthCondition = {
  readonly from?: string | null
  readonly to?: string | null
  readonly isNull?: boolean | null
}

/** `within`: a code of 6, 9 or 12 digits. */
export type DivisionCondition = {
  readonly within?: string | null
  readonly isNull?: boolean | null
}

/** Names as somebody typed them. */
export type NameCondition = {
  readonly exact?: string | null
  readonly former?: string | null
  readonly prefix?: string | null
  readonly pinyin?: string | null
}

interface ConditionOf extends Readonly<Record<FactKind, object>> {
  readonly enum: EnumCondition
  readonly enums: EnumCondition
  readonly boolean: BooleanCondition
  readonly text: TextCondition
  readonly number: NumberCondition
  readonly month: MonthCondition
  readonly division: DivisionCondition
}

/** What is asked of one fact: which operators it can have, its kind says. */
export type FactCondition = ConditionOf[FactKind]

type HubFact = (typeof HUB_FACTS)[number]
type KindOf<Name extends FactName> =
  Extract<HubFact, { readonly name: Name }>['kind'] | Extract<RegistryFact, { readonly filter: Name }>['kind']

/** A fact that lists are filtered by, the hub's own or of the registries' list: its name in `ChildFilter`. */
export type FactName = HubFact['name'] | RegistryFact['filter']

export type ChildCondition = {
  readonly and?: readonly ChildCondition[] | null
  readonly or?: readonly ChildCondition[] | null
  readonly not?: ChildCondition | null
  readonly name?: NameCondition | null
} & { readonly [Name in FactName]?: ConditionOf[KindOf<Name>] | null }

export interface ListOrder {
  readonly by: keyof typeof INDEX_ORDERS
  readonly direction: 'ASC' | 'DESC'
}

/** What a list is asked for: a filter and an order. */
export interface ListFilter {
  readonly where: ChildCondition | null
  readonly orderBy: ListOrder | null
}
