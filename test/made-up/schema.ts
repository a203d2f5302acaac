import { ObjectType } from 'type-graphql'
import { describedEnum } from '../../schema/enums/described-enum'
import { Governed } from '../../schema/governed'
import { onChild, onFilter } from '../../schema/contributions/contribute'
import { enumFilter } from '../../schema/inputs/filters'
import { DateScalar } from '../../schema/scalars/date'

type CardState = keyof typeof CardState
const CardState = describedEnum('CardState', '证件状态 state of a card', {
  VALID: '有效 valid',
  EXPIRED: '过期 expired',
  WITHDRAWN: '注销 withdrawn',
})

@ObjectType({ simpleResolvers: true, description: '借用辅具 an aid that was lent' })
class LentAid {
  @Governed(() => String, '名称 name')
  declare name: string | null

  @Governed(() => DateScalar, '借用日期 day')
  declare lentOn: string | null
}

@ObjectType({ simpleResolvers: true, description: '残疾人证 card of a disabled person' })
class DisabilityCard {
  @Governed(() => String, '证号 number')
  declare cardNumber: string | null

  @Governed(() => String, '残疾等级 grade, 1 the heaviest')
  declare grade: number | null

  @Governed(() => CardState, '证件状态 state')
  declare cardState: CardState | null

  @Governed(() => DateScalar, '发证日期 issued')
  declare issuedOn: string | null

  @Governed(() => [LentAid], '借用辅具 aids that were lent')
  declare aids: LentAid[] | null
}

onChild('disabilityCard', () => DisabilityCard, '残疾人证 what the federation of disabled persons knows')

const CardStateFilter = enumFilter<CardState>('CardStateFilter', CardState, '证件状态')
onFilter({ cardState: [() => CardStateFilter, '证件状态 state of the card'] })
