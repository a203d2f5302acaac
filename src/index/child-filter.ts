import type { FieldUse } from '../access/positions'
import { subtreePrefix } from '../divisions'
import { HubError } from '../errors/hub-error'
import { nameKey, namePrefixKey, normaliseDivisionCode, normaliseReading } from '../normal'
import type { Values } from '../row-reader/row-reader'
import { INDEX_FACTS, INDEX_ORDERS, type IndexFact } from './columns'
import type { ChildCondition, FactCondition, ListFilter, NameCondition } from './conditions'
import { asksNothing, asksSomething, partsAt, refuseEmpty, sizeOf } from './filter-parts'

const NAME_FIELD = 'Child.name'
const FORMER_NAMES_FIELD = 'Child.formerNames'
/** Conditions of one list, each filter in `and`, `or` and `not` and each word of `in` counted as one: PostgreSQL takes seconds over thousands. */
export const MOST_CONDITIONS = 500

/** With a saved one: both filters must hold; the order given counts before the one saved. */
export function withSaved(asked: ListFilter, saved: ListFilter | null): ListFilter {
  if (!saved) return asked
  return {
    where: both(saved.where, asked.where),
    orderBy: asked.orderBy ?? saved.orderBy,
  }
}

function both(one: ChildCondition | null, other: ChildCondition | null): ChildCondition | null {
  if (!one || asksNothing(one)) return other
  return !other || asksNothing(other) ? one : { and: [one, other] }
}

/**
 * Each governed field that a filter and an order touch, by what they hold. `asked`: what a refusal names. Throws HubError COST_FILTER,
 * before anything walks down a filter that is larger than lists take, and BAD_FILTER for one that asks with nothing.
 */
export function usesOf({ where, orderBy }: ListFilter, asked = 'Query.children'): FieldUse[] {
  if (where) refuseLarge(where, asked)
  if (where) refuseEmpty(where, asked)
  const uses = new Map<string, FieldUse>()
  const add = (use: FieldUse) => uses.set(`${use.field} ${use.position}`, use)
  const walk = (filter: ChildCondition) => {
    for (const { part } of partsAt(filter)) walk(part)
    for (const fact of INDEX_FACTS) if (asksSomething(filter[fact.name])) add({ field: fact.field, position: 'filter' })
    if (!asksSomething(filter.name)) return
    const { former, ...present } = filter.name
    if (asksSomething(present)) add({ field: NAME_FIELD, position: 'search' })
    if (former != null) add({ field: FORMER_NAMES_FIELD, position: 'search' })
  }
  if (where) walk(where)
  const order = orderBy && INDEX_ORDERS[orderBy.by]
  if (order && order.field !== 'Child.id') add({ field: order.field, position: 'sort' })
  return [...uses.values()]
}

/** Whether a filter asks for what the index learnt later, names in their normal form too: the generation that answers may not hold it yet. */
export function asksAddedFact(filter: ChildCondition): boolean {
  return (
    asksSomething(filter.name) ||
    INDEX_FACTS.some(({ name, added }) => added && asksSomething(filter[name])) ||
    partsAt(filter).some(({ part }) => asksAddedFact(part))
  )
}

/** A filter as a condition on child_index. What is not recorded makes a condition false, also below `not`. */
export function toCondition(filter: ChildCondition, values: Values): string {
  const conditions: string[] = []
  for (const fact of INDEX_FACTS) {
    const asked = filter[fact.name]
    if (asksSomething<FactCondition>(asked)) conditions.push(...factConditions(fact, asked, values))
  }
  if (asksSomething(filter.name)) conditions.push(...nameConditions(filter.name, values))
  for (const part of filter.and ?? []) conditions.push(toCondition(part, values))
  const either = filter.or ?? []
  if (either.length > 0) conditions.push(`(${either.map((part) => toCondition(part, values)).join(' OR ')})`)
  if (filter.not != null) conditions.push(`NOT coalesce(${toCondition(filter.not, values)}, false)`)
  return conditions.length === 0 ? 'true' : `(${conditions.join(' AND ')})`
}

/** The operators of all kinds together. */
interface Operators {
  readonly eq?: string | boolean | number | null
  readonly in?: readonly string[] | readonly number[] | null
  readonly from?: string | null
  readonly to?: string | null
  readonly within?: string | null
  readonly isNull?: boolean | null
}

function factConditions({ column, kind }: IndexFact, asked: Operators, values: Values): string[] {
  const conditions: string[] = []
  const several = kind === 'enums'
  const missing = several
    ? `coalesce(${column}, '{}') = '{}'`
    : kind === 'month'
      ? `${column} = ''`
      : `${column} IS NULL`
  if (asked.isNull != null) conditions.push(asked.isNull ? missing : `NOT (${missing})`)
  if (kind === 'text' || kind === 'number') conditions.push(...wholeConditions(column, kind, asked, values))
  else if (asked.eq != null) {
    const place = values.word(asked.eq)
    conditions.push(several ? `${place} = ANY (${column})` : `${column} = ${place}`)
  }
  if (asked.in != null && kind !== 'text' && kind !== 'number')
    conditions.push(`${column} ${several ? '&&' : '= ANY'} (${values.words(asked.in)})`)
  if (asked.from != null) conditions.push(`${column} >= ${values.put(asked.from)}`)
  if (asked.to != null) conditions.push(`(${column} <= ${values.put(asked.to)} AND ${column} <> '')`)
  if (asked.within != null) conditions.push(`starts_with(${column}, ${values.word(prefixOf(asked.within))})`)
  return conditions
}

/** Values as they were asked: a text that PostgreSQL cannot hold, or a number out of range, is nobody's. */
function wholeConditions(column: string, kind: 'text' | 'number', asked: Operators, values: Values): string[] {
  const holds = (one: unknown) =>
    kind === 'text' ? typeof one === 'string' && !UNSPEAKABLE.test(one) : Math.abs(Number(one)) <= MOST_SMALLINT
  const type = kind === 'text' ? 'text' : 'smallint'
  const conditions: string[] = []
  if (asked.eq != null) conditions.push(holds(asked.eq) ? `${column} = ${values.put(asked.eq)}::${type}` : 'false')
  if (asked.in != null) conditions.push(`${column} = ANY (${values.put([...asked.in].filter(holds))}::${type}[])`)
  return conditions
}

const MOST_SMALLINT = 32_767

/** Throws HubError BAD_DIVISION: a code of another form would match by accident, or everything. */
function prefixOf(written: string): string {
  const code = normaliseDivisionCode(written)
  if (code === null) throw new HubError('BAD_DIVISION')
  return subtreePrefix(code)
}

/** Control characters but blanks, and halves of surrogate pairs: registries' are cleaned away, nobody asks with one. */
const UNSPEAKABLE = /(?![\t-\r])[\p{Cc}\p{Cs}]/u

/** What is no name, or no reading, is nobody's. */
function nameConditions(asked: NameCondition, values: Values): string[] {
  const conditions: string[] = []
  const by = (
    operator: keyof NameCondition,
    normalise: (written: string) => string | null,
    condition: (place: string) => string,
  ) => {
    const written = asked[operator]
    if (written == null) return
    const text = UNSPEAKABLE.test(written) ? null : normalise(written)
    conditions.push(text === null ? 'false' : condition(values.put(text)))
  }
  by('exact', nameKey, (place) => `name = ${place}`)
  by('former', nameKey, (place) => `former_names @> ARRAY[${place}::text]`)
  by('prefix', namePrefixKey, (place) => `starts_with(name, ${place})`)
  by('pinyin', normaliseReading, (place) => `(starts_with(pinyin, ${place}) OR initials = ${place})`)
  return conditions
}

function refuseLarge(filter: ChildCondition, asked: string): void {
  if (sizeOf(filter, MOST_CONDITIONS) <= MOST_CONDITIONS) return
  throw new HubError('COST_FILTER', `expected at most ${MOST_CONDITIONS} conditions in a filter of lists`, {
    field: asked,
    position: 'filter',
    most: MOST_CONDITIONS,
  })
}

/** How many conditions a list is filtered by: what its total is weighed by. The filter as a whole is none of them. */
export function conditionsIn({ where }: ListFilter): number {
  return where ? sizeOf(where, MOST_CONDITIONS) - 1 : 0
}
