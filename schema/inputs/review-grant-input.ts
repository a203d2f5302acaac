import { Field, ID, InputType, Int } from 'type-graphql'
import { GrantVerdict } from '../enums/hub'

@InputType({ description: '审查紧急访问 answers whether an emergency access was justified' })
export class ReviewGrantInput {
  @Field(() => ID, { description: '授权编号 id of the grant' })
  declare grantId: string

  @Field(() => Int, { description: '版本 version that was read' })
  declare version: number

  @Field(() => GrantVerdict, { description: '结论 justified or not' })
  declare verdict: GrantVerdict

  @Field(() => String, { description: '意见 why, 5 to 1,000 characters' })
  declare note: string

  @Field(() => String, { description: '幂等键 8 to 100 characters: the same key and input is the same review' })
  declare idempotencyKey: string
}
