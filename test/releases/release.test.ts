import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Highs } from 'highs'
import { HubError } from '../../src/errors/hub-error'
import { projectRoot } from '../../src/kit/project-root'
import { readStatistics } from '../../src/releases/read-statistics'
import { releaseMonth, type PublishedRelease, type ReleaseOptions } from '../../src/releases/release-month'
import { listReleases, newestOf, verifyRelease } from '../../src/releases/release-store'
import { loadSolver } from '../../src/releases/solver'
import { makeSnapshot } from '../../src/snapshots/make-snapshot'
import { openSnapshot } from '../../src/snapshots/snapshot-store'
import { selectionsOf } from '../../src/statistics/cube'
import { makeRelease } from '../../src/statistics/release'
import { asAdmin } from './support/as-admin'
import { addChildren, madeUpIndex, type MadeUpIndex } from './support/made-up-index'

/** A month's numbers, made of a real snapshot, audited by the real solver and stored: few dimensions, so that it takes seconds. */
const FILE = readFileSync(path.join(projectRoot(), 'schema/statistics.yml'), 'utf8')
const FAMILIES = [['sex', 'age'], ['sex', 'welfareLeftBehind'], ['aid']]
const text = (lowest: string, families = FAMILIES) =>
  `${FILE.slice(0, FILE.indexOf('families:')).replace(/^lowest: \w+$/m, `lowest: ${lowest}`)}families:\n${families.map((one) => `  - [${one.join(', ')}]\n`).join('')}`
const GOVERNED = new Set([...FILE.matchAll(/field: (\S+)/g)].map(([, field]) => field!))
const statistics = readStatistics(text('township'), 'statistics.yml', GOVERNED)
const KEY = 'a key of the audit trail, which is long enough'

let index: MadeUpIndex
let solver: Highs
let first: PublishedRelease
beforeAll(async () => {
  solver = await loadSolver()
  index = await madeUpIndex(2, 1_500)
  await snapshot()
  first = await release()
}, 300_000)
afterAll(() => index?.drop())

const snapshot = () => {
  const { owner: store, folder, clock } = index
  return makeSnapshot({ store, folder, clock, accessTable: 'table-1' })
}
async function release(options: Partial<ReleaseOptions> = {}): Promise<PublishedRelease> {
  const { owner: store, folder, clock } = index
  const from = (await openSnapshot(store, folder, '2026-11'))!
  return releaseMonth({
    store,
    clock,
    auditKey: KEY,
    statistics,
    snapshot: from,
    folder,
    correct: false,
    solver,
    ...options,
  })
}
const codeOf = (work: Promise<unknown>) => work.then(() => 'none', (fault: unknown) => (fault as HubError).code) // prettier-ignore
const rows = (query: string, values: unknown[] = []) => index.owner.run({ text: query, values })

interface Stored {
  readonly family: number
  readonly division: string
  readonly numbers: (number | null)[] | null
}
async function stored(id: string): Promise<Stored[]> {
  const cells = await rows('SELECT family, division, to_json(numbers)::text FROM statistics_cell WHERE release = $1::uuid', [id]) // prettier-ignore
  return cells.map(([family, division, numbers]) => ({
    family: Number(family),
    division: division!,
    numbers: numbers == null ? null : (JSON.parse(numbers) as (number | null)[]),
  }))
}

/** Codes of a child, by statements of its own over the index: it shares nothing with the way from snapshot to release. */
const NAIVE: Readonly<Record<string, string>> = {
  sex: `CASE WHEN sex IN ('MALE', 'FEMALE') THEN sex ELSE 'NOT_RECORDED' END`,
  age: `CASE WHEN birth_month = '' THEN 'NOT_RECORDED' WHEN birth_month > '2020-11' THEN 'AGE_0_5' WHEN birth_month > '2014-11' THEN 'AGE_6_11'
    WHEN birth_month > '2011-11' THEN 'AGE_12_14' ELSE 'AGE_15_17' END`,
  welfareLeftBehind: `coalesce(welfare_left_behind, 'NOT_RECORDED')`,
  aid: `CASE receives_aid WHEN true THEN 'YES' WHEN false THEN 'NO' ELSE 'NOT_RECORDED' END`,
}
async function naive(family: readonly string[], digits: number): Promise<Map<string, number>> {
  const counted = await rows(
    `SELECT left(rpad(residence_division, 12, '0'), ${digits}), count(*)${family.map((name) => `, ${NAIVE[name]}`).join('')} FROM child_index
     WHERE generation = 3 AND born > '2008-11-30' AND residence_division IS NOT NULL
     GROUP BY CUBE (1${family.map((_, i) => `, ${i + 3}`).join('')}) HAVING GROUPING(left(rpad(residence_division, 12, '0'), ${digits})) = 0`,
  )
  return new Map(counted.map(([division, n, ...codes]) => [[division, ...codes.map((one) => one ?? '*')].join('|'), Number(n)])) // prettier-ignore
}

test('each published number is the true one, and none from 1 to 4 is', async () => {
  const { design } = statistics
  const cells = await stored(first.id)
  const seen = { shown: 0, withheld: 0, closed: 0 }
  for (const [family, names] of design.families.entries()) {
    const codes = names.map((name) => design.dimensions.find((one) => one.name === name)!.codes)
    const selections = selectionsOf(codes.map(({ length }) => length))
    for (const digits of design.levels) {
      const truth = await naive(names, digits)
      const of = cells.filter((cell) => cell.family === family && cell.division.length === digits)
      expect(of.map(({ division }) => division).sort()).toEqual([...new Set([...truth.keys()].map((key) => key.split('|')[0]))].sort()) // prettier-ignore
      for (const { division, numbers } of of) {
        if (numbers === null) {
          seen.closed += 1
          continue
        }
        expect(numbers).toHaveLength(selections.length)
        numbers.forEach((number, i) => {
          const key = [division, ...selections[i]!.map((code, at) => (code === null ? '*' : codes[at]![code]))].join(
            '|',
          )
          if (number === null) seen.withheld += 1
          else {
            seen.shown += 1
            expect([key, number]).toEqual([key, truth.get(key) ?? 0])
            expect(number === 0 || number >= 5).toBe(true)
          }
        })
      }
    }
  }
  expect(Math.min(seen.shown, seen.withheld)).toBeGreaterThan(50)
})

test('a part that families share has one answer in all of them', async () => {
  const cells = await stored(first.id)
  const bySex = (family: number) => {
    const { design } = statistics
    const sizes = design.families[family]!.map((name) => design.dimensions.find((one) => one.name === name)!.codes.length) // prettier-ignore
    const places = selectionsOf(sizes).flatMap((one, i) => (one[0] !== null && one[1] === null ? [i] : []))
    return new Map(cells.flatMap((cell) => (cell.family === family && cell.numbers ? [[cell.division, places.map((i) => cell.numbers![i])]] : []))) // prettier-ignore
  }
  const [one, other] = [bySex(0), bySex(1)]
  const both = [...one.keys()].filter((division) => other.has(division))
  expect(both.length).toBeGreaterThan(3)
  for (const division of both) expect(one.get(division)).toEqual(other.get(division))
})

test('usefulness is what the rows hold, by level and family', async () => {
  const cells = await stored(first.id)
  expect(first.usefulness).toHaveLength(4 * FAMILIES.length)
  for (const { level, family, divisions, closed, numbers, withheld } of first.usefulness) {
    const digits = { province: 2, city: 4, county: 6, township: 9, village: 12 }[level]
    const of = cells.filter((cell) => statistics.design.families[cell.family] === family && cell.division.length === digits) // prettier-ignore
    const open = of.flatMap((cell) => cell.numbers ?? [])
    expect([divisions, closed, numbers, withheld]).toEqual([of.length, of.filter((cell) => cell.numbers === null).length, open.length, open.filter((n) => n === null).length]) // prettier-ignore
  }
})

/** Copies of both tables, and both put back. */
const KEEP = [
  'CREATE TABLE kept_cell AS TABLE statistics_cell',
  'CREATE TABLE kept_release AS TABLE statistics_release',
]
const UNDO = ['DELETE FROM statistics_cell', 'DELETE FROM statistics_release', 'INSERT INTO statistics_release TABLE kept_release',
  'INSERT INTO statistics_cell TABLE kept_cell', 'DROP TABLE kept_cell, kept_release'] // prettier-ignore

test('it is signed: as it was, and nothing else', async () => {
  expect(await listReleases(index.owner)).toEqual([
    { id: first.id, month: '2026-11', correction: 0, publishedAt: '2026-11-30T16:30:00Z' },
  ])
  expect(await verifyRelease(index.store, KEY, first.id)).toBe(true) // reading is enough
  expect(await verifyRelease(index.owner, `${KEY}.`, first.id)).toBe(false)
  const [division] = (await rows('SELECT division FROM statistics_cell WHERE release = $1::uuid AND family = 0 AND numbers[1] > 10', [first.id]))[0]! // prettier-ignore
  for (const change of [
    `UPDATE statistics_cell SET numbers[1] = numbers[1] + 1 WHERE family = 0 AND division = '${division}'`,
    `UPDATE statistics_cell SET numbers[1] = NULL WHERE family = 0 AND division = '${division}'`,
    `DELETE FROM statistics_cell WHERE family = 0 AND division = '${division}'`,
    `INSERT INTO statistics_cell SELECT release, 7, division, open, numbers FROM statistics_cell WHERE family = 0 AND division = '${division}'`,
    `UPDATE statistics_release SET month = '2026-10'`,
    `UPDATE statistics_release SET design = jsonb_set(design, '{k}', '4')`,
    `UPDATE statistics_release SET manifest = manifest || '{"x": 1}'`,
    `UPDATE statistics_release SET published_at = published_at + interval '1 second'`,
  ])
    await asAdmin(index.url, [...KEEP, change], UNDO, async (store) => {
      expect([change, await verifyRelease(store, KEY, first.id)]).toEqual([change, false])
    })
  expect(await verifyRelease(index.owner, KEY, first.id)).toBe(true)
})

test.each([
  'UPDATE statistics_cell SET numbers[1] = 7',
  'DELETE FROM statistics_cell',
  'TRUNCATE statistics_cell, statistics_release',
  'INSERT INTO statistics_cell SELECT release, 9, division, open, numbers FROM statistics_cell',
  `UPDATE statistics_release SET signature = 'x'`,
  'DELETE FROM statistics_release',
])('a published release is frozen, for its owner and for the hub: %s', async (statement) => {
  const before = await stored(first.id)
  expect(await codeOf(index.owner.run({ text: statement, values: [] }))).toBe('HUB_UNAVAILABLE')
  expect(await codeOf(index.store.run({ text: statement, values: [] }))).toBe('HUB_UNAVAILABLE')
  expect(await stored(first.id)).toEqual(before)
})

test('the role of the running hub reads releases and publishes none', async () => {
  expect((await index.store.run({ text: 'SELECT count(*) FROM statistics_cell', values: [] }))[0]![0]).not.toBe('0')
  expect(await codeOf(index.store.run({ text: `INSERT INTO statistics_release (id, month, correction, made_at, snapshot_sha256, design, manifest)
    VALUES (gen_random_uuid(), '2026-09', 0, now(), 'x', '{}', '{}')`, values: [] }))).toBe('HUB_UNAVAILABLE') // prettier-ignore
  expect(await codeOf(index.store.run({ text: `INSERT INTO statistics_population VALUES ('c', '2020', '43', '{}', 1)`, values: [] }))).toBe('HUB_UNAVAILABLE') // prettier-ignore
})

test('a release that fails its audit is not published, and says where without a number', async () => {
  await rows(`UPDATE child_index SET sex = 'MALE' WHERE id = (SELECT id FROM child_index WHERE sex = 'FEMALE' LIMIT 1)`)
  await snapshot()
  const before = await listReleases(index.owner)
  const leaky: typeof makeRelease = (cube, options) => ({
    ...makeRelease(cube, options),
    exposed: [{ rule: 'SMALL', plus: [{ family: 1, division: '430421', selection: [0, 0] }], minus: [], n: 3 }],
  })
  const unaudited: typeof makeRelease = (cube, options) => makeRelease(cube, { ...options, solver: null })
  const fault = await release({ correct: true, protect: leaky }).catch((one: unknown) => one as HubError)
  expect(fault).toMatchObject({ code: 'RELEASE_UNSAFE', extra: { places: ['county sex × welfareLeftBehind'] } })
  expect((fault as HubError).message).not.toMatch(/430421|\b3\b/)
  expect(await codeOf(release({ correct: true, protect: unaudited }))).toBe('RELEASE_UNSAFE')
  expect(await listReleases(index.owner)).toEqual(before)
}, 120_000)

test('a correction is a new release of a new snapshot; the first stays', async () => {
  expect(await codeOf(release())).toBe('RELEASE_EXISTS')
  const same = (await rows('SELECT snapshot_sha256 FROM statistics_release'))[0]![0]
  await addChildren(index.owner, 3, 40, '430421100201')
  const { manifest } = await snapshot()
  expect(manifest.sha256).not.toBe(same)
  const second = await release({ correct: true })
  expect(second).toMatchObject({ month: '2026-11', correction: 1 })
  expect(await codeOf(release({ correct: true }))).toBe('RELEASE_EXISTS') // nothing differs
  expect(await newestOf(index.owner, '2026-11')).toMatchObject({ correction: 1, snapshotSha256: manifest.sha256 })
  for (const { id } of [first, second]) expect(await verifyRelease(index.owner, KEY, id)).toBe(true)
}, 120_000)

/** Numbers that both releases show and that a few children alone changed. */
async function smallDifferences(then: string, now: string): Promise<number[]> {
  const key = ({ family, division }: Stored) => `${family} ${division}`
  const old = new Map((await stored(then)).map((row) => [key(row), row.numbers]))
  return (await stored(now)).flatMap((row) =>
    (row.numbers ?? []).flatMap((number, i) => {
      const before = old.get(key(row))?.[i] ?? null
      const changed = number === null || before === null ? 0 : Math.abs(number - before)
      return changed > 0 && changed < 5 ? [changed] : []
    }),
  )
}

test('a correction of three children is not to be seen in what two releases show; without the guard it is', async () => {
  const corrected = async (seed: number, options: Partial<ReleaseOptions> = {}) => {
    const before = (await listReleases(index.owner))[0]!.id
    await addChildren(index.owner, seed, 3, '430421100201')
    await snapshot()
    return smallDifferences(before, (await release({ correct: true, ...options })).id)
  }
  expect(await corrected(5)).toEqual([])
  const unguarded: typeof makeRelease = (cube, options) => makeRelease(cube, { ...options, earlier: null })
  expect((await corrected(6, { protect: unguarded })).length).toBeGreaterThan(0)
}, 120_000)

test('a month before the newest one is not published any more; nor one whose earlier snapshot is gone', async () => {
  const { owner: store, folder } = index
  const snapshotOfNow = (await openSnapshot(store, folder, '2026-11'))!
  const earlier = { ...snapshotOfNow, manifest: { ...snapshotOfNow.manifest, month: '2026-10' } }
  expect(await codeOf(release({ snapshot: earlier }))).toBe('RELEASE_EXISTS')
  const later = { ...snapshotOfNow, manifest: { ...snapshotOfNow.manifest, month: '2026-12' } }
  expect(await codeOf(release({ snapshot: later, folder: path.join(folder, 'elsewhere') }))).toBe('SNAPSHOT_DAMAGED')
})

test('a word that no code is for stops the release', async () => {
  await rows(`UPDATE child_index SET welfare_left_behind = 'A_NEW_WORD' WHERE id = (SELECT id FROM child_index WHERE born > '2010-01-01' AND residence_division IS NOT NULL LIMIT 1)`) // prettier-ignore
  await snapshot()
  const fault = await release({ correct: true }).catch((one: unknown) => one as HubError)
  expect(fault).toMatchObject({ code: 'STATISTICS_INVALID', message: expect.stringContaining('welfareLeftBehind') })
})
