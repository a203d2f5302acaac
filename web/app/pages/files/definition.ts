import type { PageDefinition } from '../../frame/page-definition'
import words from './words.json'

/** Of whoever may ask for the state of enrolment by number. */
export const definition: PageDefinition = {
  name: 'files',
  words,
  order: 35,
  offered: ({ may }) => may('enrolmentStatus.index'),
  load: () => import('./page'),
}
