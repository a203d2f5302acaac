import type { Machine } from '../commands/machine'
import type { EventType, Position } from '../events/event-types'
import { prefixedId } from '../kit/prefixed-id'
import type { Algorithm } from './signing'

export type WebhookState = 'ACTIVE' | 'PAUSED' | 'DISABLED'
export type WebhookAction = 'PAUSE' | 'RESUME' | 'ROTATE' | 'REPLAY' | 'TEST' | 'DELETE'

/** Where an account is told of events. Times are ISO 8601 in UTC. */
export interface Webhook {
  /** UUID. */
  readonly id: string
  readonly version: number
  readonly subject: string
  /** Of the request that made it: deliveries are judged by it. */
  readonly purpose: string
  readonly url: string
  /** Null: all. */
  readonly types: readonly EventType[] | null
  readonly algorithm: Algorithm
  readonly state: WebhookState
  readonly publicKey: string | null
  readonly oldUntil: string | null
  /** Deliveries that failed one after the other. */
  readonly failures: number
  /** HTTP status of the newest attempt, or TARGET, TIMEOUT, CONNECTION. */
  readonly lastStatus: string | null
  readonly deliveredAt: string | null
  readonly createdAt: string
}

/** What its deliverer needs besides. */
export interface Delivering extends Webhook {
  readonly position: Position
  readonly secret: string
  readonly oldSecret: string | null
}

export const { format: formatWebhookId, parse: parseWebhookId } = prefixedId('webhook:')

const KEPT = { ROTATE: 'ROTATE', REPLAY: 'REPLAY', DELETE: 'DELETE' } as const
const stay = (state: WebhookState) => Object.fromEntries(Object.keys(KEPT).map((action) => [action, state]))

/** DISABLED: the receiver said that it is gone (410). What it was not told meanwhile comes when it is resumed. */
export const WEBHOOK_MACHINE: Machine<Webhook, WebhookState, WebhookAction> = {
  type: 'webhook',
  steps: {
    ACTIVE: { ...stay('ACTIVE'), PAUSE: 'PAUSED', TEST: 'ACTIVE' },
    PAUSED: { ...stay('PAUSED'), RESUME: 'ACTIVE', TEST: 'PAUSED' },
    DISABLED: { ...stay('DISABLED'), RESUME: 'ACTIVE', TEST: 'DISABLED' },
  },
  state: ({ state }) => state,
  codes: { missing: 'WEBHOOK_NOT_FOUND', state: 'WEBHOOK_STATE' },
  idInput: 'id',
}

/** What a sealed secret is bound to: moved to another address it does not open. */
export function secretOf({ id, subject, url }: Pick<Webhook, 'id' | 'subject' | 'url'>): string {
  return JSON.stringify(['secret', id, subject, url])
}
