import { Field, ID, InputType, Int } from 'type-graphql'
import {
  Ledger,
  LedgerBrakeDecision,
  LedgerClockKind,
  LedgerMet,
  LedgerOfferAnswer,
  LedgerOutcome,
  LedgerPauseReason,
  LedgerProof,
  LedgerReason,
  LedgerState,
  LedgerVisitForm,
} from '../enums/ledgers'
import { DateScalar } from '../scalars/date'

const KEY = '幂等键 8 to 100 characters: the same key and input is the same step'
const NOTE = '说明 what is to be written down, 5 to 2,000 characters'

@InputType({ description: '台账筛选 which items: all conditions must hold' })
export class LedgerFilter {
  @Field(() => Ledger, { nullable: true, description: '台账 ledger' })
  declare ledger?: Ledger | null

  @Field(() => LedgerState, { nullable: true, description: '状态 state' })
  declare state?: LedgerState | null

  @Field(() => String, { nullable: true, description: '学校 code of the school (学校标识码)' })
  declare school?: string | null

  @Field(() => String, { nullable: true, description: '区划 the county that is responsible lies in this division' })
  declare division?: string | null

  @Field(() => ID, { nullable: true, description: '儿童 hub id of a child' })
  declare child?: string | null

  @Field(() => Boolean, { nullable: true, description: '逾期 a clock is over and its task not done' })
  declare overdue?: boolean | null

  @Field(() => Boolean, { nullable: true, description: '由我处理 open, and this account’s side must act now' })
  declare mine?: boolean | null
}

@InputType({ description: '人工建账 opens an item that no rule found' })
export class OpenLedgerItemInput {
  @Field(() => ID, { description: '儿童 hub id of the child' })
  declare childId: string

  @Field(() => Ledger, { description: '台账 ledger' })
  declare ledger: Ledger

  @Field(() => String, { description: NOTE })
  declare note: string

  @Field(() => String, { description: KEY })
  declare idempotencyKey: string
}

/** What every step of an item is sent with. */
@InputType({ description: '台账步骤 a step of an item' })
export class LedgerStepInput {
  @Field(() => ID, { description: '台账记录编号 id of the item' })
  declare itemId: string

  @Field(() => Int, { description: '版本 version that was read' })
  declare version: number

  @Field(() => String, { description: NOTE })
  declare note: string

  @Field(() => String, { description: KEY })
  declare idempotencyKey: string
}

@InputType({ description: '劝返走访 a persuasion visit' })
export class RecordLedgerVisitInput extends LedgerStepInput {
  @Field(() => DateScalar, { description: '走访日期 day of the visit, within the last year' })
  declare visitedOn: string

  @Field(() => LedgerVisitForm, { description: '方式 how' })
  declare form: LedgerVisitForm

  @Field(() => LedgerMet, { description: '见到何人 who was met' })
  declare met: LedgerMet
}

@InputType({ description: '责令改正 an order to correct' })
export class OrderLedgerItemInput extends LedgerStepInput {
  @Field(() => Int, { nullable: true, description: '期限 calendar days, 1 to 60; left out: as the limits say' })
  declare days?: number | null
}

@InputType({ description: '称已了结 says how the item ends; true only with its proof' })
export class ClaimLedgerOutcomeInput extends LedgerStepInput {
  @Field(() => LedgerOutcome, { description: '结果 outcome' })
  declare outcome: LedgerOutcome

  @Field(() => LedgerReason, {
    nullable: true,
    description: '理由 why; needed of EXCUSED and DISPROVED, left out of RETURNED',
  })
  declare reason?: LedgerReason | null
}

@InputType({ description: '销号 closes an item with its proof' })
export class CloseLedgerItemInput extends LedgerStepInput {
  @Field(() => LedgerProof, { description: '佐证 kind of proof; it must prove the claimed outcome' })
  declare proof: LedgerProof

  @Field(() => String, { description: '佐证出处 number of the document, or where it lies: 2 to 200 characters' })
  declare reference: string
}

@InputType({ description: '提出移交 offers an item to another owner' })
export class HandOverLedgerItemInput extends LedgerStepInput {
  @Field(() => String, { description: '接收区县 county, six digits' })
  declare division: string

  @Field(() => String, { nullable: true, description: '接收学校 code of a school; left out: the bureau of the county' })
  declare school?: string | null
}

@InputType({ description: '答复移交 answers an offered hand-over' })
export class AnswerLedgerHandOverInput extends LedgerStepInput {
  @Field(() => LedgerOfferAnswer, { description: '答复 answer' })
  declare answer: LedgerOfferAnswer
}

@InputType({ description: '时限中止 pauses a clock' })
export class PauseLedgerClockInput extends LedgerStepInput {
  @Field(() => LedgerClockKind, { description: '时限 clock' })
  declare clock: LedgerClockKind

  @Field(() => LedgerPauseReason, { description: '原因 why' })
  declare reason: LedgerPauseReason
}

@InputType({ description: '时限恢复 lets a paused clock go on' })
export class ResumeLedgerClockInput extends LedgerStepInput {
  @Field(() => LedgerClockKind, { description: '时限 clock' })
  declare clock: LedgerClockKind
}

@InputType({ description: '处理大批变更 decides on a run that waits' })
export class DecideLedgerBrakeInput {
  @Field(() => ID, { description: '编号 id of the run that waits' })
  declare brakeId: string

  @Field(() => Int, { description: '版本 version that was read' })
  declare version: number

  @Field(() => LedgerBrakeDecision, { description: '决定 decision' })
  declare decision: LedgerBrakeDecision

  @Field(() => String, { description: NOTE })
  declare note: string

  @Field(() => String, { description: KEY })
  declare idempotencyKey: string
}
