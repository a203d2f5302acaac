import type { Cube } from './cube'
import { Kinds } from './kinds'

/** All numbers of a cube, by division and kind, and the tree of its divisions. */
export class Tables {
  readonly kinds: Kinds
  private readonly counts = new Map<string, Int32Array>()

  constructor(readonly cube: Cube) {
    this.kinds = new Kinds(cube)
    for (const level of cube.divisions) for (const division of level) this.counts.set(division, this.kinds.countsOf(division)) // prettier-ignore
  }

  /** By kind. */
  of(division: string): Int32Array {
    return this.counts.get(division)!
  }
}
