import { Int, ObjectType } from 'type-graphql'
import { MentalConcern } from '../../enums/health'
import { Governed } from '../../governed'
import { DateScalar } from '../../scalars/date'

@ObjectType({
  simpleResolvers: true,
  description: '心理健康筛查 a mental health screening',
})
export class MentalHealthScreening {
  @Governed(() => DateScalar, '筛查日期 date')
  declare date: string | null

  @Governed(() => String, '量表 instrument')
  declare instrument: string | null

  @Governed(() => Int, '得分 score')
  declare score: number | null

  @Governed(() => MentalConcern, '筛查结果 concern')
  declare concern: MentalConcern | null
}
