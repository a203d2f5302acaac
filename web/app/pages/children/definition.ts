import type { PageDefinition } from '../../frame/page-definition'
import words from './words.json'

export const definition: PageDefinition = {
  name: 'children',
  words,
  order: 20,
  offered: ({ may }) => may('children.edges.node.id'),
  load: () => import('./page'),
}
