import { ObjectType } from 'type-graphql'
import { TransferKind } from '../../enums/education'
import { Governed } from '../../governed'
import { DateScalar } from '../../scalars/date'

@ObjectType({
  simpleResolvers: true,
  description: '学籍异动 a change of the roll',
})
export class Transfer {
  @Governed(() => DateScalar, '异动日期 date of the change')
  declare date: string | null

  @Governed(() => TransferKind, '异动类别 kind')
  declare kind: TransferKind | null

  @Governed(() => String, '原学校 school left')
  declare fromSchool: string | null

  @Governed(() => String, '现学校 school entered')
  declare toSchool: string | null

  @Governed(() => String, '原因 reason')
  declare reason: string | null
}
