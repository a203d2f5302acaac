import { Int, ObjectType } from 'type-graphql'
import { Governed } from '../../governed'
import { MonthScalar } from '../../scalars/month'

@ObjectType({
  simpleResolvers: true,
  description: '月考勤 attendance of one month',
})
export class AttendanceMonth {
  @Governed(() => MonthScalar, '月份 month')
  declare month: string | null

  @Governed(() => Int, '应出勤天数 school days due')
  declare daysDue: number | null

  @Governed(() => Int, '实出勤天数 days present')
  declare daysPresent: number | null

  @Governed(() => Int, '请假天数 days absent with leave')
  declare daysExcused: number | null

  @Governed(() => Int, '无故缺勤天数 days absent without reason')
  declare daysUnexcused: number | null
}
