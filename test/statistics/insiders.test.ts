import highs, { type Highs } from 'highs'
import { Random } from '../../src/demo/random'
import type { Cube } from '../../src/statistics/cube'
import { makeRelease, type Release } from '../../src/statistics/release'
import { LIMITS, type Cell, type Unsafe } from '../../src/statistics/unsafe'
import { learntFrom, type Known } from './plain/attacker'
import { blockOf, type Block } from './plain/block'
import { childrenOf, cubeOf, DESIGN, type Child } from './world'

/** Those who know more than the release: staff of a division, and children who know themselves. Judged by the slow and plain form. */
let solver: Highs
beforeAll(async () => {
  solver = await highs()
})

const CHILDREN = 400
const guarded = (cube: Cube) => makeRelease(cube, { blockLevel: 1, solver })
/** Without the audit: what follows by adding and subtracting alone is withheld. */
const unaudited = (cube: Cube) => makeRelease(cube, { blockLevel: 1, solver: null })

const holds = (child: Child, { family, division, selection }: Cell) =>
  child.division.startsWith(division) &&
  selection.every((code, i) => {
    const at = DESIGN.dimensions.findIndex(({ name }) => name === DESIGN.families[family]![i])
    return code === null || DESIGN.dimensions[at]!.codes[code] === child.codes[at]
  })

/** Of what is unsafe and small: what somebody learns. */
function learnt(
  cube: Cube,
  release: Release,
  block: Block,
  known: Known,
  isStranger: (one: Unsafe) => boolean,
): number {
  const small = block.unsafe.filter((one) => one.rule === 'SMALL' && isStranger(one))
  return learntFrom(cube, block, small, release, LIMITS, solver, known).length
}

function toStaff(cube: Cube, release: Release): number {
  const block = blockOf(cube, release.areas, '43', 2, LIMITS)
  const divisions = block.divisions.slice(1)
  return divisions.reduce((all, own) => {
    const known = new Map([...block.columnsWithin(own)].map((unknown) => [unknown, { least: block.valueOf(unknown), most: block.valueOf(unknown) }])) // prettier-ignore
    // A number that holds theirs is no secret to them; beside them, or below what is beside them, it is.
    const isStranger = ({ plus: [cell] }: Unsafe) => !cell!.division.startsWith(own) && !own.startsWith(cell!.division)
    return all + learnt(cube, release, block, known, isStranger)
  }, 0)
}

function toTwoChildren(cube: Cube, release: Release, children: readonly Child[], seed: number): number {
  const block = blockOf(cube, release.areas, '43', 2, LIMITS)
  const random = new Random(seed, 13)
  const pairs = Array.from({ length: 12 }, () => [random.pick(children), random.pick(children)] as const)
  return pairs.reduce((all, [one, other]) => {
    const known = new Map<number, { least: number; most: number }>()
    for (const child of one === other ? [one] : [one, other])
      for (const unknown of block.unknownsOf((cell) => holds(child, cell)))
        known.set(unknown, { least: (known.get(unknown)?.least ?? 0) + 1, most: Infinity })
    const isStranger = ({ plus: [cell] }: Unsafe) => !holds(one, cell!) && !holds(other, cell!)
    return all + learnt(cube, release, block, known, isStranger)
  }, 0)
}

test.each([1, 2, 3])('staff of a division, who know all its numbers, learn none of the divisions beside it: seed %i', (seed) => {
  const cube = cubeOf(childrenOf(seed, CHILDREN))
  const release = guarded(cube)
  expect([release.audited, release.exposed]).toEqual([true, []])
  expect(toStaff(cube, release)).toBe(0)
}) // prettier-ignore

test.each([1, 2, 3])('two children who know themselves learn no number in which they do not stand: seed %i', (seed) => {
  const children = childrenOf(seed, CHILDREN)
  const cube = cubeOf(children)
  expect(toTwoChildren(cube, guarded(cube), children, seed)).toBe(0)
}) // prettier-ignore

test('without the audit both learn something', () => {
  const children = childrenOf(3, CHILDREN)
  const cube = cubeOf(children)
  expect(toStaff(cube, unaudited(cube))).toBeGreaterThan(0)
  expect(toTwoChildren(cube, unaudited(cube), children, 3)).toBeGreaterThan(0)
})
