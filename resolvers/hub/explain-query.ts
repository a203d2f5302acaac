import { getOperationAST, GraphQLError, parse, validate } from 'graphql'
import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Ctx, Info, Query, Resolver } from 'type-graphql'
import { Explanation, JsonObjectScalar, type AccessLevel, type PlannedCall, type PlannedUse } from '../../schema'
import { explainPlan } from '../../src/access/explain'
import type { Plan } from '../../src/access/plan'
import type { ErrorCode } from '../../src/errors/catalogue'
import { HubError } from '../../src/errors/hub-error'
import { limitRules } from '../../src/document/limits'
import { variablesOf } from '../../src/document/variables'
import type { RequestContext } from '../../src/execute/request-context'
import { namedFilters } from '../../src/filters/named-filters'
import type { ListFilter } from '../../src/index/child-filter'
import { registryEnum } from './registry-enum'
import { toCost } from './to-cost'

@Resolver()
export class ExplainQuery {
  @Query(() => Explanation, {
    description: '权限说明 what an operation would show this account, and under which rule. Asks no registry',
  })
  async explain(
    @Arg('query', () => String, { description: '操作 the operation to explain' }) query: string,
    @Arg('variables', () => JsonObjectScalar, { nullable: true }) variables: Record<string, unknown> | null,
    @Arg('operationName', () => String, { nullable: true }) operationName: string | null,
    @Arg('strict', () => Boolean, { nullable: true }) strict: boolean | null,
    @Ctx() context: RequestContext,
    @Info() { schema }: GraphQLResolveInfo,
  ): Promise<Explanation> {
    let document
    try {
      document = parse(query, { maxTokens: context.limits.tokens })
    } catch (cause) {
      throw new HubError(
        'GRAPHQL_PARSE_FAILED',
        cause instanceof GraphQLError ? cause.message : undefined,
        {},
        { cause },
      )
    }
    const limits = validate(schema, document, limitRules(context.limits))
    const faults = limits.length > 0 ? limits : validate(schema, document)
    if (faults[0]) {
      const limit = faults[0].extensions['limit'] as ErrorCode | undefined
      throw new HubError(limit ?? 'GRAPHQL_VALIDATION_FAILED', faults[0].message)
    }
    const operation = getOperationAST(document, operationName)
    if (!operation) throw new HubError('GRAPHQL_OPERATION_UNKNOWN')
    const given = variablesOf(schema, operation, variables ?? {})
    if (given instanceof HubError) throw given
    const { who, actor } = context
    const plan = context.planner.plan(document, operation, given, who, strict ?? false)
    const { decisions, calls } = explainPlan(plan, who)
    const judged = context.costs.judge({ document, operation, plan, variables: given, actor })
    const saved = await savedOf(plan, given, context)
    const refusal = saved instanceof HubError ? saved : (refusalOf(plan, given, saved) ?? judged.refusal)
    return {
      tableVersion: plan.tableVersion,
      audiences: [...who.audiences],
      purpose: who.purpose ?? '',
      strict: strict ?? false,
      decisions: decisions.map((one) => ({ ...one, level: one.level.toUpperCase() as AccessLevel })),
      calls: calls.map((call): PlannedCall => ({ ...call, registry: registryEnum(call.registry) })),
      uses: saved instanceof HubError ? [] : usesOf(plan, given, saved),
      cost: toCost(judged),
      refusal: refusal && { code: refusal.code, message: refusal.message },
    }
  }
}

type Saved = ReadonlyMap<string, ListFilter>
type Variables = Readonly<Record<string, unknown>>

/** What the saved filters hold that the lists name, or why the door would not read one. */
async function savedOf(
  plan: Plan,
  variables: Variables,
  { savedFilters, actor }: RequestContext,
): Promise<Saved | HubError> {
  const named = namedFilters(plan, variables)
  return named.size === 0 ? new Map() : savedFilters.read(actor, named).then(({ held }) => held, refusalIn)
}

function usesOf(plan: Plan, variables: Variables, saved: Saved): PlannedUse[] {
  return [...plan.entries.values()].flatMap((entry) =>
    entry
      .uses(variables, saved.get(entry.key))
      .map(({ scopes, ...use }) => ({ ...use, path: entry.key, scopes: [...scopes] })),
  )
}

/** What the door would refuse a list's argument values for: they are judged at run time, not with the plan. */
function refusalOf(plan: Plan, variables: Variables, saved: Saved): HubError | null {
  try {
    for (const entry of plan.entries.values()) entry.held(variables, saved.get(entry.key))
    return null
  } catch (thrown) {
    return refusalIn(thrown)
  }
}

function refusalIn(thrown: unknown): HubError {
  if (thrown instanceof HubError) return thrown
  throw thrown
}
