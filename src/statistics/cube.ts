/** A fact that numbers are counted by: a finite list of codes. `sensitive`: that all of a group have one code tells of each of them. */
export interface Dimension {
  readonly name: string
  readonly codes: readonly string[]
  readonly sensitive: boolean
  /** The code that says nothing of a child ("not recorded"): that a whole group has it tells of nobody. */
  readonly silent?: string
}

/** Facts that may be crossed in one answer: names of at most three dimensions. Each part of a family is published with it. */
export type Family = readonly string[]

export const MOST_FACTS = 3

export interface Design {
  readonly dimensions: readonly Dimension[]
  readonly families: readonly Family[]
  /** Digits of a division's code at each level, the widest first: [2, 4, 6, 9, 12] (GB/T 2260). */
  readonly levels: readonly number[]
}

/** Children that are alike in all dimensions, and live in one division of the lowest level. */
export interface Group {
  readonly division: string
  /** One code a dimension, in the order of the design. */
  readonly codes: readonly string[]
  readonly count: number
}

/** A cell of a family: one code, or all (null), for each of its dimensions. */
export type Selection = readonly (number | null)[]

/** The counts of one family: for each division, the cells in which every dimension has a code. */
export interface FamilyCube {
  readonly family: Family
  /** Number of codes of each of its dimensions. */
  readonly sizes: readonly number[]
  /** Of these cells, or of any cell, whatever the division. */
  readonly inner: number
  counts(division: string): Int32Array
  /** The inner cells that a selection is the sum of. */
  innerOf(selection: Selection): readonly number[]
}

export interface Cube {
  readonly design: Design
  /** All divisions with a child, by level, the widest first; each level sorted. */
  readonly divisions: readonly (readonly string[])[]
  readonly families: readonly FamilyCube[]
  childrenOf(division: string): readonly string[]
}

/**
 * Counts groups once for each family, and adds them up the division tree. Throws RangeError for a design that does not hold together and
 * for a group that does not fit it: neither can come from a caller.
 */
export function countCube(design: Design, groups: Iterable<Group>): Cube {
  checkDesign(design)
  const { dimensions, families, levels } = design
  const lowest = levels.at(-1)!
  const places = families.map((family) => family.map((name) => dimensions.findIndex((one) => one.name === name)))
  const sizes = places.map((of) => of.map((place) => dimensions[place]!.codes.length))
  const lowestTables = new Map<string, readonly Int32Array[]>()
  const codeOf = dimensions.map(({ codes }) => new Map(codes.map((code, i) => [code, i])))
  for (const { division, codes, count } of groups) {
    if (division.length !== lowest)
      throw new RangeError(`expected divisions of ${lowest} digits, got ${division.length}`)
    const indexes = codes.map((code, i) => codeOf[i]?.get(code) ?? -1)
    if (indexes.length !== dimensions.length || indexes.includes(-1))
      throw new RangeError(`expected one known code for each of ${dimensions.length} dimensions`)
    if (!Number.isInteger(count) || count < 1) throw new RangeError(`expected a group of at least one, got ${count}`)
    let own = lowestTables.get(division)
    if (!own) lowestTables.set(division, (own = sizes.map((of) => new Int32Array(product(of)))))
    for (let family = 0; family < places.length; family += 1) {
      const of = places[family]!
      let cell = 0
      for (let i = 0; i < of.length; i += 1) cell = cell * sizes[family]![i]! + indexes[of[i]!]!
      own[family]![cell]! += count
    }
  }
  const { divisions, below, tables } = addedUp(lowestTables, levels)
  return {
    design,
    divisions,
    families: families.map((family, i) => familyCube(family, sizes[i]!, i, tables)),
    childrenOf: (division) => below.get(division) ?? [],
  }
}

/** From the lowest divisions up the tree. Tables: one a family, by division. */
function addedUp(lowest: ReadonlyMap<string, readonly Int32Array[]>, levels: readonly number[]) {
  const tables = new Map(lowest)
  const below = new Map<string, string[]>()
  const divisions = [[...lowest.keys()].sort()]
  for (const digits of levels.slice(0, -1).reverse()) {
    const wider = new Set<string>()
    for (const code of divisions[0]!) {
      const parent = code.slice(0, digits)
      wider.add(parent)
      const siblings = below.get(parent)
      if (siblings) siblings.push(code)
      else below.set(parent, [code])
      const own = tables.get(code)!
      let sums = tables.get(parent)
      if (!sums) tables.set(parent, (sums = own.map(({ length }) => new Int32Array(length))))
      sums.forEach((sum, family) => {
        for (let cell = 0; cell < sum.length; cell += 1) sum[cell]! += own[family]![cell]!
      })
    }
    divisions.unshift([...wider])
  }
  return { divisions, below, tables }
}

function familyCube(
  family: Family,
  sizes: readonly number[],
  index: number,
  tables: ReadonlyMap<string, readonly Int32Array[]>,
): FamilyCube {
  const inner = product(sizes)
  const nothing = new Int32Array(inner)
  const known = new Map<string, readonly number[]>()
  return {
    family,
    sizes,
    inner,
    counts: (division) => tables.get(division)?.[index] ?? nothing,
    innerOf(selection) {
      const key = selection.join()
      let cells = known.get(key)
      if (!cells) known.set(key, (cells = cellsOf(sizes, selection)))
      return cells
    },
  }
}

/** Every selection of a family, the total first. */
export function selectionsOf(sizes: readonly number[]): Selection[] {
  let all: (number | null)[][] = [[]]
  for (const size of sizes)
    all = all.flatMap((one) => [[...one, null], ...Array.from({ length: size }, (_, code) => [...one, code])])
  return all
}

export function sumOf(counts: Int32Array, cells: readonly number[]): number {
  let sum = 0
  for (const cell of cells) sum += counts[cell]!
  return sum
}

function cellsOf(sizes: readonly number[], selection: Selection): number[] {
  let cells = [0]
  sizes.forEach((size, i) => {
    const code = selection[i] ?? null
    cells = cells.flatMap((cell) =>
      code === null ? Array.from({ length: size }, (_, each) => cell * size + each) : [cell * size + code],
    )
  })
  return cells
}

function product(sizes: readonly number[]): number {
  return sizes.reduce((all, size) => all * size, 1)
}

function checkDesign({ dimensions, families, levels }: Design): void {
  const names = dimensions.map(({ name }) => name)
  if (new Set(names).size < names.length) throw new RangeError('expected dimensions of different names')
  if (dimensions.some(({ codes }) => codes.length < 2 || new Set(codes).size < codes.length))
    throw new RangeError('expected at least two codes a dimension, all different')
  if (families.length === 0) throw new RangeError('expected at least one family')
  for (const family of families) {
    if (family.length > MOST_FACTS)
      throw new RangeError(`expected at most ${MOST_FACTS} facts a family, got ${family.length}`)
    if (new Set(family).size < family.length || family.some((name) => !names.includes(name)))
      throw new RangeError('expected a family of known dimensions, each once')
  }
  if (levels.length === 0 || levels.some((digits, i) => digits <= (levels[i - 1] ?? 0)))
    throw new RangeError('expected levels from the widest to the narrowest')
}
