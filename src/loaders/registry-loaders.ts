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
import { Collector } from '../kit/collector'

export type Loaded = RegistryRecord | RegistryFault | null

/**
 * The only way from a plan to a registry: one collector per (registry, shape) for the whole process. Requests that ask
 * the same columns in the same turn share one call; each gets back the records of its own ids and no other column.
 */
export class RegistryLoaders {
  private readonly connectors: ReadonlyMap<RegistryName, Connector>
  private readonly collectors = new LRUCache<string, Collector<RecordId, RegistryRecord | RegistryFault>>({ max: 500 })

  constructor(connectors: readonly Connector[]) {
    this.connectors = new Map(connectors.map((connector) => [connector.registry, connector]))
  }

  /** One answer per id, in order. Throws RegistryFault when the registry as a whole fails. */
  load(registry: RegistryName, shape: Shape, ids: readonly RecordId[]): Promise<Loaded[]> {
    const key = `${registry} ${shapeKey(shape)}`
    let collector = this.collectors.get(key)
    if (!collector) this.collectors.set(key, (collector = this.collector(registry, shape)))
    return collector.load(ids)
  }

  private collector(registry: RegistryName, shape: Shape): Collector<RecordId, RegistryRecord | RegistryFault> {
    const connector = this.connectors.get(registry)
    if (!connector) throw new RegistryFault('REGISTRY_DOWN', registry, 'no such registry is connected')
    const asked = new Set(shape.columns)
    const lists = new Map(Object.entries(shape.collections).map(([name, columns]) => [name, new Set(columns)]))
    return new Collector(
      async (ids) => {
        const answers = await connector.fetch(ids, shape, new AbortController().signal)
        if (answers.length !== ids.length) {
          throw new RegistryFault('REGISTRY_LIES', registry, `expected ${ids.length} answers, got ${answers.length}`)
        }
        const found = new Map<RecordId, RegistryRecord | RegistryFault>()
        answers.forEach((answer, i) => {
          if (answer !== null) found.set(ids[i]!, checked(registry, ids[i]!, answer, asked, lists))
        })
        return found
      },
      connector.capabilities.maxIds,
      (fault) => fault instanceof RegistryFault && fault.code === 'REGISTRY_LIES',
    )
  }
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
    const entries = columns && (answer.values[name] as readonly Entry[] | null)
    const stranger = Object.keys(entries?.[0] ?? {}).find((column) => !columns?.has(column))
    if (!columns || stranger)
      return new RegistryFault('REGISTRY_LIES', registry, `answered ${stranger ?? name}, which was not asked`)
  }
  return answer
}
