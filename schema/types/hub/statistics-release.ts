import { Field, Float, Int, ObjectType } from 'type-graphql'
import { DivisionLevel } from '../../enums/hub'
import { StatisticsFact } from '../../enums/statistics'
import { DateTimeScalar } from '../../scalars/date-time'

@ObjectType({ simpleResolvers: true, description: '统计维度 a fact of a release, with its codes' })
export class StatisticsDimension {
  @Field(() => String, { description: '代号 its name in `families`' })
  declare name: string

  @Field(() => StatisticsFact, { description: '统计项 what it is asked for by' })
  declare fact: StatisticsFact

  @Field(() => String, { description: '字段 the field whose rights decide, e.g. Child.sex' })
  declare field: string

  @Field(() => String, { description: '中文名称 title in Chinese' })
  declare titleZh: string

  @Field(() => String, { description: '英文名称 title in English' })
  declare titleEn: string

  @Field(() => [String], { nullable: 'items', description: '代码 its codes; null: not recorded' })
  declare codes: (string | null)[]

  @Field(() => Boolean, { description: '是否敏感 whether it tells of each of a group that all of it have one code' })
  declare sensitive: boolean
}

@ObjectType({ simpleResolvers: true, description: '可用程度 how much of a family is published at a level' })
export class StatisticsUsefulness {
  @Field(() => [String], { description: '维度组合 facts' })
  declare family: string[]

  @Field(() => DivisionLevel, { description: '区划级别 level' })
  declare level: DivisionLevel

  @Field(() => Int, { description: '单元数 cells of divisions with a child' })
  declare cells: number

  @Field(() => Float, { description: '不发布的占比 share of them that is withheld, from 0 to 1' })
  declare withheld: number
}

@ObjectType({ simpleResolvers: true, description: '统计发布批次 numbers of a month, protected and published' })
export class StatisticsRelease {
  @Field(() => String, { description: '月份 month, YYYY-MM' })
  declare month: string

  @Field(() => Int, { description: '更正次数 0: as first published' })
  declare correction: number

  @Field(() => DateTimeScalar, { description: '发布时间 published' })
  declare publishedAt: string

  @Field(() => Int, { description: '最小人数 a number from 1 to below this is never shown' })
  declare k: number

  @Field(() => [DivisionLevel], { description: '区划级别 levels' })
  declare levels: DivisionLevel[]

  @Field(() => [StatisticsDimension], { description: '维度 facts' })
  declare dimensions: StatisticsDimension[]

  @Field(() => [[String]], { description: '维度组合 facts that may be asked for together, and each part of them' })
  declare families: string[][]

  @Field(() => [StatisticsUsefulness], { description: '可用程度 how much is withheld' })
  declare usefulness: Promise<StatisticsUsefulness[]>
}
