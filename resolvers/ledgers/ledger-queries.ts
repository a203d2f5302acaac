import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Ctx, ID, Info, Int, Query, Resolver } from 'type-graphql'
import { LedgerBrake, LedgerFigures, LedgerFilter, LedgerItem, LedgerItemConnection } from '../../schema'
import { NONE, type FieldSource, type Touches } from '../../src/access/sources'
import { HubError } from '../../src/errors/hub-error'
import type { RequestContext } from '../../src/execute/request-context'
import { parseChildId } from '../../src/identity/child-id'
import { LEDGER_TEXTS, parseItemId } from '../../src/ledgers/item'
import { readPlace, writePlace } from '../../src/ledgers/place'
import { normaliseDivisionCode } from '../../src/normal'
import { toBrake } from './to-brake'
import { DETAILS, toItems } from './to-item'

const own: FieldSource = { kind: 'own' }

export const ledgerTouches: Touches = {
  fields: {
    ...Object.fromEntries(DETAILS.map((name) => [`LedgerItem.${name}`, own])),
    'LedgerEntry.offeredTo': own,
    ...Object.fromEntries(
      Object.keys(LEDGER_TEXTS.columns).map((column) => [`LedgerEntry.${column}`, { kind: 'kept', column }]),
    ),
  },
  asked: {
    'Query.ledgerItems': { arguments: { where: NONE, first: NONE, after: NONE }, records: true },
    'Query.ledgerItem': { arguments: { id: NONE }, records: true },
    'Query.ledgerFigures': { arguments: { division: NONE } },
  },
}

const DEFAULT_PAGE = 50
const MOST = 200

@Resolver()
export class LedgerQueries {
  @Query(() => LedgerItemConnection, {
    nullable: true,
    description:
      '台账列表 items of children within reach, and those that this account’s side has or is offered; the newest first, forwards alone',
  })
  async ledgerItems(
    @Arg('where', () => LedgerFilter, { nullable: true, description: '筛选 which items' }) where: LedgerFilter | null,
    @Arg('first', () => Int, { nullable: true, description: '每页条数 1 to 200, 50 when left out' })
    first: number | null,
    @Arg('after', () => String, { nullable: true, description: '游标 the endCursor of the page before' })
    after: string | null,
    @Ctx() context: RequestContext,
    @Info() { path }: GraphQLResolveInfo,
  ): Promise<LedgerItemConnection> {
    const most = Math.min(Math.max(first ?? DEFAULT_PAGE, 1), MOST)
    const place = after === null || after === undefined ? null : readPlace(after)
    const found = await context.ledgers.visibility.list(filterOf(where), place, most + 1)
    const page = found.slice(0, most)
    const [start, end] = [page[0], page.at(-1)]
    return {
      nodes: await toItems(page, context, path),
      pageInfo: {
        hasNextPage: found.length > most,
        hasPreviousPage: place !== null,
        startCursor: start ? writePlace(start.item) : null,
        endCursor: end ? writePlace(end.item) : null,
      },
    }
  }

  @Query(() => LedgerItem, { nullable: true, description: '台账记录 one item; null where there is none within reach' })
  async ledgerItem(
    @Arg('id', () => ID, { description: '编号 id of the item' }) id: string,
    @Ctx() context: RequestContext,
    @Info() { path }: GraphQLResolveInfo,
  ): Promise<LedgerItem | null> {
    const uuid = parseItemId(id)
    const seen = uuid ? await context.ledgers.visibility.find(uuid) : null
    const [item] = await toItems(seen ? [seen] : [], context, path)
    return item ?? null
  }

  @Query(() => [LedgerBrake], {
    nullable: true,
    description: '待处理大批变更 runs of this account’s area that wait for a person, the oldest first, at most 500',
  })
  async ledgerBrakes(@Ctx() { brakes }: RequestContext): Promise<LedgerBrake[]> {
    return (await brakes.waiting()).map(toBrake)
  }

  @Query(() => [LedgerFigures], {
    nullable: true,
    description: '台账成效 how well each version of the rules did in a division of the own area; elsewhere nothing',
  })
  async ledgerFigures(
    @Arg('division', () => String, { description: '区划 division code' }) division: string,
    @Ctx() { ledgers }: RequestContext,
  ): Promise<LedgerFigures[]> {
    return (await ledgers.visibility.figures(divisionOf(division))).map((one) => ({ ...one }))
  }
}

/** Throws HubError BAD_CHILD_ID and BAD_DIVISION. */
function filterOf(where: LedgerFilter | null) {
  const { ledger = null, state = null, school = null, division = null, child = null } = where ?? {}
  const uuid = child === null ? null : parseChildId(child)
  if (child !== null && uuid === null) throw new HubError('BAD_CHILD_ID')
  return {
    ...{ ledger, state, school, child: uuid, overdue: where?.overdue ?? false, mine: where?.mine ?? false },
    division: division === null ? null : divisionOf(division),
  }
}

function divisionOf(written: string): string {
  const code = normaliseDivisionCode(written)
  if (!code) throw new HubError('BAD_DIVISION')
  return code
}
