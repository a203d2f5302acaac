import type { PageDefinition } from '../../frame/page-definition'
import words from './title/words.json'

/** 人工建账, reached from a child's page. */
export const definition: PageDefinition = {
  name: 'ledger-open',
  words,
  order: null,
  offered: (rights) => mayOpen(rights),
  load: () => import('./page'),
}

export function mayOpen({ of }: Parameters<PageDefinition['offered']>[0]): boolean {
  return of('Mutation.openLedgerItem').commands.includes('create')
}
