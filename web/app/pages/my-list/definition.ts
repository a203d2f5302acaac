import type { PageDefinition } from '../../frame/page-definition'
import words from './words.json'

export const definition: PageDefinition = {
  name: 'my-list',
  words,
  order: 5, // where a child worker lands
  offered: ({ may, worker }) => worker && may('children.edges.node.id'),
  load: () => import('./page'),
}
