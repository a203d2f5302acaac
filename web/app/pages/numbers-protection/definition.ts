import type { PageDefinition } from '../../frame/page-definition'
import words from './title/words.json'

/** How published numbers are protected, in plain words: for everybody, reached from the numbers. */
export const definition: PageDefinition = {
  name: 'numbers-protection',
  words,
  order: null,
  offered: () => true,
  load: () => import('./page'),
}
