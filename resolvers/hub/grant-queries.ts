import type { GraphQLResolveInfo } from 'graphql'
import { Ctx, Info, Query, Resolver } from 'type-graphql'
import { Grant } from '../../schema'
import type { Touches } from '../../src/access/sources'
import type { RequestContext } from '../../src/execute/request-context'
import { GRANT_TEXTS } from '../../src/grants/access-grant'
import { toGrants } from './to-grant'

export const grantTouches: Touches = {
  fields: Object.fromEntries(
    Object.keys(GRANT_TEXTS.columns).map((column) => [`Grant.${column}`, { kind: 'kept', column }]),
  ),
  asked: {
    'Query.myGrants': { arguments: {}, records: true },
    'Query.grantsToDecide': { arguments: {}, records: true },
    'Query.grantsToReview': { arguments: {}, records: true },
    'Query.grantsInForce': { arguments: {}, records: true },
  },
}

@Resolver()
export class GrantQueries {
  @Query(() => [Grant], { nullable: true, description: '我的授权 grants this account asked for, the newest first' })
  async myGrants(@Ctx() context: RequestContext, @Info() { path }: GraphQLResolveInfo): Promise<Grant[]> {
    return toGrants(await context.grants.visibility.mine(), context, path)
  }

  @Query(() => [Grant], {
    nullable: true,
    description: '待审批 requests that this approver may answer: the oldest 500, the oldest first',
  })
  async grantsToDecide(@Ctx() context: RequestContext, @Info() { path }: GraphQLResolveInfo): Promise<Grant[]> {
    return toGrants(await context.grants.visibility.toDecide(), context, path)
  }

  @Query(() => [Grant], {
    nullable: true,
    description:
      '待审查 emergencies that nobody has reviewed: of the own department’s data, or by its own people; the oldest 500, the oldest first',
  })
  async grantsToReview(@Ctx() context: RequestContext, @Info() { path }: GraphQLResolveInfo): Promise<Grant[]> {
    return toGrants(await context.grants.visibility.toReview(), context, path)
  }

  @Query(() => [Grant], {
    nullable: true,
    description:
      '生效中的授权 grants in force that open data of this approver’s department, and that it may revoke: the oldest 500, the oldest first',
  })
  async grantsInForce(@Ctx() context: RequestContext, @Info() { path }: GraphQLResolveInfo): Promise<Grant[]> {
    return toGrants(await context.grants.visibility.inForce(), context, path)
  }
}
