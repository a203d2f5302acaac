import { getOperationAST, type DocumentNode, type GraphQLSchema, type OperationDefinitionNode } from 'graphql'
import type { AccessClass } from '../access/decide'
import type { PlannedOperation } from '../access/plan'
import type { AllowedFieldUse } from '../access/positions'
import { argumentRights } from '../access/roots'
import { refuseSilent, type Silent } from '../access/silent'
import type { Variables } from '../document/read-operation'
import { variablesOf } from '../document/variables'
import { asHubError, HubError } from '../errors/hub-error'
import { namedFilters, uuidsOf, type NamedFilter } from '../filters/named-filters'
import type { ReadFilters } from '../filters/filter-service'
import type { CostLimiter, Judged, Pays } from './cost-limiter'
import type { OperationPlanner } from './operation-planner'
import type { Planner } from './planner'

/** An operation as one account asks it. */
export interface AskedOperation<Account extends Pays> {
  readonly document: DocumentNode
  readonly operation: OperationDefinitionNode
  /** As they came. */
  readonly variables: Variables
  readonly actor: Account
  readonly who: AccessClass
  readonly strict: boolean
}

/** Everything that is known of an operation before it looks at anybody. */
export interface PreparedOperation extends PlannedOperation {
  /** Coerced by the schema. */
  readonly variables: Variables
  /** Ids (UUID) of the saved filters that it names. */
  readonly filters: readonly string[]
  /** What these hold. Empty where one could not be read. */
  readonly saved: ReadFilters
  /** What lists filter, search and sort by, by response key, and in which scopes they may. Empty where `refusal` says that one may not. */
  readonly held: ReadonlyMap<string, readonly AllowedFieldUse[]>
  readonly judged: Judged
  /** Why it may not run: the first reason. Null: it may. */
  readonly refusal: HubError | null
}

/** Reads saved filters for an account. */
export interface FilterReader<Account> {
  /** Throws HubError SAVED_FILTER_NOT_FOUND and SAVED_FILTER_STALE. */
  read(actor: Account, named: ReadonlyMap<string, NamedFilter>): Promise<ReadFilters>
}

const NONE_SAVED: ReadFilters = { held: new Map(), versions: new Map() }
const NONE_HELD: PreparedOperation['held'] = new Map()

/**
 * The one way from a document to a plan with its costs and rights. The executor runs what it prepares; `explain` and
 * `tonglian access explain` tell of it, so that they cannot tell anything else.
 */
export class Preparer<Account extends Pays> {
  constructor(
    private readonly schema: GraphQLSchema,
    private readonly planner: OperationPlanner | Planner,
    private readonly filters: FilterReader<Account>,
    private readonly costs: CostLimiter,
    /** The fields that no connected registry tells. */
    private readonly silent: Silent,
  ) {}

  /**
   * Throws HubError where no plan can be made: GRAPHQL_VARIABLES, GRAPHQL_VALIDATION_FAILED, ACCESS_FILTER, ACCESS_DENIED and ACCESS_STRICT.
   * A plan that was made and may not run comes with its `refusal`.
   */
  async prepare(asked: AskedOperation<Account>): Promise<PreparedOperation> {
    const { document, operation, actor, who, strict } = asked
    const variables = variablesOf(this.schema, operation, asked.variables)
    if (variables instanceof HubError) throw variables
    const planned = this.planner.plan(document, operation, variables, who, strict)
    const named = namedFilters(planned)
    let refusal: HubError | null = null
    let saved = NONE_SAVED
    let held = NONE_HELD
    try {
      if (named.size > 0) saved = await this.filters.read(actor, named)
      held = heldBy(planned, saved)
      refusal = this.unknown(planned, held)
    } catch (thrown) {
      refusal = asHubError(thrown)
      if (refusal.blame === 'hub') throw refusal // a fault is no answer
    }
    const judged = this.costs.judge({ document, operation, ...planned, saved: saved.held, actor })
    return { ...planned, variables, filters: uuidsOf(named), saved, held, judged, refusal: refusal ?? judged.refusal }
  }

  /** Prepares operations of another schema as this one's are: the same filters and costs. */
  with(schema: GraphQLSchema, planner: OperationPlanner): Preparer<Account> {
    return new Preparer(schema, planner, this.filters, this.costs, this.silent)
  }

  /** What is asked by a fact that nobody tells is refused: an empty list would be a wrong answer. */
  private unknown({ plan }: PlannedOperation, held: PreparedOperation['held']): HubError | null {
    if (this.silent.size === 0) return null
    for (const [key, root] of plan.roots) {
      const rights = argumentRights(root)
      if (!rights) continue
      const { lookedUpBy, narrowedBy } = rights
      const refused = refuseSilent(this.silent, [
        ...lookedUpBy.map((field) => ({ field, position: 'lookup' })),
        // A registry that is not connected gives its fault: there is nothing to narrow.
        ...narrowedBy
          .filter((field) => this.silent.get(field)?.reason === 'NOT_READ')
          .map((field) => ({ field, position: 'filter' })),
        // What was published stays so, whatever is connected now.
        ...(held.get(key) ?? []).filter(({ position }) => position !== 'statistics'),
      ])
      if (refused) return refused
    }
    return null
  }
}

/** Throws HubError GRAPHQL_OPERATION_UNKNOWN where a document has no such operation, or several and no name is given. */
export function operationIn(document: DocumentNode, name: string | null): OperationDefinitionNode {
  const operation = getOperationAST(document, name)
  if (!operation) throw new HubError('GRAPHQL_OPERATION_UNKNOWN')
  return operation
}

function heldBy({ plan, given }: PlannedOperation, { held }: ReadFilters): PreparedOperation['held'] {
  const uses = new Map<string, readonly AllowedFieldUse[]>()
  for (const [key, root] of plan.roots) {
    const rights = argumentRights(root)
    if (rights) uses.set(key, rights.held(given, held.get(key)))
  }
  return uses
}

/** For people: every use with its scopes, of a field that may not be used so too. Empty where `refusal` tells why that is not known. */
export function usesOf({ plan, given, saved }: PreparedOperation): (AllowedFieldUse & { readonly key: string })[] {
  const judged = [...plan.roots.values()].flatMap((root) => argumentRights(root) ?? [])
  if (judged.some((rights) => rights.saved(given) !== null && !saved.held.has(rights.key))) return []
  try {
    return judged.flatMap(({ key, uses }) => uses(given, saved.held.get(key)).map((use) => ({ key, ...use })))
  } catch (thrown) {
    if (thrown instanceof HubError) return []
    throw thrown
  }
}
