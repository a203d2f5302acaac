import type { Connector } from '../../connectors/contract/connector'
import type { RegistryName } from '../../connectors/contract/records'
import type { Clock } from '../kit/clock'

export interface RegistryState {
  readonly registry: RegistryName
  readonly state: 'UP' | 'SLOW' | 'DOWN'
  /** When its change feed was last read to the end, ISO 8601 in UTC. */
  readonly caughtUpAt: string | null
  readonly lagSeconds: number | null
  readonly capabilities: readonly string[]
}

/** How each registry does: asked, not remembered. Slow means more than half of its time limit. */
export class RegistryMonitor {
  constructor(
    private readonly connectors: readonly Connector[],
    private readonly timeoutMs: number,
    private readonly caughtUpAt: (registry: RegistryName) => Promise<string | null>,
    private readonly clock: Clock,
  ) {}

  states(): Promise<RegistryState[]> {
    return Promise.all(
      this.connectors.map(async (connector) => {
        const { registry, capabilities } = connector
        const [health, caughtUpAt] = await Promise.all([
          connector.health(AbortSignal.timeout(this.timeoutMs)).catch(() => ({ state: 'down' as const, millis: 0 })),
          this.caughtUpAt(registry).catch(() => null),
        ])
        return {
          registry,
          state: health.state === 'down' ? 'DOWN' : health.millis > this.timeoutMs / 2 ? 'SLOW' : 'UP',
          caughtUpAt,
          lagSeconds:
            caughtUpAt === null ? null : Math.max(0, Math.round((this.clock.now() - Date.parse(caughtUpAt)) / 1000)),
          capabilities: [
            ...capabilities.find.map((by) => `find by ${by}`),
            ...(capabilities.changes ? ['changes'] : []),
          ],
        } as const
      }),
    )
  }
}
