import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql'
import {
  AnswerLedgerHandOverInput,
  ClaimLedgerOutcomeInput,
  CloseLedgerItemInput,
  DecideLedgerBrakeInput,
  HandOverLedgerItemInput,
  LedgerBrakePayload,
  LedgerItemPayload,
  LedgerStepInput,
  OpenLedgerItemInput,
  OrderLedgerItemInput,
  PauseLedgerClockInput,
  RecordLedgerVisitInput,
  ResumeLedgerClockInput,
} from '../../schema'
import { NONE, type Touches } from '../../src/access/sources'
import type { RequestContext } from '../../src/execute/request-context'
import { toBrakePayload } from './to-brake'
import { toItemPayload } from './to-item'

const input = { arguments: { input: NONE }, records: true } as const

export const ledgerCommandTouches: Touches = {
  asked: {
    'Mutation.openLedgerItem': { ...input, command: 'create' },
    'Mutation.recordLedgerVisit': { ...input, command: 'visit' },
    'Mutation.reportLedgerItem': { ...input, command: 'report' },
    'Mutation.orderLedgerItem': { ...input, command: 'order' },
    'Mutation.penaliseLedgerItem': { ...input, command: 'penalise' },
    'Mutation.claimLedgerOutcome': { ...input, command: 'claim' },
    'Mutation.closeLedgerItem': { ...input, command: 'close' },
    'Mutation.reopenLedgerItem': { ...input, command: 'reopen' },
    'Mutation.handOverLedgerItem': { ...input, command: 'hand-over' },
    'Mutation.answerLedgerHandOver': { ...input, command: 'hand-over' },
    'Mutation.pauseLedgerClock': { ...input, command: 'pause' },
    'Mutation.resumeLedgerClock': { ...input, command: 'pause' },
    'Mutation.decideLedgerBrake': { arguments: { input: NONE }, command: 'decide' },
  },
}

@Resolver()
export class LedgerMutations {
  @Mutation(() => LedgerItemPayload, { nullable: true, description: '人工建账 opens an item that no rule found' })
  async openLedgerItem(
    @Arg('input', () => OpenLedgerItemInput, { description: '建账 the item' }) input: OpenLedgerItemInput,
    @Ctx() context: RequestContext,
    @Info() { path }: GraphQLResolveInfo,
  ): Promise<LedgerItemPayload> {
    return toItemPayload(await context.ledgers.open({ ...input }), context, path)
  }

  @Mutation(() => LedgerItemPayload, { nullable: true, description: '劝返走访 records a persuasion visit' })
  async recordLedgerVisit(
    @Arg('input', () => RecordLedgerVisitInput, { description: '走访 the visit' }) input: RecordLedgerVisitInput,
    @Ctx() context: RequestContext,
    @Info() { path }: GraphQLResolveInfo,
  ): Promise<LedgerItemPayload> {
    return toItemPayload(await context.ledgers.visit({ ...input }), context, path)
  }

  @Mutation(() => LedgerItemPayload, {
    nullable: true,
    description: '书面报告 reports in writing to the education bureau that persuasion failed (未成年人保护法 28)',
  })
  async reportLedgerItem(
    @Arg('input', () => LedgerStepInput, { description: '报告 the report' }) input: LedgerStepInput,
    @Ctx() context: RequestContext,
    @Info() { path }: GraphQLResolveInfo,
  ): Promise<LedgerItemPayload> {
    return toItemPayload(await context.ledgers.report({ ...input }), context, path)
  }

  @Mutation(() => LedgerItemPayload, {
    nullable: true,
    description: '责令改正 orders the guardian to correct (义务教育法 58), as owner',
  })
  async orderLedgerItem(
    @Arg('input', () => OrderLedgerItemInput, { description: '责令 the order' }) input: OrderLedgerItemInput,
    @Ctx() context: RequestContext,
    @Info() { path }: GraphQLResolveInfo,
  ): Promise<LedgerItemPayload> {
    return toItemPayload(await context.ledgers.order({ ...input, days: input.days ?? null }), context, path)
  }

  @Mutation(() => LedgerItemPayload, { nullable: true, description: '处罚 penalises, as owner' })
  async penaliseLedgerItem(
    @Arg('input', () => LedgerStepInput, { description: '处罚 the penalty' }) input: LedgerStepInput,
    @Ctx() context: RequestContext,
    @Info() { path }: GraphQLResolveInfo,
  ): Promise<LedgerItemPayload> {
    return toItemPayload(await context.ledgers.penalise({ ...input }), context, path)
  }

  @Mutation(() => LedgerItemPayload, {
    nullable: true,
    description: '申报结果 says how an item ends; it is closed with its proof alone',
  })
  async claimLedgerOutcome(
    @Arg('input', () => ClaimLedgerOutcomeInput, { description: '结果 the outcome' }) input: ClaimLedgerOutcomeInput,
    @Ctx() context: RequestContext,
    @Info() { path }: GraphQLResolveInfo,
  ): Promise<LedgerItemPayload> {
    return toItemPayload(await context.ledgers.claim({ ...input, reason: input.reason ?? null }), context, path)
  }

  @Mutation(() => LedgerItemPayload, {
    nullable: true,
    description: '销号 closes an item with its proof (动态销号), as owner',
  })
  async closeLedgerItem(
    @Arg('input', () => CloseLedgerItemInput, { description: '佐证 the proof' }) input: CloseLedgerItemInput,
    @Ctx() context: RequestContext,
    @Info() { path }: GraphQLResolveInfo,
  ): Promise<LedgerItemPayload> {
    return toItemPayload(await context.ledgers.close({ ...input }), context, path)
  }

  @Mutation(() => LedgerItemPayload, {
    nullable: true,
    description: '重新打开 opens a closed item again, or refuses a claim that does not hold, as owner',
  })
  async reopenLedgerItem(
    @Arg('input', () => LedgerStepInput, { description: '原因 why' }) input: LedgerStepInput,
    @Ctx() context: RequestContext,
    @Info() { path }: GraphQLResolveInfo,
  ): Promise<LedgerItemPayload> {
    return toItemPayload(await context.ledgers.reopen({ ...input }), context, path)
  }

  @Mutation(() => LedgerItemPayload, {
    nullable: true,
    description: '提出移交 offers an item to another owner; it changes hands when that one accepts',
  })
  async handOverLedgerItem(
    @Arg('input', () => HandOverLedgerItemInput, { description: '移交 the offer' }) input: HandOverLedgerItemInput,
    @Ctx() context: RequestContext,
    @Info() { path }: GraphQLResolveInfo,
  ): Promise<LedgerItemPayload> {
    return toItemPayload(await context.ledgers.handOver({ ...input, school: input.school ?? null }), context, path)
  }

  @Mutation(() => LedgerItemPayload, {
    nullable: true,
    description: '答复移交 accepts or refuses an offered item, or withdraws the own offer',
  })
  async answerLedgerHandOver(
    @Arg('input', () => AnswerLedgerHandOverInput, { description: '答复 the answer' }) input: AnswerLedgerHandOverInput,
    @Ctx() context: RequestContext,
    @Info() { path }: GraphQLResolveInfo,
  ): Promise<LedgerItemPayload> {
    return toItemPayload(await context.ledgers.answerHandOver({ ...input }), context, path)
  }

  @Mutation(() => LedgerItemPayload, { nullable: true, description: '时限中止 pauses a clock with a reason, as owner' })
  async pauseLedgerClock(
    @Arg('input', () => PauseLedgerClockInput, { description: '中止 which clock, and why' })
    input: PauseLedgerClockInput,
    @Ctx() context: RequestContext,
    @Info() { path }: GraphQLResolveInfo,
  ): Promise<LedgerItemPayload> {
    return toItemPayload(await context.ledgers.pause({ ...input }), context, path)
  }

  @Mutation(() => LedgerItemPayload, { nullable: true, description: '时限恢复 lets a paused clock go on, as owner' })
  async resumeLedgerClock(
    @Arg('input', () => ResumeLedgerClockInput, { description: '恢复 which clock' }) input: ResumeLedgerClockInput,
    @Ctx() context: RequestContext,
    @Info() { path }: GraphQLResolveInfo,
  ): Promise<LedgerItemPayload> {
    return toItemPayload(await context.ledgers.resume({ ...input }), context, path)
  }

  @Mutation(() => LedgerBrakePayload, {
    nullable: true,
    description: '处理大批变更 releases a run that waits, or refuses it',
  })
  async decideLedgerBrake(
    @Arg('input', () => DecideLedgerBrakeInput, { description: '决定 the decision' }) input: DecideLedgerBrakeInput,
    @Ctx() context: RequestContext,
  ): Promise<LedgerBrakePayload> {
    return toBrakePayload(await context.brakes.decide({ ...input }), context)
  }
}
