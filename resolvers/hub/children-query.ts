import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Ctx, FieldResolver, ID, Info, Int, Query, Resolver, Root } from 'type-graphql'
import { Child, ChildConnection, ChildEdge, ChildFilter, ChildOrder } from '../../schema'
import { NONE, type Touches } from '../../src/access/sources'
import { HubError } from '../../src/errors/hub-error'
import type { RequestContext } from '../../src/execute/request-context'
import { asksAddedFact, conditionsIn, usesOf, withSaved } from '../../src/index/child-filter'
import type { ChildCondition, ListFilter, ListOrder } from '../../src/index/conditions'
import type { ListAsked, ListRow } from '../../src/index/child-list'
import { toChild } from './to-child'

/** Children on a page when `first` is left out. */
const DEFAULT_PAGE = 50

export const childrenTouches: Touches = {
  asked: {
    'Query.children': {
      answers: 'ChildConnection',
      // What a list is filtered and sorted by is told by `held`, of a saved filter too; a cursor holds only what its order may use.
      arguments: { saved: NONE, where: NONE, orderBy: NONE, first: NONE, after: NONE },
      held: (values) => usesOf(filterOf(values as ListArguments)),
      saved: 'saved',
      amount: (values) => ({
        kind: 'page',
        count: (values as ListArguments).first ?? DEFAULT_PAGE,
        conditions: conditionsIn(filterOf(values as ListArguments)),
      }),
      live: () => ({ children: [], index: true }),
    },
  },
  fields: { 'ChildConnection.totalCount': { kind: 'count' } },
}

/** The arguments of a list as the schema took them, with what its saved filter holds in the place of its id. */
interface ListArguments {
  readonly where?: ChildCondition | null
  readonly orderBy?: ListOrder | null
  readonly saved?: ListFilter | null
  readonly first?: number | null
}

function filterOf({ where, orderBy, saved }: ListArguments): ListFilter {
  return withSaved({ where: where ?? null, orderBy: orderBy ?? null }, saved ?? null)
}

/** An edge whose cursor is sealed when it is read. */
class Edge implements ChildEdge {
  constructor(
    private readonly row: Pick<ListRow, 'cursor'>,
    readonly node: Child,
  ) {}

  get cursor(): string {
    return this.row.cursor()
  }
}

/** A page, and how its total would be counted: only if it is asked for and granted. */
interface Counted extends Omit<ChildConnection, 'totalCount' | 'edges'> {
  readonly edges: readonly Edge[]
  readonly count: (() => Promise<number>) | null
}

@Resolver(() => ChildConnection)
export class ChildrenQuery {
  @Query(() => ChildConnection, {
    nullable: true,
    description:
      '儿童列表 the children within reach that match, page by page, forwards alone (`first`, `after`; no `last`, no `before`: keep the pages that were read). Filter, order and search each need the right to the field they touch, at full; a field that is full in a narrower scope narrows the list to it',
  })
  async children(
    @Arg('where', () => ChildFilter, { nullable: true, description: '筛选 filter' }) where: ChildFilter | null,
    @Arg('orderBy', () => ChildOrder, { nullable: true, description: '排序 order; by id when left out' })
    orderBy: ChildOrder | null,
    @Arg('saved', () => ID, {
      nullable: true,
      description:
        '保存的筛选 a saved filter of the own account: both it and `where` must hold, `orderBy` counts before its order. Judged now, by what it holds',
    })
    saved: string | null,
    @Arg('first', () => Int, {
      nullable: true,
      description: '每页条数 how many, 50 when left out; the most: `me { limits }`',
    })
    first: number | null,
    @Arg('after', () => String, { nullable: true, description: '游标 the endCursor of the page before' })
    after: string | null,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Counted> {
    const entry = context.children.entry(String(info.path.key))
    const { widest } = entry
    const held = context.held.get(entry.key) ?? []
    const onOwnList = entry.caseload || held.some(({ scopes }) => scopes.includes('caseload'))
    const { divisions, school, worker } = context.actor
    const filter = context.saved.get(entry.key) ?? null
    if (saved != null && !filter) throw new TypeError(`the saved filter of ${entry.key} was not read`)
    const { where: matching, orderBy: order } = filterOf({ where, orderBy, saved: filter })
    const asked: ListAsked = {
      where: matching,
      orderBy: { by: order?.by ?? 'ID', direction: order?.direction ?? 'ASC' },
      first: first ?? DEFAULT_PAGE,
      after: after ?? null,
      uses: [{ field: 'Child.id', position: 'filter', scopes: entry.existence }, ...held],
      reach: await context.scopes.reachOf({ divisions, school, worker: onOwnList ? worker : null }),
      actorClass: context.who.key,
    }
    const { index, ...page } = await context.lists.page(asked, context.children.columns(entry))
    if (index.answering === null)
      throw new HubError('HUB_UNAVAILABLE', 'the index of children is being built for the first time')
    if (matching && asksAddedFact(matching) && !index.whole)
      throw new HubError('HUB_UNAVAILABLE', 'the index of children is being built for a fact that this list asks for')
    context.tally.index = index
    const seen = await context.children.read(
      entry,
      page.rows.map((row) => ({ by: 'id', value: row.uuid })),
      page.rows.map((row) => row.child),
    )
    // A child that left the actor's reach since the index saw it is not in the list any more.
    const edges = page.rows.flatMap((row, i) => {
      const node = toChild(seen[i] ?? null, context)
      return node ? [new Edge(row, node)] : []
    })
    return {
      edges,
      pageInfo: {
        hasNextPage: page.more,
        hasPreviousPage: after != null,
        get startCursor() {
          return edges[0]?.cursor ?? null
        },
        get endCursor() {
          return page.rows.at(-1)?.cursor() ?? null
        },
      },
      count: widest.counts ? () => context.lists.count(asked) : null,
    }
  }

  @FieldResolver(() => Int, { nullable: true })
  totalCount(@Root() connection: Counted): Promise<number> | null {
    return connection.count?.() ?? null
  }
}
