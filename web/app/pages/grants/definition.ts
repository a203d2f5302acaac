import type { PageDefinition } from '../../frame/page-definition'
import { GrantsWaiting } from './waiting'
import words from './words.json'

export const definition: PageDefinition = {
  name: 'grants',
  words,
  order: 40,
  offered: ({ may }) => may('Query.myGrants') || may('Query.grantsToDecide') || may('Query.grantsToReview'),
  Waiting: GrantsWaiting,
  load: () => import('./page'),
}
