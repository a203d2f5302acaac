import type { Highs } from 'highs'
import { closeAreas, type OpenAreas } from './areas'
import { Attacker } from './attacker'
import { blockOf, type Block } from './block'
import type { Cube } from './cube'
import { keyOf, NOTHING_FIXED, suppress, type Fixed, type Suppressed } from './suppress'
import { LIMITS, numberOf, type Cell, type Limits, type Unsafe } from './unsafe'

export interface ReleaseOptions {
  readonly limits?: Limits
  /** Index of the level by which the country is cut into blocks (counties). */
  readonly blockLevel: number
  /** The solver of the audit; null: no audit, and the release says so. */
  readonly solver: Highs | null
}

export interface Release {
  readonly published: readonly Cell[]
  readonly withheld: readonly Cell[]
  readonly areas: OpenAreas
  /** What could be learnt all the same: must be empty before a release leaves. */
  readonly exposed: readonly Unsafe[]
  readonly audited: boolean
}

/** How often a block is judged again with one more cell withheld. */
const MOST_ROUNDS = 200

interface Judged extends Suppressed {
  /** Cells of the root, published by the block above, without which more would stay hidden. */
  readonly tooMuch: readonly Cell[]
}

/**
 * The protected cube of one month: first the widest divisions down to the blocks, then each block by itself with its own numbers as they are.
 * Where a block cannot be protected with these, they are withheld above and all is judged again. Pure, but for the solver. Throws
 * RangeError where the solver fails.
 */
export function makeRelease(cube: Cube, { limits = LIMITS, blockLevel, solver }: ReleaseOptions): Release {
  const areas = closeAreas(cube, limits)
  const depth = cube.divisions.length - 1 - blockLevel
  const made = { published: [] as Cell[], withheld: [] as Cell[], exposed: [] as Unsafe[] }
  for (const top of cube.divisions[0]!) {
    const roots = depth === 0 ? [] : cube.divisions[blockLevel]!.filter((root) => root.startsWith(top) && areas.openIn(root).length > 0) // prettier-ignore
    const blocks = new Map(roots.map((root) => [root, blockOf(cube, areas, root, depth, limits)]))
    const whole = blockOf(cube, areas, top, blockLevel, limits)
    const except = new Set<string>()
    const kept = new Map<string, Judged & { readonly fixed: string }>()
    for (let round = 0; ; round += 1) {
      const above = judge(cube, whole, NOTHING_FIXED, except, limits, solver)
      const below = roots.map((root) => {
        const of = (cells: readonly Cell[]) => cells.filter(({ division }) => division === root)
        const given = { published: of(above.published), withheld: of(above.withheld) }
        const fixed = given.published.map(keyOf).join('|')
        let one = kept.get(root)
        if (one?.fixed !== fixed) kept.set(root, (one = { ...judge(cube, blocks.get(root)!, given, new Set(), limits, solver), fixed })) // prettier-ignore
        return one
      })
      const fresh = below.flatMap(({ tooMuch }) => tooMuch.map(keyOf)).filter((key) => !except.has(key))
      if (fresh.length > 0 && round < MOST_ROUNDS) {
        for (const key of fresh) except.add(key)
        continue
      }
      const lower = (cells: (one: Judged) => readonly Cell[]) => below.flatMap((one, i) => cells(one).filter(({ division }) => division !== roots[i])) // prettier-ignore
      made.published.push(...above.published, ...lower(({ published }) => published))
      made.withheld.push(...above.withheld, ...lower(({ withheld }) => withheld))
      made.exposed.push(...[above, ...below].flatMap(({ exposed }) => exposed))
      break
    }
  }
  return { ...made, areas, audited: solver !== null }
}

/** Suppresses, lets an attacker try, withholds the nearest cell where the attacker learns something, and begins again. */
function judge(
  cube: Cube,
  block: Block,
  fixed: Fixed,
  withheld: ReadonlySet<string>,
  limits: Limits,
  solver: Highs | null,
): Judged {
  const except = new Set(withheld)
  const unsafe = [...block.unsafe, ...(solver ? hiddenAbove(cube, block, fixed, limits, solver) : [])]
  for (let round = 0; ; round += 1) {
    const made = { ...suppress(block, fixed, except), tooMuch: [] }
    if (!solver || made.exposed.length > 0) return made
    const learnt = learntFrom(cube, block, unsafe, made, limits, solver)
    if (learnt.length === 0) return made
    const exposed = learnt.map(({ unsafe }) => unsafe)
    if (round === MOST_ROUNDS) return { ...made, exposed }
    const kept = new Set(fixed.published.map(keyOf))
    const near = learnt.map((one) => nearestTo(cube, block, made, one, kept))
    const own = near.flatMap((cells) => cells.own ?? [])
    for (const cell of own) except.add(keyOf(cell))
    if (own.length === 0) return { ...made, exposed, tooMuch: near.flatMap(({ root }) => root ?? []) }
  }
}

export interface Learnt {
  readonly unsafe: Unsafe
  /** The published cells that bound it; none where zeros do. */
  readonly by: readonly Cell[]
}

/**
 * The cells of the root that the block above withheld: other cells hide behind them, so they need room to be k less or k more, as far as what
 * is published of the root itself leaves it.
 */
function hiddenAbove(cube: Cube, block: Block, fixed: Fixed, { k }: Limits, solver: Highs): Unsafe[] {
  if (fixed.withheld.length === 0) return []
  const attacker = new Attacker(solver, block, fixed.published, cube)
  try {
    return fixed.withheld.map((cell) => {
      const n = numberOf(cube, cell)
      const { least, most } = attacker.range(block.columnOf(cell))
      return { rule: 'PARENT', plus: [cell], minus: [], n, room: { least: Math.max(least, n - k), most: Math.min(most, n + k) } } // prettier-ignore
    })
  } finally {
    attacker.close()
  }
}

/** What an attacker learns of numbers that must stay hidden. */
export function learntFrom(
  cube: Cube,
  block: Block,
  hidden: readonly Unsafe[],
  { published }: Pick<Suppressed, 'published'>,
  limits: Limits,
  solver: Highs,
): Learnt[] {
  const attacker = new Attacker(solver, block, published, cube)
  try {
    return hidden.flatMap((unsafe) => {
      const column = block.columnOfUnsafe(unsafe)
      const by = column.rows.length === 0 ? null : attacker.learns(unsafe, column, limits)
      return by ? [{ unsafe, by }] : []
    })
  } finally {
    attacker.close()
  }
}

/** Of the cells that tell it: the narrowest division, then the smallest number; of the root only where the block has none. */
function nearestTo(
  cube: Cube,
  block: Block,
  { published }: Suppressed,
  { unsafe, by }: Learnt,
  kept: ReadonlySet<string>,
) {
  const rows = new Set(block.columnOfUnsafe(unsafe).rows)
  const touching =
    by.length > 0 ? by : published.filter((cell) => block.columnOf(cell).rows.some((row) => rows.has(row)))
  const near = touching.toSorted((a, b) => b.division.length - a.division.length || numberOf(cube, a) - numberOf(cube, b)) // prettier-ignore
  return {
    own: near.find((cell) => !kept.has(keyOf(cell))) ?? null,
    root: near.find((cell) => kept.has(keyOf(cell))) ?? null,
  }
}
