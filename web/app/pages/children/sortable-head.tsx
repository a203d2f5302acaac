import { Button } from 'react-aria-components'
import type { ChildOrder, ChildOrderBy } from '@generated/app/graphql'
import { useTerms } from '../../language/terms'

export interface SortableHeadProps {
  readonly path: string
  readonly type: string
  readonly field: string
  readonly orders: readonly ChildOrderBy[]
  readonly order: ChildOrder | null
  readonly sort: (order: ChildOrder | null) => void
}

/** Columns that lists can be sorted by. Who is older was born earlier. */
const SORTED: Readonly<Record<string, { readonly by: ChildOrderBy; readonly inverted: boolean }>> = {
  name: { by: 'NAME', inverted: false },
  birthDate: { by: 'BIRTH_MONTH', inverted: false },
  age: { by: 'BIRTH_MONTH', inverted: true },
}

/** A column's word; a press sorts by it: upwards, downwards, not at all. */
export function SortableHead({ path, type, field, orders, order, sort }: SortableHeadProps) {
  const word = useTerms().field(type, field)
  const sorted = SORTED[path]
  if (!sorted || !orders.includes(sorted.by)) return word
  const { by, inverted } = sorted
  const now = sortOf(path, order)
  const next = () => {
    if (now === 'descending') return sort(null)
    const upwards = now === undefined
    sort({ by, direction: upwards === inverted ? 'DESC' : 'ASC' })
  }
  return (
    <Button className="head" onPress={next}>
      {word} <span aria-hidden="true">{now === 'ascending' ? '↑' : now === 'descending' ? '↓' : '↕'}</span>
    </Button>
  )
}

export function sortOf(path: string, order: ChildOrder | null): 'ascending' | 'descending' | undefined {
  const sorted = SORTED[path]
  if (!sorted || sorted.by !== order?.by) return undefined
  return (order.direction === 'DESC') === sorted.inverted ? 'ascending' : 'descending'
}
