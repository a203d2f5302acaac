import { Field, Int, ObjectType } from 'type-graphql'
import { DropoutInput, VerdictInputState } from '../../enums/dropout'
import { RegistryName } from '../../enums/hub'
import { DateTimeScalar } from '../../scalars/date-time'

@ObjectType({ simpleResolvers: true, description: '研判依据 an input of a verdict of dropout control' })
export class VerdictInput {
  @Field(() => DropoutInput, { description: '依据 input' })
  declare input: DropoutInput

  @Field(() => RegistryName, { nullable: true, description: '登记簿 registry; null: the hub, from several' })
  declare registry: RegistryName | null

  @Field(() => VerdictInputState, { description: '状态 state' })
  declare state: VerdictInputState

  @Field(() => DateTimeScalar, {
    nullable: true,
    description:
      '数据时间 when the hub last read it, UTC; of attendance no later than the end of the newest month reported. Null: not known',
  })
  declare asOf: string | null

  @Field(() => Int, { nullable: true, description: '数据时效 days since then, in Asia/Shanghai' })
  declare ageDays: number | null
}
