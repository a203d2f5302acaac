import { Float, ObjectType } from 'type-graphql'
import { JusticeSupportKind } from '../../enums/justice'
import { Governed } from '../../governed'
import { DateScalar } from '../../scalars/date'

@ObjectType({ simpleResolvers: true, description: '帮扶 support given to the child' })
export class JusticeSupport {
  @Governed(() => DateScalar, '帮扶日期 day')
  declare date: string | null

  @Governed(() => JusticeSupportKind, '帮扶项目 kind')
  declare kind: JusticeSupportKind | null

  @Governed(() => String, '帮扶单位 who gave it')
  declare giver: string | null

  @Governed(() => Float, '金额 yuan')
  declare yuan: number | null
}
