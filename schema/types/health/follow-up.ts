import { Float, ObjectType } from 'type-graphql'
import { DevelopmentResult } from '../../enums/health'
import { Governed } from '../../governed'
import { DateScalar } from '../../scalars/date'

@ObjectType({
  simpleResolvers: true,
  description: '随访 follow-up of the 0–6 schedule (国家基本公共卫生服务规范第三版)',
})
export class FollowUp {
  @Governed(() => DateScalar, '随访日期 date')
  declare date: string | null

  @Governed(() => String, '随访阶段 stage of the schedule, e.g. 满月, 3月, 6岁')
  declare schedule: string | null

  @Governed(() => Float, '体重 weight in kg')
  declare weightKg: number | null

  @Governed(() => Float, '身长或身高 length or height in cm')
  declare heightCm: number | null

  @Governed(() => Float, '血红蛋白 haemoglobin in g/L')
  declare haemoglobin: number | null

  @Governed(() => DevelopmentResult, '发育评估 assessment of development')
  declare development: DevelopmentResult | null

  @Governed(() => String, '两次随访间患病情况 illness since the last follow-up')
  declare illnessSince: string | null

  @Governed(() => DateScalar, '下次随访日期 next follow-up due')
  declare nextDue: string | null
}
