import { useEffect, useRef, useState } from 'react'
import { Button } from 'react-aria-components'
import { ChildrenChangesDocument } from '@generated/app/graphql'
import { follow } from '../../hub/live'
import { useAsking } from '../../hub/use-hub'
import { useWords } from '../../language/words'
import { changesBetween } from './changes'
import { PAGE_SIZE, variablesOfList, type ListAsked, type Row, type RowNode } from './use-children'
import words from './words.json'

export interface LiveMarkProps {
  readonly asked: ListAsked
  readonly rows: readonly Row[]
  readonly reload: () => void
}

/** Says how many rows of the first page have changed since they were shown. The table does not move before it is asked to. */
export function LiveMark({ asked, rows, reload }: LiveMarkProps) {
  const say = useWords(words)
  const asking = useAsking()
  const [now, setNow] = useState<readonly RowNode[] | null>(null)
  const key = JSON.stringify([asked, asking])
  const latest = useRef({ asked, asking })
  latest.current = { asked, asking }
  useEffect(() => {
    setNow(null)
    const { asked, asking } = latest.current
    const take = (nodes: readonly (RowNode | null)[]) => setNow(nodes.filter((node) => node !== null))
    // A list that cannot be followed is only not followed: the list itself has told why, if it was refused.
    return follow(ChildrenChangesDocument, variablesOfList(asked), asking, ({ data }) => take(data.children?.edges.map(({ node }) => node) ?? []), () => setNow(null)) // prettier-ignore
  }, [key])
  const count =
    now === null
      ? 0
      : changesBetween(
          rows.slice(0, PAGE_SIZE).map(({ node }) => node),
          now,
        )
  return (
    <span role="status">
      {count > 0 && (
        <Button
          className="primary"
          onPress={() => {
            setNow(null)
            reload()
          }}
        >
          {say('changed', { count })} ↻
        </Button>
      )}
    </span>
  )
}
