import type { PageDefinition } from '../../frame/page-definition'
import words from './title/words.json'

/** One item of the ledgers, reached from their list. */
export const definition: PageDefinition = {
  name: 'ledger',
  words,
  order: null,
  offered: ({ may }) => may('Query.ledgerItem'),
  load: () => import('./page'),
}
