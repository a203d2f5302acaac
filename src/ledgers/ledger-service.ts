import type { AccessClass } from '../access/decide'
import type { Actor } from '../auth/actor'
import type { HubStore } from '../store/hub-store'
import { BrakeCommands } from './brake-commands'
import { LedgerCommands } from './ledger-commands'
import type { LedgerDependencies } from './ledger-dependencies'

/** The three ledgers for every request: commands, and what each actor may see. */
export class LedgerService {
  constructor(readonly dependencies: LedgerDependencies & { readonly hubStore: HubStore }) {}

  commands(actor: Actor, who: AccessClass, requestId: string): LedgerCommands {
    return new LedgerCommands(this.dependencies, actor, who, requestId)
  }

  brakes(actor: Actor, who: AccessClass, requestId: string): BrakeCommands {
    return new BrakeCommands(this.dependencies, actor, who, requestId)
  }
}
