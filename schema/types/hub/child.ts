import { Field, ID, Int, ObjectType } from 'type-graphql'
import { Sex } from '../../enums/hub'
import { Governed } from '../../governed'
import { DateScalar } from '../../scalars/date'
import { WelfareRecord } from '../civil-affairs/welfare-record'
import { EducationRecord } from '../education/education-record'
import { HealthRecord } from '../health/health-record'
import { HouseholdRecord } from '../police/household-record'
import { ChildLink } from './child-link'
import { Division } from './division'
import { Node } from './node'
import { SourceState } from './source-state'

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description:
    '儿童 a child: one child, one file (一人一档), gathered live from the registries as far as the access table grants it',
})
export class Child implements Node {
  @Field(() => ID, { description: '儿童编号 identity in the hub; governs whose existence an actor may know' })
  declare id: string

  @Governed(() => String, '姓名 name')
  declare name: string | null

  @Governed(() => [String], '曾用名 former names')
  declare formerNames: string[] | null

  @Governed(() => Sex, '性别 sex, GB/T 2261.1')
  declare sex: Sex | null

  @Governed(() => DateScalar, '出生日期 birth date')
  declare birthDate: string | null

  @Governed(() => Int, '周岁年龄 age in full years today, Asia/Shanghai')
  declare age: number | null

  @Governed(() => String, '民族 ethnicity, name of GB 3304, e.g. 汉族')
  declare ethnicity: string | null

  @Governed(() => String, '公民身份号码 ID number, 18 characters, GB 11643')
  declare idNumber: string | null

  @Governed(() => Division, '户籍所在地 division of the household registration')
  declare registeredDivision: Division | string | null

  @Governed(() => Division, '现居住地 division of residence')
  declare residenceDivision: Division | string | null

  @Governed(() => Division, '学校所在地 division of the school')
  declare schoolDivision: Division | string | null

  @Governed(() => EducationRecord, '学籍 what the education roll knows')
  declare education: EducationRecord | null

  @Governed(() => HouseholdRecord, '户籍 what the household register knows')
  declare household: HouseholdRecord | null

  @Governed(() => HealthRecord, '健康档案 what the health archive knows')
  declare health: HealthRecord | null

  @Governed(() => WelfareRecord, '福利档案 what the register of left-behind children and children in difficulty knows')
  declare welfare: WelfareRecord | null

  @Governed(() => [ChildLink], "关联 links to the registries' records")
  declare links: ChildLink[] | null

  @Governed(() => [SourceState], '来源 what each registry gave to this answer')
  declare sources: SourceState[] | null
}
