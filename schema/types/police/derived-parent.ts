import { ObjectType } from 'type-graphql'
import { Certainty, ParentKind } from '../../enums/police'
import { Governed } from '../../governed'
import { PartialDateScalar } from '../../scalars/partial-date'

@ObjectType({
  simpleResolvers: true,
  description: '推导的父母 parent, derived by the graph of relations to the head 户主, never a copied label',
})
export class DerivedParent {
  @Governed(() => ParentKind, '父或母 which parent')
  declare kind: ParentKind | null

  @Governed(() => String, '姓名 name')
  declare name: string | null

  @Governed(() => PartialDateScalar, '出生日期 birth date; masked: its year')
  declare birthDate: string | null

  @Governed(() => String, '公民身份号码 ID number, GB 11643')
  declare idNumber: string | null

  @Governed(() => Certainty, '可靠程度 how sure the derivation is')
  declare certainty: Certainty | null

  @Governed(() => Boolean, '是否健在 whether the parent lives')
  declare alive: boolean | null
}
