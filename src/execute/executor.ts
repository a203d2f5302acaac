import {
  getOperationAST,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLError,
  type GraphQLSchema,
} from 'graphql'
import type { AccessClass } from '../access/decide'
import type { Sources } from '../access/sources'
import { type AuditWriter } from '../audit/audit-writer'
import type { Actor } from '../auth/actor'
import type { Variables } from '../document/read-operation'
import type { ErrorCode } from '../errors/catalogue'
import { asHubError, HubError } from '../errors/hub-error'
import type { Language } from '../errors/language'
import { freshnessOf, type IndexFreshness, type IndexState } from '../index/index-state'
import { ageOf, instant, type Clock } from '../kit/clock'
import { ChildReader, type ReaderDependencies } from './child-reader'
import { deniedFields, lookRecord } from './audit-records'
import { RecordReader } from './record-reader'
import type { FeedPlace } from './feed-place'
import { Look } from './look'
import { failure, Recorder, type Asker } from './recorder'
import { operationIn, type PreparedOperation } from '../plan/prepare'
import type { HubDependencies, RequestContext } from './request-context'
import { Tally } from './tally'
import { Walker } from './walk'

export interface Asked {
  readonly document: DocumentNode
  readonly operationName: string | null
  readonly variables: Variables
  readonly requestId: string
  readonly actor: Actor
  readonly strict: boolean
  /** Of the texts within its data. */
  readonly language: Language
  /** Of a subscription, which runs only so: what carries each of its answers. */
  readonly live?: LiveCarrier
}

/** Keeps a subscription's places and learns what its answers hang on. */
export interface LiveCarrier {
  /** The operation may run, and has not looked at anybody yet. A HubError thrown here refuses it. */
  admit(prepared: PreparedOperation): Promise<void>
  /** The children that this answer shows. */
  shows(children: readonly string[]): void
  /** Of a subscription to events. */
  readonly place?: FeedPlace
}

/**
 * Carries one operation from plan to answer. The audit record is written while the registries are asked, and the answer
 * waits for both; a plan that refuses, and a look at nobody, are recorded as well.
 */
export class Executor {
  private readonly recorder: Recorder

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly dependencies: ReaderDependencies,
    private readonly hub: HubDependencies,
    private readonly audit: AuditWriter,
    private readonly clock: Clock,
    private readonly onFault: (requestId: string, fault: unknown) => void,
    /** Carries out what was planned. The other one is graphql-js itself, which tests compare this one with. */
    private readonly walker: Pick<Walker, 'walk'> = new Walker(schema),
  ) {
    this.recorder = new Recorder(audit, clock, () => hub.planner.table.version, onFault)
  }

  /** Carries out the operations of a subgraph: by the same table, with the same masks, into the same trail. */
  ofSubgraph(schema: GraphQLSchema, sources: Sources): Executor {
    const { planner, preparer } = this.hub
    const hub = { ...this.hub, preparer: preparer.with(schema, planner.ofSubgraph(schema, sources)) }
    return new Executor(schema, this.dependencies, hub, this.audit, this.clock, this.onFault)
  }

  /** A text that Apollo refused before it became an operation leaves a record all the same. */
  refuseText(asker: Asker, text: string, code: ErrorCode): Promise<void> {
    return this.recorder.refuseText(asker, text, code)
  }

  async execute(asked: Asked): Promise<ExecutionResult> {
    const name = getOperationAST(asked.document, asked.operationName)?.name?.value ?? ''
    const common = this.recorder.common(asked, asked.document, name)
    let prepared: PreparedOperation | null = null
    let look: Look
    let context: RequestContext
    let recorded: Promise<void> = Promise.resolve()
    try {
      prepared = await this.prepare(asked)
      if (prepared.refusal) throw prepared.refusal
      if (asked.live) await asked.live.admit(prepared)
      const { plan, held, filters } = prepared
      const used = [...held.values()].flat()
      look = new Look(plan, (seen) => {
        asked.live?.shows(seen.flatMap(({ children }) => children))
        recorded = this.audit.write(
          lookRecord(
            { ...common, rootFields: plan.rootFields, tableVersion: plan.tableVersion, filters },
            seen,
            used.map(({ field, position, about }) => [field, position, ...(about ? [about] : [])].join(' ')),
            deniedFields(plan.roots),
          ),
        )
        recorded.catch(() => undefined) // awaited below; a failure must not count as unhandled until then
      })
      context = this.context(asked, prepared, look)
    } catch (thrown) {
      return this.recorder.refuse({ ...common, filters: prepared?.filters ?? [] }, asHubError(thrown))
    }

    const { plan, given, variables } = prepared
    const result = await this.walker.walk(plan.read, { given, variables, context })
    look.finish()
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

  private async prepare(asked: Asked): Promise<PreparedOperation> {
    const operation = operationIn(asked.document, asked.operationName)
    if (operation.operation === 'subscription' && !asked.live) throw new HubError('SUBSCRIPTION_TRANSPORT')
    return this.hub.preparer.prepare({ ...asked, operation, who: this.hub.planner.classOf(asked.actor) })
  }

  private context(asked: Asked, prepared: PreparedOperation, look: Look): RequestContext {
    const { requestId, language, actor, strict } = asked
    const { plan, judged, held, saved } = prepared
    const who = this.hub.planner.classOf(actor)
    const tally = new Tally(instant(this.clock.now()))
    return {
      ...this.hub,
      ...{ requestId, language, actor, who, strict, plan, judged, look, tally, held, saved: saved.held },
      children: new ChildReader(this.dependencies, actor, who, plan, look, tally, this.clock),
      records: new RecordReader(this.dependencies, actor, who, plan, look),
      grants: this.dependencies.grants.commands(actor, who, requestId),
      filters: this.hub.savedFilters.commands(actor, who, requestId),
      ledgers: this.hub.ledgerService.commands(actor, who, requestId),
      brakes: this.hub.ledgerService.brakes(actor, who, requestId),
      returns: this.hub.returnService.commands(actor, who, requestId),
      webhooks: this.hub.webhooks.commands(actor, who, requestId),
      place: asked.live?.place ?? null,
    }
  }

  /** Errors of resolvers as the catalogue words them. Faults of the hub and of registries go to the log as well. */
  private told(requestId: string, error: GraphQLError, logged: Set<unknown>): GraphQLError {
    if (!error.originalError) return error
    const known = asHubError(error.originalError)
    // Standing facts of this hub are no events: they would fill the log.
    const isStanding = known.code === 'NOT_CONNECTED' || known.code === 'NOT_READ'
    if (!isStanding && (known.blame === 'hub' || known.blame === 'registry') && !logged.has(error.originalError)) {
      logged.add(error.originalError)
      this.onFault(requestId, error.originalError)
    }
    return known.toGraphQL(error.path)
  }

  private outcome(requestId: string, { tally }: RequestContext, errors: number): void {
    const missing: Record<string, string> = {}
    for (const [registry, state] of tally.sources) if (state !== 'ANSWERED') missing[registry] = state
    const at = new Date(this.clock.now()).toISOString()
    this.audit
      .writeLater({ kind: 'outcome', requestId, at, calls: tally.calls, missing, errors })
      .catch((thrown: unknown) => this.onFault(requestId, thrown))
  }

  private extensions({ look, tally, plan, judged, requestId, who }: RequestContext): Record<string, unknown> {
    const { points, rows, columns, listColumns, calls, counted } = judged.cost
    const now = this.clock.now()
    // In an order of their own: which registry was the quicker one may hang on what it withheld.
    const answered = [...tally.sources].sort(([a], [b]) => (a < b ? -1 : 1))
    const sources = answered.map(([registry, state]) => {
      const asOf = tally.asOf(state)
      return { registry, state, asOf, ageSeconds: ageOf(asOf, now) }
    })
    return {
      requestId,
      tableVersion: plan.tableVersion,
      ...look.explain(),
      sources,
      ...(tally.index ? { index: this.indexShown(tally.index, who) } : {}),
      cost: {
        calls: Object.fromEntries(Object.entries(tally.calls).sort()),
        linkLookups: tally.linkLookups,
        estimated: { cost: points, limit: judged.limits.cost, rows, columns, listColumns, calls, counted },
      },
    }
  }

  /** How many records could not be read is governed: a code that this account may not see may be what was not readable. */
  private indexShown(index: IndexState, who: AccessClass): Partial<IndexFreshness> {
    const { unread, ...freshness } = freshnessOf(index, this.clock.now())
    return this.hub.planner.shows('RegistryStatus.indexUnread', who) ? { ...freshness, unread } : freshness
  }
}
