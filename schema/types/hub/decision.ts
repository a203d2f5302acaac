import { Field, Int, ObjectType } from 'type-graphql'
import { AccessLevel } from '../../enums/hub'

@ObjectType({
  simpleResolvers: true,
  description: '判定 what the access table decided for one field of an operation',
})
export class Decision {
  @Field(() => String, { description: '路径 path in the answer, e.g. child.education.rollState' })
  declare path: string

  @Field(() => String, { description: '字段 Type.field, e.g. EducationRecord.rollState' })
  declare field: string

  @Field(() => AccessLevel, {
    description: "权限级别 level decided; the best that can hold, a child's scope may narrow it",
  })
  declare level: AccessLevel

  @Field(() => String, { nullable: true, description: '范围 scope: all, area 辖区, school 本校, caseload 责任名单' })
  declare scope: string | null

  @Field(() => String, { nullable: true, description: '脱敏方式 name of the mask' })
  declare mask: string | null

  @Field(() => String, { nullable: true, description: '授权对象 department or role whose grant decided' })
  declare audience: string | null

  @Field(() => String, { description: '规则 group of the access table that decided' })
  declare rule: string

  @Field(() => String, { description: '文件 file of the access table' })
  declare file: string

  @Field(() => Int, { description: '行号 line in that file' })
  declare line: number

  @Field(() => String, {
    nullable: true,
    description: '数据分级 data class: public, internal, sensitive or secret (个人信息保护法 51)',
  })
  declare dataClass: string | null

  @Field(() => String, { nullable: true, description: '法律依据 legal basis' })
  declare basis: string | null

  @Field(() => Boolean, { description: '可否统计 whether this account may ask for numbers over the field' })
  declare statistics: boolean

  @Field(() => String, { nullable: true, description: '所需条件 what would be needed, when the field is withheld' })
  declare needed: string | null
}
