import type { PageDefinition } from '../../frame/page-definition'
import words from './words.json'

export const definition: PageDefinition = {
  name: 'child',
  words,
  order: null, // opened from a list, or by its address
  offered: ({ may }) => may('child.name'),
  load: () => import('./page'),
}
