import { Field, ID, InputType, Int } from 'type-graphql'
import { EventType, WebhookAlgorithm } from '../enums/events'

@InputType({ description: '创建 Webhook of the own account, at most 20' })
export class CreateWebhookInput {
  @Field(() => String, { description: '地址 https, in the public network' })
  declare url: string

  @Field(() => [EventType], {
    nullable: true,
    description: '种类 only these; left out: all that the account is told of',
  })
  declare types?: EventType[] | null

  @Field(() => WebhookAlgorithm, { nullable: true, description: '签名算法 HMAC when left out' })
  declare algorithm?: WebhookAlgorithm | null

  @Field(() => String, { description: '幂等键 8 to 100 characters: the same key and input is the same change' })
  declare idempotencyKey: string
}

/** What each change of a webhook names. */
@InputType('WebhookChange', { description: 'Webhook 变更 what each change names' })
abstract class WebhookChange {
  @Field(() => ID, { description: '编号 id of the webhook' })
  declare id: string

  @Field(() => Int, { description: '版本 version that was read' })
  declare version: number

  @Field(() => String, { description: '幂等键 8 to 100 characters: the same key and input is the same change' })
  declare idempotencyKey: string
}

@InputType({ description: '更换密钥 gives a webhook a new secret' })
export class RotateWebhookSecretInput extends WebhookChange {
  @Field(() => Int, {
    nullable: true,
    description: '旧密钥有效小时数 0 to 168, 24 when left out: both sign for so long',
  })
  declare hours?: number | null
}

@InputType({ description: '暂停 Webhook: no deliveries until it is resumed' })
export class PauseWebhookInput extends WebhookChange {}

@InputType({ description: '恢复 Webhook: deliveries go on where they stopped' })
export class ResumeWebhookInput extends WebhookChange {}

@InputType({ description: '删除 Webhook with what waits for it' })
export class DeleteWebhookInput extends WebhookChange {}

@InputType({ description: '测试 Webhook: sends webhook.test at once' })
export class TestWebhookInput extends WebhookChange {}

@InputType({ description: '重放 sends once more what came after a position, or what was given up' })
export class ReplayWebhookInput extends WebhookChange {
  @Field(() => String, {
    nullable: true,
    description: '位置 of this account, as in `events`; left out: the deliveries that were given up',
  })
  declare after?: string | null
}
