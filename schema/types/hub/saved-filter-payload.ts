import { Field, ID, ObjectType } from 'type-graphql'
import { SavedFilter } from './saved-filter'
import { UserError } from './user-error'

@ObjectType({
  simpleResolvers: true,
  description: '保存筛选结果 what a mutation made of a saved filter, or why it changed nothing',
})
export class SavedFilterPayload {
  @Field(() => SavedFilter, {
    nullable: true,
    description: '筛选 the filter as it is now; null when it was deleted or nothing was changed',
  })
  declare filter: SavedFilter | null

  @Field(() => ID, {
    nullable: true,
    description: '已删除的编号 id of the filter that was deleted, for caches; else null',
  })
  declare deletedId: string | null

  @Field(() => [UserError], { description: '错误 empty when it was done' })
  declare errors: UserError[]
}
