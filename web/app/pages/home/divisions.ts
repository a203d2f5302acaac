import type { DivisionLevel } from '@generated/app/graphql'

export interface Place {
  readonly code: string
  readonly name: string
}

const LEVELS: readonly DivisionLevel[] = ['PROVINCE', 'CITY', 'COUNTY', 'TOWNSHIP', 'VILLAGE']

/** The level one below a division, by its code (000000 is the country); null below a village. */
export function levelBelow(code: string): DivisionLevel | null {
  const digits = code.length > 6 ? code.length : 2 * Math.ceil(code.replace(/0+$/, '').length / 2)
  return LEVELS[[0, 2, 4, 6, 9, 12].indexOf(digits)] ?? null
}

/** Null for the country: it has everything. */
export function codeAsked(code: string): string | null {
  return /^0+$/.test(code) ? null : code
}

interface Numbers {
  readonly total: number | null
  readonly cells: readonly { readonly values: readonly (string | null)[]; readonly count: number | null }[]
}

/** One division's children, those of them that the chosen fact is true of, and its place among the others. */
export interface Tile extends Place {
  readonly children: number
  /** Null where no fact is chosen. */
  readonly some: number | null
  /** What the rank and the shade are by: a share from 0 to 1, or children. */
  readonly measure: number
  /** 1 is the highest; equal measures have equal ranks. */
  readonly rank: number
}

/** A tile for each division, in the order of their codes, which lays neighbours side by side. */
export function tilesOf(places: readonly Place[], all: Numbers, some: Numbers | null, values: readonly string[]) {
  const measured = [...places]
    .sort((a, b) => (a.code < b.code ? -1 : 1))
    .map((place) => {
      const here = (numbers: Numbers) => numbers.cells.filter((cell) => cell.values[0] === place.code)
      const sum = (cells: Numbers['cells']) => cells.reduce((total, { count }) => total + (count ?? 0), 0)
      const children = sum(here(all))
      const told = some && sum(here(some).filter((cell) => values.includes(cell.values[1] ?? '')))
      return { ...place, children, some: told, measure: told === null ? children : children && told / children }
    })
  const tiles = measured.map((one): Tile => {
    return { ...one, rank: 1 + measured.filter(({ measure }) => measure > one.measure).length }
  })
  const elsewhere = (all.total ?? 0) - tiles.reduce((total, { children }) => total + children, 0)
  return { tiles, elsewhere }
}

type Measured = Pick<Tile, 'measure'>

/** 0 for nothing, then by fifths 1 to 5: one very high number does not make the others look alike. */
export function shadeOf({ measure }: Measured, tiles: readonly Measured[]): number {
  if (measure === 0) return 0
  const lower = tiles.filter((other) => other.measure < measure).length
  return 1 + Math.floor((5 * lower) / tiles.length)
}
