import type { IdentityFacts } from '../../connectors/contract/connector'
import { LinkWriter } from '../../src/identity/link-writer'
import { patch, type Sabotage } from './sabotage'

/** What shows only in a record that comes while the defence is gone (record-cells.ts). */
export const RECORD_SABOTAGES: readonly Sabotage[] = [
  bent(
    'reach-by-another-record',
    'the newest row wins, whatever its state',
    'src/identity/link-statements.ts',
    (facts) => ({
      ...facts,
      closed: false,
      rollNumber: facts.rollNumber?.startsWith('L') ? null : facts.rollNumber, // no longer known for a temporary roll
    }),
  ),
  bent('unreadable-taken-for-absent', 'what cannot be read contradicts nothing', 'src/linkage/certain.ts', (facts) => ({
    ...facts,
    unreadable: [],
  })),
]

function bent(name: string, seenIn: string, defence: string, bend: (facts: IdentityFacts) => IdentityFacts): Sabotage {
  return {
    name,
    seenIn,
    defence,
    apply: () =>
      patch(LinkWriter.prototype, 'write', (write) => (registry, page, from) => {
        return write(registry, { ...page, records: page.records.map(bend) }, from)
      }),
  }
}
