import { LRUCache } from 'lru-cache'
import { type Connector, RegistryFault } from '../../connectors/contract/connector'
import {
  type Entry,
  type RecordId,
  type RegistryName,
  type RegistryRecord,
  type Shape,
  shapeKey,
} from '../../connectors/contract/records'
import { BatchLoader } from '../kit/batch-loader'
import { type KnownWords, notConnected, offeredOf } from './offered'

export { notConnected } from './offered'

export type Loaded = RegistryRecord | RegistryFault | null

/**
 * The only way from a plan to a registry: one collector per (registry, shape) for the whole process. Requests that ask
 * the same columns in the same turn share one call; each gets back the records of its own ids and no other column.
 */
export class RegistryLoaders {
  private readonly connectors: ReadonlyMap<RegistryName, Connector>
  private readonly collectors = new LRUCache<string, BatchLoader<RecordId, RegistryRecord | RegistryFault>>({
    max: 500,
  })

  constructor(
    connectors: readonly Connector[],
    private readonly words: KnownWords = new Map(),
  ) {
    this.connectors = new Map(connectors.map((connector) => [connector.registry, connector]))
  }

  connected(registry: RegistryName): boolean {
    return this.connectors.has(registry)
  }

  /** One answer per id, in order. Throws RegistryFault when the registry as a whole fails. */
  load(registry: RegistryName, shape: Shape, ids: readonly RecordId[]): Promise<readonly Loaded[]> {
    const key = `${registry} ${shapeKey(shape)}`
    let collector = this.collectors.get(key)
    if (!collector) this.collectors.set(key, (collector = this.collector(registry, shape)))
    return collector.load(ids)
  }

  private collector(registry: RegistryName, shape: Shape): BatchLoader<RecordId, RegistryRecord | RegistryFault> {
    const connector = this.connectors.get(registry)
    if (!connector) throw notConnected(registry)
    const { shape: offered, fill } = offeredOf(registry, connector.capabilities, shape, this.words.get(registry))
    const asked = new Set(offered.columns)
    const lists = new Map(Object.entries(offered.collections).map(([name, columns]) => [name, new Set(columns)]))
    return new BatchLoader(
      async (ids) => {
        const answers = await connector.fetch(ids, offered, new AbortController().signal).catch((fault: unknown) => {
          if (ids.length === 1 && lies(fault)) return [fault] // narrowed down: it fails in its place, not its request
          throw fault
        })
        if (answers.length !== ids.length) {
          throw new RegistryFault('REGISTRY_LIES', registry, `expected ${ids.length} answers, got ${answers.length}`)
        }
        return answers.map((answer, i) => {
          const known = answer && checked(registry, ids[i]!, answer, asked, lists)
          return known === null || known instanceof RegistryFault ? known : fill(known)
        })
      },
      connector.capabilities.maxIds,
      lies,
    )
  }
}

function lies(fault: unknown): fault is RegistryFault {
  return fault instanceof RegistryFault && fault.code === 'REGISTRY_LIES'
}

/** Second lock: a record of another id, or with a column nobody asked for, goes no further. */
function checked(
  registry: RegistryName,
  id: RecordId,
  answer: RegistryRecord | RegistryFault,
  asked: ReadonlySet<string>,
  lists: ReadonlyMap<string, ReadonlySet<string>>,
): RegistryRecord | RegistryFault {
  if (answer instanceof RegistryFault) return answer
  if (answer.id !== id) return new RegistryFault('REGISTRY_LIES', registry, 'answered with the record of another id')
  for (const name in answer.values) {
    if (asked.has(name)) continue
    const columns = lists.get(name)
    const value = answer.values[name]
    if (columns && value instanceof RegistryFault) continue // the whole collection cannot be read
    const stranger = columns ? strangerIn(value as readonly Entry[] | null, columns) : name
    if (stranger !== null)
      return new RegistryFault('REGISTRY_LIES', registry, `answered ${stranger}, which was not asked`)
  }
  return answer
}

/** Every entry is looked at, without making a list of its names: this runs for each row of each answer. */
function strangerIn(entries: readonly Entry[] | null, columns: ReadonlySet<string>): string | null {
  for (const entry of entries ?? []) for (const column in entry) if (!columns.has(column)) return column
  return null
}
