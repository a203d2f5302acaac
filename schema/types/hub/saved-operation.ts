import { Field, ID, Int, ObjectType } from 'type-graphql'
import { ExportFormat, OperationSharing } from '../../enums/saved-operations'
import { DateTimeScalar } from '../../scalars/date-time'
import { UserError } from './user-error'

@ObjectType({ simpleResolvers: true, description: '参数 a variable of a saved operation' })
export class OperationParameter {
  @Field(() => String, { description: '名称 name' })
  declare name: string

  @Field(() => String, { description: '类型 its type, as the document writes it' })
  declare type: string

  @Field(() => Boolean, { description: '必填 whether it must be given' })
  declare required: boolean
}

@ObjectType({ simpleResolvers: true, description: '可导出格式 a format, and whether this account can have it' })
export class OperationFormat {
  @Field(() => ExportFormat, { description: '格式 format' })
  declare format: ExportFormat

  @Field(() => String, {
    nullable: true,
    description: '不可用的原因 ACCESS_DENIED, or what the document would need; null: it can be had',
  })
  declare refused: string | null
}

@ObjectType({
  simpleResolvers: true,
  description:
    '保存的操作 a query under a name; whoever runs it is judged by the own rights, never by those of its owner',
})
export class SavedOperation {
  @Field(() => ID, { description: '编号 id' })
  declare id: string

  @Field(() => Int, { description: '版本 version, sent back with every change' })
  declare version: number

  @Field(() => String, { description: '名称 name, as in /api/<name>' })
  declare name: string

  @Field(() => String, { description: '中文标题 title in Chinese' })
  declare titleZh: string

  @Field(() => String, { description: '英文标题 title in English' })
  declare titleEn: string

  @Field(() => String, { description: '说明 what it answers' })
  declare description: string

  @Field(() => String, { description: '文档 the GraphQL document' })
  declare document: string

  @Field(() => OperationSharing, { description: '共享范围 who may see and run it' })
  declare shared: OperationSharing

  @Field(() => Boolean, { description: '本账号所有 whether this account saved it' })
  declare mine: boolean

  @Field(() => String, { nullable: true, description: '部门 department of its owner' })
  declare department: string | null

  @Field(() => [OperationParameter], { description: '参数 what a run is given' })
  declare parameters: OperationParameter[]

  @Field(() => [OperationFormat], { description: '格式 in which this account can have it' })
  declare formats: OperationFormat[]

  @Field(() => Boolean, {
    description: '已失效 whether the schema no longer takes its document: save it again',
  })
  declare stale: boolean

  @Field(() => DateTimeScalar, { description: '保存时间 when this version was saved, UTC' })
  declare savedAt: string
}

@ObjectType({
  simpleResolvers: true,
  description: '保存操作结果 what a mutation made of a saved operation, or why it changed nothing',
})
export class SavedOperationPayload {
  @Field(() => SavedOperation, {
    nullable: true,
    description: '操作 as it is now; null when it was retired or nothing was changed',
  })
  declare operation: SavedOperation | null

  @Field(() => [UserError], { description: '错误 empty when it was done' })
  declare errors: UserError[]
}
