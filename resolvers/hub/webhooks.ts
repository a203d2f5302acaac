import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Ctx, Info, Mutation, Query, Resolver } from 'type-graphql'
import {
  CreateWebhookInput,
  DeleteWebhookInput,
  PauseWebhookInput,
  ReplayWebhookInput,
  ResumeWebhookInput,
  RotateWebhookSecretInput,
  TestWebhookInput,
  Webhook,
  WebhookDeadLetter,
  WebhookPayload,
  type EventType,
} from '../../schema'
import { NONE, type Touches } from '../../src/access/sources'
import { memberOf, typesOf } from '../../src/events/event-types'
import { rulesOf } from '../../src/events/who-is-told'
import type { RequestContext } from '../../src/execute/request-context'
import { formatChildId } from '../../src/identity/child-id'
import { formatWebhookId, type Webhook as KeptWebhook } from '../../src/webhooks/webhook'
import type { WebhookAnswer } from '../../src/webhooks/webhook-commands'
import { toUserErrors } from './to-user-errors'

const input = { arguments: { input: NONE } } as const

export const webhookTouches: Touches = {
  asked: {
    'Query.webhookDeadLetters': { arguments: {}, records: true },
    'Mutation.createWebhook': { ...input, command: 'create' },
    'Mutation.rotateWebhookSecret': { ...input, command: 'create' },
    'Mutation.pauseWebhook': { ...input, command: 'create' },
    'Mutation.resumeWebhook': { ...input, command: 'create' },
    'Mutation.replayWebhook': { ...input, command: 'create' },
    'Mutation.testWebhook': { ...input, command: 'create' },
    'Mutation.deleteWebhook': { ...input, command: 'delete' },
  },
}

const payload = { nullable: true } as const
const HOURS = 24

@Resolver()
export class Webhooks {
  @Query(() => [Webhook], { nullable: true, description: '我的 Webhook where this account is told of events' })
  async webhooks(@Ctx() { webhooks }: RequestContext): Promise<Webhook[]> {
    return (await webhooks.mine()).map(toWebhook)
  }

  @Query(() => [WebhookDeadLetter], {
    nullable: true,
    description: '未送达事件 deliveries to this account that were given up, the newest first, at most 500',
  })
  async webhookDeadLetters(
    @Ctx() { webhooks, records, planner }: RequestContext,
    @Info() { path }: GraphQLResolveInfo,
  ): Promise<WebhookDeadLetter[]> {
    const letters = await webhooks.dead()
    const types = new Set(letters.map(({ event }) => event.type))
    const children = [...new Set(letters.map(({ event }) => event.child))]
    records.tellOf(String(path.key), children, rulesOf(planner.table, types))
    return letters.map(({ event, webhook, tries, lastStatus, deadAt }) => ({
      ...{ id: event.id, webhookId: formatWebhookId(webhook), type: memberOf(event.type) as EventType },
      ...{ childId: formatChildId(event.child), tries, lastStatus, deadAt },
    }))
  }

  @Mutation(() => WebhookPayload, { ...payload, description: '创建 Webhook for events from now on' })
  async createWebhook(
    @Arg('input', () => CreateWebhookInput, { description: 'Webhook 设置 where, which, how' })
    input: CreateWebhookInput,
    @Ctx() context: RequestContext,
  ): Promise<WebhookPayload> {
    const { url, types, algorithm, idempotencyKey } = input
    const asked = { url, types: types == null ? null : typesOf(types), algorithm: algorithm ?? 'HMAC', idempotencyKey }
    return toPayload(await context.webhooks.create(asked), context)
  }

  @Mutation(() => WebhookPayload, {
    ...payload,
    description: '更换密钥 a new secret, with the old one valid for a while',
  })
  async rotateWebhookSecret(
    @Arg('input', () => RotateWebhookSecretInput, { description: '哪一个 which one, and how long' })
    input: RotateWebhookSecretInput,
    @Ctx() context: RequestContext,
  ): Promise<WebhookPayload> {
    return toPayload(await context.webhooks.rotate({ ...input, hours: input.hours ?? HOURS }), context)
  }

  @Mutation(() => WebhookPayload, { ...payload, description: '暂停 Webhook' })
  async pauseWebhook(
    @Arg('input', () => PauseWebhookInput, { description: '哪一个 which one' }) input: PauseWebhookInput,
    @Ctx() context: RequestContext,
  ): Promise<WebhookPayload> {
    return toPayload(await context.webhooks.pause({ ...input }), context)
  }

  @Mutation(() => WebhookPayload, {
    ...payload,
    description: '恢复 Webhook that was paused, or whose receiver was gone',
  })
  async resumeWebhook(
    @Arg('input', () => ResumeWebhookInput, { description: '哪一个 which one' }) input: ResumeWebhookInput,
    @Ctx() context: RequestContext,
  ): Promise<WebhookPayload> {
    return toPayload(await context.webhooks.resume({ ...input }), context)
  }

  @Mutation(() => WebhookPayload, {
    ...payload,
    description: '重放 sends events once more; receivers know them by webhook-id',
  })
  async replayWebhook(
    @Arg('input', () => ReplayWebhookInput, { description: '哪一个 which one, and from where' })
    input: ReplayWebhookInput,
    @Ctx() context: RequestContext,
  ): Promise<WebhookPayload> {
    return toPayload(await context.webhooks.replay({ ...input, after: input.after ?? null }), context)
  }

  @Mutation(() => WebhookPayload, {
    ...payload,
    description: '测试 Webhook: one signed message at once, and what came of it',
  })
  async testWebhook(
    @Arg('input', () => TestWebhookInput, { description: '哪一个 which one' }) input: TestWebhookInput,
    @Ctx() context: RequestContext,
  ): Promise<WebhookPayload> {
    return toPayload(await context.webhooks.test({ ...input }), context)
  }

  @Mutation(() => WebhookPayload, { ...payload, description: '删除 Webhook' })
  async deleteWebhook(
    @Arg('input', () => DeleteWebhookInput, { description: '哪一个 which one' }) input: DeleteWebhookInput,
    @Ctx() context: RequestContext,
  ): Promise<WebhookPayload> {
    return toPayload(await context.webhooks.delete({ ...input }), context)
  }
}

function toPayload({ webhook, secret, outcome, errors }: WebhookAnswer, context: RequestContext): WebhookPayload {
  const tested = outcome && ('status' in outcome ? String(outcome.status) : outcome.fault)
  return { webhook: webhook && toWebhook(webhook), secret, tested, errors: toUserErrors(errors, context) }
}

function toWebhook({ id, types, oldUntil, ...rest }: KeptWebhook): Webhook {
  return {
    ...rest,
    id: formatWebhookId(id),
    types: types && types.map((type) => memberOf(type) as EventType),
    oldSecretUntil: oldUntil,
  }
}
