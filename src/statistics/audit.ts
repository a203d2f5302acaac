import type { Highs } from 'highs'
import type { Block } from './block'
import type { Hidden } from './hidden'
import { Knowledge, sumsOf } from './knowledge'
import { Program, type Released } from './program'
import { regionsOf } from './regions'
import { WITHHELD } from './suppress'
import type { Limits } from './unsafe'
import { Watched } from './watched'

/** Unknown cells of a linear program: first few, then more; what is not possible within the last counts as learnt. */
const SIZES = [1500, 8000]
/** Unknown cells of a whole province up to which it is audited: of more, the programs would take hours. */
const MOST_UNKNOWN = 4000
/** How often more is withheld. */
const MOST_ROUNDS = 100

/**
 * Lets an attacker try who sees all that is published, and withholds the nearest cell where something that must stay hidden is learnt, until
 * nothing is. Withholding more never tells more, so what was once seen to be possible stays so. Changes `states`. What is learnt all the same;
 * null: too much is unknown to look at it. `known`: cells that were published earlier.
 */
export function audit(
  block: Block,
  states: Uint8Array,
  hidden: readonly Hidden[],
  limits: Limits,
  solver: Highs,
  known: readonly number[] = [],
): Hidden[] | null {
  const sums = sumsOf(block)
  let open = hidden.map((one) => new Watched(one)).filter((one) => !one.isHidden(limits))
  const given: Hidden[] = []
  for (let round = 0; open.length > 0; round += 1) {
    const knowledge = new Knowledge(block, sums, states, known)
    if (round === 0 && knowledge.unknown > MOST_UNKNOWN) return null
    const released = { block, sums, states, knowledge }
    const learnt = learntFrom(released, open, limits, solver, round === 0 ? SIZES : SIZES.slice(-1))
    if (learnt.length === 0) break
    if (round === MOST_ROUNDS) return [...given, ...learnt.map(({ watched }) => watched.hidden)]
    const fresh = new Set<number>()
    for (const { watched, by } of learnt) {
      if (by.some((cell) => fresh.has(cell))) continue
      const near = nearestOf(block, by)
      if (near === null) given.push(watched.hidden)
      else fresh.add(near)
    }
    for (const cell of fresh) for (const same of equalsOf(block, cell)) states[same] = WITHHELD
    open = learnt.map(({ watched }) => watched).filter(({ hidden: one }) => !given.includes(one))
  }
  return given
}

export interface Learnt {
  readonly watched: Watched
  /** The published cells that bound it. */
  readonly by: readonly number[]
}

/** What an attacker learns of these. */
export function learntFrom(
  of: Released,
  watched: readonly Watched[],
  limits: Limits,
  solver: Highs,
  sizes = SIZES,
): Learnt[] {
  // prettier-ignore
  let open = watched
  const learnt: Learnt[] = []
  sizes.forEach((size, stage) => {
    const left: Watched[] = []
    for (const { nodes, watched: own } of regionsOf(of, open, size, stage < sizes.length - 1)) {
      const mine = own.filter((one) => !one.isHidden(limits))
      if (mine.length === 0) continue
      const program = new Program(of, nodes, solver)
      try {
        const rest = program.tryTogether(mine, limits)
        if (stage < sizes.length - 1) left.push(...rest)
        else
          for (const one of rest) {
            if (one.isHidden(limits)) continue
            const by = program.tryOne(one, rest, limits)
            if (!one.isHidden(limits)) learnt.push({ watched: one, by: [...by, ...sourcesOf(of, one)] })
          }
      } finally {
        program.close()
      }
    }
    open = left
  })
  return learnt
}

/** Where the known cells of a number come from. */
function sourcesOf({ knowledge }: Released, { hidden: { plus, minus } }: Watched): Set<number> {
  const found = new Set<number>()
  for (const cell of [...plus, ...minus]) knowledge.sourcesOf(cell, found)
  return found
}

/** The narrowest division, then the smallest number: but zeros last, for they leave no room below. */
function nearestOf(block: Block, cells: readonly number[]): number | null {
  const { count } = block.tables.kinds
  const level = (cell: number) => block.nodes[Math.floor(cell / count)]!.level
  const size = (cell: number) => block.numberOf(cell) || Infinity
  return cells.toSorted((a, b) => level(b) - level(a) || (size(a) < size(b) ? -1 : Number(size(a) > size(b))))[0] ?? null // prettier-ignore
}

/** The cell itself, and where a division is the only one of its parent, the same number of the other. */
function equalsOf({ nodes, tables }: Block, cell: number): number[] {
  const { count } = tables.kinds
  const [node, kind] = [Math.floor(cell / count), cell % count]
  const all = [node]
  for (let up = node; nodes[up]!.parent !== -1 && nodes[nodes[up]!.parent]!.children.length === 1; all.push(up)) up = nodes[up]!.parent // prettier-ignore
  for (let down = node; nodes[down]!.children.length === 1; all.push(down)) down = nodes[down]!.children[0]!
  return all.map((each) => each * count + kind)
}
