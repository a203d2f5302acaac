import { getNamedType } from 'graphql'
import type { ArgumentValues, ReadField, ReadOperation } from '../document/read-operation'
import { HubError } from '../errors/hub-error'
import { checkArguments, nameOf, type CheckInput } from './check-arguments'
import { childrenRoot } from './children-root'
import { decide, decidePosition, type AccessClass } from './decide'
import { numbersRoot } from './numbers-root'
import { refuseCommand, widestView } from './opened'
import { alwaysWithheld, type OwnRoot, type RecordsRoot, type Root, type Roots } from './roots'
import type { Watched } from './sources'
import type { DecisionAt } from './view'
import { keptViews, ViewBuilder } from './view-builder'

/** What an operation by an actor of one class may do: made before anything is fetched, and the only way to fetch. */
export interface Plan {
  readonly tableVersion: string
  /** What is asked: the only reading of the operation, which execution walks. */
  readonly read: ReadOperation
  readonly strict: boolean
  readonly roots: Roots
  /** Each root field once: 'Query.children'. */
  readonly rootFields: readonly string[]
}

/** An operation as one actor asks it: its plan, and the argument values of this request. */
export interface PlannedOperation {
  readonly plan: Plan
  readonly given: ArgumentValues
}

export interface PlanInput extends CheckInput {
  readonly read: ReadOperation
  /** The argument values of the request that the plan is first made for. Later ones may differ, but not in which are null. */
  readonly given: ArgumentValues
  readonly strict: boolean
}

/** Throws HubError ACCESS_FILTER (an argument uses a field it may not), ACCESS_DENIED (a command) and ACCESS_STRICT. */
export function buildPlan(input: PlanInput): Plan {
  const { read, sources, table, who, strict } = input
  const views = new ViewBuilder(sources, table)
  const roots = new Map<string, Root>()
  for (const field of read.fields) if (!field.name.startsWith('__')) roots.set(field.key, rootOf(input, field, views))
  const rootFields = [...new Set([...roots.values()].map(({ field }) => field))]
  const plan: Plan = { tableVersion: table.version, read, strict, roots, rootFields }
  if (strict) refuseIfAlwaysWithheld(plan, who)
  return plan
}

function rootOf({ given, sources, table, who }: PlanInput, field: ReadField, views: ViewBuilder): Root {
  const at = { key: field.key, field: nameOf(field) }
  const check = { sources, table, who }
  const widest = who.reachable.at(-1)!
  // Before the field itself: a null for a number one may not look up by would read like "no such child".
  const lookedUpBy = checkArguments(check, field, given, widest)
  const asked = sources.asked[at.field]
  const command = asked?.command
  const decision = command
    ? decidePosition(table, at.field, command, who, widest)
    : decide(table, asked?.ruledBy ?? at.field, who, widest)
  const numbers = asked?.numbers ? numbersRoot(check, field, given, lookedUpBy, decision) : null
  if (numbers) return numbers
  if (decision.level !== 'full') {
    if (command) refuseCommand(at.field, command, decision)
    return { kind: 'denied', ...at, path: [at.key], decision }
  }
  if (asked?.answers !== undefined)
    return childrenRoot({ ...check, field, type: asked.answers, given, views, lookedUpBy })
  const below = field.below?.get(getNamedType(field.definition.type).name) ?? []
  const answers: RecordsRoot | OwnRoot = asked?.records
    ? { kind: 'records', ...at, view: keptViews(views, below, at.key, who), watched: asked.live?.({}) ?? UNWATCHED }
    : { kind: 'own', ...at, withheld: views.build(below, [at.key], who, widest).withheld }
  return command ? { kind: 'command', ...at, command, answers } : answers
}

const UNWATCHED: Watched = { children: [], index: false }

/** Strict: nothing may be missing. Throws HubError ACCESS_STRICT naming each field. */
export function refuseStrict(withheld: readonly DecisionAt[]): never {
  throw new HubError('ACCESS_STRICT', undefined, { withheld: withheld.map(describe) })
}

export function describe({ path, decision }: DecisionAt) {
  return {
    path: path.join('.'),
    field: decision.field,
    level: decision.level,
    rule: decision.row.rule,
    ...(decision.mask ? { mask: decision.mask } : {}),
    needed: decision.needed,
  }
}

function refuseIfAlwaysWithheld({ roots }: Plan, who: AccessClass): void {
  const always = [...roots.values()].flatMap((root) => withheldFromEverybody(root, who))
  if (always.length > 0) refuseStrict(always)
}

/** What a root withholds in every answer to this class of actor, whatever child it is about. */
function withheldFromEverybody(root: Root, who: AccessClass): readonly DecisionAt[] {
  switch (root.kind) {
    case 'children': {
      const seen = who.reachable
        .filter((bits) => root.visible(bits))
        .map((bits) => widestView(root.view, bits).withheld)
      if (seen.length === 0) return root.view(0).withheld
      return seen.every((withheld) => withheld.length > 0) ? seen.at(-1)! : []
    }
    case 'records':
      return root.view(who.reachable.at(-1)!).withheld
    case 'command':
      return withheldFromEverybody(root.answers, who)
    case 'numbers':
    case 'own':
    case 'denied':
      return alwaysWithheld(root)
  }
}
