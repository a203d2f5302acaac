import { useId } from 'react'
import type { ChildOrder, ChildOrderBy } from '@generated/app/graphql'
import { useTerms } from '../../language/terms'
import { useWords } from '../../language/words'
import type { ListRights } from './use-list-rights'
import words from './words.json'

export interface SortChoiceProps {
  readonly rights: ListRights
  readonly order: ChildOrder | null
  readonly choose: (order: ChildOrder | null) => void
}

/** The orders that the account may ask for; none where it may ask for no order. */
export function SortChoice({ rights, order, choose }: SortChoiceProps) {
  const say = useWords(words)
  const terms = useTerms()
  const id = useId()
  if (rights.orders.length === 0) return null
  const chosen = (value: string): ChildOrder | null => {
    const [by, direction] = value.split(' ')
    return by ? { by: by as ChildOrderBy, direction: direction === 'DESC' ? 'DESC' : 'ASC' } : null
  }
  return (
    <span>
      <label htmlFor={id}>{say('sort')}</label>{' '}
      <select
        id={id}
        value={order ? `${order.by} ${order.direction}` : ''}
        onChange={({ target }) => choose(chosen(target.value))}
      >
        <option value="">{say('sortNone')}</option>
        {rights.orders.flatMap((by) =>
          (['ASC', 'DESC'] as const).map((direction) => (
            <option key={`${by} ${direction}`} value={`${by} ${direction}`}>
              {say(direction, { what: terms.value('ChildOrderBy', by) })}
            </option>
          )),
        )}
      </select>
    </span>
  )
}
