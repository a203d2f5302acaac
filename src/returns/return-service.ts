import type { AccessClass } from '../access/decide'
import type { Actor } from '../auth/actor'
import { ReturnCommands, type ReturnDependencies } from './return-commands'

/** Returns of dropout control, for every request. */
export class ReturnService {
  constructor(private readonly dependencies: ReturnDependencies) {}

  commands(actor: Actor, who: AccessClass, requestId: string): ReturnCommands {
    return new ReturnCommands(this.dependencies, actor, who, requestId)
  }
}
