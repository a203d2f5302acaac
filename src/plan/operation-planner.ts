import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from 'graphql'
import type { AccessClass } from '../access/decide'
import { buildPlan, type Plan, type PlannedOperation } from '../access/plan'
import type { Sources } from '../access/sources'
import type { AccessTable } from '../access/table'
import { readArguments, readOperation, type ReadOperation, type Variables } from '../document/read-operation'

/** Readings and plans kept of one operation, each. */
const MOST_KEPT = 64

/** What was made of one operation; gone with its document. */
interface Kept {
  readonly readings: Map<string, ReadOperation>
  readonly plans: Map<string, Plan>
}

/** Told how many readings and plans of an operation there are, whenever that changes. */
export type OnKept = (document: DocumentNode, operation: OperationDefinitionNode, kept: number) => void

/** Makes plans of the operations of one schema, the whole or a subgraph, and keeps them as long as their document is kept. */
export class OperationPlanner {
  private readonly kept = new WeakMap<OperationDefinitionNode, Kept>()

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly sources: Sources,
    /** The table in force: a new one makes every older plan void. */
    private readonly table: () => AccessTable,
    private readonly onKept: OnKept = () => undefined,
  ) {}

  /** Throws HubError GRAPHQL_VARIABLES, ACCESS_FILTER and ACCESS_STRICT. `variables` are coerced ones. */
  plan(
    document: DocumentNode,
    operation: OperationDefinitionNode,
    variables: Variables,
    who: AccessClass,
    strict: boolean,
  ): PlannedOperation {
    const table = this.table()
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
function shapeOf(operation: OperationDefinitionNode, variables: Variables): string {
  let shape = ''
  for (const { variable } of operation.variableDefinitions ?? []) {
    const value = variables[variable.name.value]
    shape += typeof value === 'boolean' ? (value ? 'T' : 'F') : value == null ? '0' : '1'
  }
  return shape
}
