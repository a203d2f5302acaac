import type { PageDefinition } from '../../frame/page-definition'
import words from './words.json'

/** Of schools and education bureaus. */
export const definition: PageDefinition = {
  name: 'returns',
  words,
  order: 37,
  offered: ({ may }) => may('Query.returns'),
  load: () => import('./page'),
}
