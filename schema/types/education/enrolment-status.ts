import { Field, Int, ObjectType } from 'type-graphql'
import { AttendanceBand, DropoutState, RollState } from '../../enums/education'
import { DropoutInput, DropoutLevel, VerdictConfidence } from '../../enums/dropout'
import { Governed } from '../../governed'
import { DateScalar } from '../../scalars/date'
import { LookupError } from '../hub/lookup-error'
import { VerdictInput } from '../hub/verdict-input'

@ObjectType({
  simpleResolvers: true,
  description: '学籍状态查询结果 state of enrolment of one student, for school systems',
})
export class EnrolmentStatus {
  @Field(() => String, { description: '查询号码 the ID number or roll number as asked' })
  declare student: string

  @Field(() => Int, { description: '序号 position in the list asked, from 0' })
  declare index: number

  @Governed(() => RollState, '学籍状态 state of the roll')
  declare rollState: RollState | null

  @Governed(() => DateScalar, '状态起始日期 since when')
  declare since: string | null

  @Governed(() => AttendanceBand, '出勤等级 band of attendance of the last recorded month that had school days')
  declare attendanceBand: AttendanceBand | null

  @Governed(
    () => DropoutState,
    '控辍状态 state in the dropout ledger, as the education bureau recorded it (教基厅函〔2024〕15号)',
  )
  declare dropoutState: DropoutState | null

  @Governed(
    () => DropoutLevel,
    '研判等级 what the rules of dropout control say (Child.dropoutVerdict); null: no verdict is kept',
  )
  declare status: DropoutLevel | null

  @Governed(() => DateScalar, '研判等级起始日期 first day of that level')
  declare statusSince: string | null

  @Governed(() => String, '规则 name of the rules')
  declare rule: string | null

  @Governed(() => String, '规则变体 the variant for the division and the day')
  declare variant: string | null

  @Governed(() => String, '规则版本 version of the rules')
  declare rulesVersion: string | null

  @Governed(() => VerdictConfidence, '可信度 confidence')
  declare confidence: VerdictConfidence | null

  @Governed(() => [VerdictInput], '依据 inputs of the verdict, each with its registry and age')
  declare sources: VerdictInput[] | null

  @Governed(() => [DropoutInput], '缺失依据 inputs that are missing')
  declare missing: DropoutInput[] | null

  @Field(() => LookupError, { nullable: true, description: '错误 why there is no answer for this student' })
  declare error: LookupError | null
}
