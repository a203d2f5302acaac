import { type Connector, RegistryFault } from '../../connectors/contract/connector'
import type { RecordId, RegistryName } from '../../connectors/contract/records'
import { today, type Clock } from '../kit/clock'
import type { HubStore } from '../store/hub-store'
import { ComparisonState, type Progress } from './comparison-state'
import type { LinkWriter } from './link-writer'

export interface ComparisonSettings {
  readonly pageSize: number
  readonly timeoutMs: number
  /** Each registry is compared again so long after its last comparison ended. */
  readonly everyMs: number
  /** More records than this, or a greater share of all, are not taken for gone without a word of the operator. */
  readonly mostGone: number
  readonly mostGonePercent: number
}

/** `held`: so many records are missing that nothing was struck; an operator has to look. */
export type Outcome = 'not due' | 'under way' | 'done' | 'held'

const NO_COLUMNS = { columns: [], collections: {} }

/**
 * Compares all records of a registry with the links, by hash. Different or new records are written, missing ones are struck. Every step is
 * stored, so the work continues after a killed process or a failed registry. Several processes may work at the same time.
 */
export class Comparison {
  private readonly progress: ComparisonState

  constructor(
    store: HubStore,
    private readonly writer: LinkWriter,
    private readonly settings: ComparisonSettings,
    private readonly clock: Clock,
  ) {
    this.progress = new ComparisonState(store)
  }

  /** Begins when it is due, and goes on for so long. Throws what the registry or the store throws. */
  async goOn(connector: Connector, sliceMs: number, stop?: AbortSignal): Promise<Outcome> {
    const { registry } = connector
    const found = await this.progress.of(registry)
    const isIdle = found.phase === null || found.phase === 'held'
    if (isIdle && !(await this.isDue(registry, found))) return 'not due'
    const begun = this.clock.now()
    const at = isIdle ? await this.progress.begin(found, this.now()) : found
    return this.run(connector, at, () => this.clock.now() - begun >= sliceMs || stop?.aborted === true, false)
  }

  /** All of it, now. `accept`: what is missing is struck, however much it is. */
  async compare(connector: Connector, accept: boolean): Promise<Outcome> {
    const found = await this.progress.of(connector.registry)
    const isUnderWay = found.phase !== null && found.phase !== 'held'
    return this.run(connector, isUnderWay ? found : await this.progress.begin(found, this.now()), () => false, accept)
  }

  private async run(connector: Connector, from: Progress, isOver: () => boolean, accept: boolean): Promise<Outcome> {
    let at = from
    while (at.phase !== null) {
      if (at.phase === 'held' && !accept) return 'held'
      at = (await this.step(connector, at, accept)) ?? (await this.progress.of(connector.registry))
      if (at.phase !== null && at.phase !== 'held' && isOver()) return 'under way'
    }
    return 'done'
  }

  /** Null when another process was first. */
  private step(connector: Connector, at: Progress, accept: boolean): Promise<Progress | null> {
    switch (at.phase) {
      case 'read':
        return this.readPage(connector, at)
      case 'look':
        return this.lookForMissing(connector, at)
      case 'judge':
        return this.judge(at, accept)
      case 'strike':
        return this.strike(connector, at)
      case 'held':
        return this.progress.move(at, { phase: 'strike', position: null })
      case null:
        return Promise.resolve(null)
    }
  }

  private async readPage(connector: Connector, at: Progress): Promise<Progress | null> {
    const mark = await this.writer.mark(at.registry)
    const { records, more } = await connector.all(at.position, this.settings.pageSize, this.limit())
    const wrote = await this.writer.write(at.registry, { records, again: true }, mark)
    if (!wrote) return null
    const goesOn = more && records.length > 0
    return this.progress.move(
      at,
      goesOn ? { phase: 'read', position: records.at(-1)!.id } : { phase: 'look', position: null },
    )
  }

  private async lookForMissing(connector: Connector, at: Progress): Promise<Progress | null> {
    const most = Math.min(connector.capabilities.maxIds, this.settings.pageSize)
    const ids = await this.progress.linked(at.registry, at.position, most)
    const missing = await this.missingOf(connector, ids)
    const goesOn = ids.length === most
    return this.progress.move(
      at,
      goesOn ? { phase: 'look', position: ids.at(-1)! } : { phase: 'judge', position: null },
      missing,
    )
  }

  /** Who has come of age may leave the registry: they are not counted as missing. */
  private async judge(at: Progress, accept: boolean): Promise<Progress | null> {
    const { missing, linked } = await this.progress.count(at.registry, today(this.clock))
    const { mostGone, mostGonePercent } = this.settings
    const isMuch = missing > mostGone || missing * 100 > linked * mostGonePercent
    return isMuch && !accept
      ? this.progress.end(at, 'held', this.now(), missing)
      : this.progress.move(at, { phase: 'strike', position: null })
  }

  /** Looked for once more before it is struck: a registry may have been half there for a moment. */
  private async strike(connector: Connector, at: Progress): Promise<Progress | null> {
    const ids = await this.progress.missing(at.registry, connector.capabilities.maxIds)
    if (ids.length === 0) return this.progress.end(at, null, this.now(), 0)
    const mark = await this.writer.mark(at.registry)
    const gone = await this.missingOf(connector, ids)
    if (gone.length > 0 && !(await this.writer.strike(at.registry, gone, mark))) return null
    await this.progress.forget(at.registry, ids)
    return at
  }

  private async missingOf(connector: Connector, ids: readonly RecordId[]): Promise<RecordId[]> {
    if (ids.length === 0) return []
    const answers = await connector.fetch(ids, NO_COLUMNS, this.limit())
    if (answers.length !== ids.length)
      throw new RegistryFault(
        'REGISTRY_LIES',
        connector.registry,
        `expected ${ids.length} answers, got ${answers.length}`,
      )
    return ids.filter((_, i) => answers[i] === null)
  }

  private async isDue(registry: RegistryName, { endedAt }: Progress): Promise<boolean> {
    if (endedAt !== null) return this.clock.now() - Date.parse(endedAt) >= this.settings.everyMs
    return this.progress.wasFollowed(registry)
  }

  private limit(): AbortSignal {
    return AbortSignal.timeout(this.settings.timeoutMs)
  }

  private now(): string {
    return new Date(this.clock.now()).toISOString()
  }
}
