import { Arg, Ctx, Query, Resolver } from 'type-graphql'
import { Division, Me, RegistryStatus } from '../../schema'
import type { RequestContext } from '../../src/execute/request-context'
import { registryEnum } from './registry-enum'

const TITLES: Readonly<Record<string, string>> = {
  education: '学籍 education roll',
  police: '户籍 household registry',
  health: '健康档案 health archive',
  'civil-affairs': '农村留守儿童和困境儿童登记 registry of left-behind children and children in difficulty',
}

@Resolver()
export class SelfQueries {
  @Query(() => Me, { description: '本人 who the hub takes you for' })
  me(@Ctx() { actor, judged }: RequestContext): Me {
    const { subject, name, client, department, roles, divisions, school, worker, purpose, purposes } = actor
    return {
      subject,
      name,
      client,
      department,
      roles: [...roles],
      divisions: [...divisions],
      school,
      worker,
      purpose,
      purposes: [...purposes],
      limits: judged.limits,
    }
  }

  @Query(() => [Division], { description: '行政区划 the divisions directly below one, or the provinces' })
  divisions(
    @Arg('under', () => String, { nullable: true, description: '上级区划代码 code of the division above' })
    under: string | null,
    @Ctx() context: RequestContext,
  ): string[] {
    return context.divisions.children(under ?? null).map((division) => division.code)
  }

  @Query(() => [RegistryStatus], {
    description: '登记簿 the registries, how they do and how far the hub has followed them',
  })
  async registries(@Ctx() context: RequestContext): Promise<RegistryStatus[]> {
    const states = await context.registries.states()
    return states.map(({ registry, state, caughtUpAt, lagSeconds, index, capabilities }) => ({
      name: registryEnum(registry),
      title: TITLES[registry] ?? registry,
      state,
      asOf: caughtUpAt,
      lagSeconds,
      indexedAt: index.caughtUpAt,
      indexLagSeconds: index.lagSeconds,
      indexUnread: index.unread,
      capabilities: [...capabilities],
    }))
  }
}
