import { Field, ObjectType } from 'type-graphql'
import { Grant } from './grant'
import { UserError } from './user-error'

@ObjectType({
  simpleResolvers: true,
  description: '授权操作结果 what a mutation made of a grant, or why it changed nothing',
})
export class GrantPayload {
  @Field(() => Grant, { nullable: true, description: '授权 the grant as it is now; null when nothing was changed' })
  declare grant: Grant | null

  @Field(() => [UserError], { description: '错误 empty when it was done' })
  declare errors: UserError[]
}
