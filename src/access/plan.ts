import { getNamedType } from 'graphql'
import type { ArgumentValues, ReadField, ReadOperation } from '../document/read-operation'
import { HubError } from '../errors/hub-error'
import { decide, decidePosition, type AccessClass } from './decide'
import { hasOwnList, sizeOf, type Costed } from './cost'
import {
  amountAsked,
  checkArguments,
  checkFieldUses,
  checkNestedArguments,
  nameOf,
  savedId,
  fieldUses,
  watchedBy,
} from './check-arguments'
import { fullScopes } from './positions'
import { refuseCommand, widestView } from './opened'
import type { ChildrenRoot, RecordsRoot } from './roots'
import type { Sources } from './sources'
import type { AccessTable, Permission } from './table'
import type { DecisionAt, View } from './view'
import { ViewBuilder } from './view-builder'
import { ALL_SCOPE_BITS, type ScopeBits } from './words'

/** Views kept per entry; with grants there can be one for each set of opened rules. */
const MAX_VIEWS = 64

/** What an operation by an actor of one class may do: made before anything is fetched, and the only way to fetch. */
export interface Plan extends Costed {
  readonly tableVersion: string
  /** What is asked: the only reading of the operation, which execution walks. */
  readonly read: ReadOperation
  readonly strict: boolean
  readonly entries: ReadonlyMap<string, ChildrenRoot>
  readonly records: ReadonlyMap<string, RecordsRoot>
  /** Root fields this class may not call: they answer null. */
  readonly denied: ReadonlyMap<string, DecisionAt>
  /** Fields withheld from answers that the hub itself makes, not from children. */
  readonly withheldOwn: readonly DecisionAt[]
  readonly rootFields: readonly string[]
}

/** An operation as one actor asks it: its plan, and the argument values of this request. */
export interface PlannedOperation {
  readonly plan: Plan
  readonly given: ArgumentValues
}

export interface PlanInput {
  readonly read: ReadOperation
  /** The argument values of the request that the plan is first made for. Later ones may differ, but not in which are null. */
  readonly given: ArgumentValues
  readonly sources: Sources
  readonly table: AccessTable
  readonly who: AccessClass
  readonly strict: boolean
}

/** Throws HubError ACCESS_FILTER (an argument uses a field it may not) and ACCESS_STRICT. */
export function buildPlan(input: PlanInput): Plan {
  const { read, given, sources, table, who } = input
  const views = new ViewBuilder(sources, table)
  const widest = who.reachable.at(-1)!
  const entries = new Map<string, ChildrenRoot>()
  const records = new Map<string, RecordsRoot>()
  const denied = new Map<string, DecisionAt>()
  const withheldOwn: DecisionAt[] = []
  const rootFields = new Set<string>()
  let others = 0

  for (const field of read.fields) {
    const { key } = field
    if (field.name.startsWith('__')) continue
    const name = nameOf(field)
    rootFields.add(name)
    // Before the field itself: a null for a number one may not look up by would read like "no such child".
    const lookups = checkArguments(input, field, given, widest)
    const asked = sources.asked[name]
    const command = asked?.command
    const decision = command
      ? decidePosition(table, name, command, who, widest)
      : decide(table, asked?.ruledBy ?? name, who, widest)
    if (decision.level !== 'full') {
      if (command) refuseCommand(name, command, decision)
      denied.set(key, { path: [key], decision })
      continue
    }
    const type = asked?.answers
    if (!type) {
      others += 1
      const own = field.below?.get(getNamedType(field.definition.type).name) ?? []
      if (asked?.records) records.set(key, { key, view: viewsOf(views, own, key, who) })
      else withheldOwn.push(...views.build(own, [key], who, widest).withheld)
      continue
    }
    const below = field.below?.get(type) ?? []
    const narrowed = checkNestedArguments(input, below, given, widest)
    const view = viewsOf(views, below, key, who)
    const full = (governed: string, bits: ScopeBits) => decide(table, governed, who, bits).level === 'full'
    const filters = (governed: string, bits: ScopeBits) =>
      decidePosition(table, governed, 'filter', who, bits).level === 'full'
    const visible = table_(
      who.reachable,
      (bits) => full(sources.existence, bits) && lookups.every((used) => filters(used, bits)),
    )
    const all = who.reachable.map((bits) => widestView(view, bits))
    const caseload = usesCaseload(table, who, [
      sources.existence,
      ...lookups,
      ...all.at(-1)!.decisions.map(({ decision: one }) => one.field),
    ])
    const existence = fullScopes(table, sources.existence, who)
    const total = Object.keys(sources.fields).find(
      (one) => one.startsWith(`${type}.`) && sources.fields[one]!.kind === 'count',
    )
    entries.set(key, {
      key,
      field: name,
      lookedUpBy: lookups,
      narrowedBy: narrowed,
      identity: [...new Set(all.flatMap((one) => one.identity))].sort(),
      links: all.some((one) => one.links),
      caseload,
      visible: (bits) => visible[bits] === true,
      visibleBy: (governed, bits) => visible[bits] === true && filters(governed, bits),
      view,
      openable: (bits) => view(bits).openable.length > 0,
      widest: view(widest),
      existence,
      saved: (values) => savedId(input, field, values),
      held: (values, saved) => checkFieldUses(input, field, values, saved),
      uses: (values, saved) => fieldUses(input, field, values, saved),
      size: sizeOf(
        who.reachable.flatMap((bits, i) => (visible[bits] ? [all[i]!] : [])),
        {
          totals: view(widest).counts,
          countable: total && full(total, widest) ? existence : null,
          ownList: !hasOwnList(who.reachable) ? 'none' : caseload ? 'asked' : 'perhaps',
        },
      ),
      amount: (values, saved) => amountAsked(input, field, values, saved),
      watched: (values) => watchedBy(input, field, values),
    })
  }

  const plan: Plan = {
    tableVersion: table.version,
    read,
    strict: input.strict,
    entries,
    records,
    denied,
    withheldOwn,
    rootFields: [...rootFields],
    others,
  }
  if (input.strict) refuseIfAlwaysWithheld(plan, who)
  return plan
}

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

function refuseIfAlwaysWithheld(plan: Plan, who: AccessClass): void {
  const always = [...plan.denied.values(), ...plan.withheldOwn]
  for (const { view } of plan.records.values()) always.push(...view(who.reachable.at(-1)!).withheld)
  for (const entry of plan.entries.values()) {
    const seen = who.reachable
      .filter((bits) => entry.visible(bits))
      .map((bits) => widestView(entry.view, bits).withheld)
    if (seen.length === 0) always.push(...entry.view(0).withheld)
    else if (seen.every((withheld) => withheld.length > 0)) always.push(...seen.at(-1)!)
  }
  if (always.length > 0) refuseStrict(always)
}

/** The views of one root field, each made once. */
function viewsOf(views: ViewBuilder, below: readonly ReadField[], key: string, who: AccessClass) {
  const cache = new Map<string, View>()
  return (bits: ScopeBits, opened: readonly string[] = []): View => {
    const at = `${bits} ${opened.join(' ')}`
    let made = cache.get(at)
    if (!made) {
      if (cache.size >= MAX_VIEWS) cache.clear()
      cache.set(at, (made = views.build(below, [key], who, bits, new Set(opened))))
    }
    return made
  }
}

function usesCaseload(table: AccessTable, who: AccessClass, fields: readonly string[]): boolean {
  const counts = ({ scope, audience }: Permission) => scope === 'caseload' && who.audiences.includes(audience)
  return fields.some((field) => table.rows.get(field)?.permissions.some(counts))
}

function table_(reachable: readonly ScopeBits[], test: (bits: ScopeBits) => boolean): boolean[] {
  return ALL_SCOPE_BITS.map((bits) => reachable.includes(bits) && test(bits))
}
