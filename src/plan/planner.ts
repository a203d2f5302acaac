import { type DocumentNode, type GraphQLSchema, type OperationDefinitionNode } from 'graphql'
import { checkCommands, checkGuarded, checkTable } from '../access/check-table'
import { accessClass, decide, type AccessClass } from '../access/decide'
import { buildPlan, type Plan, type PlannedOperation } from '../access/plan'
import type { Sources } from '../access/sources'
import type { AccessTable } from '../access/table'
import type { Actor } from '../auth/actor'
import { readArguments, readOperation, type ReadOperation } from '../document/read-operation'

/** Readings and plans kept of one operation, each. */
const MOST_KEPT = 64

/** What was made of one operation; gone with its document. */
interface Kept {
  readonly readings: Map<string, ReadOperation>
  readonly plans: Map<string, Plan>
}

/** Makes plans and keeps them as long as their document is kept. A new access table makes every older plan void. */
export class Planner {
  private readonly kept = new WeakMap<OperationDefinitionNode, Kept>()
  private readonly classes = new WeakMap<Actor, AccessClass>()
  private current: AccessTable

  /** Throws HubError ACCESS_TABLE_INVALID when table and schema do not match. */
  constructor(
    private readonly schema: GraphQLSchema,
    private readonly sources: Sources,
    table: AccessTable,
    /** Told how many readings and plans of an operation there are, whenever that changes. */
    private readonly onKept: (document: DocumentNode, operation: OperationDefinitionNode, kept: number) => void = () =>
      undefined,
  ) {
    this.check(table)
    this.current = table
  }

  get table(): AccessTable {
    return this.current
  }

  /** Throws HubError ACCESS_TABLE_INVALID when the table cannot take this one's place. */
  check(table: AccessTable): void {
    checkTable(table, this.schema)
    checkGuarded(table, this.schema, this.sources)
    checkCommands(table, this.sources)
  }

  /** Checked whole, then swapped; refused whole. Operations under way end under the table they began with. */
  swap(table: AccessTable): void {
    this.check(table)
    this.current = table
  }

  classOf(actor: Actor): AccessClass {
    let who = this.classes.get(actor)
    if (!who) this.classes.set(actor, (who = accessClass(actor)))
    return who
  }

  /** Whether a field that the hub itself fills is shown in full to this class. */
  shows(field: string, who: AccessClass): boolean {
    return decide(this.current, field, who, who.reachable.at(-1)!).level === 'full'
  }

  /** Throws HubError GRAPHQL_VARIABLES, ACCESS_FILTER and ACCESS_STRICT. `variables` are coerced ones. */
  plan(
    document: DocumentNode,
    operation: OperationDefinitionNode,
    variables: Readonly<Record<string, unknown>>,
    who: AccessClass,
    strict: boolean,
  ): PlannedOperation {
    const table = this.current
    const shape = shapeOf(operation, variables)
    let kept = this.kept.get(operation)
    if (!kept) this.kept.set(operation, (kept = { readings: new Map(), plans: new Map() }))
    const before = kept.readings.size + kept.plans.size
    const read = keep(kept.readings, shape, () => readOperation(this.schema, document, operation, variables))
    const given = readArguments(read, variables)
    const key = `${table.version}|${who.key}|${strict}|${shape}`
    const plan = keep(kept.plans, key, () => {
      return buildPlan({ read, given, sources: this.sources, table, who, strict })
    })
    const made = kept.readings.size + kept.plans.size
    if (made !== before) this.onKept(document, operation, made)
    // The values are of the plan's own reading, which may be an older one than `read`.
    return { plan, given: plan.read === read ? given : readArguments(plan.read, variables) }
  }
}

function keep<T>(all: Map<string, T>, key: string, make: () => T): T {
  let one = all.get(key)
  if (one === undefined) {
    one = make()
    if (all.size >= MOST_KEPT) all.clear()
    all.set(key, one)
  }
  return one
}

/** What of the variables a plan can depend on: truth values (@skip, @include), and whether the others are there at all. */
function shapeOf(operation: OperationDefinitionNode, variables: Readonly<Record<string, unknown>>): string {
  let shape = ''
  for (const { variable } of operation.variableDefinitions ?? []) {
    const value = variables[variable.name.value]
    shape += typeof value === 'boolean' ? (value ? 'T' : 'F') : value == null ? '0' : '1'
  }
  return shape
}
