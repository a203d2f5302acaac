import { Field, Float, Int, ObjectType } from 'type-graphql'
import { DivisionLevel } from '../../enums/hub'
import { StatisticsRule } from '../../enums/statistics'
import { DateTimeScalar } from '../../scalars/date-time'
import { StatisticsRelease } from './statistics-release'

@ObjectType({ simpleResolvers: true, description: '不发布的说明 why a number is withheld, and where it exists' })
export class StatisticsWithheld {
  @Field(() => StatisticsRule, { description: '原因 rule' })
  declare rule: StatisticsRule

  @Field(() => DivisionLevel, {
    nullable: true,
    description: '可查级别 the nearest level above at which the same number is published; null for none',
  })
  declare level: DivisionLevel | null
}

@ObjectType({ simpleResolvers: true, description: '统计单元 how many children have these values' })
export class StatisticsCell {
  @Field(() => [String], {
    nullable: 'items',
    description:
      '取值 a value for each fact that was asked for, in that order: a code of a division, a word of the enumeration, true or false, a year, a band of ages; null: not recorded',
  })
  declare values: (string | null)[]

  @Field(() => Int, { nullable: true, description: '人数 children; null: withheld, or not asked for' })
  declare count: number | null

  @Field(() => Float, {
    nullable: true,
    description: '占比 share of the total, from 0 to 1; null: one of both is withheld, or the total is 0',
  })
  declare share: number | null

  @Field(() => Int, {
    nullable: true,
    description: '变化 children more or fewer than in the month of `compareTo`; null: one of both is withheld',
  })
  declare change: number | null

  @Field(() => Float, {
    nullable: true,
    description:
      '比率 part of the population, 0.0123 is 12.3 of a thousand; null: withheld, or the table does not know it',
  })
  declare rate: number | null

  @Field(() => StatisticsWithheld, {
    nullable: true,
    description: '不发布的说明 why count, or change, is withheld; null: it is not',
  })
  declare withheld: StatisticsWithheld | null
}

@ObjectType({ simpleResolvers: true, description: '统计 numbers of children' })
export class Statistics {
  @Field(() => Boolean, {
    description:
      '是否精确 true: counted now, over the children within the own scope that may be listed; false: published, over everybody',
  })
  declare exact: boolean

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: '截至 the index had followed all registries up to here; of published numbers null: see `release`',
  })
  declare asOf: string | null

  @Field(() => StatisticsRelease, {
    nullable: true,
    description: '发布批次 the release that all numbers are of; of exact ones null',
  })
  declare release: StatisticsRelease | null

  @Field(() => Int, {
    nullable: true,
    description:
      '总数 children counted; with a fact of which several may hold of one child, less than the sum of the cells; null: withheld',
  })
  declare total: number | null

  @Field(() => StatisticsWithheld, {
    nullable: true,
    description: '总数不发布的说明 why the total is withheld; null: it is not',
  })
  declare withheld: StatisticsWithheld | null

  @Field(() => [StatisticsCell], {
    description: '单元 in the order of their values: exact ones that are not empty, of published ones all',
  })
  declare cells: StatisticsCell[]
}
