import { createColumnHelper, flexRender, getCoreRowModel, useReactTable } from '@tanstack/react-table'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useMemo, useRef, type KeyboardEvent } from 'react'
import { addressOf } from '../../frame/address'
import { useFormats } from '../../language/format'
import { useTerms } from '../../language/terms'
import { useWords } from '../../language/words'
import { LockShape } from '../../parts/lock'
import parts from '../../parts/words.json'
import { columnsOf, columnsOfPhone, lockedAt } from './columns'
import { useNarrow } from './use-narrow'
import type { Row } from './use-children'
import words from './words.json'

export interface ChildrenTableProps {
  readonly rows: readonly Row[]
  /** Paths that this account sees masked. */
  readonly masked: ReadonlySet<string>
  readonly total: number | null
  /** Reads the next page; null when there is none to read now. */
  readonly more: (() => void) | null
}

const helper = createColumnHelper<Row>()
const HEIGHT = { wide: 36, narrow: 44 } as const

/** Only the rows in sight are in the page. j and k go down and up, Enter opens; Tab reaches every name as well. */
export function ChildrenTable({ rows, masked, total, more }: ChildrenTableProps) {
  const say = useWords(words)
  const sayPart = useWords(parts)
  const terms = useTerms()
  const formats = useFormats()
  const narrow = useNarrow()
  const scroller = useRef<HTMLDivElement>(null)
  const height = narrow ? HEIGHT.narrow : HEIGHT.wide

  const columns = useMemo(() => {
    const name = helper.display({
      id: 'name',
      header: () => terms.field('Child', 'name'),
      cell: ({ row: { original } }) => (
        <a href={addressOf('child', original.node.id.replace('child:', ''))}>
          {original.node.name ?? say('withoutName')}
        </a>
      ),
    })
    const others = (narrow ? columnsOfPhone(rows) : columnsOf(rows)).map(({ path, type, field, text }) =>
      helper.display({
        id: path,
        header: () => (
          <>
            {terms.field(type, field)}
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
  }, [rows, masked, narrow, terms, formats, say, sayPart])

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
                <th key={header.id} scope="col">
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
