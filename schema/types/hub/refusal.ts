import { Field, ObjectType } from 'type-graphql'

@ObjectType({ simpleResolvers: true, description: '拒绝原因 what an operation would be refused for' })
export class Refusal {
  @Field(() => String, { description: '错误代码 code of the error catalogue' })
  declare code: string

  @Field(() => String, { description: '说明 sentence for people: the field, or the limit and what came' })
  declare message: string
}
