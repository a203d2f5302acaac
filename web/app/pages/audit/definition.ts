import type { PageDefinition } from '../../frame/page-definition'
import words from './words.json'

export const definition: PageDefinition = {
  name: 'audit',
  words,
  order: 80,
  offered: ({ may }) => may('Query.auditTrail'),
  load: () => import('./page'),
}
