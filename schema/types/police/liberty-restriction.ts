import { ObjectType } from 'type-graphql'
import { LibertyRestrictionKind, ParentKind } from '../../enums/police'
import { Governed } from '../../governed'
import { DateScalar } from '../../scalars/date'

@ObjectType({
  simpleResolvers: true,
  description: "限制人身自由 restriction of a parent's liberty. Sealed",
})
export class LibertyRestriction {
  @Governed(() => ParentKind, '父或母 which parent')
  declare parent: ParentKind | null

  @Governed(() => LibertyRestrictionKind, '类别 kind')
  declare kind: LibertyRestrictionKind | null

  @Governed(() => DateScalar, '起始日期 first day')
  declare from: string | null

  @Governed(() => DateScalar, '截止日期 last day; null while it is open')
  declare until: string | null
}
