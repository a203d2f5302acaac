import { HUB_RECORDS, type RegistryName } from '../../connectors/contract/records'
import type { ArgumentValues } from '../document/read-operation'
import type { EntrySize, Root, Roots } from './roots'
import type { Amount, HeldFilter } from './sources'
import type { View } from './view'
import { SCOPE_BIT, type Scope, type ScopeBits } from './words'

/**
 * What the parts of an operation weigh, in points (docs/decisions/0011-cost.md). A point is about the work of one value:
 * fetched, masked, written into the answer.
 */
export const POINTS = {
  /** A child that is looked up and placed. */
  row: 2,
  /** A place in the answer where a column of each child stands. */
  column: 1,
  /** The same in a list below the child: such a list is taken for five entries. */
  listColumn: 5,
  /** A call to a registry. */
  call: 100,
  /** A root field that looks at no child: taken for a call. */
  other: 100,
  /** Numbers from a release, by how many levels of divisions an answer goes down: about 500, 2,000 and 10,000 cells. */
  release: [500, 500, 2_000, 10_000],
} as const

/** So many children counted for a total weigh one point, for each condition of the list's filter. */
const COUNTED_A_POINT = 50
/** A list whose length is not known before it is read (the own list, an index not measured yet) is taken for so many. */
export const UNKNOWN_LIST = 1_000

export interface EntryCost {
  /** Response key and root field. */
  readonly key: string
  readonly field: string
  readonly points: number
  /** What the arguments ask for. */
  readonly amount: Amount
  /** Children at most. */
  readonly rows: number
  readonly columns: number
  readonly listColumns: number
  readonly calls: Readonly<Record<RegistryName, number>>
  /** Children that are counted for totals, once for each condition of the filter. */
  readonly counted: number
}

/** What an operation costs at most. The parts of its entries, added up. */
export interface Cost extends Omit<EntryCost, 'key' | 'field' | 'amount'> {
  readonly entries: readonly EntryCost[]
}

/** What stands outside plan and operation, as numbers. */
export interface CostWorld {
  /** The most ids one call to a registry takes, of those that are connected. */
  readonly maxIds: ReadonlyMap<RegistryName, number>
  /** How many children these scopes hold for the actor; null where that is not known. */
  readonly within: (scopes: readonly Scope[]) => number | null
  /** The registry that is asked for an own list. */
  readonly caseloads: RegistryName | null
}

/** `seen`: for each set of scopes in which the actor may know a child, the view that every possible grant would give. */
export function sizeOf(
  seen: readonly Pick<View, 'columns' | 'listColumns' | 'parts' | 'opened'>[],
  rest: Pick<EntrySize, 'totals' | 'countable' | 'ownList'>,
): EntrySize {
  let dearest: Pick<View, 'columns' | 'listColumns'> = { columns: 0, listColumns: 0 }
  const views = new Map<RegistryName, number>()
  for (const view of seen) {
    if (perRow(view) > perRow(dearest)) dearest = view
    for (const { registry, shape, closed } of view.parts.values())
      if (shape && !closed && registry !== HUB_RECORDS)
        views.set(registry, (views.get(registry) ?? 0) + 2 ** view.opened.length)
  }
  return { columns: dearest.columns, listColumns: dearest.listColumns, views, ...rest }
}

export function hasOwnList(reachable: readonly ScopeBits[]): boolean {
  return reachable.some((bits) => (bits & SCOPE_BIT.caseload) !== 0)
}

/** What the saved filters hold that an operation's lists name, by response key. */
export type SavedOf = ReadonlyMap<string, HeldFilter>

/** The cost of an operation with this request's argument values, before anything is fetched. Pure; no work per row. */
export function costOf(
  { roots }: { readonly roots: Roots },
  given: ArgumentValues,
  saved: SavedOf,
  world: CostWorld,
): Cost {
  const entries: EntryCost[] = []
  const calls: Record<RegistryName, number> = {}
  const sum = { points: 0, rows: 0, columns: 0, listColumns: 0, counted: 0 }
  for (const root of roots.values()) {
    const cost = rootCost(root, given, saved, world)
    if (typeof cost === 'number') sum.points += cost
    else entries.push(cost)
  }
  for (const entry of entries) {
    for (const part of SUMMED) sum[part] += entry[part]
    for (const [registry, count] of Object.entries(entry.calls)) calls[registry] = (calls[registry] ?? 0) + count
  }
  return { ...sum, calls, entries }
}

/** The parts of a cost that is measured, or the points of one that is not. */
function rootCost(root: Root, given: ArgumentValues, saved: SavedOf, world: CostWorld): EntryCost | number {
  switch (root.kind) {
    case 'children':
    case 'numbers':
      if (root.kind === 'numbers' && root.from === 'release') return POINTS.release[Math.min(root.levels(given), 3)]!
      return entryCost(root.key, root.field, root.size, root.amount(given, saved.get(root.key)), world)
    case 'records':
    case 'command':
    case 'own':
      return POINTS.other
    case 'denied':
      return 0
  }
}

const SUMMED = ['points', 'rows', 'columns', 'listColumns', 'counted'] as const

export function entryCost(
  key: string,
  field: string,
  size: EntrySize,
  amount: Amount,
  { maxIds, within, caseloads }: CostWorld,
): EntryCost {
  const { kind, count, conditions = 0 } = amount
  const reach = kind === 'page' && size.countable ? within(size.countable) : null
  const asked = Math.max(0, count)
  const rows = reach === null ? asked : Math.min(asked, reach)
  const counted = size.totals * (reach ?? UNKNOWN_LIST) * Math.max(1, conditions)
  const calls: Record<RegistryName, number> = {}
  for (const [registry, views] of size.views) {
    // By what is asked, not by the estimate: that may be some minutes old, and the calls are a promise.
    const takes = maxIds.get(registry)
    if (takes === undefined) continue // not connected: it is not called
    const most = callsFor(asked, views, takes)
    if (most > 0) calls[registry] = most
  }
  if (size.ownList === 'asked' || (size.ownList === 'perhaps' && kind === 'page'))
    if (caseloads !== null) calls[caseloads] = (calls[caseloads] ?? 0) + 1
  const parts = { rows, columns: size.columns, listColumns: size.listColumns, calls, counted }
  const points = Object.values(pointsOf(parts)).reduce((sum, part) => sum + part, 0)
  return { key, field, points, amount, ...parts }
}

/** What each part weighs. */
export function pointsOf(parts: Pick<EntryCost, 'rows' | 'columns' | 'listColumns' | 'calls' | 'counted'>) {
  const { rows, columns, listColumns, calls, counted } = parts
  return {
    rows: rows * POINTS.row,
    columns: rows * columns * POINTS.column,
    listColumns: rows * listColumns * POINTS.listColumn,
    calls: Object.values(calls).reduce((sum, count) => sum + count, 0) * POINTS.call,
    counted: Math.ceil(counted / COUNTED_A_POINT),
  }
}

/** The most calls that so many children can need when they fall into so many views: one for each, and more where one call is too small. */
export function callsFor(rows: number, views: number, maxIds: number): number {
  return rows <= views ? rows : views + Math.floor((rows - views) / maxIds)
}

function perRow({ columns, listColumns }: Pick<View, 'columns' | 'listColumns'>): number {
  return columns * POINTS.column + listColumns * POINTS.listColumn
}
