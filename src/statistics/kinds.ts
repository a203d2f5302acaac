import { selectionsOf, type Cube, type Selection } from './cube'

/** A number that is the sum of others in the same division: all of one fact's codes. */
export interface Sum {
  readonly whole: number
  readonly parts: readonly number[]
  /** The fact is sensitive. */
  readonly sensitive: boolean
  /** The part whose code says nothing of a child; -1: there is none. */
  readonly silent: number
}

/** A column of the elimination within one division: base kinds with a whole factor. */
export interface Expansion {
  readonly base: readonly number[]
  readonly factor: readonly number[]
}

/** Of each fact that has a code: its dimension and the code. */
type Facts = readonly (readonly [number, number])[]

/** What a kind is called: the selection of one family. */
interface Name {
  readonly family: number
  readonly selection: Selection
}

/**
 * The kinds of cells that a division can have, each once: "all the boys" is one kind, however many families hold it. Kinds have numbers, the
 * total is 0. A number that a family's facts do not tell apart is no kind.
 */
export class Kinds {
  /** By kind: its name in each family that holds it. */
  readonly names: readonly (readonly Name[])[]
  /** By kind: bits of the families that hold it. */
  readonly holders: readonly number[]
  readonly sums: readonly Sum[]
  /** By kind: the kinds that need no other (no fact has its most frequent code), in which it is written. */
  readonly expansions: readonly Expansion[]
  readonly bases: number
  private readonly facts: readonly Facts[]
  private readonly ways: readonly (readonly (readonly number[])[])[]
  private readonly byFamily: readonly ReadonlyMap<string, number>[]
  private readonly inner: readonly { readonly family: number; readonly cells: readonly number[] }[]

  constructor(private readonly cube: Cube) {
    const dimensions = new Map(cube.design.dimensions.map(({ name }, i) => [name, i]))
    const numbers = new Map<string, number>()
    const facts: Facts[] = []
    this.facts = facts
    const names: Name[][] = []
    this.byFamily = cube.families.map(({ family, sizes }, index) => {
      const own = new Map<string, number>()
      for (const selection of selectionsOf(sizes)) {
        const of = family.flatMap((name, i) => (selection[i] === null ? [] : [[dimensions.get(name)!, selection[i]!] as const])).sort(([a], [b]) => a - b) // prettier-ignore
        const key = of.join(';')
        let kind = numbers.get(key)
        if (kind === undefined) {
          numbers.set(key, (kind = facts.push(of) - 1))
          names.push([])
        }
        names[kind]!.push({ family: index, selection })
        own.set(selection.join(), kind)
      }
      return own
    })
    this.names = names
    this.holders = names.map((of) => of.reduce((bits, { family }) => bits | (1 << family), 0))
    this.inner = names.map(([first]) => ({ family: first!.family, cells: cube.families[first!.family]!.innerOf(first!.selection) })) // prettier-ignore
    this.sums = sumsOf(cube, names, this.byFamily)
    this.ways = names.map((_, kind) => this.sums.filter(({ whole }) => whole === kind).map(({ parts }) => parts))
    const frequent = frequentCodes(cube)
    const base = new Map<number, number>()
    facts.forEach((of, kind) => {
      if (of.every(([dimension, code]) => frequent[dimension] !== code)) base.set(kind, base.size)
    })
    this.bases = base.size
    const known = new Map<number, Map<number, number>>()
    const expand = (kind: number): Map<number, number> => {
      let sum = known.get(kind)
      if (sum) return sum
      known.set(kind, (sum = new Map()))
      const of = facts[kind]!
      const at = of.findIndex(([dimension, code]) => frequent[dimension] === code)
      if (at === -1) return sum.set(base.get(kind)!, 1)
      const add = (other: number, sign: number) => {
        for (const [row, value] of expand(other)) sum.set(row, (sum.get(row) ?? 0) + sign * value)
      }
      add(numbers.get(of.toSpliced(at, 1).join(';'))!, 1)
      cube.design.dimensions[of[at]![0]]!.codes.forEach((_, code) => {
        if (code !== of[at]![1]) add(numbers.get(of.with(at, [of[at]![0], code]).join(';'))!, -1)
      })
      return sum
    }
    this.expansions = facts.map((_, kind) => {
      const entries = [...expand(kind)].filter(([, factor]) => factor !== 0)
      return { base: entries.map(([row]) => row), factor: entries.map(([, factor]) => factor) }
    })
  }

  get count(): number {
    return this.names.length
  }

  /** In each way in which a kind is a sum: its parts. None: it is inner. */
  waysOf(kind: number): readonly (readonly number[])[] {
    return this.ways[kind]!
  }

  /** Whether a child with these codes (by dimension) counts in a kind. */
  fits(kind: number, codes: readonly number[]): boolean {
    return this.facts[kind]!.every(([dimension, code]) => codes[dimension] === code)
  }

  kindOf(family: number, selection: Selection): number {
    return this.byFamily[family]!.get(selection.join())!
  }

  /** The kinds of one family, the total first. */
  ofFamily(family: number): Iterable<number> {
    return this.byFamily[family]!.values()
  }

  /** The numbers of one division, by kind. */
  countsOf(division: string): Int32Array {
    const tables = this.cube.families.map((family) => family.counts(division))
    const counts = new Int32Array(this.inner.length)
    this.inner.forEach(({ family, cells }, kind) => {
      const table = tables[family]!
      let sum = 0
      for (const cell of cells) sum += table[cell]!
      counts[kind] = sum
    })
    return counts
  }
}

function sumsOf(cube: Cube, names: readonly (readonly Name[])[], byFamily: readonly ReadonlyMap<string, number>[]) {
  const sums = new Map<string, Sum>()
  names.forEach((of, whole) => {
    for (const { family, selection } of of)
      cube.families[family]!.family.forEach((name, i) => {
        const key = `${whole} ${name}`
        if (selection[i] !== null || sums.has(key)) return
        const { codes, sensitive, silent } = cube.design.dimensions.find((one) => one.name === name)!
        const parts = codes.map((_, code) => byFamily[family]!.get(selection.with(i, code).join())!)
        sums.set(key, { whole, parts, sensitive, silent: parts[codes.indexOf(silent ?? '')] ?? -1 })
      })
  })
  return [...sums.values()]
}

/** By dimension: its most frequent code. It is written as the rest of the others, for it is the one that is least often unsafe. */
function frequentCodes(cube: Cube): number[] {
  return cube.design.dimensions.map(({ name, codes }) => {
    const of = cube.families.find(({ family }) => family.includes(name))
    if (!of) return 0
    const at = of.family.indexOf(name)
    const sums = codes.map((_, code) => {
      const cells = of.innerOf(of.sizes.map((_size, i) => (i === at ? code : null)))
      return cube.divisions[0]!.reduce((all, top) => all + cells.reduce((sum, cell) => sum + of.counts(top)[cell]!, 0), 0) // prettier-ignore
    })
    return sums.indexOf(Math.max(...sums))
  })
}
