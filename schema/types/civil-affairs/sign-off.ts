import { ObjectType } from 'type-graphql'
import { SignOffStep } from '../../enums/civil-affairs'
import { Governed } from '../../governed'
import { DateScalar } from '../../scalars/date'

@ObjectType({
  simpleResolvers: true,
  description: '审批 step of the sign-off 填表人 → 复核人 → 单位负责人',
})
export class SignOff {
  @Governed(() => SignOffStep, '环节 step')
  declare step: SignOffStep | null

  @Governed(() => String, '签署人 name of the signatory')
  declare name: string | null

  @Governed(() => DateScalar, '日期 date')
  declare date: string | null
}
