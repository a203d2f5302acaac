import {
  HomeRulesDocument,
  HomeToDecideDocument,
  HomeToReviewDocument,
  type HomeNumbersQuery,
  type WaitingFragment,
} from '@generated/app/graphql'
import { addressOf } from '../../frame/address'
import { useOfficialWord } from '../../frame/official-word'
import { PAGES } from '../../frame/pages'
import { useAnswer } from '../../hub/use-hub'
import { useFormats } from '../../language/format'
import { useTerms } from '../../language/terms'
import { useWords } from '../../language/words'
import { Refused } from '../../parts/refused'
import { Skeleton } from '../../parts/skeleton'
import { restOfFilter } from '../children/filter-address'
import { useLedgersWaiting } from '../ledgers/use-waiting'
import { countOf } from './facts'
import { LedgersToDo } from './ledgers'
import type { HomeRights } from './use-home'
import words from './words.json'

/** What a person should look at first, the most urgent above. */
const URGENT = [
  { key: 'dropoutState', type: 'DropoutState', value: 'DROPPED_OUT' },
  { key: 'dropoutState', type: 'DropoutState', value: 'SUSPECTED' },
  { key: 'attendanceBand', type: 'AttendanceBand', value: 'ABSENT' },
  { key: 'attendanceBand', type: 'AttendanceBand', value: 'POOR' },
] as const

export interface WaitingProps {
  readonly rights: HomeRights
  readonly numbers: HomeNumbersQuery | null
  /** Whether numbers are on their way, as long as there are none. */
  readonly counting: boolean
}

/** 需要我处理. Nothing to do is said, as the good news that it is; an account with no such work has no such box. */
export function Waiting({ rights, numbers, counting }: WaitingProps) {
  const say = useWords(words)
  const decides = rights.may('Query.grantsToDecide')
  const reviews = rights.may('Query.grantsToReview')
  const urgent = URGENT.filter(({ key }) => rights.facts.some((fact) => fact.key === key))
  const ledgers = useLedgersWaiting({ may: rights.may })
  if (!decides && !reviews && urgent.length === 0 && ledgers === null) return null
  return (
    <section className="box" aria-labelledby="waiting">
      <h2 id="waiting">{say('waiting')}</h2>
      {urgent.length > 0 && !numbers && counting && <Skeleton rows={4} />}
      {numbers && urgent.length > 0 && <Urgent urgent={urgent} numbers={numbers} />}
      {ledgers && <LedgersToDo numbers={ledgers} />}
      {decides && <ToDecide />}
      {reviews && <ToReview />}
    </section>
  )
}

interface UrgentProps {
  readonly urgent: readonly (typeof URGENT)[number][]
  readonly numbers: HomeNumbersQuery
}

function Urgent({ urgent, numbers }: UrgentProps) {
  const say = useWords(words)
  const terms = useTerms()
  const formats = useFormats()
  const rows = urgent
    .map((one) => ({ ...one, count: countOf(numbers[one.key]?.cells ?? [], [one.value]) }))
    .filter(({ count }) => count > 0)
  if (rows.length === 0) return <p>{say('noneUrgent')}</p>
  return (
    <ul className="urgent">
      {rows.map(({ key, type, value, count }) => (
        <li key={`${key}.${value}`}>
          <a href={addressOf('children', restOfFilter({ [key]: [value] }))}>
            <span>{say('factIs', { fact: terms.field('ChildFilter', key), value: terms.value(type, value) })}</span>
            <b className="count" data-number={`urgent.${value}`}>
              {formats.number(count)}
            </b>
          </a>
        </li>
      ))}
    </ul>
  )
}

function ToDecide() {
  const say = useWords(words)
  const { data, error } = useAnswer(HomeToDecideDocument, {})
  if (error) return <Refused fault={error} />
  return <Grants title={say('toDecide')} none={say('noneToDecide')} grants={data && (data.data.grantsToDecide ?? [])} />
}

function ToReview() {
  const say = useWords(words)
  const { data, error } = useAnswer(HomeToReviewDocument, {})
  if (error) return <Refused fault={error} />
  return <Grants title={say('toReview')} none={say('noneToReview')} grants={data && (data.data.grantsToReview ?? [])} />
}

interface GrantsProps {
  readonly title: string
  readonly none: string
  /** The oldest first; undefined while they are asked for. */
  readonly grants: readonly WaitingFragment[] | undefined
}

const MOST = 5

function Grants({ title, none, grants }: GrantsProps) {
  const say = useWords(words)
  const word = useOfficialWord()
  const formats = useFormats()
  const rules = useAnswer(HomeRulesDocument, {}, { staleSeconds: 3600 }).data?.data.accessMatrix.rules ?? []
  const page = PAGES.find(({ name }) => name === 'grants')
  if (!grants) return <Skeleton rows={3} />
  return (
    <>
      <h3>
        {page ? <a href={addressOf(page.name)}>{title}</a> : title} <b className="count">{grants.length}</b>
      </h3>
      {grants.length === 0 && <p>{none}</p>}
      <ul className="grants">
        {grants.slice(0, MOST).map(({ id, rule, department, requestedAt, hours, emergency }) => (
          <li key={id}>
            <span>
              {department && word(department)} · {say('forHours', { hours })}
              {emergency && <span className="tag attention">{say('emergency')}</span>}
            </span>
            <span>{rules.find((one) => one.rule === rule)?.title ?? rule}</span>
            <span className="none">{say('requestedAt', { time: formats.time(requestedAt) })}</span>
          </li>
        ))}
      </ul>
      {grants.length > MOST && <p className="none">{say('moreGrants', { count: grants.length - MOST })}</p>}
    </>
  )
}
