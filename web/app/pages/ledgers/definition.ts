import type { PageDefinition } from '../../frame/page-definition'
import { LedgersWaiting } from './waiting'
import words from './title/words.json'

/** 控辍: the three ledgers of dropout control. */
export const definition: PageDefinition = {
  name: 'ledgers',
  words,
  order: 25,
  offered: ({ may }) => may('Query.ledgerItems'),
  Waiting: LedgersWaiting,
  load: () => import('./page'),
}
