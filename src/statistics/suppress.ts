import type { Block } from './block'
import { Span } from './span'
import type { Cell, Unsafe } from './unsafe'

export interface Suppressed {
  readonly published: readonly Cell[]
  readonly withheld: readonly Cell[]
  /** Unsafe and already known from what a wider block published: the release must not leave. */
  readonly exposed: readonly Unsafe[]
}

/** What of the root is known before: published, or withheld, by the block above. */
export interface Fixed {
  readonly published: readonly Cell[]
  readonly withheld: readonly Cell[]
}

export const NOTHING_FIXED: Fixed = { published: [], withheld: [] }

/**
 * Secondary suppression: tries the candidates in their order and publishes each, unless something unsafe would follow from it and all that
 * was published before. `except`: cells that are withheld in any case.
 */
export function suppress(block: Block, fixed: Fixed, except: ReadonlySet<string> = new Set()): Suppressed {
  const span = new Span(block.unknowns)
  for (const link of block.links) span.publish(link)
  for (const cell of fixed.published) span.publish(block.columnOf(cell))
  const exposed = guardsOf(block, fixed, except).filter((one) => !span.guard(one.column)).map(({ unsafe }) => unsafe) // prettier-ignore
  const published: Cell[] = [...fixed.published]
  const withheld: Cell[] = [...fixed.withheld]
  const known = new Set([...published, ...withheld].map(keyOf))
  for (const cell of block.candidates) {
    if (known.has(keyOf(cell))) continue
    const shown = !except.has(keyOf(cell)) && span.publish(block.columnOf(cell))
    ;(shown ? published : withheld).push(cell)
  }
  return { published, withheld, exposed }
}

export function keyOf({ family, division, selection }: Cell): string {
  return `${division} ${family} ${selection.join()}`
}

/**
 * What must not follow: what is unsafe; the same for a child who stands in it alone in a cell and knows itself; and what the block above
 * withheld of the root, whatever its reason was.
 */
function guardsOf(block: Block, { withheld }: Fixed, except: ReadonlySet<string>) {
  const unsafe: Unsafe[] = [
    ...block.unsafe,
    ...[...withheld, ...block.candidates.filter((cell) => except.has(keyOf(cell)))].map((cell): Unsafe => ({
      rule: 'PARENT',
      plus: [cell],
      minus: [],
      n: 0,
    })),
  ]
  return unsafe.flatMap((one) => {
    const column = block.columnOfUnsafe(one)
    if (column.rows.length === 0) return []
    const alone = one.rule === 'SMALL' && one.n > 1 ? column.rows.flatMap((row, i) => (block.valueOf(row) === 1 ? [i] : [])) : [] // prettier-ignore
    return [
      { unsafe: one, column },
      ...alone.map((i) => ({
        unsafe: { ...one, rule: 'SINGLETON' as const },
        column: { rows: column.rows.toSpliced(i, 1), values: column.values.toSpliced(i, 1) },
      })),
    ].filter(({ column: { rows } }) => rows.length > 0)
  })
}
