import { Field, ObjectType } from 'type-graphql'
import { AccessLevel } from '../../enums/hub'

@ObjectType({
  simpleResolvers: true,
  description: '本账号权限 what this account may do with a field at most: the scope of a child may narrow it',
})
export class FieldRight {
  @Field(() => String, { description: '字段 Type.field, e.g. EducationRecord.rollState' })
  declare field: string

  @Field(() => AccessLevel, { description: '权限级别 how it is read' })
  declare level: AccessLevel

  @Field(() => String, { nullable: true, description: '范围 scope: all, area 辖区, school 本校, caseload 责任名单' })
  declare scope: string | null

  @Field(() => String, { nullable: true, description: '脱敏方式 name of the mask' })
  declare mask: string | null

  @Field(() => Boolean, { description: '可否申请 whether a grant can be asked for that opens it' })
  declare openable: boolean

  @Field(() => Boolean, { description: '可否筛选 whether lists may be filtered, searched and sorted by it' })
  declare filter: boolean

  @Field(() => Boolean, { description: '可否统计 whether numbers over it may be asked for' })
  declare statistics: boolean

  @Field(() => [String], { description: '可办理 commands of a mutation, such as create or decide' })
  declare commands: string[]

  @Field(() => String, { description: '规则 group of the access table that decides' })
  declare rule: string

  @Field(() => String, { description: '规则名称 title of the group' })
  declare title: string

  @Field(() => String, {
    description: '数据分级 data class: public, internal, sensitive or secret (个人信息保护法 51)',
  })
  declare dataClass: string

  @Field(() => String, { description: '法律依据 legal basis' })
  declare basis: string

  @Field(() => String, {
    nullable: true,
    description: '所需条件 what would be needed to read it in full; null when it is',
  })
  declare needed: string | null
}
