import { ObjectType } from 'type-graphql'
import { Governed } from '../../governed'
import { DateScalar } from '../../scalars/date'

@ObjectType({
  simpleResolvers: true,
  description: '受委托照护人 carer entrusted by the parents (未成年人保护法 22–23)',
})
export class Carer {
  @Governed(() => String, '姓名 name')
  declare name: string | null

  @Governed(() => String, '与被监护人关系 relation to the child')
  declare relation: string | null

  @Governed(() => String, '联系电话 phone')
  declare phone: string | null

  @Governed(() => String, '公民身份号码 ID number, GB 11643')
  declare idNumber: string | null

  @Governed(() => String, '居住地 address')
  declare address: string | null

  @Governed(() => DateScalar, '起始日期 since')
  declare since: string | null

  @Governed(() => DateScalar, '截止日期 until; null while it lasts')
  declare until: string | null

  @Governed(() => Boolean, '是否书面委托 entrusted in writing')
  declare entrusted: boolean | null
}
