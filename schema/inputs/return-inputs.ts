import { Field, ID, InputType, Int } from 'type-graphql'
import { ReturnCorrection } from '../enums/returns'

const KEY = '幂等键 8 to 100 characters: the same key and input is the same step'

@InputType({ description: '起草报表 counts a unit’s figures for a period' })
export class DraftReturnInput {
  @Field(() => String, { description: '期间 2026-11, 2026-autumn, 2027-spring, 2026-2027' })
  declare period: string

  @Field(() => String, { nullable: true, description: '区划 division of six digits; or a school' })
  declare division?: string | null

  @Field(() => String, { nullable: true, description: '学校 code of the school (学校标识码)' })
  declare school?: string | null

  @Field(() => ReturnCorrection, {
    nullable: true,
    description: '更正原因 where a signed return is replaced, and only then',
  })
  declare correction?: ReturnCorrection | null

  @Field(() => String, { description: KEY })
  declare idempotencyKey: string
}

@InputType({ description: '报表办理 a step with a return' })
export class ReturnStepInput {
  @Field(() => ID, { description: '编号 id of the return' })
  declare returnId: string

  @Field(() => Int, { description: '版本 the version that was read' })
  declare version: number

  @Field(() => String, { description: KEY })
  declare idempotencyKey: string
}
