import type { PageDefinition } from '../../frame/page-definition'
import words from './words.json'

/** Of a school's account: its own pupils. */
export const definition: PageDefinition = {
  name: 'school',
  words,
  order: 15,
  offered: ({ may, school }) => school && may('children.edges.node.id'),
  load: () => import('./page'),
}
