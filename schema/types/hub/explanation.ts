import { Field, ObjectType } from 'type-graphql'
import { Decision } from './decision'
import { OperationCost } from './operation-cost'
import { PlannedCall } from './planned-call'
import { PlannedUse } from './planned-use'
import { Refusal } from './refusal'

@ObjectType({
  simpleResolvers: true,
  description: '权限说明 what an operation would be given, and why, before anything is fetched',
})
export class Explanation {
  @Field(() => String, { description: '权限表版本 version of the access table' })
  declare tableVersion: string

  @Field(() => [String], { description: '授权对象 departments and roles the actor counts as' })
  declare audiences: string[]

  @Field(() => String, { description: '使用目的 purpose decided for' })
  declare purpose: string

  @Field(() => Boolean, { description: '严格模式 whether a withheld field would refuse the whole operation' })
  declare strict: boolean

  @Field(() => [Decision], { description: '判定 decision of each field' })
  declare decisions: Decision[]

  @Field(() => [PlannedCall], { description: '计划调用 calls to the registries' })
  declare calls: PlannedCall[]

  @Field(() => [PlannedUse], { description: '参数用途 fields that lists filter, sort, search and look up by' })
  declare uses: PlannedUse[]

  @Field(() => OperationCost, { description: '操作开销 what it would cost at most' })
  declare cost: OperationCost

  @Field(() => Refusal, {
    nullable: true,
    description:
      '拒绝 what it would be refused for: an argument that touches a field, or a limit; null when it would run',
  })
  declare refusal: Refusal | null
}
