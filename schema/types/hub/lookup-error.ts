import { Field, ObjectType } from 'type-graphql'

@ObjectType({
  simpleResolvers: true,
  description: '查询错误 why one item of a list has no answer; out of scope reads exactly like unknown',
})
export class LookupError {
  @Field(() => String, { description: '错误代码 code of the error catalogue' })
  declare code: string

  @Field(() => String, { description: '说明 sentence for people; holds no personal data' })
  declare message: string
}
