import type { PageDefinition } from '../../frame/page-definition'
import words from './words.json'

/** Every account has it; what stands there is what the account may count, decide or open. */
export const definition: PageDefinition = {
  name: 'home',
  words,
  order: 10,
  offered: () => true,
  load: () => import('./page'),
}
