import type { RegistryFault } from '../../connectors/contract/connector'
import type { RegistryName } from '../../connectors/contract/records'
import type { IndexState } from '../index/index-state'

/** What happened while one request was answered: for extensions and the audit outcome. */
export class Tally {
  /**
   * `readAt`: when this request began to read, ISO 8601 in UTC. What an answer tells as the time of its data: registries are
   * read live. When a record was last changed is not told: it may have changed in what the account may not see.
   */
  constructor(readonly readAt: string) {}

  readonly calls: Record<RegistryName, number> = {}
  readonly sources = new Map<RegistryName, SourceState>()
  linkLookups = 0
  /** What the answer's lists rest on: how far the index had followed the registries. */
  index: IndexState | null = null

  called(registry: RegistryName): void {
    this.calls[registry] = (this.calls[registry] ?? 0) + 1
  }

  /** A failure outweighs an answer. */
  saw(registry: RegistryName, state: SourceState): void {
    if ((this.sources.get(registry) ?? 'ANSWERED') === 'ANSWERED') this.sources.set(registry, state)
  }

  /** As of when a registry's part of the answer is: null where it gave none. */
  asOf(state: SourceState): string | null {
    return state === 'ANSWERED' ? this.readAt : null
  }
}

export type SourceState = 'ANSWERED' | 'NOT_ASKED' | 'NOT_LINKED' | 'DOWN' | 'TIMEOUT' | 'LIED' | 'NOT_CONNECTED'

/** How a registry's failure is told. */
export function stateOf(fault: RegistryFault): SourceState {
  switch (fault.code) {
    case 'REGISTRY_TIMEOUT':
      return 'TIMEOUT'
    case 'REGISTRY_LIES':
      return 'LIED'
    case 'NOT_CONNECTED':
      return 'NOT_CONNECTED'
    case 'REGISTRY_DOWN':
    case 'CAPABILITY':
    case 'NOT_READ':
      return 'DOWN'
  }
}
