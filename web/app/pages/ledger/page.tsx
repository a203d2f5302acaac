import { lazy, Suspense } from 'react'
import { LedgerItemDocument } from '@generated/app/graphql'
import { addressOf } from '../../frame/address'
import type { PageProps } from '../../frame/page-definition'
import { useAnswer } from '../../hub/use-hub'
import { useFormats } from '../../language/format'
import { useTerms } from '../../language/terms'
import { useWords } from '../../language/words'
import { QuietLine } from '../../parts/quiet-line'
import { Refused } from '../../parts/refused'
import { Skeleton } from '../../parts/skeleton'
import { ClockLines } from '../ledgers/clock-lines'
import { isOpen } from '../ledgers/due'
import { useChildWords } from '../ledgers/item-row'
import { OwnerName, SchoolName } from '../ledgers/owner'
import { useChildren, type Known } from '../ledgers/use-children'
import '../ledgers/ledgers.css'
import { ClockTable } from './clock-table'
import { History } from './history'
import './ledger.css'
import type { Item } from './steps'
import { Verdict } from './verdict'
import { Withheld } from './withheld'
import words from './words.json'

/** The steps and their forms come while the hub is asked. */
const panel = import('./steps-panel')
const StepsPanel = lazy(async () => ({ default: (await panel).StepsPanel }))

/** One item: what the rule says, what is due, what the law allows next, and what was done. `rest`: its id without prefix. */
export function Page({ rest }: PageProps) {
  const say = useWords(words)
  const { data, error, refetch } = useAnswer(LedgerItemDocument, { id: `ledger:${rest}` }, { staleSeconds: 0 })
  const item = data?.data.ledgerItem ?? null
  const known = useChildren(item ? [item] : [])
  if (!data) return error ? <Refused fault={error} retry={() => void refetch()} /> : <Skeleton rows={10} />
  if (!item)
    return (
      <div className="ledger-page">
        <h1>{say('noItem')}</h1>
        <p>{say('noItemWhy')}</p>
        <ToList />
      </div>
    )
  return (
    <div className="ledger-page">
      <ToList />
      <Heading item={item} known={known} />
      <QuietLine answer={data} />
      {error && <Refused fault={error} retry={() => void refetch()} />}
      <div className="parts">
        <div>
          <Suspense fallback={<Skeleton rows={4} />}>
            <StepsPanel item={item} known={known} withheld={data.withheld} />
          </Suspense>
          <section aria-labelledby="clocks">
            <h2 id="clocks">{say('clocks')}</h2>
            {item.clocks ? <ClockTable clocks={item.clocks} /> : <Withheld field="clocks" withheld={data.withheld} />}
          </section>
          <section aria-labelledby="history">
            <h2 id="history">{say('history')}</h2>
            {item.history ? (
              <History entries={item.history} known={known} withheld={data.withheld} />
            ) : (
              <Withheld field="history" withheld={data.withheld} />
            )}
          </section>
        </div>
        <Verdict item={item} withheld={data.withheld} inReach={known.children.has(item.childId)} />
      </div>
    </div>
  )
}

function ToList() {
  const say = useWords(words)
  return (
    <p>
      <a href={addressOf('ledgers')}>{say('toList')}</a>
    </p>
  )
}

function Heading({ item, known }: { readonly item: Item; readonly known: Known }) {
  const say = useWords(words)
  const terms = useTerms()
  const formats = useFormats()
  const name = useChildWords()(item.childId, known)
  const { ledger, state, owner, offeredTo, school, openedAt, closedAt, outcome, firstContactAt } = item
  return (
    <>
      <div className="line">
        <h1>
          {known.children.has(item.childId) ? (
            <a href={addressOf('child', item.childId.replace('child:', ''))}>{name}</a>
          ) : (
            name
          )}
        </h1>
        <span className="tag">{terms.value('Ledger', ledger)}</span>
        <span className="tag" data-state={state}>
          {terms.value('LedgerState', state)}
        </span>
        {outcome && <span className="tag">{terms.value('LedgerOutcome', outcome)}</span>}
      </div>
      <dl className="facts">
        {owner && (
          <div>
            <dt>{terms.field('LedgerItem', 'owner')}</dt>
            <dd>
              <OwnerName owner={owner} schools={known.schools} />
            </dd>
          </div>
        )}
        {offeredTo && (
          <div>
            <dt>{terms.field('LedgerItem', 'offeredTo')}</dt>
            <dd>
              <OwnerName owner={offeredTo} schools={known.schools} />
            </dd>
          </div>
        )}
        {school !== null && (
          <div>
            <dt>{terms.field('LedgerItem', 'school')}</dt>
            <dd>
              <SchoolName code={school} schools={known.schools} />
            </dd>
          </div>
        )}
        {(
          [
            ['openedAt', openedAt],
            ['firstContactAt', firstContactAt],
            ['closedAt', closedAt],
          ] as const
        ).map(([field, at]) =>
          at === null ? null : (
            <div key={field}>
              <dt>{terms.field('LedgerItem', field)}</dt>
              <dd>{formats.dayAndTime(at)}</dd>
            </div>
          ),
        )}
      </dl>
      {item.clocks && item.clocks.some(isOpen) && <ClockLines clocks={item.clocks} />}
      {!known.children.has(item.childId) && <p className="quiet-line">{say('childOutOfReach')}</p>}
    </>
  )
}
