import { Field, Int, ObjectType } from 'type-graphql'
import { RegistryHealth, RegistryName } from '../../enums/hub'
import { DateTimeScalar } from '../../scalars/date-time'

@ObjectType({
  simpleResolvers: true,
  description: '登记簿状态 a registry, its state and its freshness',
})
export class RegistryStatus {
  @Field(() => RegistryName, { description: '登记簿 registry' })
  declare name: RegistryName

  @Field(() => String, { description: '名称 its title' })
  declare title: string

  @Field(() => RegistryHealth, { description: '运行状态 whether it can be reached' })
  declare state: RegistryHealth

  @Field(() => DateTimeScalar, { nullable: true, description: '数据时间 latest change seen in it, UTC' })
  declare asOf: string | null

  @Field(() => Int, { nullable: true, description: '滞后 seconds since that change' })
  declare lagSeconds: number | null

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: '索引时间 when the index of lists was last level with what the hub had read of all registries, UTC',
  })
  declare indexedAt: string | null

  @Field(() => Int, {
    nullable: true,
    description: '索引滞后 seconds since then: how much older a list may be than a profile, beside lagSeconds',
  })
  declare indexLagSeconds: number | null

  @Field(() => Int, {
    nullable: true,
    description:
      '索引未读 records of this registry that the index could not read and will try again; lists show what it last knew',
  })
  declare indexUnread: number | null

  @Field(() => [String], { description: '能力 what its connector declares it can do' })
  declare capabilities: string[]
}
