import type { Highs } from 'highs'
import { belowOf, insidersOf, nodeOf, TWO, type Attacker } from './attackers'
import type { Block } from './block'
import type { Hidden } from './hidden'
import { Knowledge, sumsOf } from './knowledge'
import { Program, type Released } from './program'
import { remedyFor, type Sought } from './remedy'
import { regionsOf } from './regions'
import { WITHHELD } from './suppress'
import type { Limits } from './unsafe'
import { Watched } from './watched'

/** Unknown cells of a linear program: first few, then more; what is not possible within the last counts as learnt. */
const SIZES = [300, 1500, 8000]
/** Unknown cells of a whole province up to which it is audited: of more, the programs would take hours. */
const MOST_UNKNOWN = 60_000

/**
 * Lets attackers try who see all that is published, and where something that must stay hidden is learnt, withholds the fewest cells that hide
 * it: somebody who has the release alone, two children who know themselves, and staff of each division. Withholding more never tells more,
 * so what was once seen to be possible stays so. Changes `states`. What is learnt all the same; null: too much is unknown to look at it.
 * `known`: cells that were published earlier.
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
  const given = new Set<Hidden>()
  let release = Knowledge.of(block, sums, states)
  if (release.unknown > MOST_UNKNOWN) return null
  const seenBy = ({ own, children }: Attacker): Released => ({ block, sums, states, knowledge: release.with(own), children }) // prettier-ignore
  const withstand = (attacker: Attacker) => {
    const watched = attacker.hidden.filter((one) => !given.has(one)).map((one) => new Watched(one)).filter((one) => !one.isHidden(limits)) // prettier-ignore
    const own = new Set(attacker.own)
    const learnt = learntFrom(seenBy(attacker), watched, limits, solver)
    for (const one of learnt) {
      const cells = remedy({ block, sums, states, own, children: attacker.children }, one, limits, solver)
      if (cells === null) given.add(one.hidden)
      for (const cell of cells ?? []) states[cell] = WITHHELD
    }
    if (learnt.length > 0) release = Knowledge.of(block, sums, states)
  }
  withstand({ own: known, children: 0, hidden })
  withstand({ own: known, children: TWO, hidden: hidden.filter(({ rule }) => rule === 'SMALL') })
  const near = nearIn(seenBy({ own: known, children: 0, hidden }), hidden, limits, solver)
  for (const insider of insidersOf(block, hidden, known, (one) => near.has(one))) {
    withstand(insider)
  }
  return [...given]
}

/**
 * The fewest cells to withhold so that a number can be all it must: among the divisions beside it if that can be, else in a wider and wider
 * part of the block. Null: in none.
 */
function remedy(of: Sought, watched: Watched, limits: Limits, solver: Highs): readonly number[] | null {
  const { nodes } = of.block
  const found: number[] = []
  for (const direction of [1, -1] as const) {
    if (!watched.needs(direction, limits)) continue
    const start = nodeOf(of.block, watched.hidden)
    let cells: readonly number[] | null = null
    for (let at = nodes[start]!.parent; cells === null; at = nodes[at]!.parent) {
      const within = at === -1 ? nodes.keys() : [...belowOf(of.block, at)].slice(1)
      cells = remedyFor(of, watched, direction, [...within], limits, solver)
      if (at === -1) break
    }
    if (cells === null) continue
    watched.see(watched.goal(direction, limits))
    found.push(...cells)
  }
  return watched.isHidden(limits) ? found : null
}

/** Numbers that can be otherwise while all but the divisions beside them, and what lies below these, are as they are. */
function nearIn(of: Released, hidden: readonly Hidden[], limits: Limits, solver: Highs): Set<Hidden> {
  const { nodes } = of.block
  const byParent = new Map<number, Watched[]>()
  for (const one of hidden) {
    const { parent } = nodes[nodeOf(of.block, one)]!
    const beside = byParent.get(parent)
    if (beside) beside.push(new Watched(one))
    else byParent.set(parent, [new Watched(one)])
  }
  const near = new Set<Hidden>()
  for (const [parent, watched] of byParent) {
    if (parent === -1) continue
    const program = new Program(of, [...belowOf(of.block, parent)].slice(1), solver)
    try {
      for (const one of program.tryTogether(watched, limits)) if (!one.isHidden(limits)) program.tryOne(one, watched, limits) // prettier-ignore
    } finally {
      program.close()
    }
    for (const one of watched) if (one.isHidden(limits)) near.add(one.hidden)
  }
  return near
}

/** What an attacker learns of these. */
export function learntFrom(of: Released, watched: readonly Watched[], limits: Limits, solver: Highs): Watched[] {
  let open = watched
  SIZES.forEach((size, stage) => {
    const last = stage === SIZES.length - 1
    const left: Watched[] = []
    for (const { nodes, watched: own } of regionsOf(of, open, size, !last)) {
      const mine = own.filter((one) => !one.isHidden(limits))
      if (mine.length === 0) continue
      const program = new Program(of, nodes, solver)
      try {
        for (const one of program.tryTogether(mine, limits)) {
          if (last && !one.isHidden(limits)) program.tryOne(one, mine, limits)
          if (!one.isHidden(limits)) left.push(one)
        }
      } finally {
        program.close()
      }
    }
    open = left
  })
  return [...open]
}
