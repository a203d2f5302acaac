import { Field, ID, Int, ObjectType } from 'type-graphql'
import { AuditKind } from '../../enums/hub'
import { DateTimeScalar } from '../../scalars/date-time'
import { PageInfo } from './child-connection'

@ObjectType({
  simpleResolvers: true,
  description:
    '审计记录 who looked at which fields of which children, was refused, or changed something: never a value',
})
export class AuditEntry {
  @Field(() => ID, { description: '编号 place in the trail: chain and number' })
  declare id: string

  @Field(() => AuditKind, { description: '类别 kind' })
  declare kind: AuditKind

  @Field(() => DateTimeScalar, { description: '时间 when' })
  declare at: string

  @Field(() => String, { description: '请求编号 request id' })
  declare requestId: string

  @Field(() => String, { description: '账号 account (token subject)' })
  declare subject: string

  @Field(() => String, { nullable: true, description: '部门 department' })
  declare department: string | null

  @Field(() => [String], { description: '角色 roles' })
  declare roles: string[]

  @Field(() => String, { description: '客户端 client program' })
  declare client: string

  @Field(() => String, { description: '使用目的 purpose' })
  declare purpose: string

  @Field(() => String, { nullable: true, description: '操作 name of the operation' })
  declare operation: string | null

  @Field(() => [ID], { description: '儿童 hub ids of children that were shown or changed, those within reach' })
  declare children: string[]

  @Field(() => [ID], {
    description: '越权儿童 hub ids of children asked for beyond the reach of the account, those within reach here',
  })
  declare beyondReach: string[]

  @Field(() => Int, {
    description: '其他儿童 how many more children it showed, or changed something of, out of reach here',
  })
  declare otherChildren: number

  @Field(() => [String], { description: '已显示 rules under which something was shown' })
  declare shown: string[]

  @Field(() => [String], { description: '不予显示 fields asked for and withheld, with the level' })
  declare withheld: string[]

  @Field(() => [String], { description: '参数用途 fields that lists were filtered, searched or sorted by' })
  declare used: string[]

  @Field(() => String, {
    nullable: true,
    description: '结果 code of a refusal; of a change done, unconfirmed or the code',
  })
  declare outcome: string | null

  @Field(() => String, { nullable: true, description: '变更 what was changed: grant-approved, filter-saved' })
  declare change: string | null

  @Field(() => String, { nullable: true, description: '权限表版本 version of the access table' })
  declare tableVersion: string | null
}

@ObjectType({ simpleResolvers: true, description: '审计列表 a page of the audit trail, the newest first' })
export class AuditConnection {
  @Field(() => [AuditEntry], { description: '记录 entries' })
  declare nodes: AuditEntry[]

  @Field(() => PageInfo, { description: '分页信息 page' })
  declare pageInfo: PageInfo
}

@ObjectType({ simpleResolvers: true, description: '审计校验 whether the whole trail is what was written' })
export class AuditVerification {
  @Field(() => Boolean, { description: '是否完好 every entry as it was written, none missing' })
  declare intact: boolean

  @Field(() => String, {
    nullable: true,
    description: '首个差错 the first fault: chain, number and kind; null without',
  })
  declare fault: string | null

  @Field(() => Int, { description: '记录数 entries read' })
  declare entries: number

  @Field(() => Int, { description: '链数 chains' })
  declare chains: number

  @Field(() => Int, { description: '未锚定 newest entries whose loss nothing would show yet' })
  declare unvouched: number

  @Field(() => DateTimeScalar, { description: '校验时间 when' })
  declare at: string
}
