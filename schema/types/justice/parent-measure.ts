import { Int, ObjectType } from 'type-graphql'
import { MeasureKind } from '../../enums/justice'
import { ParentKind } from '../../enums/police'
import { Governed } from '../../governed'
import { DateScalar } from '../../scalars/date'
import { Division } from '../hub/division'

@ObjectType({
  simpleResolvers: true,
  description:
    '服刑或强制隔离戒毒 prison or compulsory treatment of a parent, by the newest form of the survey. Sealed',
})
export class ParentMeasure {
  @Governed(() => ParentKind, '父或母 which parent')
  declare parent: ParentKind | null

  @Governed(() => MeasureKind, '类别 kind')
  declare kind: MeasureKind | null

  @Governed(() => Int, '调查年度 year of the form')
  declare surveyYear: number | null

  @Governed(() => String, '刑期或戒毒期限 term, as the form has it')
  declare term: string | null

  @Governed(() => Int, '期限（月） term in months; null for life')
  declare termMonths: number | null

  @Governed(() => Boolean, '是否无期 without end: life, or a suspended death sentence')
  declare forLife: boolean | null

  @Governed(() => DateScalar, '起始日期 first day')
  declare from: string | null

  @Governed(() => DateScalar, '截止日期 last day: of the release, else by the term; null without end')
  declare until: string | null

  @Governed(() => Division, '关押地点所在地 division of the place of detention')
  declare place: Division | string | null
}
