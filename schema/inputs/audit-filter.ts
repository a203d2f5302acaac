import { Field, ID, InputType } from 'type-graphql'
import { AuditKind } from '../enums/hub'
import { DateTimeScalar } from '../scalars/date-time'

@InputType({ description: '审计检索 which entries of the audit trail: all conditions must hold' })
export class AuditFilter {
  @Field(() => AuditKind, { nullable: true, description: '类别 kind of entry' })
  declare kind?: AuditKind | null

  @Field(() => String, { nullable: true, description: '账号 account (token subject)' })
  declare subject?: string | null

  @Field(() => String, { nullable: true, description: '部门 department of the account' })
  declare department?: string | null

  @Field(() => String, { nullable: true, description: '使用目的 purpose' })
  declare purpose?: string | null

  @Field(() => ID, {
    nullable: true,
    description: '儿童 hub id of a child: who looked at it, tried to, or changed something of it',
  })
  declare child?: string | null

  @Field(() => String, {
    nullable: true,
    description:
      '字段 Type.field: filtered by or withheld; shown, as far as the trail tells: it names the rule that governs the field',
  })
  declare field?: string | null

  @Field(() => DateTimeScalar, { nullable: true, description: '起 from this instant on; 30 days back when left out' })
  declare from?: string | null

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: '止 before this instant; now when left out. A span has at most 92 days',
  })
  declare until?: string | null
}
