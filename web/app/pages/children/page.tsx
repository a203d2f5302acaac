import { lazy, Suspense, useMemo, useState } from 'react'
import type { ChildOrder } from '@generated/app/graphql'
import type { PageProps } from '../../frame/page-definition'
import { useWords } from '../../language/words'
import { QuietLine } from '../../parts/quiet-line'
import { Skeleton } from '../../parts/skeleton'
import './children.css'
import { ColumnChoice } from './column-choice'
import { FilterBar } from './filter-bar'
import { filterOf, NO_CONDITIONS, type Group } from './filter'
import { filterOfAddress } from './filter-address'
import { LiveMark } from './live-mark'
import { RefusedFilter } from './refused-filter'
import { SavedFilters, type Use } from './saved-filters'
import { SortChoice } from './sort-choice'
import { useChildren, type ListAsked } from './use-children'
import { useColumns } from './use-columns'
import { useListRights, type ListRights } from './use-list-rights'
import words from './words.json'

/** The table's library comes while the hub is asked: nothing waits for it that is seen before the rows are. */
const table = import('./children-table')
const ChildrenTable = lazy(async () => ({ default: (await table).ChildrenTable }))

/** 儿童名单: which children, by what, as far as the account may know. An address may name the first conditions; others stay in memory: a name may be among them. */
export function Page({ rest }: PageProps) {
  const say = useWords(words)
  const rights = useListRights()
  const [group, setGroup] = useState<Group>(() => filterOfAddress(rest))
  const [use, setUse] = useState<Use>({ saved: null, editing: null })
  const [order, setOrder] = useState<ChildOrder | null>(null)
  const [columns, setColumns] = useColumns()
  const asked: ListAsked = { where: filterOf(group), saved: use.saved, orderBy: order, columns }
  const edit = (next: Use, conditions: Group, by: ChildOrder | null) => {
    setUse(next)
    setGroup(conditions)
    setOrder(by)
  }
  return (
    <div className="children">
      <h1>{say('title')}</h1>
      <div className="line">
        <SavedFilters
          where={asked.where}
          orderBy={order}
          use={use}
          choose={setUse}
          edit={edit}
          clear={() => setGroup(NO_CONDITIONS)}
        />
        <SortChoice rights={rights} order={order} choose={setOrder} />
        <ColumnChoice chosen={columns} choose={setColumns} />
      </div>
      <FilterBar group={group} change={setGroup} rights={rights} />
      <List asked={asked} rights={rights} sort={setOrder} />
    </div>
  )
}

interface ListProps {
  readonly asked: ListAsked
  readonly rights: ListRights
  readonly sort: (order: ChildOrder | null) => void
}

function List({ asked, rights, sort }: ListProps) {
  const say = useWords(words)
  const query = useChildren(asked, rights.page)
  const { rows, first, error, isPending, isPlaceholderData, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } =
    query
  const masked = useMemo(
    () => new Set(first?.masked.map(({ path }) => path.replace('children.edges.node.', ''))),
    [first],
  )
  if (isPending) return <Skeleton rows={12} />
  if (error && rows.length === 0) return <RefusedFilter fault={error} retry={() => void refetch()} />
  const total = first?.data.children?.totalCount ?? null
  return (
    <div className="list" aria-busy={isPlaceholderData}>
      <div className="line">
        <p className="total" role="status">
          {total === null ? say('shown', { count: rows.length }) : say('total', { count: total })}
        </p>
        {first && <QuietLine answer={first} />}
        {!isPlaceholderData && <LiveMark asked={asked} rows={rows} reload={() => void refetch()} />}
      </div>
      {rows.length === 0 ? (
        <p className="empty">{say(asked.where || asked.saved ? 'emptyFiltered' : 'empty')}</p>
      ) : (
        <Suspense fallback={<Skeleton rows={12} />}>
          <ChildrenTable
            rows={rows}
            asked={JSON.stringify([asked.where, asked.saved, asked.orderBy])}
            chosen={asked.columns}
            masked={masked}
            total={total}
            more={
              hasNextPage && !isPlaceholderData && !isFetchingNextPage && !error ? () => void fetchNextPage() : null
            }
            orders={rights.orders}
            order={asked.orderBy}
            sort={sort}
          />
        </Suspense>
      )}
      {error && <RefusedFilter fault={error} retry={() => void fetchNextPage()} />}
    </div>
  )
}
