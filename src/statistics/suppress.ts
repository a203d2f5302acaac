import { added, type Block } from './block'
import type { Hidden } from './hidden'
import { Span, type Column } from './span'

/** By cell of a block: whether it is shown. */
export const CLOSED = 0
export const PUBLISHED = 1
export const WITHHELD = 2

export interface Suppressed {
  readonly states: Uint8Array
  /** Unsafe and already known from what a wider block published: the release must not leave. */
  readonly exposed: readonly Hidden[]
}

/** What of the root is known before: published, or withheld, by the block above. */
export interface Fixed {
  readonly published: readonly number[]
  readonly withheld: readonly number[]
  /** Cells that an earlier release shows and no child changed since. */
  readonly known?: readonly number[]
}

export const NOTHING_FIXED: Fixed = { published: [], withheld: [] }

/**
 * Secondary suppression: tries the candidates in their order and publishes each, unless something unsafe would follow from it and all that
 * was published before.
 */
export function suppress(block: Block, hidden: readonly Hidden[], fixed: Fixed): Suppressed {
  const states = new Uint8Array(block.nodes.length * block.tables.kinds.count)
  const span = new Span(block.unknowns)
  for (const cell of fixed.published) {
    states[cell] = PUBLISHED
    span.publish(block.columnOf(cell))
  }
  for (const cell of fixed.known ?? []) span.publish(block.columnOf(cell))
  for (const cell of fixed.withheld) states[cell] = WITHHELD
  const kept = fixed.withheld.map((cell): Hidden => ({ rule: 'WITHHELD', plus: [cell], minus: [], n: 0 }))
  const exposed = [...hidden, ...kept].filter((one) => {
    const column = columnOfHidden(block, one)
    return column.rows.length > 0 && !span.guard(column)
  })
  for (const cell of candidatesOf(block)) {
    if (states[cell] !== CLOSED) continue
    states[cell] = span.publish(block.columnOf(cell)) ? PUBLISHED : WITHHELD
  }
  return { states, exposed }
}

export function columnOfHidden(block: Block, { plus, minus }: Hidden): Column {
  if (plus.length === 1 && minus.length === 0) return block.columnOf(plus[0]!)
  return added([...plus.map((cell) => [block.columnOf(cell), 1] as const), ...minus.map((cell) => [block.columnOf(cell), -1] as const)]) // prettier-ignore
}

/**
 * Cells that may be published, in the order in which they are tried: the widest division first, then zeros, then the larger number. A zero
 * protects nobody when it is withheld, for no number is below it; a small number that is no zero does.
 */
function candidatesOf(block: Block): number[] {
  const { count } = block.tables.kinds
  const size = (n: number) => n || Infinity
  return block.nodes.flatMap(({ counts }, node) =>
    Array.from({ length: count }, (_, kind) => kind)
      .filter((kind) => block.shows(node, kind))
      .sort((a, b) => (size(counts[a]!) === size(counts[b]!) ? a - b : size(counts[b]!) - size(counts[a]!)))
      .map((kind) => node * count + kind),
  )
}
