import { addressOf } from '../../frame/address'
import { useWords } from '../../language/words'
import { ALL, restOf } from '../ledgers/filter'
import type { LedgerNumbers } from '../ledgers/use-waiting'
import words from './words.json'

/** What is overdue in the ledgers, and which runs wait. Nothing overdue is said, as the good news that it is. */
export function LedgersToDo({ numbers }: { readonly numbers: LedgerNumbers }) {
  const say = useWords(words)
  const { overdue, more, mine, brakes } = numbers
  return (
    <>
      <h3>
        <a href={addressOf('ledgers')}>{say('ledgers')}</a>
      </h3>
      {overdue === 0 && <p>{say(mine ? 'noneOverdueOwn' : 'noneOverdue')}</p>}
      <ul className="urgent">
        {overdue !== null && overdue > 0 && (
          <li>
            <a href={addressOf('ledgers', restOf({ ...ALL, overdue: true, mine }))}>
              <span>{say(mine ? 'overdueOwn' : 'overdueItems')}</span>
              <b className="count" data-number="ledgers.overdue">
                {more ? `${overdue}+` : overdue}
              </b>
            </a>
          </li>
        )}
        {brakes !== null && brakes > 0 && (
          <li>
            <a href={addressOf('ledger-brakes')}>
              <span>{say('brakes')}</span>
              <b className="count" data-number="ledgers.brakes">
                {brakes}
              </b>
            </a>
          </li>
        )}
      </ul>
    </>
  )
}
