import { ObjectType } from 'type-graphql'
import { Certainty, GuardianBasis } from '../../enums/police'
import { Governed } from '../../governed'

@ObjectType({
  simpleResolvers: true,
  description: '推导的监护人 guardian, derived from the household in the order of 民法典 27',
})
export class DerivedGuardian {
  @Governed(() => String, '姓名 name')
  declare name: string | null

  @Governed(() => String, '与儿童关系 relation to the child, name of GB/T 4761')
  declare relation: string | null

  @Governed(() => GuardianBasis, '监护依据 ground of guardianship')
  declare basis: GuardianBasis | null

  @Governed(() => Certainty, '可靠程度 how sure the derivation is')
  declare certainty: Certainty | null
}
