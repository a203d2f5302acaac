import type { PageDefinition } from '../../frame/page-definition'
import words from './words.json'

export const definition: PageDefinition = {
  name: 'grants',
  words,
  order: 40,
  offered: ({ may }) => may('myGrants') || may('grantsToDecide') || may('grantsToReview'),
  load: () => import('./page'),
}
