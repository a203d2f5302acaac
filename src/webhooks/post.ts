import { randomUUID } from 'node:crypto'
import type { EventFeed } from '../events/event-feed'
import { recordIdOf, type HubEvent } from '../events/event-types'
import { formatChildId } from '../identity/child-id'
import { instant, type Clock } from '../kit/clock'
import type { WebhookSeal } from './seal'
import type { Outcome, Sender } from './sender'
import { signatures } from './signing'
import { secretOf, type Delivering } from './webhook'

/** Writes and signs what a receiver is sent, and sends it. */
export class Post {
  constructor(
    private readonly sender: Pick<Sender, 'post'>,
    private readonly seal: WebhookSeal,
    private readonly feed: Pick<EventFeed, 'positionOf'>,
    private readonly clock: Clock,
  ) {}

  /** The same id and body on each attempt. A secret that does not open sends nothing: address or row were changed by others. */
  event(webhook: Delivering, event: HubEvent): Promise<Outcome> {
    const { id, type, child, time } = event
    const data = {
      id,
      child: formatChildId(child),
      record: recordIdOf(event),
      position: this.feed.positionOf(webhook.subject, event),
    }
    return this.send(webhook, id, JSON.stringify({ type, timestamp: time, data }))
  }

  test(webhook: Delivering): Promise<Outcome> {
    const id = randomUUID()
    return this.send(webhook, id, JSON.stringify({ type: 'webhook.test', timestamp: instant(this.clock.now()), data: { id } })) // prettier-ignore
  }

  private async send(webhook: Delivering, id: string, body: string): Promise<Outcome> {
    const timestamp = Math.floor(this.clock.now() / 1_000)
    const { secret, oldSecret, oldUntil, url } = webhook
    const both = oldSecret !== null && oldUntil !== null && Date.parse(oldUntil) > this.clock.now()
    const secrets = [secret, ...(both ? [oldSecret] : [])].map((sealed) => this.seal.open(sealed, secretOf(webhook)))
    if (secrets.some((one) => one === null)) return { fault: 'TARGET' }
    return this.sender.post({
      url,
      body,
      headers: {
        'content-type': 'application/json',
        'webhook-id': id,
        'webhook-timestamp': String(timestamp),
        'webhook-signature': signatures({ id, timestamp, body }, secrets as string[]),
      },
    })
  }
}
