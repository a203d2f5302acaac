import { Field, ID, InputType, Int } from 'type-graphql'

@InputType({ description: '撤销授权 ends a grant at once, or gives the own back' })
export class RevokeGrantInput {
  @Field(() => ID, { description: '授权编号 id of the grant' })
  declare grantId: string

  @Field(() => Int, { description: '版本 version that was read' })
  declare version: number

  @Field(() => String, { description: '意见 why, 5 to 1,000 characters' })
  declare note: string

  @Field(() => String, { description: '幂等键 8 to 100 characters: the same key and input is the same revocation' })
  declare idempotencyKey: string
}
