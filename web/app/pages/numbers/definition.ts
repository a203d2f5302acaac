import type { PageDefinition } from '../../frame/page-definition'
import words from './title/words.json'

/** 统计: published numbers for analysts; exact ones of the own scope for who may list children. */
export const definition: PageDefinition = {
  name: 'numbers',
  words,
  order: 38,
  offered: ({ may, of }) =>
    of('Query.statistics').statistics || (may('Query.statistics') && may('children.edges.node.id')),
  load: () => import('./page'),
}
