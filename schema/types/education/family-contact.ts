import { ObjectType } from 'type-graphql'
import { Governed } from '../../governed'

@ObjectType({
  simpleResolvers: true,
  description: '家庭成员或监护人 family member on the roll',
})
export class FamilyContact {
  @Governed(() => String, '关系 relation to the child, name of GB/T 4761')
  declare relation: string | null

  @Governed(() => String, '关系代码 code of GB/T 4761-2008, e.g. 51 父, 61 祖父')
  declare relationCode: string | null

  @Governed(() => String, '姓名 name')
  declare name: string | null

  @Governed(() => String, '联系电话 phone')
  declare phone: string | null

  @Governed(() => String, '工作单位 work place')
  declare workplace: string | null

  @Governed(() => String, '现住址 address')
  declare address: string | null

  @Governed(() => Boolean, '是否监护人 whether the roll names this member a guardian')
  declare guardian: boolean | null

  @Governed(() => String, '证件号 ID number, GB 11643')
  declare idNumber: string | null
}
