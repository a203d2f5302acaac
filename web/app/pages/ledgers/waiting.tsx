import { useWords } from '../../language/words'
import { useLedgersWaiting } from './use-waiting'
import words from './title/words.json'

/** How many items are overdue and runs wait, in the navigation. Nothing is said of none, nor where it could not be asked for. */
export function LedgersWaiting() {
  const say = useWords(words)
  const { overdue, brakes, more } = useLedgersWaiting() ?? {}
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
