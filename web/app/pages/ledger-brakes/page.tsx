import { LedgerBrakesDocument, type LedgerBrakeLineFragment } from '@generated/app/graphql'
import { useRef, useState } from 'react'
import { addressOf } from '../../frame/address'
import { useAnswer } from '../../hub/use-hub'
import { useWords } from '../../language/words'
import { Refused } from '../../parts/refused'
import { useSchoolNames } from '../../parts/school-names'
import { Skeleton } from '../../parts/skeleton'
import { useLedgerRights } from '../ledgers/use-ledger-rights'
import { BrakeCard } from './brake-card'
import './brakes.css'
import titles from './title/words.json'
import words from './words.json'

/** What runs of the rules would have changed, too much at once, and a person decides. */
export function Page() {
  const say = useWords(words)
  const title = useWords(titles)('title')
  const rights = useLedgerRights()
  const { data, error, refetch } = useAnswer(LedgerBrakesDocument, {}, { staleSeconds: 0 })
  // One with a form stays, even when somebody else was first: what was typed is not lost.
  const [open, setOpen] = useState<ReadonlyMap<string, LedgerBrakeLineFragment>>(new Map())
  const [last, setLast] = useState<LedgerBrakeLineFragment | null>(null)
  const status = useRef<HTMLParagraphElement>(null)
  const schools = useSchoolNames((data?.data.ledgerBrakes ?? []).map(({ school }) => school))
  if (!data) return error ? <Refused fault={error} retry={() => void refetch()} /> : <Skeleton rows={6} />
  const waiting = data.data.ledgerBrakes ?? []
  const right = rights?.get('Mutation.decideLedgerBrake')
  const change = (brake: LedgerBrakeLineFragment, isOpen: boolean) =>
    setOpen((before) => {
      const after = new Map(before)
      if (isOpen) after.set(brake.id, brake)
      else after.delete(brake.id)
      return after
    })
  const decided = (brake: LedgerBrakeLineFragment) => {
    change(brake, false)
    setLast(brake)
    requestAnimationFrame(() => status.current?.focus())
  }
  const lost = [...open.values()].filter(({ id }) => !waiting.some((one) => one.id === id))
  return (
    <div className="brakes-page">
      <p>
        <a href={addressOf('ledgers')}>{say('toLedgers')}</a>
      </p>
      <h1>{title}</h1>
      <p>{say('lead')}</p>
      {error && <Refused fault={error} retry={() => void refetch()} />}
      <p role="status" tabIndex={-1} ref={status} className="done">
        {last && say(last.state === 'RELEASED' ? 'released' : 'refused', { count: last.opens + last.marks })}
      </p>
      {waiting.length + lost.length === 0 && <p className="empty">{say('none')}</p>}
      <ul>
        {[...lost, ...waiting].map((brake) => (
          <BrakeCard
            key={brake.id}
            brake={brake}
            schools={schools}
            right={right}
            gone={lost.includes(brake)}
            open={open.get(brake.id) ?? null}
            show={(isOpen) => change(brake, isOpen)}
            see={() => change(brake, true)}
            decided={decided}
          />
        ))}
      </ul>
    </div>
  )
}
