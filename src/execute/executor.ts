import {
  type GraphQLError,
  getOperationAST,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLSchema,
} from 'graphql'
import type { CompiledQuery } from 'graphql-jit'
import { type AuditWriter } from '../audit/audit-writer'
import type { Actor } from '../auth/actor'
import { variablesOf } from '../document/variables'
import type { ErrorCode } from '../errors/catalogue'
import { asHubError, HubError } from '../errors/hub-error'
import type { ReadFilters } from '../filters/filter-office'
import { namedFilters, uuidsOf } from '../filters/named-filters'
import { freshnessOf } from '../index/index-state'
import type { Clock } from '../kit/clock'
import { Compiler, isCompiled } from './compile'
import { ChildReader, type ReaderRooms } from './child-reader'
import { lookRecord } from './audit-records'
import { Look } from './look'
import { failure, Recorder, type Asker } from './recorder'
import type { Planner } from './planner'
import { Tally, type HubRooms, type RequestContext } from './request-context'

export interface Asked {
  readonly document: DocumentNode
  readonly operationName: string | null
  readonly variables: Readonly<Record<string, unknown>>
  readonly requestId: string
  readonly actor: Actor
  readonly strict: boolean
  /** Of a subscription, which runs only so: what carries each of its answers. */
  readonly live?: LiveCarrier
}

/** Keeps a subscription's places and learns what its answers hang on. */
export interface LiveCarrier {
  /** The operation may run, and has not looked at anybody yet. A HubError thrown here refuses it. */
  admit(
    planned: Pick<RequestContext, 'plan' | 'judged'> & { readonly filters: ReadFilters },
    variables: Record<string, unknown>,
  ): Promise<void>
  /** The children that this answer shows. */
  shows(children: readonly string[]): void
}

const NONE_SAVED: ReadFilters = { held: new Map(), versions: new Map() }

/**
 * Carries one operation from plan to answer. The audit record is written while the registries are asked, and the answer
 * waits for both; a plan that refuses, and a look at nobody, are recorded as well.
 */
export class Executor {
  private readonly compiled = new WeakMap<DocumentNode, Map<string, CompiledQuery>>()
  private readonly recorder: Recorder
  private readonly compiler: Compiler

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly planner: Planner,
    private readonly rooms: ReaderRooms,
    private readonly hub: HubRooms,
    private readonly audit: AuditWriter,
    private readonly clock: Clock,
    private readonly onFault: (requestId: string, fault: unknown) => void,
  ) {
    this.compiler = new Compiler(schema)
    this.recorder = new Recorder(audit, clock, () => planner.table.version, onFault)
  }

  /** A text that Apollo refused before it became an operation leaves a record all the same. */
  refuseText(asker: Asker, text: string, code: ErrorCode): Promise<void> {
    return this.recorder.refuseText(asker, text, code)
  }

  async execute(asked: Asked): Promise<ExecutionResult> {
    const { document, actor, strict } = asked
    const operation = getOperationAST(document, asked.operationName)
    const common = this.recorder.common(asked, document, operation?.name?.value ?? '')
    if (!operation) return this.recorder.refuse(common, new HubError('GRAPHQL_OPERATION_UNKNOWN'))
    const variables = variablesOf(this.schema, operation, asked.variables)
    if (variables instanceof HubError) return this.recorder.refuse(common, variables)
    if (operation.operation === 'subscription' && !asked.live)
      return this.recorder.refuse(common, new HubError('SUBSCRIPTION_TRANSPORT'))
    const who = this.planner.classOf(actor)

    let context: RequestContext
    let recorded: Promise<void> = Promise.resolve()
    let filters: readonly string[] = []
    try {
      const plan = this.planner.plan(document, operation, variables, who, strict)
      const named = namedFilters(plan, variables)
      filters = uuidsOf(named)
      const read = named.size > 0 ? await this.hub.savedFilters.read(actor, named) : NONE_SAVED
      const saved = read.held
      const held = new Map([...plan.entries].map(([key, entry]) => [key, entry.held(variables, saved.get(key))]))
      const judged = this.hub.costs.judge({ document, operation, plan, variables, actor })
      if (judged.refusal) throw judged.refusal
      if (asked.live) await asked.live.admit({ plan, judged, filters: read }, variables)
      const used = [...held.values()].flat()
      const tally = new Tally()
      const look = new Look(plan, (seen) => {
        asked.live?.shows(seen.flatMap(({ children }) => children))
        recorded = this.audit.write(
          lookRecord(
            { ...common, rootFields: plan.rootFields, tableVersion: plan.tableVersion, filters },
            seen,
            used.map(({ field, position }) => `${field} ${position}`),
            plan.denied.size > 0 ? [...plan.denied.values()].map((d) => d.decision.field) : [],
          ),
        )
        recorded.catch(() => undefined) // awaited below; a failure must not count as unhandled until then
      })
      context = {
        ...this.hub,
        requestId: asked.requestId,
        actor,
        who,
        strict,
        plan,
        judged,
        look,
        tally,
        held,
        saved,
        children: new ChildReader(this.rooms, actor, who, plan, look, tally, this.clock),
        grants: this.rooms.grants.desk(actor, who, asked.requestId),
        filters: this.hub.savedFilters.desk(actor, who, asked.requestId),
      }
    } catch (thrown) {
      return this.recorder.refuse({ ...common, filters }, asHubError(thrown))
    }

    const result = await this.run(document, asked.operationName, context, variables)
    context.look.finish()
    try {
      await recorded
    } catch (thrown) {
      this.onFault(asked.requestId, thrown)
      return failure(asHubError(thrown))
    }
    const logged = new Set<unknown>() // a registry that failed for 500 children failed once
    const errors = result.errors?.map((error) => this.told(asked.requestId, error, logged))
    this.outcome(asked.requestId, context, errors?.length ?? 0)
    if (errors?.some((error) => error.extensions['code'] === 'ACCESS_STRICT')) return { errors: errors.slice(0, 1) }
    return { ...(errors ? { errors } : {}), data: result.data ?? null, extensions: this.extensions(context) }
  }

  private async run(
    document: DocumentNode,
    operationName: string | null,
    context: RequestContext,
    variables: Record<string, unknown>,
  ): Promise<ExecutionResult> {
    let byName = this.compiled.get(document)
    if (!byName) this.compiled.set(document, (byName = new Map()))
    const key = operationName ?? ''
    let compiled = byName.get(key)
    if (!compiled) {
      const made = this.compiler.compile(document, operationName)
      if (!isCompiled(made)) return made
      byName.set(key, (compiled = made))
    }
    return compiled.query(undefined, context, variables)
  }

  /** Errors of resolvers as the catalogue words them; those the catalogue does not know go to the log, not to the caller. */
  private told(requestId: string, error: GraphQLError, logged: Set<unknown>): GraphQLError {
    if (!error.originalError) return error
    const known = asHubError(error.originalError)
    if ((known.code === 'INTERNAL' || known.blame === 'registry') && !logged.has(error.originalError)) {
      logged.add(error.originalError)
      this.onFault(requestId, error.originalError)
    }
    return known.toGraphQL(error.path)
  }

  private outcome(requestId: string, { tally }: RequestContext, errors: number): void {
    const missing: Record<string, string> = {}
    for (const [registry, { state }] of tally.sources) if (state !== 'ANSWERED') missing[registry] = state
    const at = new Date(this.clock.now()).toISOString()
    this.audit
      .writeLater({ kind: 'outcome', requestId, at, calls: tally.calls, missing, errors })
      .catch((thrown: unknown) => this.onFault(requestId, thrown))
  }

  private extensions({ look, tally, plan, judged, requestId }: RequestContext): Record<string, unknown> {
    const { points, rows, columns, listColumns, calls, counted } = judged.cost
    const now = this.clock.now()
    // In an order of their own: which registry was the quicker one may hang on what it withheld.
    const answered = [...tally.sources].sort(([a], [b]) => (a < b ? -1 : 1))
    const sources = answered.map(([registry, { state, asOf }]) => ({
      registry,
      state,
      asOf,
      ageSeconds: asOf === null ? null : Math.max(0, Math.floor((now - Date.parse(asOf)) / 1000)),
    }))
    return {
      requestId,
      tableVersion: plan.tableVersion,
      ...look.explain(),
      sources,
      ...(tally.index ? { index: freshnessOf(tally.index, now) } : {}),
      cost: {
        calls: Object.fromEntries(Object.entries(tally.calls).sort()),
        linkLookups: tally.linkLookups,
        estimated: { cost: points, limit: judged.limits.cost, rows, columns, listColumns, calls, counted },
      },
    }
  }
}
