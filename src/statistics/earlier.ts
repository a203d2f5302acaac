import type { Cube, Group } from './cube'
import type { Kinds } from './kinds'
import { keyOf, type Cell } from './unsafe'

/** Children who were counted otherwise in the earlier release: null stands for none (a birth, a leave, a child found or struck off late). */
export interface Move {
  readonly from: Omit<Group, 'count'> | null
  readonly to: Omit<Group, 'count'> | null
  readonly count: number
}

/** What is out already: last month's release, or the release of the same month that this one corrects. It is never taken back. */
export interface Earlier {
  readonly cube: Cube
  readonly release: { readonly published: readonly Cell[] }
  readonly moves: Iterable<Move>
}

/** By division and kind: whether the earlier release shows it, and how many came or left since. */
export class Changes {
  private readonly left = new Map<string, Int32Array>()
  private readonly entered = new Map<string, Int32Array>()
  private readonly shown = new Map<string, Uint8Array>()

  /** `kinds`: of the new release. Throws RangeError for releases of different designs: their numbers cannot be compared. */
  constructor({ cube, release, moves }: Earlier, kinds: Kinds, now: Cube) {
    if (JSON.stringify(cube.design) !== JSON.stringify(now.design))
      throw new RangeError('expected releases of one design')
    const known = new Set<string>()
    for (const cell of release.published) {
      const key = keyOf(cell)
      if (known.has(key)) continue
      known.add(key)
      rowOf(this.shown, cell.division, () => new Uint8Array(kinds.count))[kinds.kindOf(cell.family, cell.selection)] = 1
    }
    const { dimensions, levels } = now.design
    const codesOf = (one: Move['from']) => one?.codes.map((code, i) => dimensions[i]!.codes.indexOf(code)) ?? []
    for (const { from, to, count } of moves) {
      const [old, fresh] = [codesOf(from), codesOf(to)]
      for (const digits of levels) {
        const [left, entered] = [from?.division.slice(0, digits), to?.division.slice(0, digits)]
        for (let kind = 0; kind < kinds.count; kind += 1) {
          const out = left !== undefined && kinds.fits(kind, old)
          const into = entered !== undefined && kinds.fits(kind, fresh)
          if (out && into && left === entered) continue
          const none = () => new Int32Array(kinds.count)
          if (out) rowOf(this.left, left, none)[kind]! += count
          if (into) rowOf(this.entered, entered, none)[kind]! += count
        }
      }
    }
  }

  isShown(division: string, kind: number): boolean {
    return this.shown.get(division)?.[kind] === 1
  }

  /** How many left it since, and how many came. */
  flowsOf(division: string, kind: number): readonly [number, number] {
    return [this.left.get(division)?.[kind] ?? 0, this.entered.get(division)?.[kind] ?? 0]
  }
}

function rowOf<T>(rows: Map<string, T>, division: string, make: () => T): T {
  let row = rows.get(division)
  if (row === undefined) rows.set(division, (row = make()))
  return row
}
