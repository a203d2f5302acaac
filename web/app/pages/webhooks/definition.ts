import type { PageDefinition } from '../../frame/page-definition'
import words from './title/words.json'

/** Where events of this account go, and what did not arrive. Reached from the account's menu: most people have none. */
export const definition: PageDefinition = {
  name: 'webhooks',
  words,
  order: null,
  offered: ({ may }) => may('Query.webhooks') && may('Query.webhookDeadLetters'),
  load: () => import('./page'),
}
