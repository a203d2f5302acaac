import { Field, ID, InputType, Int } from 'type-graphql'

@InputType({ description: '删除筛选 deletes a saved filter of the own account, and what it held' })
export class DeleteFilterInput {
  @Field(() => ID, { description: '编号 id of the saved filter' })
  declare id: string

  @Field(() => Int, { description: '版本 version that was read' })
  declare version: number

  @Field(() => String, { description: '幂等键 8 to 100 characters: the same key and input is the same deletion' })
  declare idempotencyKey: string
}
