import type { LedgerRowFragment } from '@generated/app/graphql'
import { addressOf } from '../../frame/address'
import { useFormats } from '../../language/format'
import { useTerms } from '../../language/terms'
import { useWords } from '../../language/words'
import { ClockLines } from './clock-lines'
import { OwnerName, SchoolName } from './owner'
import type { Known } from './use-children'
import words from './words.json'

export interface ItemRowProps {
  readonly item: LedgerRowFragment
  readonly known: Known
}

/** One item of a list: who, in which ledger and state, what is due, and whose it is. */
export function ItemRow({ item, known }: ItemRowProps) {
  const say = useWords(words)
  const terms = useTerms()
  const formats = useFormats()
  const called = useChildWords()
  const { ledger, state, school, owner, offeredTo, clocks, closedAt, overdue, openedAt } = item
  return (
    <li className="item" data-item={item.id} data-overdue={overdue ?? undefined}>
      <div>
        <h3>
          <a href={addressOf('ledger', item.id.replace('ledger:', ''))}>{called(item.childId, known)}</a>
        </h3>
        <p>
          <span className="tag">{terms.value('Ledger', ledger)}</span>
          <span className="tag" data-state={state}>
            {terms.value('LedgerState', state)}
          </span>
        </p>
      </div>
      <div>
        {closedAt !== null ? (
          <span className="none">{say('closedAt', { time: formats.dayAndTime(closedAt).slice(0, 10) })}</span>
        ) : (
          clocks && <ClockLines clocks={clocks} />
        )}
      </div>
      <div className="whose">
        {owner && (
          <span>
            {say('ownerIs')} <OwnerName owner={owner} schools={known.schools} />
          </span>
        )}
        {!owner && school !== null && <SchoolName code={school} schools={known.schools} />}
        {offeredTo && (
          <span className="tag">
            {say('offeredTo')} <OwnerName owner={offeredTo} schools={known.schools} />
          </span>
        )}
        <span className="none">{say('openedAt', { time: formats.dayAndTime(openedAt).slice(0, 10) })}</span>
      </div>
    </li>
  )
}

/** How a child is called: by its name where it may be read, else by the beginning of its hub id. */
export function useChildWords(): (childId: string, known: Known) => string {
  const say = useWords(words)
  return (childId, { children }) => children.get(childId)?.name ?? say('child', { id: childId.slice(6, 14) })
}
