import { Field, ID, Int, ObjectType } from 'type-graphql'
import { EventType, WebhookAlgorithm, WebhookState } from '../../enums/events'
import { DateTimeScalar } from '../../scalars/date-time'
import { UserError } from './user-error'

@ObjectType({
  simpleResolvers: true,
  description: '事件推送 webhook: where this account is told of events (Standard Webhooks)',
})
export class Webhook {
  @Field(() => ID, { description: '编号 id' })
  declare id: string

  @Field(() => Int, { description: '版本 version, sent back with every change' })
  declare version: number

  @Field(() => String, { description: '地址 where it is sent' })
  declare url: string

  @Field(() => [EventType], {
    nullable: true,
    description: '种类 only these; null for all that the account is told of',
  })
  declare types: EventType[] | null

  @Field(() => WebhookAlgorithm, { description: '签名算法 how deliveries are signed' })
  declare algorithm: WebhookAlgorithm

  @Field(() => WebhookState, { description: '状态 whether deliveries are made' })
  declare state: WebhookState

  @Field(() => String, { description: '目的 purpose that deliveries are judged by: that of the request that made it' })
  declare purpose: string

  @Field(() => String, { nullable: true, description: '公钥 for ED25519, whpk_…; null for HMAC' })
  declare publicKey: string | null

  @Field(() => DateTimeScalar, { nullable: true, description: '旧密钥截止 until when the secret before signs too' })
  declare oldSecretUntil: string | null

  @Field(() => Int, { description: '连续失败次数 deliveries that failed one after the other' })
  declare failures: number

  @Field(() => String, {
    nullable: true,
    description:
      '最近结果 of the newest try: its HTTP status, or TARGET, TIMEOUT, CONNECTION; EVENTS_GONE: it was away for so long that events are cleaned up',
  })
  declare lastStatus: string | null

  @Field(() => DateTimeScalar, { nullable: true, description: '最近送达 when the newest delivery arrived' })
  declare deliveredAt: string | null

  @Field(() => DateTimeScalar, { description: '创建时间 when it was made' })
  declare createdAt: string
}

@ObjectType({
  simpleResolvers: true,
  description: '未送达事件 a delivery that was given up after ten tries; `replayWebhook` tries it again',
})
export class WebhookDeadLetter {
  @Field(() => ID, { description: '事件编号 id of the event' })
  declare id: string

  @Field(() => ID, { description: 'Webhook 编号 id of the webhook' })
  declare webhookId: string

  @Field(() => EventType, { description: '种类 what it tells of' })
  declare type: EventType

  @Field(() => ID, { description: '儿童编号 hub id of the child' })
  declare childId: string

  @Field(() => Int, { description: '尝试次数 how often it was tried' })
  declare tries: number

  @Field(() => String, { nullable: true, description: '最近结果 of the last try' })
  declare lastStatus: string | null

  @Field(() => DateTimeScalar, { description: '放弃时间 when it was given up' })
  declare deadAt: string
}

@ObjectType({ simpleResolvers: true, description: 'Webhook 操作结果 what a mutation made, or why it changed nothing' })
export class WebhookPayload {
  @Field(() => Webhook, {
    nullable: true,
    description: '事件推送 the webhook as it is now; null when it was deleted or nothing changed',
  })
  declare webhook: Webhook | null

  @Field(() => String, {
    nullable: true,
    description: '密钥 whsec_…, shown this once. Null for a repetition (rotate it then), and for ED25519',
  })
  declare secret: string | null

  @Field(() => String, {
    nullable: true,
    description: '测试结果 of a test: HTTP status, or TARGET, TIMEOUT, CONNECTION',
  })
  declare tested: string | null

  @Field(() => [UserError], { description: '错误 empty when it was done' })
  declare errors: UserError[]
}
