import { Field, Int, ObjectType } from 'type-graphql'

@ObjectType({
  simpleResolvers: true,
  description: '限额 what one operation of this account may ask: of several roles the widest',
})
export class RequestLimits {
  @Field(() => Int, { description: '开销上限 points of cost' })
  declare cost: number

  @Field(() => Int, { description: '嵌套层数 levels of nesting' })
  declare depth: number

  @Field(() => Int, { description: '别名数 aliases' })
  declare aliases: number

  @Field(() => Int, { description: '批量查询数 ids in one call' })
  declare ids: number

  @Field(() => Int, { description: '每页条数 children on a page' })
  declare page: number

  @Field(() => Int, { description: '持续查询数 subscriptions open at a time' })
  declare subscriptions: number
}
