import { ObjectType } from 'type-graphql'
import { VisitKind } from '../../enums/civil-affairs'
import { Governed } from '../../governed'
import { DateScalar } from '../../scalars/date'

@ObjectType({
  simpleResolvers: true,
  description: '走访 a visit by a child worker',
})
export class Visit {
  @Governed(() => DateScalar, '走访日期 date')
  declare date: string | null

  @Governed(() => String, '走访人 worker code of the visitor')
  declare visitor: string | null

  @Governed(() => VisitKind, '走访方式 kind')
  declare kind: VisitKind | null

  @Governed(() => String, '走访情况 finding')
  declare finding: string | null

  @Governed(() => DateScalar, '下次走访日期 next visit due')
  declare nextDue: string | null
}
