import type { RegistryName } from '../../connectors/contract/records'
import type { AccessClass } from '../access/decide'
import type { Plan } from '../access/plan'
import type { Actor } from '../auth/actor'
import type { ChildReader } from './child-reader'

/** Everything one request of one actor may use. Built for it and gone with it. */
export interface RequestContext {
  readonly requestId: string
  readonly actor: Actor
  readonly who: AccessClass
  readonly strict: boolean
  plan: Plan
  children: ChildReader
  readonly tally: Tally
}

/** What happened while one request was answered: for extensions and the audit outcome. */
export class Tally {
  readonly calls: Partial<Record<RegistryName, number>> = {}
  readonly sources = new Map<RegistryName, { state: SourceState; asOf: string | null }>()
  linkLookups = 0

  called(registry: RegistryName): void {
    this.calls[registry] = (this.calls[registry] ?? 0) + 1
  }

  /** The oldest data of a registry stands for it; a failure outweighs an answer. */
  saw(registry: RegistryName, state: SourceState, asOf: string | null): void {
    const known = this.sources.get(registry)
    if (known && known.state !== 'ANSWERED') return
    if (known && state === 'ANSWERED' && known.asOf !== null && (asOf === null || known.asOf <= asOf)) return
    this.sources.set(registry, { state, asOf })
  }
}

export type SourceState = 'ANSWERED' | 'NOT_ASKED' | 'NOT_LINKED' | 'DOWN' | 'TIMEOUT' | 'LIED'
