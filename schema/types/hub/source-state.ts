import { Field, Int, ObjectType } from 'type-graphql'
import { RegistryName, SourceStateKind } from '../../enums/hub'
import { DateTimeScalar } from '../../scalars/date-time'

@ObjectType({
  simpleResolvers: true,
  description: '来源 what a registry gave to this answer, and when the hub read it',
})
export class SourceState {
  @Field(() => RegistryName, { description: '登记簿 registry' })
  declare registry: RegistryName

  @Field(() => SourceStateKind, { description: '来源状态 what became of it' })
  declare state: SourceStateKind

  @Field(() => DateTimeScalar, {
    nullable: true,
    description:
      '数据时间 when the hub read the registry for this answer, UTC, to the second. When the record was last changed is not told: it may have changed in what this account may not see',
  })
  declare asOf: string | null

  @Field(() => Int, { nullable: true, description: '数据时效 seconds since then, at the time of the answer' })
  declare ageSeconds: number | null
}
