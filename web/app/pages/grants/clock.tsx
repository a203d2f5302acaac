import { useEffect, useState } from 'react'
import { useLanguage } from '../../language/language'
import { useWords, type Say } from '../../language/words'
import { secondOf, spanOf } from './instants'
import words from './words.json'

const SOON = 600_000 // ten minutes

/** The present, anew with every second. */
export function useNow(): number {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [])
  return now
}

export interface ClockProps {
  readonly until: string
  /** Once, when the time is up. */
  readonly onEnd: () => void
}

/** What is left of a grant, to the second. */
export function Clock({ until, onEnd }: ClockProps) {
  const say = useWords(words)
  const { language } = useLanguage()
  const left = Date.parse(until) - useNow()
  const over = left <= 0
  useEffect(() => {
    if (over) onEnd()
  }, [over])
  return (
    <span className="clock" role="timer" data-until={until}>
      <b className={left < SOON ? 'soon' : undefined}>
        {over ? say('over') : say('left', { time: spanInWords(say, left) })}
      </b>{' '}
      <span>{say('untilAt', { time: secondOf(until, language) })}</span>
    </span>
  )
}

/** How long a request has waited. */
export function Waiting({ since, owner }: { readonly since: string; readonly owner: string }) {
  const say = useWords(words)
  const waited = useNow() - Date.parse(since)
  return <span className="clock">{say('waits', { owner, time: spanInWords(say, waited) })}</span>
}

function spanInWords(say: Say<keyof typeof words & string>, millis: number): string {
  const { days, time } = spanOf(millis)
  return days === 0 ? time : say('days', { days, time })
}
