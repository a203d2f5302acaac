import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql'
import { DraftReturnInput, DropoutReturn, DropoutReturnPayload, ReturnStepInput } from '../../schema'
import { NONE, type Touches } from '../../src/access/sources'
import { HubError } from '../../src/errors/hub-error'
import type { RequestContext } from '../../src/execute/request-context'
import { normaliseDivisionCode } from '../../src/normal'
import { prefixOf } from '../../src/returns/units'
import { toReturn, toReturnPayload } from './to-return'

const step = { arguments: { input: NONE } } as const

export const returnTouches: Touches = {
  asked: {
    'Query.returns': { arguments: { period: NONE, division: NONE } },
    'Query.return': { arguments: { id: NONE } },
    'Mutation.draftReturn': { ...step, command: 'create' },
    'Mutation.recountReturn': { ...step, command: 'create' },
    'Mutation.fillReturn': { ...step, command: 'create' },
    'Mutation.reviewReturn': { ...step, command: 'review' },
    'Mutation.signReturn': { ...step, command: 'decide' },
    'Mutation.sendBackReturn': { ...step, command: 'review' },
  },
}

@Resolver()
export class ReturnQueries {
  @Query(() => [DropoutReturn], {
    nullable: true,
    description: '控辍保学报表 returns of the own school, or of divisions and schools in the area; 500 at most',
  })
  async returns(
    @Arg('period', () => String, { nullable: true, description: '期间 2026-11, 2026-autumn, 2026-2027' })
    period: string | null,
    @Arg('division', () => String, { nullable: true, description: '区划 this division and all below it' })
    division: string | null,
    @Ctx() context: RequestContext,
  ): Promise<DropoutReturn[]> {
    const found = await context.returns.list({ period: period ?? null, prefix: prefixOfCode(division ?? null) })
    return found.map((one) => toReturn(one, context))
  }

  @Query(() => DropoutReturn, { nullable: true, description: '报表 one return; null where there is none within reach' })
  async return(
    @Arg('id', () => ID, { description: '编号 id of the return' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<DropoutReturn | null> {
    const found = await context.returns.find(id)
    return found && toReturn(found, context)
  }
}

@Resolver()
export class ReturnMutations {
  @Mutation(() => DropoutReturnPayload, {
    nullable: true,
    description: '起草报表 counts a unit’s figures: a school’s pupils, or the signed returns of a division’s parts',
  })
  async draftReturn(
    @Arg('input', () => DraftReturnInput, { description: '报表 which return' }) input: DraftReturnInput,
    @Ctx() context: RequestContext,
  ): Promise<DropoutReturnPayload> {
    const { division = null, school = null, correction = null } = input
    return toReturnPayload(await context.returns.draft({ ...input, division, school, correction }), context)
  }

  @Mutation(() => DropoutReturnPayload, { nullable: true, description: '重新统计 counts a draft again' })
  async recountReturn(
    @Arg('input', () => ReturnStepInput, { description: '报表 which return' }) input: ReturnStepInput,
    @Ctx() context: RequestContext,
  ): Promise<DropoutReturnPayload> {
    return toReturnPayload(await context.returns.step('RECOUNT', { ...input }), context)
  }

  @Mutation(() => DropoutReturnPayload, {
    nullable: true,
    description: '填表 files a draft whose checks hold (填表人)',
  })
  async fillReturn(
    @Arg('input', () => ReturnStepInput, { description: '报表 which return' }) input: ReturnStepInput,
    @Ctx() context: RequestContext,
  ): Promise<DropoutReturnPayload> {
    return toReturnPayload(await context.returns.step('FILL', { ...input }), context)
  }

  @Mutation(() => DropoutReturnPayload, { nullable: true, description: '复核 reviews it, as a second person (复核人)' })
  async reviewReturn(
    @Arg('input', () => ReturnStepInput, { description: '报表 which return' }) input: ReturnStepInput,
    @Ctx() context: RequestContext,
  ): Promise<DropoutReturnPayload> {
    return toReturnPayload(await context.returns.step('REVIEW', { ...input }), context)
  }

  @Mutation(() => DropoutReturnPayload, {
    nullable: true,
    description: '签发 signs it, as a third person (单位负责人); it is frozen then',
  })
  async signReturn(
    @Arg('input', () => ReturnStepInput, { description: '报表 which return' }) input: ReturnStepInput,
    @Ctx() context: RequestContext,
  ): Promise<DropoutReturnPayload> {
    return toReturnPayload(await context.returns.step('SIGN', { ...input }), context)
  }

  @Mutation(() => DropoutReturnPayload, { nullable: true, description: '退回 sends it back to be a draft' })
  async sendBackReturn(
    @Arg('input', () => ReturnStepInput, { description: '报表 which return' }) input: ReturnStepInput,
    @Ctx() context: RequestContext,
  ): Promise<DropoutReturnPayload> {
    return toReturnPayload(await context.returns.step('SEND_BACK', { ...input }), context)
  }
}

/** Throws HubError BAD_DIVISION. */
function prefixOfCode(given: string | null): string | null {
  if (given === null) return null
  const code = normaliseDivisionCode(given)
  if (code === null) throw new HubError('BAD_DIVISION')
  return prefixOf({ division: code.slice(0, 6), school: null })
}
