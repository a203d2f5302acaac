import { Field, Int, ObjectType } from 'type-graphql'
import { DateTimeScalar } from '../../scalars/date-time'

@ObjectType({ simpleResolvers: true, description: '统计单元 how many children have these values' })
export class StatisticsCell {
  @Field(() => [String], {
    nullable: 'items',
    description:
      '取值 a value for each fact that was asked for, in that order: a code of a division, a word of the enumeration, true or false, a year; null: not recorded',
  })
  declare values: (string | null)[]

  @Field(() => Int, { description: '人数 children' })
  declare count: number
}

@ObjectType({ simpleResolvers: true, description: '统计 numbers of children' })
export class Statistics {
  @Field(() => Boolean, {
    description: '是否精确 true: counted now, over the children within the own scope that may be listed',
  })
  declare exact: boolean

  @Field(() => DateTimeScalar, { nullable: true, description: '截至 the index had followed all registries up to here' })
  declare asOf: string | null

  @Field(() => Int, {
    description:
      '总数 children counted; with a fact of which several may hold of one child, less than the sum of the cells',
  })
  declare total: number

  @Field(() => [StatisticsCell], { description: '单元 cells that are not empty, in the order of their values' })
  declare cells: StatisticsCell[]
}
