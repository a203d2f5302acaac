import { LedgerItemsDocument, type LedgerFilter, type LedgerRowFragment } from '@generated/app/graphql'
import { Button } from 'react-aria-components'
import type { Answer } from '../../hub/ask'
import { usePages } from '../../hub/use-pages'
import { useWords } from '../../language/words'
import { QuietLine } from '../../parts/quiet-line'
import { Refused } from '../../parts/refused'
import { Skeleton } from '../../parts/skeleton'
import { ItemRow } from './item-row'
import { useChildren } from './use-children'
import words from './words.json'

/** Of one look; names are asked for as many. */
const PAGE_SIZE = 50

export interface ItemListProps {
  readonly title: string
  readonly where: LedgerFilter
  /** Whether what is overdue is left out here, as it stands above. */
  readonly withoutOverdue: boolean
  readonly none: string
}

/** Items, page after page. */
export function ItemList({ title, where, withoutOverdue, none }: ItemListProps) {
  const say = useWords(words)
  const { data, error, isPending, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = usePages(
    LedgerItemsDocument,
    (after) => ({ where, first: PAGE_SIZE, after }),
    ({ ledgerItems }) => (ledgerItems?.pageInfo.hasNextPage ? ledgerItems.pageInfo.endCursor : null),
    { keepPrevious: true },
  )
  const pages = (data?.pages ?? []).map((answer) => shownOf(answer, withoutOverdue))
  const count = pages.reduce((sum, { length }) => sum + length, 0)
  const [first] = data?.pages ?? []
  return (
    <section>
      <div className="line">
        <h2>
          {title} {data && <span className="count">{hasNextPage ? `${count}+` : count}</span>}
        </h2>
        {first && <QuietLine answer={first} />}
      </div>
      {isPending && <Skeleton rows={4} />}
      {data && count === 0 && !hasNextPage && <p className="none">{none}</p>}
      {pages.map((items, place) => (
        <ItemPage key={place} items={items} />
      ))}
      {error && <Refused fault={error} retry={() => void (data ? fetchNextPage() : refetch())} />}
      {hasNextPage && !error && (
        <Button isDisabled={isFetchingNextPage} onPress={() => void fetchNextPage()}>
          {say('loadMore')}
        </Button>
      )}
    </section>
  )
}

function ItemPage({ items }: { readonly items: readonly LedgerRowFragment[] }) {
  const known = useChildren(items)
  if (items.length === 0) return null
  return (
    <ul className="items">
      {items.map((item) => (
        <ItemRow key={item.id} item={item} known={known} />
      ))}
    </ul>
  )
}

interface Found {
  readonly ledgerItems: { readonly nodes: readonly LedgerRowFragment[] } | null
}

function shownOf({ data }: Answer<Found>, withoutOverdue: boolean): readonly LedgerRowFragment[] {
  const nodes = data.ledgerItems?.nodes ?? []
  return withoutOverdue ? nodes.filter(({ overdue }) => overdue !== true) : nodes
}
