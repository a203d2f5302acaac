import { Field, ID, InputType, Int } from 'type-graphql'
import { ChildFilter, ChildOrder } from './child-filter'

@InputType({
  description:
    '保存筛选 keeps a filter of lists for the own account; with id and version, another form of one it keeps. At most 100, each at most 8,192 bytes of JSON',
})
export class SaveFilterInput {
  @Field(() => ID, { nullable: true, description: '编号 id of the saved filter that is changed; left out: a new one' })
  declare id?: string | null

  @Field(() => Int, { nullable: true, description: '版本 version that was read, with an id' })
  declare version?: number | null

  @Field(() => String, { description: '名称 1 to 80 characters, each name once; read by nobody else' })
  declare name: string

  @Field(() => ChildFilter, {
    description: '筛选 the filter; each field it touches must be one that this account may filter by now',
  })
  declare where: ChildFilter

  @Field(() => ChildOrder, { nullable: true, description: '排序 order of the list' })
  declare orderBy?: ChildOrder | null

  @Field(() => String, { description: '幂等键 8 to 100 characters: the same key and input is the same change' })
  declare idempotencyKey: string
}
