import { useState } from 'react'
import { useWords } from '../../language/words'
import { QuietLine } from '../../parts/quiet-line'
import { Refused } from '../../parts/refused'
import { Skeleton } from '../../parts/skeleton'
import { ChildCard } from './child-card'
import type { Due } from './due'
import './my-list.css'
import { useMyList, type Listed } from './use-my-list'
import words from './words.json'

/** 我的名单: the children of a child worker, the most urgent first. For a phone in a village. */
export function Page() {
  const say = useWords(words)
  const { listed, today, first, error, hasNextPage, refetch, fetchNextPage } = useMyList()
  if (!first) return error ? <Refused fault={error} retry={() => void refetch()} /> : <Skeleton rows={8} />
  const of = (group: Due['group']) => listed.filter(({ due }) => due.group === group)
  const [overdue, soon] = [of('overdue'), of('soon')]
  const total = first.data.children?.totalCount ?? listed.length
  return (
    <div className="my-list">
      <h1>{say('title')}</h1>
      {listed.length === 0 ? (
        <p className="empty">{say('empty')}</p>
      ) : (
        <p className="total" role="status">
          {say('counts', { overdue: overdue.length, soon: soon.length, total })}
        </p>
      )}
      <QuietLine answer={first} />
      {first.faults.length > 0 && <p className="refused">{say('registerDown')}</p>}
      {hasNextPage && <p className="quiet-line">{say('reading', { read: listed.length, total })}</p>}
      {error && <Refused fault={error} retry={() => void fetchNextPage()} />}
      {listed.length > 0 && overdue.length + soon.length === 0 && <p className="empty">{say('nothingDue')}</p>}
      {(['overdue', 'soon', 'later', 'unknown'] as const).map((group) => (
        <Group key={group} group={group} listed={of(group)} today={today} />
      ))}
    </div>
  )
}

const SHOWN = 30 // cards of a group before it is asked for more: a phone draws them at once

interface GroupProps {
  readonly group: Due['group']
  readonly listed: readonly Listed[]
  readonly today: string
}

function Group({ group, listed, today }: GroupProps) {
  const say = useWords(words)
  const [most, setMost] = useState(SHOWN)
  if (listed.length === 0) return null
  const rest = listed.length - most
  return (
    <section data-group={group}>
      <h2>
        {say(group)} <span className="none">{listed.length}</span>
      </h2>
      <ul>
        {listed.slice(0, most).map((one) => (
          <ChildCard key={one.id} listed={one} today={today} />
        ))}
      </ul>
      {rest > 0 && (
        <button className="action" onClick={() => setMost(most + SHOWN)}>
          {say('more', { count: rest })}
        </button>
      )}
    </section>
  )
}
