import highs, { type Highs } from 'highs'
import { Random } from '../../src/demo/random'
import { Answers } from './asked'
import { OpenAreas } from '../../src/statistics/areas'
import { selectionsOf, type Cube } from '../../src/statistics/cube'
import { makeRelease, type Release } from '../../src/statistics/release'
import { isSmall, LIMITS } from '../../src/statistics/unsafe'
import { blockOf } from './plain/block'
import { Fractions } from './fractions'
import { childrenOf, cubeOf, DESIGN, onlySmallWithheld, unguarded, type Child } from './world'

type Shown = Pick<Release, 'published' | 'withheld'>

/** No area is closed, so that only suppression protects. */
const WIDE = { ...LIMITS, closedShare: 1 }

let solver: Highs
beforeAll(async () => {
  solver = await highs()
})
const guarded = (cube: Cube) => makeRelease(cube, { blockLevel: 1, solver })

/** Every question about a division: each selection of each family. */
function questions(cube: Cube): Record<string, string>[] {
  const all = cube.families.flatMap(({ family, sizes }) =>
    selectionsOf(sizes).map(
      (selection) =>
      Object.fromEntries(family.flatMap((name, i) => (selection[i] === null ? [] : [[name, DESIGN.dimensions.find((one) => one.name === name)!.codes[selection[i]!]!]]))), // prettier-ignore
    ),
  )
  return [...new Map(all.map((codes) => [JSON.stringify(codes), codes])).values()]
}

/** Numbers that are withheld or refused, and follow from a parent less its other children. */
function totalLessSiblings(cube: Cube, release: Shown): number[] {
  const { answer } = asking(cube, release)
  return questions(cube).flatMap((codes) =>
    cube.divisions.flat().flatMap((parent) => {
      const whole = answer(parent, codes)
      const parts = cube.childrenOf(parent).map((child) => answer(child, codes))
      const hidden = parts.filter((part) => typeof part !== 'number')
      if (typeof whole !== 'number' || hidden.length !== 1) return []
      return [whole - parts.reduce<number>((sum, part) => sum + (typeof part === 'number' ? part : 0), 0)]
    }),
  )
}

/** What a question less the same with one condition more leaves. */
function lessOneCondition(cube: Cube, release: Shown): number[] {
  const { answer } = asking(cube, release)
  return cube.divisions.flat().flatMap((division) =>
    questions(cube).flatMap((codes) => {
      const whole = answer(division, codes)
      return DESIGN.dimensions.flatMap(({ name, codes: all }) => {
        if (name in codes || all.length !== 2) return []
        return all.flatMap((code, i) => {
          const one = answer(division, { ...codes, [name]: code })
          const other = answer(division, { ...codes, [name]: all[1 - i]! })
          return typeof whole === 'number' && typeof one === 'number' && typeof other !== 'number' ? [whole - one] : []
        })
      })
    }),
  )
}

function asking(cube: Cube, release: Shown) {
  const answers = new Answers(cube, release)
  return { answer: (division: string, codes: Record<string, string>) => answers.answer({ division, codes }) }
}

const small = (numbers: readonly number[]) => numbers.filter((n) => isSmall(n, LIMITS)).length

/** What follows by adding and subtracting all that is published, in exact fractions. */
function computed(cube: Cube, release: Pick<Release, 'published'>): number {
  const block = blockOf(cube, new OpenAreas(cube), '43', 2, LIMITS)
  const known = new Fractions(block.links)
  for (const cell of release.published) known.add(block.columnOf(cell))
  return block.unsafe.filter(({ rule, plus, minus }) => {
    const column = block.columnOfUnsafe({ rule, plus, minus, n: 0 })
    return column.rows.length > 0 && known.holds(column)
  }).length
}

describe.each([1, 2, 3])('seed %i', (seed) => {
  const cube = cubeOf(childrenOf(seed, 400))

  test('a total less the siblings', () => {
    expect(small(totalLessSiblings(cube, guarded(cube)))).toBe(0)
    expect(small(totalLessSiblings(cube, onlySmallWithheld(cube)))).toBeGreaterThan(3)
  })

  test('a question less the same question with a condition', () => {
    expect(small(lessOneCondition(cube, guarded(cube)))).toBe(0)
    expect(small(lessOneCondition(cube, onlySmallWithheld(cube)))).toBeGreaterThan(3)
  })

  test('a group that is all of one code', () => {
    const alike = (release: Shown) => {
      const { answer } = asking(cube, release)
      return cube.divisions.flat().flatMap((division) =>
        questions(cube).filter((codes) => {
          if ('dropout' in codes) return false
          const [whole, no, yes] = [codes, { ...codes, dropout: 'NO' }, { ...codes, dropout: 'YES' }].map((of) => answer(division, of)) // prettier-ignore
          return typeof whole === 'number' && whole > 0 && (no === 0 || yes === 0 || no === whole || yes === whole)
        }),
      ).length
    }
    expect(alike(guarded(cube))).toBe(0)
    expect(alike(unguarded(cube))).toBeGreaterThan(3)
  })

  test('month against month, and a late correction: a change of fewer than k children', () => {
    const before = childrenOf(seed, 400)
    const random = new Random(seed, 9)
    const moves: { from: Child; to: Child | null; count: number }[] = []
    const after = before.flatMap((child) => {
      if (!random.chance(0.01)) return [child]
      const to = random.chance(0.5) ? null : { ...child, codes: [child.codes[0]!, child.codes[1]!, child.codes[2] === 'YES' ? 'NO' : 'YES'] } // prettier-ignore
      moves.push({ from: child, to, count: 1 })
      return to ? [to] : []
    })
    expect(moves.length).toBeGreaterThan(0)
    const [then, now] = [cubeOf(before), cubeOf(after)]
    const first = guarded(then)
    const holds = (child: Child | null, division: string, codes: Record<string, string>) =>
      child !== null && child.division.startsWith(division) && DESIGN.dimensions.every(({ name }, i) => !(name in codes) || codes[name] === child.codes[i]) // prettier-ignore
    const changes = (second: Shown) => {
      const [a, b] = [asking(then, first), asking(now, second)]
      return then.divisions.flat().flatMap((division) =>
        questions(then).flatMap((codes) => {
          if (typeof a.answer(division, codes) !== 'number' || typeof b.answer(division, codes) !== 'number') return []
          const changed = moves.filter(({ from, to }) => holds(from, division, codes) !== holds(to, division, codes))
          const left = changed.filter(({ from }) => holds(from, division, codes)).length
          return [left, changed.length - left]
        }),
      )
    }
    const made = makeRelease(now, { blockLevel: 1, solver, earlier: { cube: then, release: first, moves } })
    expect(small(changes(made))).toBe(0)
    expect(small(changes(makeRelease(now, { blockLevel: 1, solver: null })))).toBeGreaterThan(0)
  })
})

test('two accounts with different areas: together they have the release, and no more', () => {
  const learnt = [1, 2, 3, 4, 5].map((seed) => {
    const children = childrenOf(seed, 400)
    const cube = cubeOf(children)
    const release = guarded(cube)
    const [one, other] = ['430', '431'].map((area) => release.published.filter(({ division }) => !division.startsWith(area))) // prettier-ignore
    // The other way: what each account sees is protected for itself.
    const whole = release.published.filter(({ division }) => division === '43')
    const separate = ['430', '431', '432', '433'].flatMap(
      (area) =>
      makeRelease(cubeOf(children.filter(({ division }) => division.startsWith(area))), { blockLevel: 1, solver: null })
        .published.filter(({ division }) => division !== '43'), // prettier-ignore
    )
    return [computed(cube, { published: [...one!, ...other!] }), computed(cube, { published: [...whole, ...separate] })] // prettier-ignore
  })
  expect(learnt.map(([together]) => together)).toEqual(learnt.map(() => 0))
  expect(learnt.reduce((all, [, separate]) => all + separate!, 0)).toBeGreaterThan(0)
})

test('linked tables that share a part: each family protected by itself tells of the others', () => {
  const learnt = Array.from({ length: 12 }, (_, seed) => {
    const children = childrenOf(seed, 150)
    const alone = DESIGN.families.map((family, i) => {
      const own = makeRelease(cubeOf(children, { ...DESIGN, families: [family] }), {
        blockLevel: 1,
        solver: null,
        limits: WIDE,
      })
      return own.published.map((cell) => ({ ...cell, family: i }))
    })
    const cube = cubeOf(children)
    const together = makeRelease(cube, { blockLevel: 1, solver: null, limits: WIDE })
    return [computed(cube, together), computed(cube, { published: alone.flat() })] as const
  })
  expect(learnt.map(([together]) => together)).toEqual(learnt.map(() => 0))
  expect(learnt.reduce((all, [, alone]) => all + alone, 0)).toBeGreaterThan(0)
})

test('an automatic search: 500 questions about each of 100 children, by somebody who knows all but the sensitive fact', () => {
  const accuracy = (make: (cube: Cube) => Shown) => {
    let right = 0
    let targets = 0
    for (let seed = 1; targets < 100; seed += 1) {
      const children = childrenOf(seed, 400)
      const cube = cubeOf(children)
      const { answer } = asking(cube, make(cube))
      const random = new Random(seed, 11)
      const facts = DESIGN.dimensions.filter(({ sensitive }) => !sensitive).map(({ name }) => name)
      const known = (division: string, codes: Record<string, string>) =>
        children.filter((child) => child.division.startsWith(division) && facts.every((name, i) => !(name in codes) || codes[name] === child.codes[i])) // prettier-ignore
      // Children who are alone with a fact in their division: the ones a search can hope for.
      const alone = children.filter((child) => facts.some((name, i) => known(child.division, { [name]: child.codes[i]! }).length === 1)) // prettier-ignore
      for (const target of alone.slice(0, 100 - targets)) {
        targets += 1
        let guess: string | null = null
        for (let asked = 0; asked < 500 && guess === null; asked += 1) {
          const division = target.division.slice(0, 2 + random.int(3))
          const at = random.int(facts.length + 1)
          const codes: Record<string, string> = at < facts.length ? { [facts[at]!]: target.codes[at]! } : {}
          const code = random.pick(['NO', 'YES'])
          const total = known(division, codes).length
          const asking = { ...codes, dropout: code }
          // Directly, or by the parent less the other children.
          let n = answer(division, asking)
          if (typeof n !== 'number' && division.length > 2) {
            const parent = division.slice(0, -1)
            const others = cube.childrenOf(parent).filter((one) => one !== division).map((one) => answer(one, asking)) // prettier-ignore
            const whole = answer(parent, asking)
            if (typeof whole === 'number' && others.every((one) => typeof one === 'number'))
              n = others.reduce<number>((rest, one) => rest - (one as number), whole)
          }
          if (n === total) guess = code
          else if (n === 0) guess = code === 'NO' ? 'YES' : 'NO'
        }
        right += guess === null ? 0.5 : guess === target.codes[2] ? 1 : 0
      }
    }
    return right / targets
  }
  // A coin’s expectation is counted for who stays unknown, so the figure has no noise of its own.
  expect(accuracy(guarded)).toBeLessThanOrEqual(0.52)
  expect(accuracy(unguarded)).toBeGreaterThanOrEqual(0.9)
})
