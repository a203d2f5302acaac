import { randomUUID } from 'node:crypto'
import type { AccessClass } from '../access/decide'
import type { ChangeRecord } from '../audit/audit-record'
import type { Actor } from '../auth/actor'
import type { About } from '../commands/change-record'
import { Commands, type Sent } from '../commands/commands'
import type { EventType } from '../events/event-types'
import { isTold } from '../events/who-is-told'
import { HubError } from '../errors/hub-error'
import type { ScopeResolver } from '../identity/scope'
import { instant } from '../kit/clock'
import type { Outcome } from './sender'
import { newSecret, type Algorithm } from './signing'
import { parseWebhookId, secretOf, WEBHOOK_MACHINE, type Webhook, type WebhookAction } from './webhook'
import type { WebhookDependencies } from './webhook-dependencies'
import { insertWebhook, webhookRecords, type DeadLetter, type WebhookChange } from './webhook-store'

export interface CreateInput {
  readonly url: string
  readonly types: readonly EventType[] | null
  readonly algorithm: Algorithm
  readonly idempotencyKey: string
}

export interface ChangeInput {
  readonly id: string
  readonly version: number
  readonly idempotencyKey: string
}

/** What a mutation answers: what it made, or why it did not. */
export interface WebhookAnswer {
  readonly webhook: Webhook | null
  /** Shown once: with the answer that made it, not with a repetition of it. Null for ED25519, whose public key stays. */
  readonly secret: string | null
  /** Of a test. */
  readonly outcome: Outcome | null
  readonly errors: readonly HubError[]
}

type Kind = Extract<ChangeRecord['change'], `webhook-${string}`>
const NOTHING: WebhookAnswer = { webhook: null, secret: null, outcome: null, errors: [] }
const HOUR = 3_600_000
const MOST_HOURS = 168

/** The webhooks of one actor, in one request. Refusals that the caller can mend come as `errors`, and are in the audit trail. */
export class WebhookCommands {
  private readonly commands: Commands

  constructor(
    private readonly dependencies: WebhookDependencies,
    private readonly actor: Actor,
    private readonly who: AccessClass,
    requestId: string,
  ) {
    this.commands = new Commands(dependencies.changes, { actor, requestId, clock: dependencies.clock })
  }

  mine(): Promise<Webhook[]> {
    return this.dependencies.store.own(this.actor.subject)
  }

  /** Those of which the account may be told now: of others it does not learn that there was anything. */
  async dead(): Promise<DeadLetter[]> {
    const { store, scopes, lookup, table } = this.dependencies
    const letters = await store.dead(this.actor.subject)
    const children = [...new Set(letters.map(({ event }) => event.child))]
    if (children.length === 0) return []
    const found = await lookup.find('id', children, [], scopes.needs)
    const judge: ScopeResolver = await scopes.judge(this.actor)
    const bits = new Map(children.map((child, i) => [child, found[i] ? judge.bits(found[i]) : null]))
    return letters.filter(({ event }) => {
      const standing = bits.get(event.child) ?? null
      return standing !== null && isTold(table(), this.who, event.type, standing)
    })
  }

  create(input: CreateInput): Promise<WebhookAnswer> {
    const { subject, purpose } = this.actor
    const { targets, seal, accounts, events } = this.dependencies
    return this.answer('webhook-created', async () => {
      const url = checked(() => targets.check(input.url).href)
      const { algorithm } = input
      const { secret, publicKey } = newSecret(algorithm)
      const id = randomUUID()
      const position = await events.end()
      const made = await this.commands.create('webhook-created', { type: 'webhook', state: 'ACTIVE' }, sent('createWebhook', input), async (tx, now) => {
        const webhook: Webhook = {
          ...{ id, version: 1, subject, purpose, url, algorithm, publicKey, types: input.types, state: 'ACTIVE' },
          ...{ oldUntil: null, failures: 0, lastStatus: null, deliveredAt: null, createdAt: instant(now) },
        }
        await accounts.keep(tx, this.actor)
        await insertWebhook(tx, { ...webhook, position, secret: seal.close(secret, secretOf(webhook)) })
        return webhook
      }) // prettier-ignore
      return { webhook: made, secret: made.id === id && algorithm === 'HMAC' ? secret : null }
    })
  }

  /** The old secret signs as well for `hours`. */
  rotate(input: ChangeInput & { readonly hours: number }): Promise<WebhookAnswer> {
    const { seal, store } = this.dependencies
    return this.answer('webhook-rotated', async (about) => {
      if (!Number.isInteger(input.hours) || input.hours < 0 || input.hours > MOST_HOURS)
        throw new HubError('WEBHOOK_HOURS', undefined, { path: ['input', 'hours'] })
      const id = knownId(input.id, about)
      const [known] = await store.delivering([id])
      const fresh = newSecret(known?.algorithm ?? 'HMAC')
      let isOurs = false
      const webhook = await this.step('webhook-rotated', 'ROTATE', 'rotateWebhookSecret', input, (record, now) => {
        isOurs = true
        return {
          secret: seal.close(fresh.secret, secretOf(record)),
          publicKey: fresh.publicKey,
          oldSecret: input.hours === 0 ? null : known!.secret,
          oldUntil: input.hours === 0 ? null : instant(now + input.hours * HOUR),
        }
      })
      return { webhook, secret: isOurs && fresh.publicKey === null ? fresh.secret : null }
    })
  }

  pause(input: ChangeInput): Promise<WebhookAnswer> {
    return this.plain('webhook-paused', 'PAUSE', 'pauseWebhook', input, () => ({ state: 'PAUSED' }))
  }

  resume(input: ChangeInput): Promise<WebhookAnswer> {
    return this.plain('webhook-resumed', 'RESUME', 'resumeWebhook', input, (_webhook, now) => ({
      state: 'ACTIVE',
      at: instant(now),
    }))
  }

  delete(input: ChangeInput): Promise<WebhookAnswer> {
    return this.answer('webhook-deleted', async (about) => {
      knownId(input.id, about)
      await this.step('webhook-deleted', 'DELETE', 'deleteWebhook', input, () => null)
      return {}
    })
  }

  /** From a position on, once more; without one, what was given up. */
  replay(input: ChangeInput & { readonly after: string | null }): Promise<WebhookAnswer> {
    return this.answer('webhook-replayed', async (about) => {
      knownId(input.id, about)
      const { feed } = this.dependencies
      const position =
        input.after === null ? null : await checked(() => feed.open(this.actor.subject, input.after), 'after')
      const webhook = await this.step('webhook-replayed', 'REPLAY', 'replayWebhook', input, (_webhook, now) =>
        position ? { position } : { revive: instant(now) },
      )
      return { webhook }
    })
  }

  /** Sends an event of the type `webhook.test` at once, and says what came of it. */
  test(input: ChangeInput): Promise<WebhookAnswer> {
    return this.answer('webhook-tested', async (about) => {
      const id = knownId(input.id, about)
      let isOurs = false // a repetition gets the answer that was kept, and sends nothing
      const webhook = await this.step('webhook-tested', 'TEST', 'testWebhook', input, () => {
        isOurs = true
        return {}
      })
      const [delivering] = isOurs ? await this.dependencies.store.delivering([id]) : []
      return { webhook, outcome: delivering ? await this.dependencies.post.test(delivering) : null }
    })
  }

  private plain(
    kind: Kind,
    action: WebhookAction,
    mutation: string,
    input: ChangeInput,
    change: (webhook: Webhook, now: number) => WebhookChange,
  ) {
    return this.answer(kind, async (about) => {
      knownId(input.id, about)
      return { webhook: await this.step(kind, action, mutation, input, change) }
    })
  }

  private step(
    kind: Kind,
    action: WebhookAction,
    mutation: string,
    input: ChangeInput,
    change: (webhook: Webhook, now: number) => WebhookChange,
  ): Promise<Webhook> {
    return this.commands.transition(WEBHOOK_MACHINE, webhookRecords(this.actor.subject), {
      ...{ kind, sent: sent(mutation, input), id: parseWebhookId(input.id)!, version: input.version, action },
      change: (webhook, _state, now) => change(webhook, now),
    })
  }

  private async answer(
    kind: Kind,
    work: (about: (known: About) => void) => Promise<Partial<WebhookAnswer>>,
  ): Promise<WebhookAnswer> {
    const made = await this.commands.attempt(kind, 'webhook', work)
    return made instanceof HubError ? { ...NOTHING, errors: [made] } : { ...NOTHING, ...made }
  }
}

function sent(mutation: string, input: CreateInput | ChangeInput): Sent {
  const { idempotencyKey: key, ...rest } = input
  return { mutation, key, input: rest }
}

/** Throws HubError WEBHOOK_NOT_FOUND: what is no webhook's id reads like a webhook of somebody else. */
function knownId(id: string, about: (known: About) => void): string {
  const uuid = parseWebhookId(id)
  if (!uuid) throw new HubError('WEBHOOK_NOT_FOUND', undefined, { path: ['input', 'id'] })
  about({ id: uuid })
  return uuid
}

/** Says which part of the input was refused. */
function checked<T>(work: () => T, name = 'url'): T {
  const say = (thrown: unknown): never => {
    if (!(thrown instanceof HubError)) throw thrown
    throw new HubError(thrown.code, thrown.message, { path: ['input', name] })
  }
  try {
    const made = work()
    return made instanceof Promise ? (made.catch(say) as T) : made
  } catch (thrown) {
    return say(thrown)
  }
}
