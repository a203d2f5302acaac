import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Ctx, Info, Query, Resolver } from 'type-graphql'
import { Explanation, JsonObjectScalar, type AccessLevel, type PlannedCall, type PlannedUse } from '../../schema'
import { explainPlan } from '../../src/access/explain'
import { NONE, type Touches } from '../../src/access/sources'
import type { Variables } from '../../src/document/read-operation'
import { messageIn } from '../../src/errors/message'
import type { RequestContext } from '../../src/execute/request-context'
import { operationIn, usesOf } from '../../src/plan/prepare'
import { ExplainAllowance } from './explain-allowance'
import { registryEnum } from './registry-enum'
import { toCost } from './to-cost'

export const explainTouches: Touches = {
  asked: { 'Query.explain': { arguments: { query: NONE, variables: NONE, operationName: NONE, strict: NONE } } },
}

@Resolver()
export class ExplainQuery {
  @Query(() => Explanation, {
    description: '权限说明 what an operation would show this account, and under which rule. Asks no registry',
  })
  async explain(
    @Arg('query', () => String, { description: '操作 the operation to explain' }) query: string,
    @Arg('variables', () => JsonObjectScalar, { nullable: true, description: '变量 the variables of that operation' })
    variables: Variables | null,
    @Arg('operationName', () => String, {
      nullable: true,
      description: '操作名称 which operation, where the document holds several',
    })
    operationName: string | null,
    @Arg('strict', () => Boolean, {
      nullable: true,
      description: '严格模式 whether strict access would be asked for: refused if a field would be withheld',
    })
    strict: boolean | null,
    @Ctx() context: RequestContext,
    @Info() { schema }: GraphQLResolveInfo,
  ): Promise<Explanation> {
    const allowance = ExplainAllowance.of(context)
    await allowance.turn()
    const document = allowance.document(schema, query)
    const operation = operationIn(document, operationName)
    allowance.variables(variables ?? {})
    const { who, actor, language, preparer } = context
    const prepared = await preparer.prepare({
      ...{ document, operation, actor, who },
      variables: variables ?? {},
      strict: strict ?? false,
    })
    const { plan, judged, refusal } = prepared
    const { decisions, calls } = explainPlan(plan, who)
    return {
      tableVersion: plan.tableVersion,
      audiences: [...who.audiences],
      purpose: who.purpose ?? '',
      strict: strict ?? false,
      decisions: decisions.map((one) => ({ ...one, level: one.level.toUpperCase() as AccessLevel })),
      calls: calls.map((call): PlannedCall => ({ ...call, registry: registryEnum(call.registry) })),
      uses: usesOf(prepared).map(({ key, scopes, ...use }): PlannedUse => ({ ...use, path: key, scopes: [...scopes] })),
      cost: toCost(judged),
      refusal: refusal && { code: refusal.code, message: messageIn(language, refusal.code, refusal.message) },
    }
  }
}
