import { Ctx, Query, Resolver } from 'type-graphql'
import { Grant } from '../../schema'
import type { Touches } from '../../src/access/sources'
import type { RequestContext } from '../../src/execute/request-context'
import { toGrant } from './to-grant'

export const grantTouches: Touches = {
  fields: Object.fromEntries(
    ['reason', 'note', 'revokeNote', 'reviewNote'].map((field) => [`Grant.${field}`, { kind: 'own' }]),
  ),
}

@Resolver()
export class GrantQueries {
  @Query(() => [Grant], { nullable: true, description: '我的授权 grants this account asked for, the newest first' })
  async myGrants(@Ctx() context: RequestContext): Promise<Grant[]> {
    return (await context.grants.sight.mine()).map((grant) => toGrant(grant, context))
  }

  @Query(() => [Grant], {
    nullable: true,
    description: '待审批 requests that this approver may answer: the oldest 500, the oldest first',
  })
  async grantsToDecide(@Ctx() context: RequestContext): Promise<Grant[]> {
    return (await context.grants.sight.toDecide()).map((grant) => toGrant(grant, context))
  }

  @Query(() => [Grant], {
    nullable: true,
    description:
      '待审查 emergencies that nobody has reviewed: of the own department’s data, or by its own people; the oldest 500, the oldest first',
  })
  async grantsToReview(@Ctx() context: RequestContext): Promise<Grant[]> {
    return (await context.grants.sight.toReview()).map((grant) => toGrant(grant, context))
  }
}
