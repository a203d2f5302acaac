import type { Rights } from '../../frame/rights'
import { useWords } from '../../language/words'
import { useLedgersWaiting } from './use-waiting'
import words from './words.json'

/** How many items are overdue and runs wait, in the navigation. Nothing is said of none, nor where it could not be asked for. */
export function LedgersWaiting({ rights }: { readonly rights: Rights }) {
  const say = useWords(words)
  const { overdue, brakes, more } = useLedgersWaiting(rights) ?? {}
  const count = (overdue ?? 0) + (brakes ?? 0)
  if (count === 0) return null
  return (
    <>
      {' '}
      <b className="count" aria-hidden="true">
        {more ? `${count}+` : count}
      </b>
      <span className="unseen">{say('waiting', { overdue: overdue ?? 0, brakes: brakes ?? 0 })}</span>
    </>
  )
}
