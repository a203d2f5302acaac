import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Ctx, FieldResolver, ID, Info, Int, Query, Resolver, Root } from 'type-graphql'
import { ChildFilter, ChangedFilter, Direction, Roster, RosterOf, RosterOrderBy } from '../../schema'
import type { FieldUse } from '../../src/access/positions'
import { NONE, type Touches } from '../../src/access/sources'
import { HubError } from '../../src/errors/hub-error'
import type { RequestContext } from '../../src/execute/request-context'
import { parseChildId } from '../../src/identity/child-id'
import { asksAddedFact, conditionsIn, usesOf } from '../../src/index/child-filter'
import type { ChildCondition } from '../../src/index/conditions'
import {
  MOST_OFFSET,
  ROSTER_ORDERS,
  type Changed,
  type RosterAsked,
  type RosterKind,
} from '../../src/index/roster-list'
import { toChild } from './to-child'

/** Pupils on a page when `first` is left out. */
const DEFAULT_PAGE = 100
const CHANGED = 'RosterEntry.changedAt'
const ROLL_STATE: FieldUse = { field: 'EducationRecord.rollState', position: 'filter' }

interface RosterArguments {
  readonly of: RosterKind
  readonly pupil?: string | null
  readonly where?: ChildCondition | null
  readonly changed?: Changed | null
  readonly orderBy?: keyof typeof ROSTER_ORDERS | null
  readonly direction?: 'ASC' | 'DESC' | null
  readonly first?: number | null
  readonly offset?: number | null
}

export const rosterTouches: Touches = {
  asked: {
    'Query.roster': {
      answers: 'Roster',
      // What it is filtered and ordered by is told by `held`.
      arguments: {
        of: NONE,
        pupil: NONE,
        where: NONE,
        changed: NONE,
        orderBy: NONE,
        direction: NONE,
        first: NONE,
        offset: NONE,
      },
      held: (values) => rosterUses(values as unknown as RosterArguments),
      amount: (values) => ({
        kind: 'page',
        count: (values as unknown as RosterArguments).first ?? DEFAULT_PAGE,
        conditions: conditionsIn({ where: (values as unknown as RosterArguments).where ?? null, orderBy: null }),
      }),
    },
  },
  fields: { 'Roster.totalCount': { kind: 'count' }, [CHANGED]: { kind: 'own' } },
}

/** Being in a roster tells that the child has a roll record, and where it is grouped, its school and class: each is judged. */
function rosterUses({ of, where, changed, orderBy, offset }: RosterArguments): FieldUse[] {
  if (offset != null && (offset < 0 || offset > MOST_OFFSET))
    throw new HubError('COST_OFFSET', `expected an offset from 0 to ${MOST_OFFSET}, got ${offset}`, {
      most: MOST_OFFSET,
    })
  const filter = (...fields: string[]): FieldUse[] => fields.map((field) => ({ field, position: 'filter' }))
  const grouped = {
    PUPILS: [],
    CLASSES: filter('EducationRecord.schoolCode', 'EducationRecord.grade', 'EducationRecord.className'),
    SCHOOLS: filter('EducationRecord.schoolCode'),
  }
  const { field } = ROSTER_ORDERS[orderBy ?? 'ID']
  return [
    ROLL_STATE,
    ...grouped[of],
    ...usesOf({ where: where ?? null, orderBy: null }, 'Query.roster'),
    ...(Object.values(changed ?? {}).some((at) => at != null) ? filter(CHANGED) : []),
    ...(field === 'Child.id' ? [] : [{ field, position: 'sort' } as const]),
  ]
}

/** A page, and how its total would be counted: only if it is asked for and granted. */
interface Counted extends Omit<Roster, 'totalCount'> {
  readonly count: (() => Promise<number>) | null
}

@Resolver(() => Roster)
export class RosterQuery {
  @Query(() => Roster, {
    nullable: true,
    description:
      '名册 a roster of the pupils within reach, or of their classes or schools, page by page by offset: what OneRoster answers are made of. Filter and order each need the right to the field they touch, at full',
  })
  async roster(
    @Arg('of', () => RosterOf, { description: '内容 what it has one pupil of' }) of: RosterOf,
    @Arg('pupil', () => ID, { nullable: true, description: '儿童编号 only the pupil with this hub id' })
    pupil: string | null,
    @Arg('where', () => ChildFilter, { nullable: true, description: '筛选 filter' }) where: ChildFilter | null,
    @Arg('changed', () => ChangedFilter, {
      nullable: true,
      description: '更新时间 when what rosters tell last changed',
    })
    changed: ChangedFilter | null,
    @Arg('orderBy', () => RosterOrderBy, { nullable: true, description: '排序 order of pupils; by id when left out' })
    orderBy: RosterOrderBy | null,
    @Arg('direction', () => Direction, { nullable: true, description: '方向 direction; ascending when left out' })
    direction: Direction | null,
    @Arg('first', () => Int, { nullable: true, description: '每页条数 how many, 100 when left out' })
    first: number | null,
    @Arg('offset', () => Int, { nullable: true, description: '起始位置 how many are left out before, at most 100,000' })
    offset: number | null,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Counted> {
    const entry = context.children.entry(String(info.path.key))
    const held = context.held.get(entry.key) ?? []
    const onOwnList = entry.caseload || held.some(({ scopes }) => scopes.includes('caseload'))
    const { divisions, school, worker } = context.actor
    const asked: RosterAsked = {
      of,
      pupil: pupil == null ? null : knownId(pupil),
      where: where ?? null,
      changed: changed ?? null,
      orderBy: { by: orderBy ?? 'ID', direction: direction ?? 'ASC' },
      first: first ?? DEFAULT_PAGE,
      offset: offset ?? 0,
      uses: [{ field: 'Child.id', position: 'filter', scopes: entry.existence }, ...held],
      reach: await context.scopes.reachOf({ divisions, school, worker: onOwnList ? worker : null }),
    }
    const { index, rows } = await context.rosters.page(asked, context.children.columns(entry))
    if (index.answering === null)
      throw new HubError('HUB_UNAVAILABLE', 'the index of children is being built for the first time')
    if ((of === 'CLASSES' || (asked.where && asksAddedFact(asked.where))) && !index.whole)
      throw new HubError('HUB_UNAVAILABLE', 'the index of children is being built for a fact that this roster asks for')
    context.tally.index = index
    const seen = await context.children.read(
      entry,
      rows.map(({ uuid }) => ({ by: 'id', value: uuid })),
      rows.map(({ child }) => child),
    )
    const told = context.planner.shows(CHANGED, context.who)
    return {
      entries: rows.map(({ changedAt }, i) => ({
        changedAt: told ? changedAt : null,
        pupil: toChild(seen[i] ?? null, context),
      })),
      count: entry.widest.counts ? () => context.rosters.count(asked) : null,
    }
  }

  @FieldResolver(() => Int, { nullable: true })
  totalCount(@Root() roster: Counted): Promise<number> | null {
    return roster.count?.() ?? null
  }
}

function knownId(id: string): string {
  const uuid = parseChildId(id)
  if (!uuid) throw new HubError('BAD_CHILD_ID', "expected 'child:' and a UUID")
  return uuid
}
