import type { Highs } from 'highs'
import { closeAreas, type OpenAreas } from './areas'
import { audit } from './audit'
import { Block } from './block'
import type { Cube } from './cube'
import { Changes, type Earlier } from './earlier'
import { hiddenIn, unsafeOf } from './hidden'
import { NOTHING_FIXED, PUBLISHED, suppress, WITHHELD, type Fixed } from './suppress'
import { Tables } from './tables'
import { LIMITS, type Cell, type Limits, type Unsafe } from './unsafe'

export interface ReleaseOptions {
  readonly limits?: Limits
  /** Index of the level by which the country is cut into blocks (counties). */
  readonly blockLevel: number
  /** The solver of the audit; null: no audit, and the release says so. A province with very many unknown cells is not audited either. */
  readonly solver: Highs | null
  /** What is out already; null or none: nothing. */
  readonly earlier?: Earlier | null
}

export interface Release {
  readonly published: readonly Cell[]
  readonly withheld: readonly Cell[]
  readonly areas: OpenAreas
  /** What could be learnt all the same: must be empty before a release leaves. */
  readonly exposed: readonly Unsafe[]
  /** False: there was no solver, or the province is too large for it. What follows by adding and subtracting is withheld all the same. */
  readonly audited: boolean
}

/**
 * The protected cube of one month: first the widest divisions down to the blocks, then each block by itself with its own numbers as they are,
 * then the audit, which sees all blocks. Pure, but for the solver. Throws RangeError where the solver fails.
 */
export function makeRelease(cube: Cube, { limits = LIMITS, blockLevel, solver, earlier }: ReleaseOptions): Release {
  const tables = new Tables(cube)
  const areas = closeAreas(tables, limits)
  const changes = earlier ? new Changes(earlier, tables.kinds, cube) : null
  const made = { published: [] as Cell[], withheld: [] as Cell[], exposed: [] as Unsafe[] }
  let audited = true
  for (const top of cube.divisions[0]!) {
    const whole = new Block(tables, areas, top, Infinity)
    const { states, exposed } = suppressAll(whole, blockLevel, limits, changes)
    made.exposed.push(...exposed)
    const learnt = solver && audit(whole, states, hiddenIn(whole, limits, changes).filter(({ rule }) => rule !== 'SINGLETON'), limits, solver, changes ? stillKnown(whole, changes) : []) // prettier-ignore
    audited &&= learnt !== null
    made.exposed.push(...(learnt ?? []).map((one) => unsafeOf(whole, one)))
    states.forEach((state, cell) => {
      if (state === PUBLISHED) made.published.push(...whole.cellsOf(cell))
      if (state === WITHHELD) made.withheld.push(...whole.cellsOf(cell))
    })
  }
  return { ...made, areas, audited }
}

/** Block by block: the widest divisions, then each of the block level with its own numbers as they are. By cell of the whole. */
function suppressAll(whole: Block, blockLevel: number, limits: Limits, changes: Changes | null) {
  const { count } = whole.tables.kinds
  const states = new Uint8Array(whole.nodes.length * count)
  const exposed: Unsafe[] = []
  const places = new Map(whole.nodes.map(({ divisions }, node) => [divisions[0]!, node]))
  const judge = (block: Block, fixed: Fixed) => {
    const made = suppress(block, hiddenIn(block, limits, changes), {
      ...fixed,
      known: changes ? stillKnown(block, changes) : [],
    })
    exposed.push(...made.exposed.map((one) => unsafeOf(block, one)))
    block.nodes.forEach(({ divisions }, node) => {
      states.set(made.states.subarray(node * count, (node + 1) * count), places.get(divisions[0]!)! * count)
    })
  }
  judge(whole.within(whole.root, blockLevel), NOTHING_FIXED)
  if (whole.tables.cube.divisions.length - 1 > blockLevel)
    whole.nodes.forEach(({ divisions, level, children }, node) => {
      if (level !== blockLevel || children.length === 0) return
      const own = states.slice(node * count, (node + 1) * count)
      const of = (state: number) => [...own.keys()].filter((kind) => own[kind] === state)
      judge(whole.within(divisions[0]!, Infinity), { published: of(PUBLISHED), withheld: of(WITHHELD) })
    })
  return { states, exposed }
}

/** Cells whose number is what the earlier release shows. */
function stillKnown(block: Block, changes: Changes): number[] {
  const { count } = block.tables.kinds
  return block.nodes.flatMap(({ divisions }, node) =>
    divisions.length > 1
      ? []
      : Array.from({ length: count }, (_, kind) => kind)
          .filter(
            (kind) =>
              changes.isShown(divisions[0]!, kind) && changes.flowsOf(divisions[0]!, kind).every((flow) => flow === 0),
          )
          .map((kind) => node * count + kind),
  )
}
