import { createColumnHelper, flexRender, getCoreRowModel, useReactTable } from '@tanstack/react-table'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useMemo, useRef, type KeyboardEvent } from 'react'
import type { ChildOrder, ChildOrderBy } from '@generated/app/graphql'
import { addressOf } from '../../frame/address'
import { useFormats } from '../../language/format'
import { useWords } from '../../language/words'
import { LockShape } from '../../parts/lock'
import parts from '../../parts/words.json'
import { columnsOf, columnsOfPhone, lockedAt } from './columns'
import { SortableHead, sortOf } from './sortable-head'
import { useNarrow } from './use-narrow'
import type { Row } from './use-children'
import words from './words.json'

export interface ChildrenTableProps {
  readonly rows: readonly Row[]
  /** What the rows were asked by: another begins at the top. */
  readonly asked: string
  readonly chosen: readonly string[]
  /** Paths that this account sees masked. */
  readonly masked: ReadonlySet<string>
  readonly total: number | null
  /** Reads the next page; null when there is none to read now. */
  readonly more: (() => void) | null
  /** What the account may sort by. */
  readonly orders: readonly ChildOrderBy[]
  readonly order: ChildOrder | null
  readonly sort: (order: ChildOrder | null) => void
}

const helper = createColumnHelper<Row>()
const HEIGHT = { wide: 36, narrow: 44 } as const

/** Only the rows in sight are in the page. j and k go down and up, Enter opens; Tab reaches every name as well. */
export function ChildrenTable({ rows, asked, chosen, masked, total, more, orders, order, sort }: ChildrenTableProps) {
  const say = useWords(words)
  const sayPart = useWords(parts)
  const formats = useFormats()
  const narrow = useNarrow()
  const scroller = useRef<HTMLDivElement>(null)
  const height = narrow ? HEIGHT.narrow : HEIGHT.wide

  // Made anew only when other columns stand: a cell made anew would lose the focus.
  const visible = (narrow ? columnsOfPhone : columnsOf)(rows, chosen)
  const standing = visible.map(({ path }) => path).join()
  const columns = useMemo(() => {
    const sorting = { orders, order, sort }
    const name = helper.display({
      id: 'name',
      header: () => <SortableHead path="name" type="Child" field="name" {...sorting} />,
      cell: ({ row: { original } }) => (
        <a href={addressOf('child', original.node.id.replace('child:', ''))}>
          {original.node.name ?? say('withoutName')}
        </a>
      ),
    })
    const others = visible.map(({ path, type, field, text }) =>
      helper.display({
        id: path,
        header: () => (
          <>
            <SortableHead {...{ path, type, field }} {...sorting} />
            {masked.has(path) && <span className="tag">{sayPart('masked')}</span>}
          </>
        ),
        cell: ({ row: { original } }) =>
          lockedAt(original, path) ? (
            <span className="none" title={say('locked')}>
              <LockShape /> <span className="unseen">{say('locked')}</span>
            </span>
          ) : (
            text(original.node, formats)
          ),
      }),
    )
    return [name, ...others]
  }, [standing, masked, orders, order, sort, formats, say, sayPart])

  const table = useReactTable({
    data: rows as Row[],
    columns,
    getCoreRowModel: getCoreRowModel(),
    getRowId: ({ node }) => node.id,
  })
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: 12,
  })
  const items = virtual.getVirtualItems()
  const last = items.at(-1)?.index ?? 0
  useEffect(() => void scroller.current?.scrollTo(0, 0), [asked])
  useEffect(() => {
    if (more && last >= rows.length - 10) more()
  }, [last, rows.length, more])

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const step = event.key === 'j' ? 1 : event.key === 'k' ? -1 : 0
    if (step === 0 || event.ctrlKey || event.metaKey || event.altKey) return
    const links = [...(scroller.current?.querySelectorAll<HTMLElement>('tbody a') ?? [])]
    links[links.indexOf(document.activeElement as HTMLElement) + step]?.focus()
  }
  const above = items[0]?.start ?? 0
  const below = virtual.getTotalSize() - (items.at(-1)?.end ?? 0)
  const model = table.getRowModel().rows
  return (
    <div
      className="table-scroll"
      ref={scroller}
      tabIndex={0}
      role="region"
      aria-label={say('title')}
      onKeyDown={onKeyDown}
    >
      <table aria-rowcount={total ?? -1}>
        <thead>
          {table.getHeaderGroups().map((group) => (
            <tr key={group.id}>
              {group.headers.map((header) => (
                <th key={header.id} scope="col" aria-sort={sortOf(header.column.id, order)}>
                  {flexRender(header.column.columnDef.header, header.getContext())}
                </th>
              ))}
            </tr>
          ))}
        </thead>
        <tbody>
          {above > 0 && <Gap height={above} />}
          {items.map(({ index }) => (
            <tr key={model[index]!.id} aria-rowindex={index + 2} style={{ height }}>
              {model[index]!.getVisibleCells().map((cell) => (
                <td key={cell.id} data-column={cell.column.id}>
                  {flexRender(cell.column.columnDef.cell, cell.getContext())}
                </td>
              ))}
            </tr>
          ))}
          {below > 0 && <Gap height={below} />}
        </tbody>
      </table>
    </div>
  )
}

/** Stands for the rows that are out of sight. */
function Gap({ height }: { readonly height: number }) {
  return (
    <tr aria-hidden="true">
      <td style={{ height, padding: 0, border: 0 }} />
    </tr>
  )
}
