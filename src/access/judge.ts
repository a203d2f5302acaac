import { getArgumentValues, isObjectType, Kind, type FieldNode, type GraphQLSchema } from 'graphql'
import { HubError } from '../errors/hub-error'
import type { Amount } from './cost'
import { decide, type AccessClass } from './decide'
import { fullScopes, type AllowedUse, type HeldUse } from './positions'
import type { Selector } from './selection'
import type { Sources, Watched } from './sources'
import type { AccessTable } from './table'
import type { ScopeBits } from './words'

/** What arguments are judged by. */
export interface JudgeInput {
  readonly schema: GraphQLSchema
  readonly sources: Sources
  readonly table: AccessTable
  readonly variables: Readonly<Record<string, unknown>>
  readonly who: AccessClass
}

/**
 * Each field that the argument values of this request touch, with the scopes in which it may be used so: none where it may not.
 * `saved` is what the saved filter holds that the request names, if it names one.
 */
export function usesHeld(
  input: JudgeInput,
  type: string,
  node: FieldNode,
  variables: Readonly<Record<string, unknown>>,
  saved?: unknown,
): readonly AllowedUse[] {
  const field = `${type}.${node.name.value}`
  const touched = input.sources.held?.[field]
  if (!touched) return []
  const values = argumentValues({ ...input, variables }, type, node)
  const argument = input.sources.saved?.[field]
  if (argument === undefined || values[argument] == null) return scopesOf(input, touched(values))
  if (saved === undefined) throw new TypeError(`${field}: a saved filter is judged by what it holds, and was not read`)
  return scopesOf(input, touched({ ...values, [argument]: saved }))
}

/** The id of the saved filter that the argument values of this request name; null for none. */
export function savedId(
  input: JudgeInput,
  type: string,
  node: FieldNode,
  variables: Readonly<Record<string, unknown>>,
): string | null {
  const argument = input.sources.saved?.[`${type}.${node.name.value}`]
  if (argument === undefined) return null
  return (argumentValues({ ...input, variables }, type, node)[argument] as string | null | undefined) ?? null
}

type Rights = Pick<JudgeInput, 'table' | 'who'>

/** Each use with the scopes in which the actor may use the field so. Throws HubError ACCESS_FILTER for one it may use nowhere. */
export function judgeUses(rights: Rights, argument: string, uses: readonly HeldUse[]): readonly AllowedUse[] {
  const allowed = scopesOf(rights, uses)
  const refused = allowed.find(({ scopes }) => scopes.length === 0)
  if (refused) {
    const { level, row } = decide(rights.table, refused.field, rights.who, rights.who.reachable.at(-1)!)
    refuseUse(refused.field, refused.position, argument, row.rule, level)
  }
  return allowed
}

function scopesOf({ table, who }: Rights, uses: readonly HeldUse[]): readonly AllowedUse[] {
  return uses.map((use) => {
    return { ...use, scopes: fullScopes(table, use.field, who) }
  })
}

/** The same, every one of them allowed. Throws HubError ACCESS_FILTER. */
export function judgeHeld(...asked: Parameters<typeof usesHeld>): readonly AllowedUse[] {
  const [input, type, node] = asked
  return judgeUses(input, `${type}.${node.name.value}`, usesHeld(...asked))
}

const ONE: Amount = { kind: 'one', count: 1 }

/** How many children the argument values of this request ask for: one, unless `sources.amounts` reads it from them. */
export function amountAsked(
  input: JudgeInput,
  type: string,
  node: FieldNode,
  variables: Readonly<Record<string, unknown>>,
): Amount {
  const read = input.sources.amounts?.[`${type}.${node.name.value}`]
  return read ? read(argumentValues({ ...input, variables }, type, node)) : ONE
}

/** What can change the answer to the argument values of this request; only root fields of subscriptions are watched. */
export function watchedBy(
  input: JudgeInput,
  type: string,
  node: FieldNode,
  variables: Readonly<Record<string, unknown>>,
): Watched {
  const field = `${type}.${node.name.value}`
  const read = input.sources.watched?.[field]
  if (!read) throw new TypeError(`${field}: nothing says what can change its answer`)
  return read(argumentValues({ ...input, variables }, type, node))
}

/** The fields an entry looks children up by. Refuses the operation when the actor may use one of them for no child at all. */
export function judgeArguments(input: JudgeInput, type: string, node: FieldNode, widest: ScopeBits): string[] {
  const used: string[] = []
  for (const name of givenArguments(input, type, node)) {
    const where = `${type}.${node.name.value}(${name})`
    const use = input.sources.arguments[where]
    if (!use)
      throw new HubError('ACCESS_FILTER', `${where}: no rule says what this argument may touch`, {
        field: where,
        position: 'argument',
      })
    if (use.position === 'none') continue
    const decision = decide(input.table, use.field, input.who, widest)
    if (decision.level !== 'full') refuseUse(use.field, use.position, where, decision.row.rule, decision.level)
    used.push(use.field)
  }
  return used
}

export function refuseUse(field: string, position: string, argument: string, rule: string, level: string): never {
  throw new HubError(
    'ACCESS_FILTER',
    `${argument} uses ${field}, which needs level full and is ${level} for this account`,
    {
      field,
      position,
      argument,
      rule,
      level,
    },
  )
}

/** Arguments below the root filter within a child the actor sees: they need the field at full in every scope it is shown in. */
export function judgeNested(
  input: JudgeInput,
  selector: Selector,
  typeName: string,
  set: { readonly kind: Kind.SELECTION_SET; readonly selections: NonNullable<FieldNode['selectionSet']>['selections'] },
  widest: ScopeBits,
): void {
  const type = input.schema.getType(typeName)
  if (!type || !('getFields' in type) || !('isTypeOf' in type)) return
  for (const { node } of selector.fields(type, set)) {
    const field = type.getFields()[node.name.value]
    if (!field) continue
    if (node.arguments?.length) judgeArguments(input, typeName, node, widest)
    if (node.selectionSet) {
      const below = String(field.type).replace(/[[\]!]/g, '')
      judgeNested(input, selector, below, node.selectionSet, widest)
    }
  }
}

/** Arguments as they hold at run time: one that is null or left out touches nothing. */
function givenArguments(input: JudgeInput, type: string, node: FieldNode): string[] {
  if (!node.arguments?.length) return []
  const values = argumentValues(input, type, node)
  return Object.keys(values).filter((name) => values[name] != null)
}

/** By the request's variables, which are one object for all that is judged of a request: each field's are made once. */
const made = new WeakMap<object, Map<FieldNode, Record<string, unknown>>>()

function argumentValues(input: JudgeInput, type: string, node: FieldNode): Record<string, unknown> {
  let byNode = made.get(input.variables)
  if (!byNode) made.set(input.variables, (byNode = new Map()))
  let values = byNode.get(node)
  if (!values) {
    const holder = input.schema.getType(type)
    const field = isObjectType(holder) ? holder.getFields()[node.name.value] : undefined
    values = field ? getArgumentValues(field, node, input.variables as Record<string, unknown>) : {}
    byNode.set(node, values)
  }
  return values
}
