import type { AccessTable } from '../../src/access/table'
import type { GraphQLSchema } from 'graphql'
import { buildPlan, type Plan, type PlanInput, type PlannedOperation } from '../../src/access/plan'
import type { ChildrenRoot, NumbersRoot } from '../../src/access/roots'
import type { View } from '../../src/access/view'
import { readArguments, readOperation } from '../../src/document/read-operation'
import { Planner } from '../../src/plan/planner'
import { childrenOf } from '../support/roots'

/**
 * A hub with one defence taken out, for as long as `during` runs. Done from outside, on the classes of this process: the
 * hub's own code has no switch that turns a defence off.
 */
export interface Sabotage {
  readonly name: string
  /** Where the like was shipped (docs: domain, ways round field rights). */
  readonly seenIn: string
  /** The file whose defence is gone. */
  readonly defence: string
  /** From outside it shows only where the suite may write. */
  readonly writes?: true
  apply(): () => void
}

type Planned = Parameters<Planner['plan']>
type Inside = { schema: GraphQLSchema; sources: PlanInput['sources']; table: AccessTable }

/** Runs `work` with the defence gone, and puts it back. */
export async function during<T>(sabotage: Sabotage, work: () => Promise<T>): Promise<T> {
  const undo = sabotage.apply()
  try {
    return await work()
  } finally {
    undo()
  }
}

type Bend = (plan: Plan, open: (fields?: readonly string[]) => Plan, given: Planned) => Plan

export function planned(name: string, seenIn: string, defence: string, bend: Bend): Sabotage {
  return { name, seenIn, defence, apply: () => patchPlan(bend) }
}

export function patchPlan(bend: Bend): () => void {
  return patch(Planner.prototype, 'plan', (plan, planner) => (...given) => {
    const [document, operation, variables, who, strict] = given
    const { schema, sources, table } = planner as unknown as Inside
    // One reading for all plans: argument values belong to the fields of their reading.
    const reading = (): Pick<PlanInput, 'read' | 'given'> => {
      const read = readOperation(schema, document, operation, variables)
      return { read, given: readArguments(read, variables) }
    }
    const open =
      ({ read, given: values }: Pick<PlanInput, 'read' | 'given'>) =>
      (fields?: readonly string[]) =>
        buildPlan({ read, given: values, sources, table: opened(table, fields), who, strict })
    // A table that opens a field may be what lets the operation pass: it is asked first.
    let made: PlannedOperation
    try {
      made = plan(...given)
    } catch (refusal) {
      const own = reading()
      const bent = bend(EMPTY, open(own), given)
      if (childrenOf(bent).size === 0) throw refusal
      return { plan: { ...bent, read: own.read }, given: own.given }
    }
    const { read } = made.plan
    return { ...made, plan: bend(made.plan, open({ read, given: made.given }), given) }
  })
}

const EMPTY = { roots: new Map(), rootFields: [] } as unknown as Plan

/** The table with some rows, or all below the root, open to everybody. */
export function opened(table: AccessTable, fields?: readonly string[]): AccessTable {
  const rows = [...table.rows].map(([field, row]) => {
    const open = fields
      ? fields.includes(field)
      : field !== 'Child.id' && !/^(Query|Mutation|Subscription)\./.test(field)
    const anyone = { audience: 'everyone', scope: 'all', purposes: null } as const
    const permission = { ...anyone, level: 'full', mask: null, may: ['filter'] } as const
    return [field, open ? { ...row, permissions: [permission] } : row] as const
  })
  return { ...table, rows: new Map(rows) }
}

export function entries(plan: Plan, bend: (entry: ChildrenRoot, i: number) => ChildrenRoot): Plan {
  const bent = [...childrenOf(plan).values()].map((entry, i) => [entry.key, bend(entry, i)] as const)
  return { ...plan, roots: new Map([...plan.roots, ...bent]) }
}

export function numbers(plan: Plan, bend: (root: NumbersRoot) => NumbersRoot): Plan {
  const bent = [...plan.roots].map(([key, root]) => [key, root.kind === 'numbers' ? bend(root) : root] as const)
  return { ...plan, roots: new Map(bent) }
}

export function unmasked(view: View): View {
  const parts = [...view.parts].map(([name, part]) => [name, { ...part, masks: NONE, collectionMasks: NONE }] as const)
  return { ...view, identityMasks: NONE, parts: new Map(parts) }
}
const NONE = new Map<string, never>()

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- any method of any class
type Method = (...given: any[]) => any

/** Puts another method in place; the given function gets the old one, bound. */
export function patch<T extends object, K extends keyof T & string>(
  prototype: T,
  name: K,
  bend: (old: T[K], self: T) => T[K],
): () => void {
  const old = prototype[name] as Method
  prototype[name] = function (this: T, ...given: unknown[]) {
    return (bend(old.bind(this) as T[K], this) as Method)(...given)
  } as T[K]
  return () => {
    prototype[name] = old as T[K]
  }
}

export function all(...undo: (() => void)[]): () => void {
  return () => undo.reverse().forEach((one) => one())
}
