import type { FieldUse } from '../access/positions'
import { subtreePrefix } from '../divisions'
import { HubError } from '../errors/hub-error'
import { nameKey, namePrefixKey, normaliseDivisionCode, normaliseReading } from '../normal'
import type { Values } from '../row-reader/row-reader'
import { INDEX_FACTS, INDEX_ORDERS, type IndexFact } from './columns'
import { asksNothing, asksSomething, type FilterValue, JOINING, list, partsAt, refuseEmpty } from './filter-parts'

export type { FilterValue }

const NAME_FIELD = 'Child.name'
const FORMER_NAMES_FIELD = 'Child.formerNames'
/** Conditions of one list, each filter in `and`, `or` and `not` and each word of `in` counted as one: PostgreSQL takes seconds over thousands. */
export const MOST_CONDITIONS = 500

/** What a list is asked for: a filter and an order. */
export interface ListFilter {
  readonly where: FilterValue | null
  readonly orderBy: FilterValue | null
}

/** With a saved one: both filters must hold; the order given counts before the one saved. */
export function withSaved(asked: ListFilter, saved: ListFilter | null): ListFilter {
  if (!saved) return asked
  return {
    where: both(saved.where, asked.where),
    orderBy: asked.orderBy ?? saved.orderBy,
  }
}

function both(one: FilterValue | null, other: FilterValue | null): FilterValue | null {
  if (!one || asksNothing(one)) return other
  return !other || asksNothing(other) ? one : { and: [one, other] }
}

/**
 * Each governed field that a filter and an order touch, by what they hold. Throws HubError COST_FILTER, before anything walks
 * down a filter that is larger than lists take, and BAD_FILTER for one that asks with nothing.
 */
export function usesOf({ where, orderBy }: ListFilter): FieldUse[] {
  if (where) refuseLarge(where)
  if (where) refuseEmpty(where)
  const uses = new Map<string, FieldUse>()
  const add = (use: FieldUse) => uses.set(`${use.field} ${use.position}`, use)
  const walk = (filter: FilterValue) => {
    for (const { part } of partsAt(filter)) walk(part)
    for (const fact of INDEX_FACTS) if (asksSomething(filter[fact.name])) add({ field: fact.field, position: 'filter' })
    if (!asksSomething(filter['name'])) return
    const { former, ...present } = filter['name'] as FilterValue
    if (asksSomething(present)) add({ field: NAME_FIELD, position: 'search' })
    if (former != null) add({ field: FORMER_NAMES_FIELD, position: 'search' })
  }
  if (where) walk(where)
  const order = orderBy && INDEX_ORDERS[String(orderBy['by'])]
  if (order && order.field !== 'Child.id') add({ field: order.field, position: 'sort' })
  return [...uses.values()]
}

/** Whether a filter asks for what the index learnt later, names in their normal form too: the generation that answers may not hold it yet. */
export function asksAddedFact(filter: FilterValue): boolean {
  return (
    asksSomething(filter['name']) ||
    INDEX_FACTS.some(({ name, added }) => added && asksSomething(filter[name])) ||
    partsAt(filter).some(({ part }) => asksAddedFact(part))
  )
}

/** A filter as a condition on child_index. What is not recorded makes a condition false, also below `not`. */
export function toCondition(filter: FilterValue, values: Values): string {
  const conditions: string[] = []
  for (const fact of INDEX_FACTS) {
    const asked = filter[fact.name]
    if (asksSomething(asked)) conditions.push(...factConditions(fact, asked as FilterValue, values))
  }
  if (asksSomething(filter['name'])) conditions.push(...nameConditions(filter['name'] as FilterValue, values))
  for (const part of list(filter['and'])) conditions.push(toCondition(part, values))
  const either = list(filter['or'])
  if (either.length > 0) conditions.push(`(${either.map((part) => toCondition(part, values)).join(' OR ')})`)
  if (filter['not'] != null)
    conditions.push(`NOT coalesce(${toCondition(filter['not'] as FilterValue, values)}, false)`)
  return conditions.length === 0 ? 'true' : `(${conditions.join(' AND ')})`
}

function factConditions({ column, kind }: IndexFact, asked: FilterValue, values: Values): string[] {
  const conditions: string[] = []
  const several = kind === 'enums'
  const missing = several
    ? `coalesce(${column}, '{}') = '{}'`
    : kind === 'month'
      ? `${column} = ''`
      : `${column} IS NULL`
  if (asked['isNull'] != null) conditions.push(asked['isNull'] ? missing : `NOT (${missing})`)
  if (asked['eq'] != null) {
    const place = values.word(asked['eq'])
    conditions.push(several ? `${place} = ANY (${column})` : `${column} = ${place}`)
  }
  if (asked['in'] != null) conditions.push(`${column} ${several ? '&&' : '= ANY'} (${values.words(asked['in'])})`)
  if (asked['from'] != null) conditions.push(`${column} >= ${values.put(asked['from'])}`)
  if (asked['to'] != null) conditions.push(`(${column} <= ${values.put(asked['to'])} AND ${column} <> '')`)
  if (asked['within'] != null) conditions.push(`starts_with(${column}, ${values.word(prefixOf(asked['within']))})`)
  return conditions
}

/** Throws HubError BAD_DIVISION: a code of another form would match by accident, or everything. */
function prefixOf(written: unknown): string {
  const code = normaliseDivisionCode(String(written))
  if (code === null) throw new HubError('BAD_DIVISION')
  return subtreePrefix(code)
}

/** Control characters but blanks, and halves of surrogate pairs: registries' are cleaned away, nobody asks with one. */
const UNSPEAKABLE = /(?![\t-\r])[\p{Cc}\p{Cs}]/u

/** What is no name, or no reading, is nobody's. */
function nameConditions(asked: FilterValue, values: Values): string[] {
  const conditions: string[] = []
  const by = (
    operator: string,
    normalise: (written: string) => string | null,
    condition: (place: string) => string,
  ) => {
    if (asked[operator] == null) return
    const written = String(asked[operator])
    const text = UNSPEAKABLE.test(written) ? null : normalise(written)
    conditions.push(text === null ? 'false' : condition(values.put(text)))
  }
  by('exact', nameKey, (place) => `name = ${place}`)
  by('former', nameKey, (place) => `former_names @> ARRAY[${place}::text]`)
  by('prefix', namePrefixKey, (place) => `starts_with(name, ${place})`)
  by('pinyin', normaliseReading, (place) => `(starts_with(pinyin, ${place}) OR initials = ${place})`)
  return conditions
}

function refuseLarge(filter: FilterValue): void {
  if (sizeOf(filter) <= MOST_CONDITIONS) return
  throw new HubError('COST_FILTER', `expected at most ${MOST_CONDITIONS} conditions in a filter of lists`, {
    field: 'Query.children',
    position: 'filter',
    most: MOST_CONDITIONS,
  })
}

/** How many conditions a list is filtered by: what its total is weighed by. The filter as a whole is none of them. */
export function conditionsIn({ where }: ListFilter): number {
  return where ? sizeOf(where) - 1 : 0
}

/** The filter itself, each within it and each word. Counts on no further than a little above what lists take. */
function sizeOf(filter: FilterValue): number {
  const open = [filter]
  let count = 0
  for (let part = open.pop(); part; part = open.pop()) {
    for (const one of partsAt(part)) open.push(one.part) // not spread: there may be more of them than a call takes arguments
    count += 1
    for (const [name, asked] of Object.entries(part))
      if (!JOINING.some((joining) => joining === name) && typeof asked === 'object' && asked !== null)
        for (const value of Object.values(asked)) count += weightOf(value)
    if (count > MOST_CONDITIONS) break
  }
  return count
}

const LONG = 100

/** Each word of a list by itself, and a long one as several: a variable may stand in a filter again and again. */
function weightOf(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, one) => sum + weightOf(one), 0)
  return 1 + (typeof value === 'string' ? Math.floor(value.length / LONG) : 0)
}
