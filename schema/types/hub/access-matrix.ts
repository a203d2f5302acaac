import { Field, Int, ObjectType } from 'type-graphql'
import { AccessLevel } from '../../enums/hub'

@ObjectType({ simpleResolvers: true, description: '授权 what one department or role is permitted by a rule' })
export class AccessPermission {
  @Field(() => String, { description: '授权对象 a department (its officers) or a role' })
  declare audience: string

  @Field(() => AccessLevel, { description: '权限级别 how the fields are read' })
  declare level: AccessLevel

  @Field(() => String, { nullable: true, description: '脱敏方式 name of the mask' })
  declare mask: string | null

  @Field(() => [String], { description: '其他权限 filter, statistics, and the commands of mutations' })
  declare may: string[]

  @Field(() => String, { description: '范围 scope: all, area 辖区, school 本校, caseload 责任名单' })
  declare scope: string

  @Field(() => [String], { nullable: true, description: '使用目的 purposes that it holds for; null: every purpose' })
  declare purposes: string[] | null
}

@ObjectType({
  simpleResolvers: true,
  description: '规则 a group of the access table: fields with the same permissions',
})
export class AccessRule {
  @Field(() => String, { description: '规则 its name in every explanation and audit record: education.yml#roll' })
  declare rule: string

  @Field(() => String, { description: '数据归口部门 department that owns the data' })
  declare owner: string

  @Field(() => String, { description: '规则名称 title' })
  declare title: string

  @Field(() => String, {
    description: '数据分级 data class: public, internal, sensitive or secret (个人信息保护法 51)',
  })
  declare dataClass: string

  @Field(() => String, { description: '法律依据 legal basis' })
  declare basis: string

  @Field(() => Boolean, { description: '封存 whether no grant can open it' })
  declare sealed: boolean

  @Field(() => [String], { description: '字段 fields, Type.field' })
  declare fields: string[]

  @Field(() => [AccessPermission], { description: '授权 permissions; who is not named has none' })
  declare permissions: AccessPermission[]
}

@ObjectType({ simpleResolvers: true, description: '权限表 the access table: who may do what with each field' })
export class AccessMatrix {
  @Field(() => String, { description: '权限表版本 version' })
  declare version: string

  @Field(() => [AccessRule], { description: '规则 rules, in the order of the files' })
  declare rules: AccessRule[]
}

@ObjectType({ simpleResolvers: true, description: '权限表版本 a version of the access table that was in force' })
export class AccessVersion {
  @Field(() => Int, { description: '序号 number: the order in which versions came into force' })
  declare number: number

  @Field(() => String, { nullable: true, description: '权限表版本 version, as answers and audit records name it' })
  declare version: string | null

  @Field(() => String, { description: '生效时间 since when, ISO 8601' })
  declare since: string
}

@ObjectType({ simpleResolvers: true, description: '权限变化 one cell of the access matrix that differs' })
export class AccessDifference {
  @Field(() => String, { description: '字段 Type.field' })
  declare field: string

  @Field(() => String, { description: '授权对象 a department or a role' })
  declare audience: string

  @Field(() => String, { nullable: true, description: '之前 cell before, as in the matrix: F area; null: nothing' })
  declare before: string | null

  @Field(() => String, { nullable: true, description: '之后 cell after; null: nothing' })
  declare after: string | null

  @Field(() => String, { nullable: true, description: '规则 rule after, or before if the field is gone' })
  declare rule: string | null
}
