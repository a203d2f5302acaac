import { Field, ObjectType } from 'type-graphql'

@ObjectType({
  simpleResolvers: true,
  description: '参数用途 a field that the argument values of a list touch',
})
export class PlannedUse {
  @Field(() => String, { description: '路径 path of the list in the answer' })
  declare path: string

  @Field(() => String, { description: '字段 Type.field, e.g. WelfareRecord.guardianshipType' })
  declare field: string

  @Field(() => String, { description: '位置 lookup, filter, sort or search' })
  declare position: string

  @Field(() => [String], {
    description:
      '范围 scopes in which it may be used so, which the list is then held to; none: the operation is refused',
  })
  declare scopes: string[]
}
