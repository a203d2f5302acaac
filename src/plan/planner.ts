import type { GraphQLSchema } from 'graphql'
import { checkCommands, checkGuarded, checkTable } from '../access/check-table'
import { accessClass, decide, type AccessClass } from '../access/decide'
import type { PlannedOperation } from '../access/plan'
import type { Sources } from '../access/sources'
import type { AccessTable } from '../access/table'
import type { Actor } from '../auth/actor'
import { OperationPlanner, type OnKept } from './operation-planner'

/** Holds the access table in force, and plans by it. */
export class Planner {
  private readonly classes = new WeakMap<Actor, AccessClass>()
  private readonly operations: OperationPlanner
  private current: AccessTable

  /** Throws HubError ACCESS_TABLE_INVALID when table and schema do not match. */
  constructor(
    private readonly schema: GraphQLSchema,
    private readonly sources: Sources,
    table: AccessTable,
    onKept?: OnKept,
  ) {
    this.check(table)
    this.current = table
    this.operations = new OperationPlanner(schema, sources, () => this.current, onKept)
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
  plan(...asked: Parameters<OperationPlanner['plan']>): PlannedOperation {
    return this.operations.plan(...asked)
  }

  /** Plans the operations of a subgraph, which is a part of this schema with `_entities`, by the table in force here. */
  ofSubgraph(schema: GraphQLSchema, sources: Sources): OperationPlanner {
    return new OperationPlanner(schema, sources, () => this.current)
  }
}
