import highs from 'highs'
import { availableParallelism, cpus, totalmem } from 'node:os'
import { parseArgs } from 'node:util'
import { Random, Weighted } from '../src/demo/random'
import { countCube, type Design, type Group } from '../src/statistics/cube'
import { makeRelease } from '../src/statistics/release'
import { LIMITS } from '../src/statistics/unsafe'
import { usefulnessOf } from '../src/statistics/usefulness'

const SEED = 20261130
const COUNTY_LEVEL = 2

const DESIGN: Design = {
  dimensions: [
    { name: 'sex', codes: ['1', '2'], sensitive: false },
    { name: 'ageBand', codes: ['0-2', '3-5', '6-8', '9-11', '12-14', '15-17'], sensitive: false },
    { name: 'leftBehind', codes: ['NONE', 'ONE', 'BOTH'], sensitive: false },
    { name: 'dropout', codes: ['NONE', 'LOW', 'RAISED', 'HIGH', 'OUT'], sensitive: true },
    { name: 'welfare', codes: ['NONE', 'HARDSHIP', 'DE_FACTO', 'ORPHAN', 'OTHER'], sensitive: true },
    { name: 'disability', codes: ['NO', 'YES'], sensitive: true },
  ],
  families: [
    ['sex', 'ageBand', 'leftBehind'],
    ['sex', 'leftBehind', 'dropout'],
    ['ageBand', 'dropout'],
    ['leftBehind', 'welfare'],
    ['sex', 'welfare'],
    ['ageBand', 'disability'],
    ['sex', 'disability'],
    ['dropout', 'welfare'],
  ],
  levels: [2, 4, 6, 9, 12],
}

/** How often each code of each dimension is, in the order of the design. */
const SHARES = [
  [0.53, 0.47],
  [0.12, 0.15, 0.18, 0.2, 0.19, 0.16],
  [0.2, 0.45, 0.35],
  [0.87, 0.07, 0.03, 0.02, 0.01],
  [0.8, 0.12, 0.04, 0.02, 0.02],
  [0.97, 0.03],
]

/** A province: 14 cities, about 120 counties, 1,900 townships, 15 villages each; sizes and shares differ from one to the next. */
export function* groupsOf(children: number, seed: number): Generator<Group> {
  const random = new Random(seed, 1)
  const villages: [{ code: string; facts: Weighted<string>[] }, number][] = []
  const size = () => Math.exp(1.2 * (random.next() + random.next() + random.next() - 1.5))
  for (let city = 1; city <= 14; city += 1)
    for (let county = 1, counties = random.between(5, 12); county <= counties; county += 1) {
      const large = size()
      const facts = DESIGN.dimensions.map(({ codes }, i) => new Weighted(codes.map((code, at) => [code, SHARES[i]![at]! * (0.7 + 0.6 * random.next())] as const))) // prettier-ignore
      for (let town = 1, towns = random.between(8, 24); town <= towns; town += 1) {
        const larger = large * size()
        for (let village = 1, all = random.between(6, 24); village <= all; village += 1)
          villages.push([{ code: `43${pad(city, 2)}${pad(county, 2)}${pad(100 + town, 3)}${pad(200 + village, 3)}`, facts }, larger * size()]) // prettier-ignore
      }
    }
  const drawn = new Weighted(villages)
  const counted = new Map<string, Map<string, number>>()
  for (let i = 0; i < children; i += 1) {
    const { code, facts } = drawn.draw(random)
    const key = facts.map((fact) => fact.draw(random)).join()
    let of = counted.get(code)
    if (!of) counted.set(code, (of = new Map()))
    of.set(key, (of.get(key) ?? 0) + 1)
  }
  for (const [division, of] of counted) for (const [key, count] of of) yield { division, codes: key.split(','), count }
}

const pad = (n: number, digits: number) => String(n).padStart(digits, '0')

/* Q: a release of the protected cube of one province, made of children that live unevenly. */
async function run(): Promise<void> {
  const { values } = parseArgs({ options: { children: { type: 'string', default: '200000' }, 'no-audit': { type: 'boolean', default: false } } }) // prettier-ignore
  const children = Number(values.children)
  const groups = [...groupsOf(children, SEED)]
  const solver = values['no-audit'] ? null : await highs()
  const timed = <T>(what: string, run: () => T): readonly [T, number] => {
    const begun = performance.now()
    const before = process.cpuUsage()
    const made = run()
    const seconds = (performance.now() - begun) / 1000
    const { user, system } = process.cpuUsage(before)
    console.log(`${what}: ${seconds.toFixed(1)} s, of processors ${((user + system) / 1e6).toFixed(1)} s`)
    return [made, seconds]
  }
  const [cube, counting] = timed(`counting ${groups.length} groups`, () => countCube(DESIGN, groups))
  console.log(`divisions by level: ${cube.divisions.map((level) => level.length).join(', ')}`)
  const [release, making] = timed('release', () => makeRelease(cube, { limits: LIMITS, blockLevel: COUNTY_LEVEL, solver })) // prettier-ignore
  for (const { level, family, divisions, closed, cells, withheld } of usefulnessOf(cube, release))
    console.log(`level ${level} ${DESIGN.families[family]!.join('*')}: ${closed} of ${divisions} divisions closed, ${withheld} of ${cells} cells withheld (${((100 * withheld) / Math.max(cells, 1)).toFixed(1)} %)`) // prettier-ignore
  const memory = Math.round(process.resourceUsage().maxRSS / 1024)
  console.log(`${availableParallelism()} of ${cpus().length} cores, ${cpus()[0]?.model}, ${Math.round(totalmem() / 2 ** 30)} GB, node ${process.version}`) // prettier-ignore
  console.log(`Q children=${children} counting=${counting.toFixed(1)}s release=${making.toFixed(1)}s audited=${release.audited} published=${release.published.length} withheld=${release.withheld.length} exposed=${release.exposed.length} memory=${memory}MB`) // prettier-ignore
}

run().catch((fault: unknown) => {
  console.error(fault)
  process.exitCode = 1
})
