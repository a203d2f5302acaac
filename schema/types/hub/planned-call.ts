import { Field, ObjectType } from 'type-graphql'
import { RegistryName } from '../../enums/hub'

@ObjectType({
  simpleResolvers: true,
  description: '计划调用 a call the plan makes to a registry',
})
export class PlannedCall {
  @Field(() => RegistryName, { description: '登记簿 registry' })
  declare registry: RegistryName

  @Field(() => [String], { description: '数据项 columns that travel; nothing else leaves the registry' })
  declare columns: string[]

  @Field(() => String, { nullable: true, description: '范围 scope that bounds the call' })
  declare scope: string | null
}
