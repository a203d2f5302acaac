import { Field, ID, Int, ObjectType } from 'type-graphql'
import {
  Ledger,
  LedgerAction,
  LedgerClockKind,
  LedgerClockState,
  LedgerMet,
  LedgerOpenedBy,
  LedgerOutcome,
  LedgerPauseReason,
  LedgerProof,
  LedgerReason,
  LedgerStanding,
  LedgerState,
  LedgerVisitForm,
} from '../../enums/ledgers'
import { Governed } from '../../governed'
import { DateScalar } from '../../scalars/date'
import { DateTimeScalar } from '../../scalars/date-time'
import { PageInfo } from '../hub/child-connection'
import { UserError } from '../hub/user-error'

@ObjectType({ simpleResolvers: true, description: '责任单位 who has an item, or is offered it' })
export class LedgerOwner {
  @Field(() => String, { description: '区县 county' })
  declare division: string

  @Field(() => String, {
    nullable: true,
    description: '学校 code of the school; null: the education bureau of the county',
  })
  declare school: string | null
}

@ObjectType({ simpleResolvers: true, description: '时限 a clock of an item' })
export class LedgerClock {
  @Field(() => LedgerClockKind, { description: '种类 what it is for' })
  declare kind: LedgerClockKind

  @Field(() => LedgerClockState, { description: '状态 where it stands now' })
  declare state: LedgerClockState

  @Field(() => LedgerStanding, { description: '性质 who sets the limit' })
  declare standing: LedgerStanding

  @Field(() => String, { description: '依据 article, or the text that asks for it' })
  declare basis: string

  @Field(() => Int, { description: '长度 length of the limit' })
  declare amount: number

  @Field(() => String, { description: '单位 working-days, days or hours' })
  declare unit: string

  @Field(() => DateTimeScalar, { description: '起算 when it began' })
  declare startedAt: string

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: '截止 the first instant that is too late; null while it is paused',
  })
  declare dueAt: string | null

  @Field(() => DateTimeScalar, { nullable: true, description: '结束 when its task was done, or was no longer needed' })
  declare endedAt: string | null

  @Field(() => Boolean, { description: '暂定 it runs over days whose holidays no calendar knows yet' })
  declare provisional: boolean
}

@ObjectType({ simpleResolvers: true, description: '下一步 a step that the law and the state of the item allow now' })
export class LedgerNextStep {
  @Field(() => LedgerAction, { description: '动作 what' })
  declare action: LedgerAction

  @Field(() => Boolean, { description: '本账号可办 whether this account may take it' })
  declare allowed: boolean
}

@ObjectType({ simpleResolvers: true, description: '台账记事 an entry of an item’s history, never changed' })
export class LedgerEntry {
  @Field(() => ID, { description: '编号 id' })
  declare id: string

  @Field(() => Int, { description: '序号 number: the version that it made' })
  declare number: number

  @Field(() => LedgerAction, { description: '动作 what happened' })
  declare action: LedgerAction

  @Field(() => LedgerState, { nullable: true, description: '之前 state before; null of the first' })
  declare from: LedgerState | null

  @Field(() => LedgerState, { description: '之后 state after' })
  declare to: LedgerState

  @Field(() => DateTimeScalar, { description: '时间 when it was recorded' })
  declare at: string

  @Field(() => String, { description: '账号 account; tonglian: the hub itself' })
  declare by: string

  @Field(() => String, { nullable: true, description: '部门 department of that account' })
  declare department: string | null

  @Field(() => DateScalar, { nullable: true, description: '走访日期 day of a visit' })
  declare visitedOn: string | null

  @Field(() => LedgerVisitForm, { nullable: true, description: '走访方式 how a visit was made' })
  declare form: LedgerVisitForm | null

  @Field(() => LedgerMet, { nullable: true, description: '见到何人 who was met' })
  declare met: LedgerMet | null

  @Field(() => LedgerReason, { nullable: true, description: '理由 reason of a claim' })
  declare reason: LedgerReason | null

  @Field(() => LedgerProof, { nullable: true, description: '佐证 proof of a closing' })
  declare proof: LedgerProof | null

  @Field(() => LedgerClockKind, { nullable: true, description: '时限 clock that was paused, went on or was missed' })
  declare clock: LedgerClockKind | null

  @Field(() => LedgerPauseReason, { nullable: true, description: '中止原因 why a clock was paused' })
  declare pauseReason: LedgerPauseReason | null

  @Governed(() => LedgerOwner, '移交对象 whom the item was offered to')
  declare offeredTo: LedgerOwner | null

  @Field(() => Int, { nullable: true, description: '期限 days that an order set' })
  declare days: number | null

  @Governed(() => String, '说明 what was written: report of a visit, written report, order, reason')
  declare note: string | null

  @Governed(() => String, '佐证出处 number of the proof’s document, or where it lies')
  declare reference: string | null
}

@ObjectType({ simpleResolvers: true, description: '台账记录 one child in the ledgers of dropout control (控辍保学)' })
export class LedgerItem {
  @Field(() => ID, { description: '编号 id of the item' })
  declare id: string

  @Field(() => Int, { description: '版本 version, sent back with every step' })
  declare version: number

  @Field(() => ID, { description: '儿童编号 hub id of the child' })
  declare childId: string

  @Field(() => Ledger, { description: '台账 ledger' })
  declare ledger: Ledger

  @Field(() => LedgerState, { description: '状态 state' })
  declare state: LedgerState

  @Governed(() => String, '区县 county whose education bureau is responsible')
  declare division: string | null

  @Governed(() => String, '学校 code of the school')
  declare school: string | null

  @Field(() => DateTimeScalar, { description: '建账时间 when it was opened' })
  declare openedAt: string

  @Field(() => LedgerOutcome, { nullable: true, description: '结果 outcome, claimed or proven' })
  declare outcome: LedgerOutcome | null

  @Field(() => DateTimeScalar, { nullable: true, description: '销号时间 when it was closed' })
  declare closedAt: string | null

  @Governed(() => LedgerOwner, '责任单位 who must act now')
  declare owner: LedgerOwner | null

  @Governed(() => LedgerOwner, '拟接收单位 whom it is offered to')
  declare offeredTo: LedgerOwner | null

  @Governed(() => LedgerOpenedBy, '建账方式 who found it')
  declare openedBy: LedgerOpenedBy | null

  @Governed(() => String, '判定级别 level of the verdict that opened it, or moved it up')
  declare level: string | null

  @Governed(() => String, '规则变体 variant of the rule')
  declare variant: string | null

  @Governed(() => String, '规则版本 version of the rules')
  declare rulesVersion: string | null

  @Governed(() => LedgerReason, '理由 reason of the outcome')
  declare reason: LedgerReason | null

  @Governed(() => LedgerProof, '佐证 kind of proof')
  declare proof: LedgerProof | null

  @Governed(() => DateTimeScalar, '首次接触 first contact')
  declare firstContactAt: string | null

  @Governed(() => DateScalar, '判定已返校 since when the rule’s verdict says that the child is back; closes nothing')
  declare backOn: string | null

  @Governed(() => Boolean, '逾期 a clock is over and its task not done')
  declare overdue: boolean | null

  @Governed(() => [LedgerClock], '时限 clocks, the oldest first')
  declare clocks: LedgerClock[] | null

  @Governed(() => [LedgerNextStep], '下一步 the steps that are possible now')
  declare nextSteps: LedgerNextStep[] | null

  @Governed(() => [LedgerEntry], '记事 history, the oldest first')
  declare history: LedgerEntry[] | null
}

@ObjectType({ simpleResolvers: true, description: '台账列表 a page of items, the newest first' })
export class LedgerItemConnection {
  @Field(() => [LedgerItem], { description: '台账记录 items' })
  declare nodes: LedgerItem[]

  @Field(() => PageInfo, { description: '分页信息 page' })
  declare pageInfo: PageInfo
}

@ObjectType({
  simpleResolvers: true,
  description: '台账操作结果 what a step made of an item, or why it changed nothing',
})
export class LedgerItemPayload {
  @Field(() => LedgerItem, {
    nullable: true,
    description: '台账记录 the item as it is now; null when nothing was changed',
  })
  declare item: LedgerItem | null

  @Field(() => [UserError], { description: '错误 empty when it was done' })
  declare errors: UserError[]
}
