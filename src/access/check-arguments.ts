import type { ArgumentValues, ReadField, Values } from '../document/read-operation'
import { HubError } from '../errors/hub-error'
import { decide, decidePosition, type AccessClass } from './decide'
import { filterScopes, statisticsScopes, type AllowedFieldUse, type FieldUse } from './positions'
import type { Amount, AskedField, HeldFilter, Sources, Watched } from './sources'
import type { AccessTable } from './table'
import type { ScopeBits } from './words'

/** What arguments are judged by. */
export interface CheckInput {
  readonly sources: Sources
  readonly table: AccessTable
  readonly who: AccessClass
}

/** 'Query.children'. */
export function nameOf({ parent, name }: ReadField): string {
  return `${parent.name}.${name}`
}

/**
 * Each field that the argument values of this request touch, with the scopes in which it may be used so: none where it may not.
 * `saved` is what the saved filter holds that the request names, if it names one.
 */
export function fieldUses(
  input: CheckInput,
  read: ReadField,
  given: ArgumentValues,
  saved?: HeldFilter,
): readonly AllowedFieldUse[] {
  const { held: touched } = input.sources.asked[nameOf(read)] ?? NOTHING
  return touched ? scopesOf(input, touched(valuesWith(input, read, given, saved))) : []
}

/** The argument values of this request, with what the saved filter holds in the place of its id. */
export function valuesWith(
  { sources }: CheckInput,
  read: ReadField,
  given: ArgumentValues,
  saved?: HeldFilter,
): Values {
  const field = nameOf(read)
  const argument = sources.asked[field]?.saved
  const values = given.get(read) ?? NONE
  if (argument === undefined || values[argument] == null) return values
  if (saved === undefined) throw new TypeError(`${field}: a saved filter is judged by what it holds, and was not read`)
  return { ...values, [argument]: saved }
}

/** The id of the saved filter that the argument values of this request name; null for none. */
export function savedId({ sources }: CheckInput, read: ReadField, given: ArgumentValues): string | null {
  const argument = sources.asked[nameOf(read)]?.saved
  if (argument === undefined) return null
  return (given.get(read)?.[argument] as string | null | undefined) ?? null
}

type Rights = Pick<CheckInput, 'table' | 'who'>

/** Each use with the scopes in which the actor may use the field so. Throws HubError ACCESS_FILTER for one it may use nowhere. */
export function checkUses(rights: Rights, argument: string, uses: readonly FieldUse[]): readonly AllowedFieldUse[] {
  const allowed = scopesOf(rights, uses)
  const refused = allowed.find(({ scopes }) => scopes.length === 0)
  if (refused) {
    const { level, row } = decide(rights.table, refused.field, rights.who, rights.who.reachable.at(-1)!)
    refuseUse(refused.field, refused.position, argument, row.rule, level)
  }
  return allowed
}

export function scopesOf({ table, who }: Rights, uses: readonly FieldUse[]): readonly AllowedFieldUse[] {
  return uses.map((use) => {
    const scopes = use.position === 'statistics' ? statisticsScopes : filterScopes
    return { ...use, scopes: scopes(table, use.field, who) }
  })
}

/** The same, every one of them allowed. Throws HubError ACCESS_FILTER. */
export function checkFieldUses(...asked: Parameters<typeof fieldUses>): readonly AllowedFieldUse[] {
  const [input, read] = asked
  return checkUses(input, nameOf(read), fieldUses(...asked))
}

const NONE: Values = Object.freeze({})
const NOTHING: Partial<AskedField> = Object.freeze({})
const ONE: Amount = { kind: 'one', count: 1 }

/**
 * How many children the argument values of this request ask for: one, unless `amount` reads it from them. A saved
 * filter that was not read is taken to hold nothing.
 */
export function amountAsked(
  { sources }: CheckInput,
  read: ReadField,
  given: ArgumentValues,
  saved?: HeldFilter,
): Amount {
  const { amount, saved: argument } = sources.asked[nameOf(read)] ?? NOTHING
  if (!amount) return ONE
  const values = given.get(read) ?? NONE
  return amount(argument === undefined ? values : { ...values, [argument]: saved ?? null })
}

/** What can change the answer to the argument values of this request; only root fields of subscriptions are watched. */
export function watchedBy({ sources }: CheckInput, read: ReadField, given: ArgumentValues): Watched {
  const watched = sources.asked[nameOf(read)]?.live
  if (!watched) throw new TypeError(`${nameOf(read)}: nothing says what can change its answer`)
  return watched(given.get(read) ?? NONE)
}

/** The fields an entry looks children up by. Refuses the operation when the actor may use one of them for no child at all. */
export function checkArguments(input: CheckInput, read: ReadField, given: ArgumentValues, widest: ScopeBits): string[] {
  const used: string[] = []
  for (const [name, value] of Object.entries(given.get(read) ?? NONE)) {
    if (value == null) continue // one that is null or left out touches nothing
    const where = `${nameOf(read)}(${name})`
    const use = input.sources.asked[nameOf(read)]?.arguments[name]
    if (!use)
      throw new HubError('ACCESS_FILTER', `${where}: no rule says what this argument may touch`, {
        field: where,
        position: 'argument',
      })
    if (use.position === 'none') continue
    if (decidePosition(input.table, use.field, 'filter', input.who, widest).level !== 'full') {
      const { level, row } = decide(input.table, use.field, input.who, widest)
      refuseUse(use.field, use.position, where, row.rule, level)
    }
    used.push(use.field)
  }
  return used
}

export function refuseUse(field: string, position: string, argument: string, rule: string, level: string): never {
  throw new HubError(
    'ACCESS_FILTER',
    position === 'statistics'
      ? `${argument} uses ${field}, which this account may not ask for published numbers over`
      : level === 'full'
        ? `${argument} uses ${field}, which this account may read, but not filter, sort or look up by`
        : `${argument} uses ${field}, which needs level full and is ${level} for this account`,
    {
      field,
      position,
      argument,
      rule,
      level,
    },
  )
}

/** Arguments below the root filter within a child the actor sees: they need the field at full in every scope it is shown in. Gives those fields. */
export function checkNestedArguments(
  input: CheckInput,
  fields: readonly ReadField[],
  given: ArgumentValues,
  widest: ScopeBits,
): string[] {
  return fields.flatMap((read) => [
    ...checkArguments(input, read, given, widest),
    ...[...(read.below?.values() ?? [])].flatMap((below) => checkNestedArguments(input, below, given, widest)),
  ])
}
