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

  @Field(() => RegistryHealth, { description: '运行状态 whether its reads work and the hub follows it' })
  declare state: RegistryHealth

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: '数据时间 when the hub last read its changes to the end, UTC',
  })
  declare asOf: string | null

  @Field(() => Int, { nullable: true, description: '滞后 seconds since then' })
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
      '索引未读 records of this registry that the index could not read and will try again; lists show what it last knew. For stewards and auditors',
  })
  declare indexUnread: number | null

  @Field(() => Int, {
    nullable: true,
    description:
      '未读 records that the hub could not read, in part or whole: what it could read is linked, the rest is kept aside and tried again',
  })
  declare unread: number | null

  @Field(() => Int, {
    nullable: true,
    description:
      '存疑 records whose ID number contradicts their own birth date or sex, or is beside one that nobody can read: not linked by it',
  })
  declare doubtful: number | null

  @Field(() => Int, {
    nullable: true,
    description:
      '可能重复 children with a record of this registry that may stand on two entries (Child.possibleDuplicate). Lists and totalCount count entries',
  })
  declare possibleDuplicates: number | null

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: '比对时间 when everything it holds was last compared with the hub, UTC',
  })
  declare comparedAt: string | null

  @Field(() => Int, {
    nullable: true,
    description: '缺失 records that the last comparison missed: too many to be taken for deleted, an operator decides',
  })
  declare missing: number | null

  @Field(() => [String], { description: '能力 what its connector declares it can do' })
  declare capabilities: string[]
}
