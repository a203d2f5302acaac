import { Ctx, Query, Resolver } from 'type-graphql'
import { Grant } from '../../schema'
import type { RequestContext } from '../../src/execute/request-context'
import { toGrant } from './to-grant'

@Resolver()
export class GrantQueries {
  @Query(() => [Grant], { nullable: true, description: '我的授权 grants this account asked for, the newest first' })
  async myGrants(@Ctx() context: RequestContext): Promise<Grant[]> {
    return (await context.grants.sight.mine()).map((grant) => toGrant(grant, context))
  }

  @Query(() => [Grant], { nullable: true, description: '待审批 requests that this approver may answer' })
  async grantsToDecide(@Ctx() context: RequestContext): Promise<Grant[]> {
    return (await context.grants.sight.toDecide()).map((grant) => toGrant(grant, context))
  }

  @Query(() => [Grant], {
    nullable: true,
    description: '待审查 emergencies that nobody has reviewed: of the own department’s data, or by its own people',
  })
  async grantsToReview(@Ctx() context: RequestContext): Promise<Grant[]> {
    return (await context.grants.sight.toReview()).map((grant) => toGrant(grant, context))
  }
}
