import { getArgumentValues, isObjectType, Kind, type FieldNode, type GraphQLSchema } from 'graphql'
import { HubError } from '../errors/hub-error'
import type { Amount } from './cost'
import { decide, type AccessClass } from './decide'
import { fullScopes, type AllowedUse } from './positions'
import type { Selector } from './selection'
import type { Sources } from './sources'
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

/** Each field that the argument values of this request touch, with the scopes in which it may be used so: none where it may not. */
export function usesHeld(
  input: JudgeInput,
  type: string,
  node: FieldNode,
  variables: Readonly<Record<string, unknown>>,
): readonly AllowedUse[] {
  const touched = input.sources.held?.[`${type}.${node.name.value}`]
  if (!touched) return []
  return touched(argumentValues({ ...input, variables }, type, node)).map((use) => {
    return { ...use, scopes: fullScopes(input.table, use.field, input.who) }
  })
}

/** The same, every one of them allowed. Throws HubError ACCESS_FILTER. */
export function judgeHeld(...asked: Parameters<typeof usesHeld>): readonly AllowedUse[] {
  const [{ table, who }, type, node] = asked
  const uses = usesHeld(...asked)
  const refused = uses.find(({ scopes }) => scopes.length === 0)
  if (refused) {
    const { level, row } = decide(table, refused.field, who, who.reachable.at(-1)!)
    refuseUse(refused.field, refused.position, `${type}.${node.name.value}`, row.rule, level)
  }
  return uses
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

function argumentValues(input: JudgeInput, type: string, node: FieldNode): Record<string, unknown> {
  const holder = input.schema.getType(type)
  if (!isObjectType(holder)) return {}
  const field = holder.getFields()[node.name.value]
  return field ? getArgumentValues(field, node, input.variables as Record<string, unknown>) : {}
}
