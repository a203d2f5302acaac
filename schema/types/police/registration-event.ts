import { ObjectType } from 'type-graphql'
import { RegistrationEventKind } from '../../enums/police'
import { Governed } from '../../governed'
import { DateScalar } from '../../scalars/date'
import { Division } from '../hub/division'

@ObjectType({
  simpleResolvers: true,
  description: '户口变动 event of the registration',
})
export class RegistrationEvent {
  @Governed(() => DateScalar, '日期 date')
  declare date: string | null

  @Governed(() => RegistrationEventKind, '变动类别 kind')
  declare kind: RegistrationEventKind | null

  @Governed(() => Division, '何地迁来 division left')
  declare fromDivision: Division | string | null

  @Governed(() => Division, '迁往何地 division entered')
  declare toDivision: Division | string | null
}
