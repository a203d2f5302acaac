import { useId } from 'react'
import type { ChildOrderBy } from '@generated/app/graphql'
import { useTerms } from '../../language/terms'
import { useWords } from '../../language/words'
import type { ListRights } from './use-list-rights'
import words from './words.json'

export interface SortChoiceProps {
  readonly rights: ListRights
  readonly order: ChildOrderBy | null
  readonly choose: (order: ChildOrderBy | null) => void
}

/** The orders that the account may ask for; none where it may ask for no order. */
export function SortChoice({ rights, order, choose }: SortChoiceProps) {
  const say = useWords(words)
  const terms = useTerms()
  const id = useId()
  if (rights.orders.length === 0) return null
  return (
    <span>
      <label htmlFor={id}>{say('sort')}</label>{' '}
      <select
        id={id}
        value={order ?? ''}
        onChange={({ target }) => choose((target.value || null) as ChildOrderBy | null)}
      >
        <option value="">{say('sortNone')}</option>
        {rights.orders.map((one) => (
          <option key={one} value={one}>
            {terms.value('ChildOrderBy', one)}
          </option>
        ))}
      </select>
    </span>
  )
}
