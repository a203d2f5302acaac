import { Field, ID, Int, ObjectType } from 'type-graphql'
import { Sex } from '../../enums/hub'
import { Governed } from '../../governed'
import { PartialDateScalar } from '../../scalars/partial-date'
import { ChildLink } from './child-link'
import { Division } from './division'
import { DropoutVerdict } from './dropout-verdict'
import { Node } from './node'
import { SourceState } from './source-state'

/** Each agency adds the field of its own record: schema/contributions. */
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

  @Governed(() => PartialDateScalar, '出生日期 birth date; masked: its year')
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

  @Governed(
    () => Boolean,
    '可能重复 whether another entry may be the same person: same name, birth date and sex in one county, or one bears a number that it contradicts and the other owns. Nothing is linked by it; lists and totalCount count entries',
  )
  declare possibleDuplicate: boolean | null

  @Governed(
    () => DropoutVerdict,
    '控辍保学研判 verdict of dropout control; null: none is kept, as of a child far from school age',
  )
  declare dropoutVerdict: DropoutVerdict | null

  @Governed(() => [ChildLink], "关联 links to the registries' records")
  declare links: ChildLink[] | null

  @Governed(() => [SourceState], '来源 what each registry gave to this answer')
  declare sources: SourceState[] | null
}
