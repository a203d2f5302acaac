import { Field, ID, InputType, Int } from 'type-graphql'
import { GrantDecision } from '../enums/hub'

@InputType({ description: '审批授权 answers a request for a grant' })
export class DecideGrantInput {
  @Field(() => ID, { description: '授权编号 id of the grant' })
  declare grantId: string

  @Field(() => Int, { description: '版本 version that was read' })
  declare version: number

  @Field(() => GrantDecision, { description: '决定 approve or refuse' })
  declare decision: GrantDecision

  @Field(() => Int, { nullable: true, description: '时长 hours, no more than were asked for; left out: as asked' })
  declare hours?: number | null

  @Field(() => String, { description: '意见 why, 5 to 1,000 characters' })
  declare note: string

  @Field(() => String, { description: '幂等键 8 to 100 characters: the same key and input is the same decision' })
  declare idempotencyKey: string
}
