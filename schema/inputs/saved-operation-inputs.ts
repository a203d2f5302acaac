import { Field, ID, InputType, Int } from 'type-graphql'
import { OperationSharing } from '../enums/saved-operations'

@InputType({
  description:
    '保存操作 keeps a query under a name; with id and version, a new version of one. At most 100, each at most 8,192 bytes',
})
export class SaveOperationInput {
  @Field(() => ID, { nullable: true, description: '编号 id of the operation that is changed; left out: a new one' })
  declare id?: string | null

  @Field(() => Int, { nullable: true, description: '版本 version that was read, with an id' })
  declare version?: number | null

  @Field(() => String, { description: '名称 3 to 64 of a-z, 0-9 and -, a letter first; it stays the same' })
  declare name: string

  @Field(() => String, { description: '中文标题 title in Chinese, at most 80 characters' })
  declare titleZh: string

  @Field(() => String, { description: '英文标题 title in English, at most 160 characters' })
  declare titleEn: string

  @Field(() => String, { nullable: true, description: '说明 what it answers, at most 1,000 characters' })
  declare description?: string | null

  @Field(() => String, { description: '文档 one query, without introspection, directives and personal values' })
  declare document: string

  @Field(() => OperationSharing, { description: '共享范围 who may see and run it' })
  declare shared: OperationSharing

  @Field(() => String, { description: '幂等键 8 to 100 characters: the same key and input is the same change' })
  declare idempotencyKey: string
}

@InputType({ description: '停用操作 ends a saved operation of the own account; its versions stay in the records' })
export class RetireOperationInput {
  @Field(() => ID, { description: '编号 id of the saved operation' })
  declare id: string

  @Field(() => Int, { description: '版本 version that was read' })
  declare version: number

  @Field(() => String, { description: '幂等键 8 to 100 characters: the same key and input is the same change' })
  declare idempotencyKey: string
}
