import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Ctx, ID, Info, Query, Resolver } from 'type-graphql'
import { Child, Node } from '../../schema'
import { NONE, type AskedField, type Touches } from '../../src/access/sources'
import { HubError } from '../../src/errors/hub-error'
import type { RequestContext } from '../../src/execute/request-context'
import type { LookupKey } from '../../src/identity/child-lookup'
import { parseChildId } from '../../src/identity/child-id'
import { isIdNumber } from '../../src/linkage/id-number'
import { normaliseIdNumber, normaliseRollNumber } from '../../src/normal'
import { toChild } from './to-child'

const byId: AskedField = { answers: 'Child', arguments: { id: NONE } }

export const childTouches: Touches = {
  asked: {
    'Query.child': {
      ...byId,
      live: ({ id }) => ({
        children: [parseChildId(id as string)].filter((uuid) => uuid !== null),
        index: false,
      }),
    },
    'Query.node': byId,
    'Query.childrenByIds': {
      answers: 'Child',
      arguments: { ids: NONE },
      amount: ({ ids }) => ({ kind: 'ids', count: (ids as unknown[]).length }),
    },
    'Query.childByIdNumber': {
      answers: 'Child',
      arguments: { idNumber: { position: 'lookup', field: 'Child.idNumber' } },
    },
    'Query.childByRollNumber': {
      answers: 'Child',
      arguments: { rollNumber: { position: 'lookup', field: 'EducationRecord.rollNumber' } },
    },
  },
}

@Resolver()
export class ChildQueries {
  @Query(() => Child, {
    nullable: true,
    description: '按编号查询儿童 one child by its hub id; null when there is none within reach',
  })
  child(
    @Arg('id', () => ID, { description: '儿童编号 hub id of the child' }) id: string,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Child | null> {
    return one(context, info, 'id', knownId(id))
  }

  @Query(() => [Child], {
    nullable: 'itemsAndList',
    description:
      '批量查询 children by their hub ids (the most: `me { limits }`), in the order asked; null for each unknown or out of reach',
  })
  async childrenByIds(
    @Arg('ids', () => [ID], { description: '儿童编号 hub ids; the answer keeps their order' }) ids: string[],
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<(Child | null)[]> {
    const wanted = ids.map((id) => ({ by: 'id' as const, value: knownId(id) }))
    const seen = await context.children.read(context.children.entry(String(info.path.key)), wanted)
    return seen.map((child) => toChild(child, context))
  }

  @Query(() => Node, { nullable: true, description: '节点 Relay: anything by its id' })
  node(
    @Arg('id', () => ID, { description: '儿童编号 hub id of the child' }) id: string,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Child | null> {
    return one(context, info, 'id', knownId(id))
  }

  @Query(() => Child, {
    nullable: true,
    description: '按公民身份号码查询 one child by its 18-character ID number (GB 11643)',
  })
  childByIdNumber(
    @Arg('idNumber', () => String, { description: '公民身份号码 ID number, GB 11643' }) idNumber: string,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Child | null> {
    const number = normaliseIdNumber(idNumber)
    if (number === null || !isIdNumber(number))
      throw new HubError(
        'BAD_ID_NUMBER',
        'expected 18 characters with a calendar day and a right check character (GB 11643)',
      )
    return one(context, info, 'id-number', number)
  }

  @Query(() => Child, {
    nullable: true,
    description: '按学籍号查询 one child by its roll number (G, J or L and 18 characters)',
  })
  childByRollNumber(
    @Arg('rollNumber', () => String, { description: '学籍号 roll number' }) rollNumber: string,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Child | null> {
    const number = normaliseRollNumber(rollNumber)
    if (number === null) throw new HubError('BAD_ROLL_NUMBER', 'expected G, J or L and 18 characters')
    return one(context, info, 'roll-number', number)
  }
}

async function one(
  context: RequestContext,
  info: GraphQLResolveInfo,
  by: LookupKey,
  value: string,
): Promise<Child | null> {
  const [seen] = await context.children.read(context.children.entry(String(info.path.key)), [{ by, value }])
  return toChild(seen ?? null, context)
}

function knownId(id: string): string {
  const uuid = parseChildId(id)
  if (!uuid) throw new HubError('BAD_CHILD_ID', "expected 'child:' and a UUID")
  return uuid
}
