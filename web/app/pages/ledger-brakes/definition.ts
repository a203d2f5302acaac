import type { PageDefinition } from '../../frame/page-definition'
import words from './title/words.json'

/** Runs that wait for a person, reached from the ledgers and from home. */
export const definition: PageDefinition = {
  name: 'ledger-brakes',
  words,
  order: null,
  offered: ({ may }) => may('Query.ledgerBrakes'),
  load: () => import('./page'),
}
