import { useState } from 'react'
import { addressOf } from '../../frame/address'
import type { PageProps } from '../../frame/page-definition'
import { rightsOf, useNavigation } from '../../frame/rights'
import { useWords } from '../../language/words'
import { LockShape } from '../../parts/lock'
import { Skeleton } from '../../parts/skeleton'
import { filterOf, restOf, whereOf, type Filter } from './filter'
import { FilterBar } from './filter-bar'
import { ItemList } from './item-list'
import './ledgers.css'
import { ledgerRights, useLedgersWaiting } from './use-waiting'
import titles from './title/words.json'
import words from './words.json'

/** 控辍: which children are in the ledgers, and what is due. `rest`: the filter. */
export function Page({ rest }: PageProps) {
  const say = useWords(words)
  const title = useWords(titles)('title')
  const navigation = useNavigation().data
  const [filter, setFilter] = useState(() => filterOf(rest))
  if (!navigation) return <Skeleton rows={8} />
  const rights = rightsOf(navigation.data)
  const { clocks, side } = ledgerRights(rights)
  const change = (next: Filter) => {
    setFilter(next)
    // In its place, without a step of its own: the way back from an item brings this list.
    history.replaceState(null, '', addressOf('ledgers', restOf(next)))
  }
  const { may, school } = rights
  return (
    <div className="ledgers-page">
      <h1>{title}</h1>
      <p>{say('lead')}</p>
      {!clocks && (
        <p className="quiet-line">
          <LockShape /> {say('conclusionOnly')}
        </p>
      )}
      {may('Query.ledgerBrakes') && <BrakesLink />}
      <FilterBar filter={filter} change={change} clocks={clocks} side={side} ofSchool={school} />
      {clocks && (
        <ItemList
          title={say('overdue')}
          where={whereOf({ ...filter, overdue: true })}
          withoutOverdue={false}
          none={say('noneOverdue')}
        />
      )}
      {!filter.overdue && (
        <ItemList
          title={say(clocks ? 'others' : 'all')}
          where={whereOf(filter)}
          withoutOverdue={clocks}
          none={say(restOf(filter) === '' ? 'none' : 'noneFiltered')}
        />
      )}
    </div>
  )
}

function BrakesLink() {
  const say = useWords(words)
  const count = useLedgersWaiting()?.brakes ?? 0
  return (
    <p>
      <a href={addressOf('ledger-brakes')}>{say('brakes')}</a>{' '}
      {count > 0 && <span className="tag attention">{say('brakesWaiting', { count })}</span>}
    </p>
  )
}
