import { Field, Int, ObjectType } from 'type-graphql'
import { RegistryName } from '../../enums/hub'

@ObjectType({ simpleResolvers: true, description: '计划调用次数 how many calls a registry may get' })
export class RegistryCalls {
  @Field(() => RegistryName, { description: '登记簿 registry' })
  declare registry: RegistryName

  @Field(() => Int, { description: '次数 calls at most, the one for the own list among them' })
  declare calls: number
}

@ObjectType({ simpleResolvers: true, description: '分项开销 what one root field of an operation costs at most' })
export class CostPart {
  @Field(() => String, { description: '路径 path in the answer' })
  declare path: string

  @Field(() => String, { description: '字段 root field, e.g. Query.childrenByIds' })
  declare field: string

  @Field(() => Int, { description: '开销 points' })
  declare cost: number

  @Field(() => Int, { description: '儿童数 children at most' })
  declare rows: number

  @Field(() => Int, { description: '数据项 columns of each child' })
  declare columns: number

  @Field(() => Int, { description: '子表数据项 columns of lists below each child' })
  declare listColumns: number

  @Field(() => [RegistryCalls], { description: '调用 calls to the registries' })
  declare calls: RegistryCalls[]

  @Field(() => Int, { description: '计数 children counted for totals, once for each condition of the filter' })
  declare counted: number
}

@ObjectType({
  simpleResolvers: true,
  description: '操作开销 what an operation costs at most, known before it runs; the units: docs/decisions/0011-cost.md',
})
export class OperationCost {
  @Field(() => Int, { description: '开销 points' })
  declare cost: number

  @Field(() => Int, { description: '上限 points that the roles of this account allow' })
  declare limit: number

  @Field(() => [RegistryCalls], { description: '调用 calls to the registries' })
  declare calls: RegistryCalls[]

  @Field(() => [CostPart], { description: '分项 root fields that look at children' })
  declare parts: CostPart[]
}
