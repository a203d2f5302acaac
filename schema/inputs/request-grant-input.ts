import { Field, ID, InputType, Int } from 'type-graphql'

@InputType({ description: '申请授权 asks to see what the access table gives by grant alone' })
export class RequestGrantInput {
  @Field(() => ID, { description: '儿童编号 hub id of the child' })
  declare childId: string

  @Field(() => String, {
    nullable: true,
    description: '规则 rule of the access table, health.yml#mental-health; or a field',
  })
  declare rule?: string | null

  @Field(() => String, { nullable: true, description: '字段 a field of that rule, HealthRecord.mentalHealth' })
  declare field?: string | null

  @Field(() => String, { description: '事由 why, 5 to 1,000 characters; read by approver and reviewer' })
  declare reason: string

  @Field(() => Int, { description: '时长 hours: 1 to 168, in an emergency 1 to 3' })
  declare hours: number

  @Field(() => Boolean, {
    nullable: true,
    description: '紧急 takes effect at once; told to the approvers of the own department and reviewed afterwards',
  })
  declare emergency?: boolean | null

  @Field(() => String, { description: '幂等键 8 to 100 characters: the same key and input is the same request' })
  declare idempotencyKey: string
}
