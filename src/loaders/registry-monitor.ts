import type { Connector } from '../../connectors/contract/connector'
import type { RegistryName } from '../../connectors/contract/records'
import type { Clock } from '../kit/clock'

export interface RegistryState {
  readonly registry: RegistryName
  readonly state: 'UP' | 'SLOW' | 'DOWN'
  /** When its change feed was last read to the end, ISO 8601 in UTC. */
  readonly caughtUpAt: string | null
  readonly lagSeconds: number | null
  readonly index: RegistryIndex
  readonly capabilities: readonly string[]
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

/** How each registry does: asked, not remembered. Slow means more than half of its time limit. */
export class RegistryMonitor {
  constructor(
    private readonly connectors: readonly Connector[],
    private readonly timeoutMs: number,
    private readonly caughtUpAt: (registry: RegistryName) => Promise<string | null>,
    private readonly indexed: () => Promise<Indexed>,
    private readonly clock: Clock,
  ) {}

  async states(): Promise<RegistryState[]> {
    const indexed = this.indexed().catch(() => null) // an index that cannot be read takes nothing else down
    return Promise.all(
      this.connectors.map(async (connector) => {
        const { registry, capabilities } = connector
        const [health, caughtUpAt, index] = await Promise.all([
          connector.health(AbortSignal.timeout(this.timeoutMs)).catch(() => ({ state: 'down' as const, millis: 0 })),
          this.caughtUpAt(registry).catch(() => null),
          indexed,
        ])
        return {
          registry,
          state: health.state === 'down' ? 'DOWN' : health.millis > this.timeoutMs / 2 ? 'SLOW' : 'UP',
          caughtUpAt,
          lagSeconds:
            caughtUpAt === null ? null : Math.max(0, Math.round((this.clock.now() - Date.parse(caughtUpAt)) / 1000)),
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
}
