import { Field, InputType } from 'type-graphql'
import { DivisionLevel } from '../enums/hub'
import { StatisticsFact } from '../enums/statistics'

@InputType({ description: '统计分组 a fact that numbers are grouped by' })
export class StatisticsBy {
  @Field(() => StatisticsFact, { description: '统计项 fact' })
  declare fact: StatisticsFact

  @Field(() => DivisionLevel, {
    nullable: true,
    description:
      '区划级别 of a division: the level that it is grouped by; left out: the one below `under`, and of exact numbers without it COUNTY; of other facts nothing',
  })
  declare level?: DivisionLevel | null
}
