import { Arg, Ctx, Query, Resolver } from 'type-graphql'
import { REGISTRIES } from '../../connectors/registries'
import { Division, Me, RegistryStatus } from '../../schema'
import { NONE, type Touches } from '../../src/access/sources'
import type { RequestContext } from '../../src/execute/request-context'
import { normaliseDivisionCode } from '../../src/normal'
import { registryEnum } from './registry-enum'

const TITLES = new Map<string, string>(REGISTRIES.map(({ name, words }) => [name, words.title]))

export const selfTouches: Touches = {
  asked: { 'Query.divisions': { arguments: { under: NONE, search: NONE } } },
  fields: Object.fromEntries(
    ['indexUnread', 'unread', 'doubtful', 'possibleDuplicates', 'missing'].map((field) => [
      `RegistryStatus.${field}`,
      { kind: 'own' },
    ]),
  ),
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

  @Query(() => [Division], {
    description:
      '行政区划 the divisions directly below one, or the provinces; with `search` those of all levels, itself and below, that match',
  })
  divisions(
    @Arg('under', () => String, { nullable: true, description: '上级区划代码 code of the division above' })
    under: string | null,
    @Arg('search', () => String, {
      nullable: true,
      description:
        '查找 a part of the name, the beginning of its reading (xidu) or initials (xdz), or of the code; the first 50, higher levels first',
    })
    search: string | null,
    @Ctx() context: RequestContext,
  ): string[] {
    const code = under == null ? null : (normaliseDivisionCode(under) ?? under)
    const { divisions } = context
    return (search == null ? divisions.children(code) : divisions.find(search, code)).map((division) => division.code)
  }

  @Query(() => [RegistryStatus], {
    description: '登记簿 the registries, how they do and how far the hub has followed them',
  })
  async registries(@Ctx() context: RequestContext): Promise<RegistryStatus[]> {
    const states = await context.registries.states()
    const shows = (field: string) => context.planner.shows(`RegistryStatus.${field}`, context.who)
    return states.map(({ registry, state, caughtUpAt, lagSeconds, followed, index, capabilities }) => ({
      name: registryEnum(registry),
      title: TITLES.get(registry) ?? registry,
      state,
      asOf: caughtUpAt,
      lagSeconds,
      indexedAt: index.caughtUpAt,
      indexLagSeconds: index.lagSeconds,
      indexUnread: shows('indexUnread') ? index.unread : null,
      unread: shows('unread') ? (followed?.unread ?? null) : null,
      doubtful: shows('doubtful') ? (followed?.doubtful ?? null) : null,
      possibleDuplicates: shows('possibleDuplicates') ? (followed?.possibleDuplicates ?? null) : null,
      missing: shows('missing') ? (followed?.missing ?? null) : null,
      comparedAt: followed?.comparedAt ?? null,
      capabilities: [...capabilities],
    }))
  }
}
