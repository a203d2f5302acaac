import type { AccessClass } from '../access/decide'
import type { Actor } from '../auth/actor'
import { WebhookCommands } from './webhook-commands'
import type { WebhookDependencies } from './webhook-dependencies'

/** Webhooks for every request: commands for each actor. */
export class WebhookService {
  constructor(private readonly dependencies: WebhookDependencies) {}

  commands(actor: Actor, who: AccessClass, requestId: string): WebhookCommands {
    return new WebhookCommands(this.dependencies, actor, who, requestId)
  }
}
