import { useNavigation, rightsOf } from '../../frame/rights'
import { useWords } from '../../language/words'
import { QuietLine } from '../../parts/quiet-line'
import { Refused } from '../../parts/refused'
import { Skeleton } from '../../parts/skeleton'
import { AbsentPupils } from './absent-pupils'
import { Classes } from './classes'
import { EnrolmentCheck } from './enrolment-check'
import { Months } from './months'
import './school.css'
import { usePupils } from './use-pupils'
import words from './words.json'

/** 学校: the own pupils by class, who is absent, and the roll's state of many at once. */
export function Page() {
  const say = useWords(words)
  const { data } = useNavigation()
  const mayCheck = data !== undefined && rightsOf(data.data).may('enrolmentStatus.index')
  return (
    <div className="school">
      <h1>{say('title')}</h1>
      <Pupils />
      {mayCheck && <EnrolmentCheck />}
    </div>
  )
}

function Pupils() {
  const say = useWords(words)
  const { pupils, first, total, error, isPending, hasNextPage, refetch } = usePupils()
  if (isPending) return <Skeleton rows={10} />
  if (error && pupils.length === 0) return <Refused fault={error} retry={() => void refetch()} />
  if (pupils.length === 0) return <p>{say('noPupils')}</p>
  const name = pupils.find(({ education }) => education?.schoolName)?.education?.schoolName
  return (
    <>
      <div className="line">
        <p>
          <b>{name}</b>{' '}
          <span role="status">
            {hasNextPage
              ? say('reading', { read: pupils.length, total: total ?? '…' })
              : say('pupils', { count: pupils.length })}
          </span>
        </p>
        {first && <QuietLine answer={first} />}
      </div>
      {error && <Refused fault={error} retry={() => void refetch()} />}
      {first?.faults.map(({ message, path }) => (
        <p key={path.join('.')} className="notice">
          {message}
        </p>
      ))}
      <div className="columns">
        <AbsentPupils pupils={pupils} />
        <Months pupils={pupils} />
      </div>
      <Classes pupils={pupils} />
    </>
  )
}
