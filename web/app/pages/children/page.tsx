import { lazy, Suspense, useState } from 'react'
import type { ChildOrderBy } from '@generated/app/graphql'
import type { PageProps } from '../../frame/page-definition'
import { useWords } from '../../language/words'
import { QuietLine } from '../../parts/quiet-line'
import { Refused } from '../../parts/refused'
import { Skeleton } from '../../parts/skeleton'
import './children.css'
import { FilterBar } from './filter-bar'
import { filterOf, type Builder } from './filter'
import { useFilterOfAddress } from './filter-address'
import { LiveMark } from './live-mark'
import { SavedFilters } from './saved-filters'
import { SortChoice } from './sort-choice'
import { useChildren, type ListAsked } from './use-children'
import { useListRights } from './use-list-rights'
import words from './words.json'

/** The table's library comes while the hub is asked: nothing waits for it that is seen before the rows are. */
const table = import('./children-table')
const ChildrenTable = lazy(async () => ({ default: (await table).ChildrenTable }))

/** 儿童名单: which children, by what, as far as the account may know. An address may name the first conditions; others stay in memory: a name may be among them. */
export function Page({ rest }: PageProps) {
  const first = useFilterOfAddress(rest)
  return first ? <Filtered first={first} /> : <Skeleton rows={12} />
}

function Filtered({ first }: { readonly first: Builder }) {
  const say = useWords(words)
  const rights = useListRights()
  const [builder, setBuilder] = useState(first)
  const [saved, setSaved] = useState<string | null>(null)
  const [order, setOrder] = useState<ChildOrderBy | null>(null)
  const where = filterOf(builder)
  const asked: ListAsked = { where, saved, orderBy: order && { by: order, direction: 'ASC' } }
  return (
    <div className="children">
      <h1>{say('title')}</h1>
      <div className="line">
        <SavedFilters where={where} orderBy={asked.orderBy} chosen={saved} choose={setSaved} />
        <SortChoice rights={rights} order={order} choose={setOrder} />
      </div>
      <FilterBar builder={builder} change={setBuilder} rights={rights} />
      <List asked={asked} />
    </div>
  )
}

function List({ asked }: { readonly asked: ListAsked }) {
  const say = useWords(words)
  const { rows, first, error, isPending, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = useChildren(asked)
  if (isPending) return <Skeleton rows={12} />
  if (error && rows.length === 0) return <Refused fault={error} retry={() => void refetch()} />
  const total = first?.data.children?.totalCount ?? null
  return (
    <>
      <div className="line">
        <p className="total" role="status">
          {total === null ? say('shown', { count: rows.length }) : say('total', { count: total })}
        </p>
        {first && <QuietLine answer={first} />}
        <LiveMark asked={asked} rows={rows} reload={() => void refetch()} />
      </div>
      {rows.length === 0 ? (
        <p className="empty">{say(asked.where || asked.saved ? 'emptyFiltered' : 'empty')}</p>
      ) : (
        <Suspense fallback={<Skeleton rows={12} />}>
          <ChildrenTable
            rows={rows}
            masked={new Set(first?.masked.map(({ path }) => path.replace('children.edges.node.', '')))}
            total={total}
            more={hasNextPage && !isFetchingNextPage && !error ? () => void fetchNextPage() : null}
          />
        </Suspense>
      )}
      {error && <Refused fault={error} retry={() => void fetchNextPage()} />}
    </>
  )
}
