import type { LedgerAction } from '@generated/app/graphql'
import { useWords } from '../../language/words'
import { OwnerName } from '../ledgers/owner'
import type { LedgerRights } from '../ledgers/use-ledger-rights'
import type { Known } from '../ledgers/use-children'
import { doing } from './step-dialog'
import type { Item, Step } from './steps'
import words from './words.json'

export interface NotOfferedProps {
  readonly item: Item
  readonly known: Known
  readonly title: (title: string) => string
  readonly rights: LedgerRights
  readonly steps: readonly { readonly action: LedgerAction; readonly step: Step }[]
}

/** Steps that are possible now and not this account's: which right is missing, where a person would look for the step. */
export function NotOffered({ item, known, title, rights, steps }: NotOfferedProps) {
  const say = useWords(words)
  if (steps.length === 0) return null
  return (
    <details className="not-offered">
      <summary>{say('notOffered', { count: steps.length })}</summary>
      <ul>
        {steps.map(({ action, step }) => {
          const right = rights.get(step.right)
          const permitted = right?.commands.includes(step.command) ?? false
          const owner = step.by === 'offered' ? item.offeredTo : item.owner
          return (
            <li key={action} data-missing={action}>
              <b>{say(doing(action))}</b>{' '}
              {!permitted && (
                <>
                  {say('missingRight', { title: title(right?.title ?? step.right) })} <code>{right?.rule}</code>{' '}
                  <span className="none">{right?.basis}</span>
                </>
              )}
              {permitted && step.by === 'permitted' && say('missingReach')}
              {permitted && step.by !== 'permitted' && (
                <>
                  {say(step.by === 'offered' ? 'missingOffered' : 'missingOwner')}{' '}
                  {owner && <OwnerName owner={owner} schools={known.schools} />}
                </>
              )}
            </li>
          )
        })}
      </ul>
    </details>
  )
}
