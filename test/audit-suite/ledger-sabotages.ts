import { SCOPE_BIT } from '../../src/access/words'
import { LedgerVisibility } from '../../src/ledgers/ledger-visibility'
import { patch, type Sabotage } from './sabotage'

const DEFENCE = 'src/ledgers/ledger-visibility.ts'

/** What the ledgers' items must not be without. */
export const LEDGER_SABOTAGES: readonly Sabotage[] = [
  {
    name: 'ledger-step-by-the-item-alone',
    seenIn: 'an owner that goes on after the child has left',
    defence: DEFENCE,
    apply: () => patch(LedgerVisibility.prototype, 'mayAct', () => () => true),
  },
  {
    name: 'ledger-item-of-anybody',
    seenIn: 'rows found by their id alone (OWASP API1:2023)',
    defence: DEFENCE,
    apply: () =>
      patch(
        LedgerVisibility.prototype,
        'seen',
        () => async (items) =>
          items.map((item) => ({ item, childBits: SCOPE_BIT.area, itemBits: SCOPE_BIT.area, gone: null })),
      ),
  },
  {
    name: 'ledger-detail-with-the-conclusion',
    seenIn: 'a record shown whole to whoever may know of it',
    defence: DEFENCE,
    apply: () =>
      patch(LedgerVisibility.prototype, 'reads', (reads) => (field, bits) => reads(field.startsWith('LedgerItem.') ? 'Query.ledgerItems' : field, bits)), // prettier-ignore
  },
]
