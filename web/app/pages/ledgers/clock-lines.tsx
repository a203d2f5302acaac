import type { LedgerClockLineFragment } from '@generated/app/graphql'
import { useFormats } from '../../language/format'
import { useTerms } from '../../language/terms'
import { useWords, type Say } from '../../language/words'
import { byDue, dayOf, daysLeft, isOpen } from './due'
import words from './words.json'

/** The clocks of an item whose task is not done, the most urgent first. */
export function ClockLines({ clocks }: { readonly clocks: readonly LedgerClockLineFragment[] }) {
  const say = useWords(words)
  const open = clocks.filter(isOpen).sort(byDue)
  if (open.length === 0) return <span className="none">{say('noClock')}</span>
  return (
    <ul className="clocks">
      {open.map((clock) => (
        <li key={`${clock.kind} ${clock.startedAt}`}>
          <ClockLine clock={clock} />
        </li>
      ))}
    </ul>
  )
}

/** One clock: what for, how long it goes on, and whether the law sets it. */
export function ClockLine({ clock }: { readonly clock: LedgerClockLineFragment }) {
  const terms = useTerms()
  const left = useLeftWords()
  const missed = clock.state === 'MISSED'
  return (
    <span className="clock" data-clock={clock.kind} data-state={clock.state}>
      <span>{terms.value('LedgerClockKind', clock.kind)}</span>{' '}
      <b className={missed ? 'overdue' : undefined}>{left(clock)}</b> <Standing clock={clock} />
    </span>
  )
}

/** 法定 or 内部管理: a limit of the settings is never shown as one of the law. */
export function Standing({ clock: { standing, provisional } }: { readonly clock: LedgerClockLineFragment }) {
  const say = useWords(words)
  const terms = useTerms()
  return (
    <>
      <span className={`tag standing ${standing === 'STATUTORY' ? 'statutory' : ''}`}>
        {terms.value('LedgerStanding', standing)}
      </span>
      {provisional && <span className="tag">{say('provisional')}</span>}
    </>
  )
}

/** How an open clock stands today, in words: days left with the last day, or days over. */
export function useLeftWords(): (clock: LedgerClockLineFragment) => string {
  const say = useWords(words)
  const formats = useFormats()
  return (clock) => leftWords(say, clock, formats.time)
}

function leftWords(
  say: Say<keyof typeof words & string>,
  { dueAt, unit, state }: LedgerClockLineFragment,
  time: (instant: string) => string,
): string {
  if (dueAt === null) return say('paused')
  const days = daysLeft(dueAt)
  if (state === 'MISSED') return days < 0 ? say('overdueDays', { days: -days }) : say('overdueToday')
  if (unit === 'hours') return say('untilTime', { time: time(dueAt) })
  return days === 0 ? say('dueToday') : say('daysLeft', { days, day: dayOf(dueAt) })
}
