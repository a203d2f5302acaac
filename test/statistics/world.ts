import { Random } from '../../src/demo/random'
import { countCube, type Cube, type Design, type Group } from '../../src/statistics/cube'
import type { Release } from '../../src/statistics/release'
import { isSmall, keyOf, LIMITS, numberOf, type Cell } from '../../src/statistics/unsafe'
import { selectionsOf } from '../../src/statistics/cube'

export const DESIGN: Design = {
  dimensions: [
    { name: 'sex', codes: ['1', '2'], sensitive: false },
    { name: 'leftBehind', codes: ['NONE', 'ONE', 'BOTH'], sensitive: false },
    { name: 'dropout', codes: ['NO', 'YES'], sensitive: true },
  ],
  families: [
    ['sex', 'leftBehind'],
    ['sex', 'dropout'],
    ['leftBehind', 'dropout'],
  ],
  levels: [2, 3, 4],
}

export type Child = Omit<Group, 'count'>

/** Children one by one; the sensitive fact is a coin. */
export function childrenOf(seed: number, children: number): Child[] {
  const random = new Random(seed, 7)
  return Array.from({ length: children }, () => {
    const division = `43${Math.floor(random.next() ** 2 * 4)}${Math.floor(random.next() ** 2 * 4)}`
    const codes = DESIGN.dimensions.map(({ name, codes: all }) => all[Math.floor(random.next() ** (name === 'dropout' ? 1 : 2.5) * all.length)]!) // prettier-ignore
    return { division, codes }
  })
}

export const cubeOf = (children: readonly Child[], design = DESIGN): Cube =>
  countCube(design, children.map((child) => ({ ...child, count: 1 }))) // prettier-ignore

/** Every cell of a cube, under each family that holds it. */
export function allCells(cube: Cube): Cell[] {
  return cube.divisions.flat().flatMap((division) =>
    cube.families.flatMap(({ sizes }, family) => selectionsOf(sizes).map((selection) => ({ family, division, selection }))),
  ) // prettier-ignore
}

/** Builds without a guard: everything is published, or all that is not small. */
export const unguarded = (cube: Cube): Pick<Release, 'published' | 'withheld'> => ({
  published: allCells(cube),
  withheld: [],
})
export function onlySmallWithheld(cube: Cube): Pick<Release, 'published' | 'withheld'> {
  const small = new Set(
    allCells(cube)
      .filter((cell) => isSmall(numberOf(cube, cell), LIMITS))
      .map(keyOf),
  )
  const of = (is: boolean) => allCells(cube).filter((cell) => small.has(keyOf(cell)) === is)
  return { published: of(false), withheld: of(true) }
}
