import { RegistryFault, type Connector } from '../../connectors/contract/connector'
import { HUB_RECORDS, type RegistryName } from '../../connectors/contract/records'
import { RecordAssembler, type AssemblerDependencies } from '../../src/execute/record-assembler'
import { Planner } from '../../src/plan/planner'
import type { Tally } from '../../src/execute/tally'
import { IndexWriter } from '../../src/index/index-writer'
import { WrappedConnector } from '../support/fakes/wrapped-connector'
import { patch, type Sabotage } from './sabotage'

interface Inside {
  readonly dependencies: AssemblerDependencies
  readonly tally: { asOf: Tally['asOf'] }
}

/** What only two hubs side by side show: of one hub nobody knows what it would answer if the withheld were another. */
export const TWO_HUB_SABOTAGES: readonly Sabotage[] = [
  {
    name: 'change-time',
    seenIn: 'Last-Modified of a whole record',
    defence: 'src/execute/request-context.ts',
    apply: () =>
      patch(RecordAssembler.prototype, 'assemble', (gather, self) => async (found, views) => {
        const seen = await gather(found, views)
        const { dependencies, tally } = self as unknown as Inside
        for (const [i, child] of seen.entries())
          for (const [registry, part] of Object.entries(child?.parts ?? {})) {
            if (part === null || part instanceof RegistryFault || registry === HUB_RECORDS) continue
            const asOf = await changedAt(
              dependencies,
              registry as RegistryName,
              found[i]!.records[registry as RegistryName]!,
            )
            tally.asOf = () => asOf
            for (const source of child!.sources ?? []) if (source.registry === registry) Object.assign(source, { asOf })
          }
        return seen
      }),
  },
  {
    name: 'unreadable-counted-for-all',
    seenIn: 'counters of faults on a status page',
    defence: 'src/plan/planner.ts',
    apply: () => patch(Planner.prototype, 'shows', () => () => true),
  },
  {
    name: 'bad-cell-spoils-its-record',
    seenIn: 'a row that is refused whole',
    defence: 'src/index/index-writer.ts',
    apply: () =>
      patch(IndexWriter.prototype, 'read', (read, self) => async (children) => {
        const { connectors } = self as unknown as { connectors: Map<RegistryName, Connector> }
        const kept = [...connectors]
        for (const [name, connector] of kept) connectors.set(name, new AllOrNothing(connector))
        try {
          return await read(children)
        } finally {
          for (const [name, connector] of kept) connectors.set(name, connector)
        }
      }),
  },
]

/** One cell that cannot be read, and the record is a fault as a whole. */
class AllOrNothing extends WrappedConnector {
  override async fetch(...given: Parameters<Connector['fetch']>): ReturnType<Connector['fetch']> {
    const answers = await this.inner.fetch(...given)
    return answers.map((record) => {
      if (!record || record instanceof RegistryFault) return record
      return Object.values(record.values).find((value) => value instanceof RegistryFault) ?? record
    })
  }
}

async function changedAt(
  { loaders }: AssemblerDependencies,
  registry: RegistryName,
  id: string,
): Promise<string | null> {
  const [record] = await loaders.load(registry, { columns: [], collections: {} }, [id])
  return record && !(record instanceof RegistryFault) ? record.asOf : null
}
