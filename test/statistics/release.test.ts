import highs, { type Highs } from 'highs'
import { closeAreas } from '../../src/statistics/areas'
import { countCube, type Cube, type Design, type Group } from '../../src/statistics/cube'
import { makeRelease } from '../../src/statistics/release'
import { Tables } from '../../src/statistics/tables'
import { keyOf, LIMITS } from '../../src/statistics/unsafe'
import { Random } from '../../src/demo/random'
import { Fractions } from './fractions'
import { learntFrom } from './plain/attacker'
import { blockOf } from './plain/block'

const DESIGN: Design = {
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

let solver: Highs
beforeAll(async () => {
  solver = await highs()
})

/** Divisions of very different sizes, rare codes, and one division that is all alike. */
export function groupsOf(seed: number, design: Design, children: number): Group[] {
  const random = new Random(seed, 7)
  const counted = new Map<string, number>()
  const deep = design.levels.length - 1
  for (let i = 0; i < children; i += 1) {
    let division = '43'
    for (let level = 0; level < deep; level += 1) division += String(Math.floor(random.next() ** 2 * 4))
    const codes = design.dimensions.map(({ codes }) => codes[Math.floor(random.next() ** 2.5 * codes.length)]!)
    const key = JSON.stringify([division, codes])
    counted.set(key, (counted.get(key) ?? 0) + 1)
  }
  return [...counted].map(([key, count]) => {
    const [division, codes] = JSON.parse(key) as [string, string[]]
    return { division, codes, count }
  })
}

const cubeOf = (seed: number, children = 300): Cube => countCube(DESIGN, groupsOf(seed, DESIGN, children))

describe.each(Array.from({ length: 12 }, (_, seed) => seed))('release of seed %i', (seed) => {
  test('nothing unsafe follows by adding and subtracting, in exact fractions', () => {
    const cube = cubeOf(seed)
    const release = makeRelease(cube, { blockLevel: 1, solver: null })
    expect(release.exposed).toEqual([])
    const block = blockOf(cube, release.areas, '43', 2, LIMITS)
    const known = new Fractions(block.links)
    for (const cell of release.published) known.add(block.columnOf(cell))
    const learnt = block.unsafe.filter((one) => {
      const column = block.columnOfUnsafe(one)
      return column.rows.length > 0 && known.holds(column)
    })
    expect(learnt.map(({ rule, n }) => `${rule} ${n}`)).toEqual([])
  })

  test('nobody who computes what is possible learns an unsafe number', () => {
    const cube = cubeOf(seed)
    const { published, exposed, areas } = makeRelease(cube, { blockLevel: 1, solver })
    expect(exposed).toEqual([])
    expect(published.length).toBeGreaterThan(10)
    const whole = blockOf(cube, areas, '43', 2, LIMITS)
    expect(learntFrom(cube, whole, whole.unsafe, { published }, LIMITS, solver)).toEqual([])
  })
})

describe.each([0, 1, 2, 3])('a province of one city and one county, of seed %i', (seed) => {
  const groups = () => groupsOf(seed, DESIGN, 300)
  const chained = (design: Design) => {
    const counted = new Map<string, Group>()
    for (const { codes, count } of groups()) counted.set(codes.join(), { division: '4300', codes, count: (counted.get(codes.join())?.count ?? 0) + count }) // prettier-ignore
    return countCube(design, [...counted.values()])
  }

  test('nobody learns an unsafe number: what is withheld in one is withheld in all', () => {
    const cube = chained(DESIGN)
    const { published, exposed, areas, audited } = makeRelease(cube, { blockLevel: 1, solver })
    expect([audited, exposed]).toEqual([true, []])
    const whole = blockOf(cube, areas, '43', 2, LIMITS)
    expect(learntFrom(cube, whole, whole.unsafe, { published }, LIMITS, solver)).toEqual([])
  })
})

test('that a whole group is of a code that says nothing tells of nobody', () => {
  const design = (silent?: string): Design => ({
    ...{ levels: [2], families: [['sex', 'leftBehind']] },
    dimensions: [DESIGN.dimensions[0]!, { name: 'leftBehind', codes: ['NONE', 'ONE', 'NOT_RECORDED'], sensitive: true, ...(silent ? { silent } : {}) }], // prettier-ignore
  })
  const groups = [['1', 'NOT_RECORDED', 50], ['2', 'NONE', 40], ['2', 'ONE', 30]].map(([sex, code, count]) => ({ division: '43', codes: [sex as string, code as string], count: count as number })) // prettier-ignore
  const withheld = (of: Design) => makeRelease(countCube(of, groups), { blockLevel: 0, solver }).withheld.length
  expect(withheld(design())).toBeGreaterThan(0)
  expect(withheld(design('NOT_RECORDED'))).toBe(0)
})

test('without secondary suppression the attacker learns unsafe numbers', () => {
  const cube = cubeOf(3)
  const block = blockOf(cube, closeAreas(new Tables(cube), LIMITS), '43', 2, LIMITS)
  const small = new Set(block.unsafe.filter(({ rule }) => rule === 'SMALL').flatMap(({ plus }) => plus.map(keyOf)))
  const published = block.candidates.filter((cell) => !small.has(keyOf(cell)))
  expect(learntFrom(cube, block, block.unsafe, { published }, LIMITS, solver).length).toBeGreaterThan(5)
})

test('a release is the same however its groups were ordered', () => {
  const groups = groupsOf(5, DESIGN, 300)
  const keys = (of: readonly Group[]) =>
    makeRelease(countCube(DESIGN, of), { blockLevel: 1, solver: null }).withheld.map(keyOf).sort()
  expect(keys(groups.toReversed())).toEqual(keys(groups))
})

test('a release says whether it was audited', () => {
  const cube = cubeOf(0)
  expect(makeRelease(cube, { blockLevel: 1, solver }).audited).toBe(true)
  expect(makeRelease(cube, { blockLevel: 1, solver: null }).audited).toBe(false)
})
