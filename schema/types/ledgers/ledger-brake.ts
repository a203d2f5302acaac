import { Field, Float, ID, Int, ObjectType } from 'type-graphql'
import { LedgerBrakeState } from '../../enums/ledgers'
import { DateTimeScalar } from '../../scalars/date-time'
import { UserError } from '../hub/user-error'

@ObjectType({
  simpleResolvers: true,
  description: '大批变更 a run that would change too much of one school’s roll at once, and waits for a person',
})
export class LedgerBrake {
  @Field(() => ID, { description: '编号 id' })
  declare id: string

  @Field(() => Int, { description: '版本 version, sent back with the decision' })
  declare version: number

  @Field(() => LedgerBrakeState, { description: '状态 state' })
  declare state: LedgerBrakeState

  @Field(() => String, { description: '区县 county' })
  declare division: string

  @Field(() => String, {
    nullable: true,
    description: '学校 code of the school; null: children of the county without one',
  })
  declare school: string | null

  @Field(() => Int, { description: '拟建账 items that it would open' })
  declare opens: number

  @Field(() => Int, { description: '拟标记 items that it would mark as back' })
  declare marks: number

  @Field(() => Int, { description: '在籍人数 pupils on the roll, or children of the county' })
  declare roll: number

  @Field(() => Float, { description: '占比 share of the roll, percent' })
  declare percent: number

  @Field(() => String, { description: '原因 why it waits' })
  declare why: string

  @Field(() => String, { nullable: true, description: '规则版本 version of the rules' })
  declare rulesVersion: string | null

  @Field(() => DateTimeScalar, { description: '起始时间 since when it waits' })
  declare since: string

  @Field(() => DateTimeScalar, { description: '计数时间 when it was last counted' })
  declare countedAt: string
}

@ObjectType({ simpleResolvers: true, description: '大批变更处理结果 what a decision made of a run that waited' })
export class LedgerBrakePayload {
  @Field(() => LedgerBrake, { nullable: true, description: '大批变更 as it is now; null when nothing was changed' })
  declare brake: LedgerBrake | null

  @Field(() => [UserError], { description: '错误 empty when it was done' })
  declare errors: UserError[]
}
