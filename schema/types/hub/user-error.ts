import { Field, ObjectType } from 'type-graphql'

@ObjectType({
  simpleResolvers: true,
  description: '可更正的错误 why a mutation changed nothing, in a form that a caller can act on',
})
export class UserError {
  @Field(() => String, { description: '错误代码 code of the error catalogue' })
  declare code: string

  @Field(() => String, { description: '说明 sentence for people; holds no personal data' })
  declare message: string

  @Field(() => [String], { description: '位置 where in the arguments: input, hours' })
  declare path: string[]
}
