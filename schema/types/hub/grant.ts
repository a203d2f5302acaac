import { Field, ID, Int, ObjectType } from 'type-graphql'
import { GrantReview, GrantState } from '../../enums/hub'
import { Governed } from '../../governed'
import { DateTimeScalar } from '../../scalars/date-time'

@ObjectType({
  simpleResolvers: true,
  description: '限时授权 an approved, time-boxed right to see one rule’s fields of one child (break-glass)',
})
export class Grant {
  @Field(() => ID, { description: '编号 id of the grant' })
  declare id: string

  @Field(() => Int, { description: '版本 version, sent back with every change' })
  declare version: number

  @Field(() => String, { description: '申请账号 account that may look' })
  declare subject: string

  @Field(() => String, { nullable: true, description: '申请部门 department of that account' })
  declare department: string | null

  @Field(() => ID, { description: '儿童编号 hub id of the child' })
  declare childId: string

  @Field(() => String, { description: '规则 rule of the access table that it opens' })
  declare rule: string

  @Field(() => String, { description: '主管部门 agency whose approver decides' })
  declare owner: string

  @Governed(() => String, '事由 why it was asked for')
  declare reason: string | null

  @Field(() => Int, { description: '时长 hours it lasts' })
  declare hours: number

  @Field(() => Boolean, { description: '紧急 whether it began without an approval' })
  declare emergency: boolean

  @Field(() => GrantState, { description: '状态 where it stands now' })
  declare state: GrantState

  @Field(() => DateTimeScalar, { description: '申请时间 when it was asked for' })
  declare requestedAt: string

  @Field(() => DateTimeScalar, { nullable: true, description: '截止时间 the second with which it ends' })
  declare until: string | null

  @Field(() => String, { nullable: true, description: '审批账号 account that decided' })
  declare decidedBy: string | null

  @Field(() => DateTimeScalar, { nullable: true, description: '审批时间 when it was decided' })
  declare decidedAt: string | null

  @Governed(() => String, '审批意见 what the approver wrote')
  declare note: string | null

  @Field(() => String, { nullable: true, description: '撤销账号 account that revoked it' })
  declare revokedBy: string | null

  @Field(() => DateTimeScalar, { nullable: true, description: '撤销时间 when it was revoked' })
  declare revokedAt: string | null

  @Governed(() => String, '撤销意见 why it was revoked')
  declare revokeNote: string | null

  @Field(() => GrantReview, {
    nullable: true,
    description: '事后审查 review of an emergency; null when there is none to make',
  })
  declare review: GrantReview | null

  @Field(() => String, { nullable: true, description: '审查账号 account that reviewed it' })
  declare reviewedBy: string | null

  @Field(() => DateTimeScalar, { nullable: true, description: '审查时间 when it was reviewed' })
  declare reviewedAt: string | null

  @Governed(() => String, '审查意见 what the reviewer wrote')
  declare reviewNote: string | null

  @Field(() => String, {
    nullable: true,
    description: '已通知 department whose approvers have notice of the emergency',
  })
  declare noticeTo: string | null

  @Field(() => DateTimeScalar, { nullable: true, description: '通知时间 when they were given notice' })
  declare noticeAt: string | null
}
