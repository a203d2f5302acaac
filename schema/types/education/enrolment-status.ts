import { Field, Int, ObjectType } from 'type-graphql'
import { AttendanceBand, DropoutState, RollState } from '../../enums/education'
import { Governed } from '../../governed'
import { DateScalar } from '../../scalars/date'
import { LookupError } from '../hub/lookup-error'

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

  @Field(() => LookupError, { nullable: true, description: '错误 why there is no answer for this student' })
  declare error: LookupError | null
}
