import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Ctx, ID, Info, Query, Resolver } from 'type-graphql'
import { ChildFilter, Statistics, StatisticsBy, statisticsFactName, type DivisionLevel } from '../../schema'
import type { FieldUse } from '../../src/access/positions'
import { NONE, type Touches } from '../../src/access/sources'
import { HubError } from '../../src/errors/hub-error'
import type { RequestContext } from '../../src/execute/request-context'
import { asksAddedFact, conditionsIn, usesOf, withSaved } from '../../src/index/child-filter'
import type { NumbersBy } from '../../src/index/child-numbers'
import { INDEX_FACTS, type IndexFact } from '../../src/index/columns'
import type { ChildCondition, ListFilter } from '../../src/index/conditions'
import { instant } from '../../src/kit/clock'

/** The arguments as the schema took them, with what the saved filter holds in the place of its id. */
interface NumbersArguments {
  readonly by?: readonly StatisticsBy[] | null
  readonly where?: ChildCondition | null
  readonly saved?: ListFilter | null
}

const STATISTICS = 'Query.statistics'
const MOST_FACTS = 3

export const statisticsTouches: Touches = {
  asked: {
    [STATISTICS]: {
      numbers: true,
      arguments: { by: NONE, where: NONE, saved: NONE },
      held: (values) => {
        const by = (values as NumbersArguments).by ?? []
        refuseMany(by)
        return [...usesOf(filterOf(values as NumbersArguments), STATISTICS), ...by.map(groupedBy)]
      },
      saved: 'saved',
      amount: (values) => ({ kind: 'page', count: 0, conditions: conditionsIn(filterOf(values as NumbersArguments)) }),
    },
  },
}

function filterOf({ where, saved }: NumbersArguments): ListFilter {
  return withSaved({ where: where ?? null, orderBy: null }, saved ? { ...saved, orderBy: null } : null)
}

/** Before anything runs, so that `explain` tells it too. Throws HubError COST_CELLS. */
function refuseMany({ length }: readonly StatisticsBy[]): void {
  if (length <= MOST_FACTS) return
  const found = { field: STATISTICS, position: 'group', most: MOST_FACTS }
  throw new HubError('COST_CELLS', `expected at most ${MOST_FACTS} facts, got ${length}`, found)
}

function groupedBy({ fact }: StatisticsBy): FieldUse {
  return { field: factOf(fact).field, position: 'group' }
}

const FACTS = new Map(INDEX_FACTS.map((fact) => [statisticsFactName(fact.name), fact]))

function factOf(fact: string): IndexFact {
  const known = FACTS.get(fact)
  if (!known) throw new TypeError(`the index knows no fact ${fact}`)
  return known
}

const DIGITS: Readonly<Record<DivisionLevel, number>> = { PROVINCE: 2, CITY: 4, COUNTY: 6, TOWNSHIP: 9, VILLAGE: 12 }

@Resolver()
export class StatisticsQuery {
  @Query(() => Statistics, {
    nullable: true,
    description:
      '统计 numbers of the children within the own scope that match, grouped by at most three facts. Filter and facts each need the right to the field they touch, at full; a field that is full in a narrower scope narrows the numbers to it',
  })
  async statistics(
    @Arg('by', () => [StatisticsBy], {
      nullable: true,
      description: '分组 facts to group by; the total alone when left out',
    })
    by: StatisticsBy[] | null,
    @Arg('where', () => ChildFilter, { nullable: true, description: '筛选 filter' }) where: ChildFilter | null,
    @Arg('saved', () => ID, {
      nullable: true,
      description: '保存的筛选 a saved filter of the own account; its order does not count',
    })
    saved: string | null,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Statistics> {
    const key = String(info.path.key)
    const root = context.plan.roots.get(key)
    if (root?.kind !== 'numbers') throw new TypeError(`the plan holds no numbers ${key}`)
    const held = context.held.get(key) ?? []
    const onOwnList = root.caseload || held.some(({ scopes }) => scopes.includes('caseload'))
    const { divisions, school, worker } = context.actor
    const filter = filterOf({
      where: where as ChildCondition | null,
      saved: saved == null ? null : (context.saved.get(key) ?? null),
    })
    const { index, total, cells } = await context.numbers.count({
      by: (by ?? []).map(toNumbersBy),
      where: filter.where,
      uses: [{ field: 'Child.id', position: 'filter', scopes: root.existence }, ...held],
      reach: await context.scopes.reachOf({ divisions, school, worker: onOwnList ? worker : null }),
    })
    if (index.answering === null)
      throw new HubError('HUB_UNAVAILABLE', 'the index of children is being built for the first time')
    const added = (by ?? []).some(({ fact }) => factOf(fact).added) || (filter.where && asksAddedFact(filter.where))
    if (added && !index.whole)
      throw new HubError(
        'HUB_UNAVAILABLE',
        'the index of children is being built for a fact that these numbers ask for',
      )
    context.tally.index = index
    return {
      exact: true,
      asOf: index.caughtUpAt === null ? null : instant(Date.parse(index.caughtUpAt)),
      total,
      cells: cells.map(({ values, count }) => ({ values: [...values], count })),
    }
  }
}

function toNumbersBy({ fact, level }: StatisticsBy): NumbersBy {
  const known = factOf(fact)
  return { fact: known, digits: known.kind === 'division' ? DIGITS[level ?? 'COUNTY'] : null }
}
