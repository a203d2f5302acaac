import type { AccessClass } from '../access/decide'
import type { Actor } from '../auth/actor'
import { GrantCommands } from './grant-commands'
import type { GrantDependencies } from './grant-dependencies'
import type { ActiveGrant } from './grant-store'

/** Grants for every request: what is open now, and commands for each actor. */
export class GrantService {
  constructor(private readonly dependencies: GrantDependencies) {}

  active(actor: Actor, children: readonly string[]): Promise<ActiveGrant[]> {
    return this.dependencies.store.active(actor.subject, children, this.dependencies.clock.now())
  }

  commands(actor: Actor, who: AccessClass, requestId: string): GrantCommands {
    return new GrantCommands(this.dependencies, actor, who, requestId)
  }
}
