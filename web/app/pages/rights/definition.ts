import type { PageDefinition } from '../../frame/page-definition'
import words from './words.json'

export const definition: PageDefinition = {
  name: 'rights',
  words,
  order: 90,
  offered: ({ may }) => may('Query.accessMatrix'), // open to whoever is subject to it
  load: () => import('./page'),
}
