import { Float, ObjectType } from 'type-graphql'
import { AidKind } from '../../enums/civil-affairs'
import { Governed } from '../../governed'
import { DateScalar } from '../../scalars/date'

@ObjectType({
  simpleResolvers: true,
  description: '救助 aid paid or given',
})
export class Aid {
  @Governed(() => AidKind, '救助类别 kind')
  declare kind: AidKind | null

  @Governed(() => DateScalar, '起始日期 from')
  declare from: string | null

  @Governed(() => DateScalar, '截止日期 until; null while it runs')
  declare until: string | null

  @Governed(() => Float, '月金额 yuan a month')
  declare monthlyYuan: number | null
}
