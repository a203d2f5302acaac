import { type DocumentNode, type GraphQLSchema, type OperationDefinitionNode } from 'graphql'
import { checkGuarded, checkTable } from '../access/check-table'
import { accessClass, type AccessClass } from '../access/decide'
import { buildPlan, type Plan } from '../access/plan'
import type { Sources } from '../access/sources'
import type { AccessTable } from '../access/table'
import type { Actor } from '../auth/actor'

const MAX_PLANS_PER_DOCUMENT = 64

/** Makes plans and keeps them as long as their document is kept. A new access table makes every older plan void. */
export class Planner {
  private readonly plans = new WeakMap<DocumentNode, Map<string, Plan>>()
  private readonly classes = new WeakMap<Actor, AccessClass>()
  private current: AccessTable

  /** Throws HubError ACCESS_TABLE_INVALID when table and schema do not match. */
  constructor(
    private readonly schema: GraphQLSchema,
    private readonly sources: Sources,
    table: AccessTable,
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

  /** Throws HubError ACCESS_FILTER and ACCESS_STRICT. `variables` are coerced ones. */
  plan(
    document: DocumentNode,
    operation: OperationDefinitionNode,
    variables: Readonly<Record<string, unknown>>,
    who: AccessClass,
    strict: boolean,
  ): Plan {
    const table = this.current
    const key = `${operation.name?.value ?? ''}|${table.version}|${who.key}|${strict}|${shapeOf(operation, variables)}`
    let plans = this.plans.get(document)
    if (!plans) this.plans.set(document, (plans = new Map()))
    let plan = plans.get(key)
    if (!plan) {
      plan = buildPlan({
        schema: this.schema,
        sources: this.sources,
        table,
        document,
        operation,
        variables,
        who,
        strict,
      })
      if (plans.size >= MAX_PLANS_PER_DOCUMENT) plans.clear()
      plans.set(key, plan)
    }
    return plan
  }
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
