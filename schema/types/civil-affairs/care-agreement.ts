import { ObjectType } from 'type-graphql'
import { AgreementState } from '../../enums/civil-affairs'
import { Governed } from '../../governed'
import { DateScalar } from '../../scalars/date'

@ObjectType({
  simpleResolvers: true,
  description: '委托照护协议 entrusted-care agreement 委托监护责任确认书',
})
export class CareAgreement {
  @Governed(() => DateScalar, '签订日期 signed on')
  declare signedOn: string | null

  @Governed(() => DateScalar, '生效日期 valid from')
  declare validFrom: string | null

  @Governed(() => DateScalar, '到期日期 valid until')
  declare validUntil: string | null

  @Governed(() => String, '受委托人姓名 name of the carer')
  declare carerName: string | null

  @Governed(() => AgreementState, '协议状态 state')
  declare state: AgreementState | null

  @Governed(() => DateScalar, '复核日期 last reviewed on')
  declare reviewedOn: string | null
}
