import type { ArgumentValues, ReadField } from '../document/read-operation'
import {
  amountAsked,
  checkFieldUses,
  checkNestedArguments,
  fieldUses,
  nameOf,
  savedId,
  watchedBy,
  type CheckInput,
} from './check-arguments'
import { hasOwnList, sizeOf } from './cost'
import { decide, decidePosition, type AccessClass } from './decide'
import { widestView } from './opened'
import { fullScopes } from './positions'
import type { ChildrenRoot } from './roots'
import type { AccessTable, Permission } from './table'
import { keptViews, type ViewBuilder } from './view-builder'
import { ALL_SCOPE_BITS, type ScopeBits } from './words'

export interface ChildrenInput extends CheckInput {
  readonly field: ReadField
  /** The type it answers with. */
  readonly type: string
  readonly given: ArgumentValues
  readonly views: ViewBuilder
  /** Fields that children are looked up by. */
  readonly lookedUpBy: readonly string[]
}

/** Throws HubError ACCESS_FILTER where a list below a child is narrowed by what may not be read in full. */
export function childrenRoot({ field, type, given, views, lookedUpBy, ...check }: ChildrenInput): ChildrenRoot {
  const { sources, table, who } = check
  const widest = who.reachable.at(-1)!
  const below = field.below?.get(type) ?? []
  const narrowedBy = checkNestedArguments(check, below, given, widest)
  const view = keptViews(views, below, field.key, who)
  const full = (governed: string, bits: ScopeBits) => decide(table, governed, who, bits).level === 'full'
  const filters = (governed: string, bits: ScopeBits) =>
    decidePosition(table, governed, 'filter', who, bits).level === 'full'
  const visible = byScope(
    who.reachable,
    (bits) => full(sources.existence, bits) && lookedUpBy.every((used) => filters(used, bits)),
  )
  const all = who.reachable.map((bits) => widestView(view, bits))
  const caseload = usesCaseload(table, who, [
    sources.existence,
    ...lookedUpBy,
    ...all.at(-1)!.decisions.map(({ decision: one }) => one.field),
  ])
  const existence = fullScopes(table, sources.existence, who)
  const total = Object.keys(sources.fields).find(
    (one) => one.startsWith(`${type}.`) && sources.fields[one]!.kind === 'count',
  )
  return {
    kind: 'children',
    key: field.key,
    field: nameOf(field),
    lookedUpBy,
    narrowedBy,
    identity: [...new Set(all.flatMap((one) => one.identity))].sort(),
    links: all.some((one) => one.links),
    caseload,
    visible: (bits) => visible[bits] === true,
    visibleBy: (governed, bits) => visible[bits] === true && filters(governed, bits),
    view,
    openable: (bits) => view(bits).openable.length > 0,
    widest: view(widest),
    existence,
    size: sizeOf(
      who.reachable.flatMap((bits, i) => (visible[bits] ? [all[i]!] : [])),
      {
        totals: view(widest).counts,
        countable: total && full(total, widest) ? existence : null,
        ownList: !hasOwnList(who.reachable) ? 'none' : caseload ? 'asked' : 'perhaps',
      },
    ),
    saved: (values) => savedId(check, field, values),
    held: (values, saved) => checkFieldUses(check, field, values, saved),
    uses: (values, saved) => fieldUses(check, field, values, saved),
    amount: (values, saved) => amountAsked(check, field, values, saved),
    watched: (values) => watchedBy(check, field, values),
  }
}

export function usesCaseload(table: AccessTable, who: AccessClass, fields: readonly string[]): boolean {
  const counts = ({ scope, audience }: Permission) => scope === 'caseload' && who.audiences.includes(audience)
  return fields.some((field) => table.rows.get(field)?.permissions.some(counts))
}

function byScope(reachable: readonly ScopeBits[], test: (bits: ScopeBits) => boolean): boolean[] {
  return ALL_SCOPE_BITS.map((bits) => reachable.includes(bits) && test(bits))
}
