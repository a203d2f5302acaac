import { setTimeout as pause } from 'node:timers/promises'
import { RegistryFault, type Connector } from '../../connectors/contract/connector'
import type { RegistryName } from '../../connectors/contract/records'
import { instant, type Clock } from '../kit/clock'

export const MISHAPS = ['SLOW', 'DOWN'] as const
export type Mishap = (typeof MISHAPS)[number]

/** What a registry of the demo is made to do, for everybody. */
export interface Pretended {
  readonly registry: RegistryName
  readonly how: Mishap
  /** When it ends by itself, ISO 8601 in UTC. */
  readonly until: string
}

const LASTS_MILLIS = 600_000
/** Late enough to be called slow; the hub's own time limit says whether it is too late. */
const SLOW_MILLIS = 1_500

/** 如果……：the demo's switch that makes one registry slow or down. Of this process alone: a restart ends it. */
export class WhatIf {
  private set: { readonly registry: RegistryName; readonly how: Mishap; readonly until: number } | null = null

  constructor(private readonly clock: Clock) {}

  /** Null: all registries do as they do. */
  get pretended(): Pretended | null {
    if (this.set && this.set.until <= this.clock.now()) this.set = null
    return this.set && { ...this.set, until: instant(this.set.until) }
  }

  /** In the place of what was pretended before. */
  begin(registry: RegistryName, how: Mishap): void {
    this.set = { registry, how, until: this.clock.now() + LASTS_MILLIS }
  }

  end(): void {
    this.set = null
  }
}

/** A connector that does what is pretended before it asks. The hub's limits stand around it, as around any other. */
export function pretending(inner: Connector, whatIf: WhatIf): Connector {
  const { registry } = inner
  const how = (): Mishap | null => {
    const { pretended } = whatIf
    return pretended?.registry === registry ? pretended.how : null
  }
  const meet = async (signal: AbortSignal): Promise<void> => {
    const now = how()
    if (now === 'DOWN') throw new RegistryFault('REGISTRY_DOWN', registry, 'the demo pretends that it is down')
    if (now !== 'SLOW') return
    await pause(SLOW_MILLIS, undefined, { signal }).catch((cause: unknown) => {
      throw new RegistryFault('REGISTRY_TIMEOUT', registry, 'the demo pretends that it is slow', { cause })
    })
  }
  const { inspect } = inner
  return {
    registry,
    capabilities: inner.capabilities,
    fetch: async (ids, shape, signal) => (await meet(signal), inner.fetch(ids, shape, signal)),
    find: async (criteria, signal) => (await meet(signal), inner.find(criteria, signal)),
    changes: async (after, limit, signal) => (await meet(signal), inner.changes(after, limit, signal)),
    earlier: (cursor, millis) => inner.earlier(cursor, millis),
    all: async (after, limit, signal) => (await meet(signal), inner.all(after, limit, signal)),
    async health(signal) {
      if (how() === 'DOWN') return { state: 'down', millis: 0 }
      const late = how() === 'SLOW' ? SLOW_MILLIS : 0
      await meet(signal)
      const { state, millis } = await inner.health(signal)
      return { state, millis: millis + late }
    },
    ...(inspect ? { inspect: (signal) => inspect.call(inner, signal) } : {}),
    close: () => inner.close(),
  }
}
