import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Ctx, ID, Info, Query, Resolver } from 'type-graphql'
import { ChildFilter, MonthScalar, Statistics, StatisticsBy, StatisticsMeasure, StatisticsRelease } from '../../schema'
import { checkUses } from '../../src/access/check-arguments'
import type { NumbersRoot } from '../../src/access/roots'
import { NONE, type Touches } from '../../src/access/sources'
import { HubError } from '../../src/errors/hub-error'
import type { RequestContext } from '../../src/execute/request-context'
import { isWithin } from '../../src/divisions'
import { asksAddedFact } from '../../src/index/child-filter'
import type { NumbersBy } from '../../src/index/child-numbers'
import type { ChildCondition } from '../../src/index/conditions'
import { instant } from '../../src/kit/clock'
import { prefixOf } from '../../src/numbers/conditions'
import type { ReleaseRights } from '../../src/numbers/release-numbers'
import {
  asksRelease,
  conditionsAsked,
  digitsOf,
  exactUses,
  factOf,
  filterOf,
  levelsBelow,
  questionOf,
  releaseUses,
  STATISTICS,
  type NumbersArguments,
} from './numbers-arguments'
import { toRelease, toWithheld } from './to-release'

const given = (values: object) => values as NumbersArguments

export const statisticsTouches: Touches = {
  asked: {
    [STATISTICS]: {
      numbers: true,
      arguments: {
        ...{ by: NONE, where: NONE, saved: NONE, under: NONE },
        ...{ measures: NONE, month: NONE, compareTo: NONE, population: NONE },
      },
      held: (values) => exactUses(given(values)),
      published: {
        asked: (values) => asksRelease(given(values)),
        uses: (values) => releaseUses(given(values)),
        levels: (values) => levelsBelow(given(values)),
      },
      saved: 'saved',
      amount: (values) => ({ kind: 'page', count: 0, conditions: conditionsAsked(given(values)) }),
    },
  },
}

@Resolver()
export class StatisticsQuery {
  @Query(() => [StatisticsRelease], {
    nullable: true,
    description:
      '统计发布批次 every release, the newest first: what can be asked of it, and how much it withholds. No number of children',
  })
  async statisticsReleases(@Ctx() { releases }: RequestContext): Promise<StatisticsRelease[]> {
    return (await releases.releases()).map((release) => toRelease(release, releases))
  }

  @Query(() => Statistics, {
    nullable: true,
    description:
      '统计 numbers of children, grouped by at most three facts. Exact over the own scope, for accounts that may list the children: filter and facts each need the right to the field they touch, at full; a field that is full in a narrower scope narrows the numbers to it. Else, or with month, compareTo or population, from a release over everybody: each field needs the right `statistics`, and what would tell of a child is withheld. Never both in one answer: `exact` says which (docs/NUMBERS-API.md)',
  })
  async statistics(
    @Arg('by', () => [StatisticsBy], {
      nullable: true,
      description: '分组 facts to group by; the total alone when left out',
    })
    by: StatisticsBy[] | null,
    @Arg('where', () => ChildFilter, {
      nullable: true,
      description: '筛选 filter; of a release coded facts by eq, in and isNull, and the division of residence',
    })
    where: ChildFilter | null,
    @Arg('saved', () => ID, {
      nullable: true,
      description: '保存的筛选 a saved filter of the own account; its order does not count',
    })
    saved: string | null,
    @Arg('under', () => String, {
      nullable: true,
      description:
        '上级区划代码 only children who live in this division: 2, 4, 6, 9 or 12 digits. RESIDENCE_DIVISION is grouped by at the level below it',
    })
    under: string | null,
    @Arg('measures', () => [StatisticsMeasure], {
      nullable: true,
      description:
        '指标 what is told of a cell; left out: COUNT and SHARE, CHANGE with compareTo, RATE with population. Others are null',
    })
    measures: StatisticsMeasure[] | null,
    @Arg('month', () => MonthScalar, { nullable: true, description: '发布月份 release of this month; the newest when left out' }) // prettier-ignore
    month: string | null,
    @Arg('compareTo', () => MonthScalar, { nullable: true, description: '对比月份 an earlier month, for CHANGE' })
    compareTo: string | null,
    @Arg('population', () => String, { nullable: true, description: '人口表 name of a table of population, for RATE' })
    population: string | null,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Statistics> {
    const key = String(info.path.key)
    const root = context.plan.roots.get(key)
    if (root?.kind !== 'numbers') throw new TypeError(`the plan holds no numbers ${key}`)
    const asked: NumbersArguments = {
      ...{ by, where: where as ChildCondition | null, under, measures, month, compareTo, population },
      saved: saved == null ? null : (context.saved.get(key) ?? null),
    }
    return root.from === 'release' ? published(asked, key, context) : exact(asked, root, context)
  }
}

async function exact(asked: NumbersArguments, root: NumbersRoot, context: RequestContext): Promise<Statistics> {
  const by = asked.by ?? []
  const held = context.held.get(root.key) ?? []
  const onOwnList = root.caseload || held.some(({ scopes }) => scopes.includes('caseload'))
  const { divisions, school, worker } = context.actor
  const { where } = filterOf(asked)
  const { index, total, cells } = await context.numbers.count({
    by: by.map((one) => toNumbersBy(one, asked.under ?? null)),
    where,
    uses: [{ field: 'Child.id', position: 'filter', scopes: root.existence }, ...held],
    reach: await context.scopes.reachOf({ divisions, school, worker: onOwnList ? worker : null }),
  })
  if (index.answering === null)
    throw new HubError('HUB_UNAVAILABLE', 'the index of children is being built for the first time')
  const added = by.some(({ fact }) => factOf(fact).added) || (where && asksAddedFact(where))
  if (added && !index.whole)
    throw new HubError('HUB_UNAVAILABLE', 'the index of children is being built for a fact that these numbers ask for')
  context.tally.index = index
  const { measures } = questionOf(asked)
  return {
    exact: true,
    asOf: index.caughtUpAt === null ? null : instant(Date.parse(index.caughtUpAt)),
    ...{ release: null, total, withheld: null },
    cells: cells.map(({ values, count }) => ({
      values: [...values],
      count: measures.includes('COUNT') ? count : null,
      share: measures.includes('SHARE') && total > 0 ? count / total : null,
      ...{ change: null, rate: null, withheld: null },
    })),
  }
}

async function published(asked: NumbersArguments, key: string, context: RequestContext): Promise<Statistics> {
  const { release, total, withheld, cells } = await context.releases.answer(questionOf(asked), rightsOf(key, context))
  return {
    exact: false,
    asOf: null,
    release: toRelease(release, context.releases),
    total,
    withheld: toWithheld(withheld),
    cells: cells.map((cell) => ({ ...cell, values: [...cell.values], withheld: toWithheld(cell.withheld) })),
  }
}

/** The plan has judged the fields of the index. A release may say that a dimension is ruled by another one. */
function rightsOf(key: string, { held, planner, who, actor }: RequestContext): ReleaseRights {
  const uses = held.get(key) ?? []
  return {
    checkArea(area) {
      for (const { field, position, scopes } of uses) {
        if (scopes.includes('all')) continue
        if (scopes.includes('area') && actor.divisions.some((own) => area !== '' && isWithin(area, own))) continue
        const found = { field, position, argument: STATISTICS }
        throw new HubError('ACCESS_FILTER', `${STATISTICS} uses ${field}, which this account may count in its own area alone: name it by under`, found) // prettier-ignore
      }
    },
    checkFields(fields) {
      checkUses({ table: planner.table, who }, STATISTICS, fields.map((field) => ({ field, position: 'statistics' }))) // prettier-ignore
    },
  }
}

const COUNTY = 6

/** Without a level: the one below the area, or counties. */
function toNumbersBy(by: StatisticsBy, under: string | null): NumbersBy {
  const fact = factOf(by.fact)
  return { fact, digits: fact.kind === 'division' ? (digitsOf(by) ?? levelBelow(under)) : null }
}

function levelBelow(under: string | null): number {
  if (under === null) return COUNTY
  const { length } = prefixOf(under)
  return [2, 4, 6, 9, 12].find((digits) => digits > length) ?? 12
}
