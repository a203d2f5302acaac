import type { LedgerClockLineFragment } from '@generated/app/graphql'
import { useFormats } from '../../language/format'
import { useTerms } from '../../language/terms'
import { useWords } from '../../language/words'
import { Standing, useLeftWords } from '../ledgers/clock-lines'
import { isOpen } from '../ledgers/due'
import words from './words.json'

/** All clocks, those that go on first: what for, who sets the limit and by which text, and how it stands. */
export function ClockTable({ clocks }: { readonly clocks: readonly LedgerClockLineFragment[] }) {
  const say = useWords(words)
  const terms = useTerms()
  const formats = useFormats()
  const left = useLeftWords()
  if (clocks.length === 0) return <p className="none">{say('noClocks')}</p>
  const sorted = [...clocks.filter(isOpen), ...clocks.filter((clock) => !isOpen(clock))]
  return (
    <ul className="clock-list">
      {sorted.map((clock) => (
        <li key={`${clock.kind} ${clock.startedAt}`} data-clock={clock.kind} data-state={clock.state} className="clock">
          <p>
            <b>{terms.value('LedgerClockKind', clock.kind)}</b> <Standing clock={clock} />
          </p>
          <p>
            <span className={clock.state === 'MISSED' ? 'overdue' : undefined}>
              {isOpen(clock) ? left(clock) : terms.value('LedgerClockState', clock.state)}
            </span>
            {clock.endedAt !== null && <> · {say('endedAt', { time: formats.dayAndTime(clock.endedAt) })}</>}
          </p>
          <p className="none">
            {say('limitIs', { amount: clock.amount, unit: clock.unit, since: formats.dayAndTime(clock.startedAt) })}
            {' · '}
            {clock.basis}
          </p>
        </li>
      ))}
    </ul>
  )
}
