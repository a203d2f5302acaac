import type { Connector } from '../../connectors/contract/connector'
import type { RegistryName } from '../../connectors/contract/records'
import type { Clock } from '../kit/clock'

/**
 * UP: it answers, reads work and the hub follows it. SLOW: the same, but late. STALE: it answers, but what the hub knows of it is old or
 * in doubt. DOWN: it does not answer, or is paused after failures. UNKNOWN: the hub cannot tell. NOT_CONNECTED: the settings have no
 * address for it.
 */
export type RegistryHealth = 'UP' | 'SLOW' | 'STALE' | 'DOWN' | 'UNKNOWN' | 'NOT_CONNECTED'

export interface RegistryState {
  readonly registry: RegistryName
  readonly state: RegistryHealth
  /** When its change feed was last read to the end, ISO 8601 in UTC. */
  readonly caughtUpAt: string | null
  readonly lagSeconds: number | null
  /** Null is what cannot be told. */
  readonly followed: Followed | null
  readonly index: RegistryIndex
  readonly capabilities: readonly string[]
}

/** How the hub follows a registry: src/identity/registry-report.ts says what each is. */
export interface Followed {
  readonly caughtUpAt: string | null
  readonly fault: string | null
  readonly unread: number
  readonly doubtful: number
  readonly possibleDuplicates: number
  readonly comparedAt: string | null
  readonly missing: number
}

/** What the index of lists made of a registry; null is what cannot be told, for the index is not built or not readable. */
export interface RegistryIndex {
  /** When the index was last level with the hub, ISO 8601 in UTC. */
  readonly caughtUpAt: string | null
  readonly lagSeconds: number | null
  /** Records of the registry that the index could not read. */
  readonly unread: number | null
}

interface Indexed {
  readonly caughtUpAt: string | null
  readonly lagSeconds: number | null
  readonly unread: Readonly<Record<string, number>>
}

export interface MonitorSettings {
  /** Slow means more than half of it. */
  readonly timeoutMs: number
  /** A feed that was not read to its end for so long stands still. */
  readonly staleMs: number
}

/** A connector that may be spared after failures. */
export type Watched = Connector & { readonly spared: boolean }

/** How each registry does: asked, not remembered. */
export class RegistryMonitor {
  constructor(
    /** All registries, in the order in which they are told. */
    private readonly registries: readonly RegistryName[],
    private readonly connectors: readonly Watched[],
    private readonly settings: MonitorSettings,
    private readonly followed: (registry: RegistryName) => Promise<Followed>,
    private readonly indexed: () => Promise<Indexed>,
    private readonly clock: Clock,
  ) {}

  async states(): Promise<RegistryState[]> {
    const indexed = this.indexed().catch(() => null) // an index that cannot be read takes nothing else down
    return Promise.all(
      this.registries.map(async (registry) => {
        const connector = this.connectors.find((one) => one.registry === registry)
        if (!connector) return absent(registry)
        const { capabilities } = connector
        const [health, followed, index] = await Promise.all([
          this.health(connector),
          this.followed(registry).catch(() => null),
          indexed,
        ])
        const caughtUpAt = followed?.caughtUpAt ?? null
        return {
          registry,
          state: this.judge(health, followed),
          caughtUpAt,
          lagSeconds: caughtUpAt === null ? null : Math.max(0, Math.round(this.since(caughtUpAt) / 1000)),
          followed,
          index: {
            caughtUpAt: index?.caughtUpAt ?? null,
            lagSeconds: index?.lagSeconds ?? null,
            unread: index === null ? null : (index.unread[registry] ?? 0),
          },
          capabilities: [
            ...capabilities.find.map((by) => `find by ${by}`),
            ...(capabilities.changes ? ['changes'] : []),
          ],
        } as const
      }),
    )
  }

  /** A registry that is spared is tried by a read, through the guard: nobody else may be asking just now. */
  private async health(connector: Watched): Promise<'UP' | 'SLOW' | 'DOWN'> {
    const limit = AbortSignal.timeout(this.settings.timeoutMs)
    const health = await connector.health(limit).catch(() => ({ state: 'down' as const, millis: 0 }))
    if (health.state === 'down') return 'DOWN'
    if (connector.spared) await connector.fetch([], { columns: [], collections: {} }, limit).catch(() => null)
    if (connector.spared) return 'DOWN'
    return health.millis > this.settings.timeoutMs / 2 ? 'SLOW' : 'UP'
  }

  private judge(health: 'UP' | 'SLOW' | 'DOWN', followed: Followed | null): RegistryHealth {
    if (health === 'DOWN') return 'DOWN'
    if (followed === null) return 'UNKNOWN'
    const { caughtUpAt, fault, missing } = followed
    const isStill = fault !== null || caughtUpAt === null || this.since(caughtUpAt) > this.settings.staleMs
    return isStill || missing > 0 ? 'STALE' : health
  }

  private since(instant: string): number {
    return this.clock.now() - Date.parse(instant)
  }
}

function absent(registry: RegistryName): RegistryState {
  return {
    ...{ registry, state: 'NOT_CONNECTED', caughtUpAt: null, lagSeconds: null, followed: null, capabilities: [] },
    index: { caughtUpAt: null, lagSeconds: null, unread: null },
  }
}
