import { ObjectType } from 'type-graphql'
import { Sex } from '../../enums/hub'
import { RegistrationState } from '../../enums/police'
import { Governed } from '../../governed'
import { PartialDateScalar } from '../../scalars/partial-date'

@ObjectType({
  simpleResolvers: true,
  description: '户成员 member of the household (常住人口登记表)',
})
export class HouseholdMember {
  @Governed(() => String, '姓名 name')
  declare name: string | null

  @Governed(() => String, '与户主关系 relation to the head of the household, name of GB/T 4761')
  declare relationToHead: string | null

  @Governed(() => String, '与户主关系代码 code of GB/T 4761-2008')
  declare relationToHeadCode: string | null

  @Governed(() => Sex, '性别 sex, GB/T 2261.1')
  declare sex: Sex | null

  @Governed(() => PartialDateScalar, '出生日期 birth date; masked: its year')
  declare birthDate: string | null

  @Governed(() => String, '公民身份号码 ID number, GB 11643')
  declare idNumber: string | null

  @Governed(() => RegistrationState, '户口状态 state of the registration')
  declare state: RegistrationState | null
}
