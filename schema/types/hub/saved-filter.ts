import { Field, ID, Int, ObjectType } from 'type-graphql'
import { DateTimeScalar } from '../../scalars/date-time'
import { JsonObjectScalar } from '../../scalars/json-object'

@ObjectType({
  simpleResolvers: true,
  description: '保存的筛选 a filter of lists that this account keeps; nobody else can see or use it',
})
export class SavedFilter {
  @Field(() => ID, { description: '编号 id, for `children(saved:)`' })
  declare id: string

  @Field(() => Int, { description: '版本 version, sent back with every change' })
  declare version: number

  @Field(() => String, { description: '名称 name' })
  declare name: string

  @Field(() => JsonObjectScalar, { nullable: true, description: '筛选 the ChildFilter that was saved' })
  declare where: object | null

  @Field(() => JsonObjectScalar, { nullable: true, description: '排序 the ChildOrder that was saved' })
  declare orderBy: object | null

  @Field(() => DateTimeScalar, { description: '保存时间 when it was last saved, UTC' })
  declare savedAt: string
}
