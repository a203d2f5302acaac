import { asOwner } from '../hub/support/all-seeing'
import { changedTable, writtenTable } from '../hub/support/changed-table'
import { startTestHub, type TestHub } from '../support/hub'
import { BOTH, realmWithBoth } from './support/realm'
import { gather, loadPopulation, publish, truth, type Published } from './support/publish'

const [EARLIER, MONTH] = ['2026-09', '2026-10']
const ASK = `query ($by: [StatisticsBy!], $where: ChildFilter, $saved: ID, $under: String, $measures: [StatisticsMeasure!],
    $month: Month, $compareTo: Month, $population: String) {
  statistics(by: $by, where: $where, saved: $saved, under: $under, measures: $measures, month: $month, compareTo: $compareTo, population: $population) {
    exact asOf release { month correction publishedAt } total withheld { rule level }
    cells { values count share change rate withheld { rule level } } } }`

interface Told {
  readonly exact: boolean
  readonly asOf: string | null
  readonly release: { readonly month: string; readonly correction: number } | null
  readonly total: number | null
  readonly withheld: { readonly rule: string; readonly level: string | null } | null
  readonly cells: readonly {
    readonly values: readonly (string | null)[]
    readonly count: number | null
    readonly share: number | null
    readonly change: number | null
    readonly rate: number | null
    readonly withheld: { readonly rule: string; readonly level: string | null } | null
  }[]
}

const realm = realmWithBoth()
let hub: TestHub
let now: Published
beforeAll(async () => {
  hub = await startTestHub({ children: 500, realmFile: realm.file })
  await gather(hub)
  // A month ago there were fewer boys in one village.
  const fewer = (groups: Published['groups']) =>
    groups.map((group) => ({ ...group, count: Math.max(1, group.count - (group.codes[0] === 'MALE' ? 1 : 0)) }))
  await publish(hub, { month: EARLIER, change: fewer })
  now = await publish(hub, { month: MONTH })
}, 120_000)
afterAll(async () => {
  await hub?.stop()
  realm.remove()
})

const ask = (variables: Record<string, unknown> = {}, account = 'analyst') => hub.ask(account, ASK, variables)
const told = async (variables: Record<string, unknown> = {}) => (await ask(variables)).data.statistics as Told
const code = async (variables: Record<string, unknown>, account = 'analyst') =>
  (await ask(variables, account)).errors?.[0]?.extensions
const SEX = { fact: 'SEX' }
const PLACE = { fact: 'RESIDENCE_DIVISION' }
const LEFT = { fact: 'EDUCATION_LEFT_BEHIND' }
const MISSING = (value: string | null | undefined) => [value ?? 'NOT_RECORDED']

describe('an analyst is answered from the newest release', () => {
  test('with every code of a fact, each number the true one or none', async () => {
    const { exact, asOf, release, total, cells } = await told({ by: [SEX, { fact: 'BIRTH_MONTH' }] })
    expect([exact, asOf, release]).toMatchObject([false, null, { month: MONTH, correction: 0 }])
    expect(total).toBe(truth(now.groups, '', {}))
    expect(cells).toHaveLength(3 * 5)
    expect(cells.filter(({ count }) => count !== null).length).toBeGreaterThan(5)
    for (const { values, count, withheld } of cells) {
      const n = truth(now.groups, '', { sex: MISSING(values[0]), age: MISSING(values[1]) })
      if (count === null) expect(withheld).toEqual({ rule: 'PROTECTED', level: null })
      else expect([count, withheld]).toEqual([n, null])
      expect(count === null || count === 0 || count >= 5).toBe(true)
    }
  })

  test('down five levels, one call each; zero is a number, and what is withheld says where it exists', async () => {
    const levels = ['', '43', '4304', '430421', '430421100']
    const rules = new Set<string>()
    for (const [depth, under] of levels.entries()) {
      const { cells, total } = await told({ by: [PLACE, SEX, LEFT], under: under || null })
      const divisions = [...new Set(cells.map(({ values }) => values[0]!))]
      expect([...divisions].sort()).toEqual(divisions)
      expect(now.cube.divisions[depth]!.filter((one) => one.startsWith(under))).toEqual(divisions.filter((one) => now.cube.divisions[depth]!.includes(one))) // prettier-ignore
      if (total !== null) expect(total).toBe(truth(now.groups, under, {}))
      for (const {
        values: [division, sex, left],
        count,
        withheld,
      } of cells) {
        if (count !== null)
          expect(count).toBe(truth(now.groups, division!, { sex: MISSING(sex), leftBehind: MISSING(left) }))
        else rules.add(withheld!.rule)
        expect((count === null) === (withheld !== null)).toBe(true)
      }
    }
    const empty = (await told({ by: [PLACE], under: '430421' })).cells.filter(({ count }) => count === 0)
    expect(empty.length).toBeGreaterThan(0)
    expect(rules).toContain('PROTECTED')
  })

  test('a closed area shows nothing, and names the level that does', async () => {
    const aid = { by: [PLACE, { fact: 'RECEIVES_AID' }], under: '4304' }
    const closed = (await told(aid)).cells.filter(({ withheld }) => withheld?.rule === 'AREA_CLOSED')
    expect(closed.length).toBeGreaterThan(0)
    for (const { values, count, share, withheld } of closed) {
      expect([count, share]).toEqual([null, null])
      const above = (await told({ by: [{ fact: 'RECEIVES_AID' }], under: '4304' })).cells.find((cell) => cell.values[0] === values[1])! // prettier-ignore
      expect(withheld!.level).toBe(above.count === null ? null : 'CITY')
    }
  })

  test('under a filter a number is the sum of published cells, and withheld with any of them', async () => {
    const parts = (await told({ by: [LEFT], under: '430421' })).cells
    const some = ['ONE_PARENT', 'BOTH_PARENTS']
    const sum = parts.filter(({ values }) => some.includes(values[0]!)).map(({ count }) => count)
    const { total } = await told({ under: '430421', where: { educationLeftBehind: { in: some } } })
    expect(total).toBe(sum.includes(null) ? null : sum.reduce((all, one) => all! + one!, 0))
    expect(total).not.toBeNull()
    const whole = (await told({ by: [SEX, LEFT] })).cells
    const hidden = whole.find(({ count }) => count === null)!
    const where = { educationLeftBehind: hidden.values[1] === null ? { isNull: true } : { eq: hidden.values[1] } }
    const by = (await told({ by: [SEX], where })).cells.find(({ values }) => values[0] === hidden.values[0])!
    expect([by.count, by.share, by.withheld?.rule]).toEqual([null, null, 'PROTECTED'])
    expect((await told({ where: { and: [{ sex: { eq: 'MALE' } }, { residenceDivision: { within: '430421' } }] } })).total).toBe((await told({ under: '430421', where: { sex: { eq: 'MALE' } } })).total) // prettier-ignore
  })

  test('shares are of the total that is shown', async () => {
    const { total, cells } = await told({ by: [SEX], under: '430421' })
    for (const { count, share } of cells) expect(share).toBe(count === null ? null : count / total!)
  })

  test('the change against an earlier month is told where both numbers are', async () => {
    const where = { by: [PLACE, SEX], under: '430421' }
    const [before, after] = [await told({ ...where, month: EARLIER }), await told({ ...where, compareTo: EARLIER })]
    const earlier = new Map(before.cells.map(({ values, count }) => [values.join(), count]))
    const changes = after.cells.filter(({ change }) => change !== null)
    expect(changes.some(({ change }) => change! > 0)).toBe(true)
    for (const { values, count, change, withheld } of after.cells) {
      const old = earlier.get(values.join())
      expect(change).toBe(count === null || old == null ? null : count - old)
      expect(withheld === null).toBe(change !== null)
    }
  })

  test('rates are by a table of population: by the codes that it has', async () => {
    await loadPopulation(hub, 'census', '2020-12', [
      { division: '430421', codes: { sex: 'MALE' }, number: 2_000 },
      { division: '430421', codes: { sex: 'FEMALE' }, number: 1_000 },
    ])
    const asked = { by: [PLACE, SEX], under: '430421', population: 'census' }
    const here = (await told({ ...asked, by: [SEX] })).cells
    const rates = here.map(({ values, count, rate }) => [values[0], count === null ? rate : rate && rate * (values[0] === 'MALE' ? 2_000 : 1_000), count]) // prettier-ignore
    for (const [value, product, count] of rates) expect(product === null ? null : Math.round(product as number)).toBe(value === null ? null : count) // prettier-ignore
    expect(here[0]!.rate).not.toBeNull()
    expect((await told(asked)).cells.every(({ rate }) => rate === null)).toBe(true)
    expect(await code({ ...asked, population: 'no such table' })).toMatchObject({ code: 'STATISTICS_INPUT', names: ['census'] }) // prettier-ignore
  })

  test('only the measures asked for', async () => {
    const { cells } = await told({ by: [SEX], measures: ['SHARE'] })
    expect(cells.map(({ count, change, rate }) => [count, change, rate])).toEqual(cells.map(() => [null, null, null]))
    expect(cells.some(({ share }) => share !== null)).toBe(true)
  })
})

const QUESTIONS: readonly [string, Record<string, unknown>, object][] = [
  ['a family that is none', { by: [SEX, LEFT, { fact: 'BIRTH_MONTH' }] }, { code: 'NOT_IN_RELEASE', nearest: ['SEX', 'BIRTH_MONTH'], drop: ['EDUCATION_LEFT_BEHIND'] }], // prettier-ignore
  ['a fact that it has not', { by: [SEX, { fact: 'WELFARE_CATEGORY' }] }, { code: 'NOT_IN_RELEASE', drop: ['WELFARE_CATEGORY'] }], // prettier-ignore
  ['another division', { by: [{ fact: 'REGISTERED_DIVISION' }] }, { code: 'NOT_IN_RELEASE' }],
  ['a condition on months', { where: { birthMonth: { from: '2015-03' } } }, { code: 'NOT_IN_RELEASE', condition: 'birthMonth.from' }], // prettier-ignore
  ['a negation', { where: { not: { sex: { eq: 'MALE' } } } }, { code: 'NOT_IN_RELEASE', condition: 'not' }],
  ['a code that is none', { where: { sex: { eq: 'UNKNOWN' } } }, { code: 'NOT_IN_RELEASE', fact: 'sex' }],
  ['a month without a release', { month: '2020-01' }, { code: 'NOT_IN_RELEASE', months: [MONTH, EARLIER] }],
  ['an earlier month without a release', { compareTo: '2020-01' }, { code: 'NOT_IN_RELEASE' }],
  ['a later month to compare to', { compareTo: MONTH }, { code: 'STATISTICS_INPUT' }],
  ['a change without a month', { measures: ['CHANGE'] }, { code: 'STATISTICS_INPUT' }],
  ['a rate without a population', { measures: ['RATE'] }, { code: 'STATISTICS_INPUT' }],
  ['a fact twice', { by: [SEX, SEX] }, { code: 'STATISTICS_INPUT' }],
  ['two areas apart', { under: '430421', where: { residenceDivision: { within: '430422' } } }, { code: 'STATISTICS_INPUT' }], // prettier-ignore
  ['a level above the area', { by: [{ ...PLACE, level: 'COUNTY' }], under: '430421100' }, { code: 'STATISTICS_INPUT' }], // prettier-ignore
  ['villages of the country', { by: [{ ...PLACE, level: 'VILLAGE' }] }, { code: 'COST_CELLS' }],
  ['a division that is none', { under: 'x' }, { code: 'BAD_DIVISION' }],
]

describe('what is not in the release is refused, by the shape of the question alone', () => {
  test.each(QUESTIONS)('%s', async (_what, variables, expected) => {
    const answer = await ask(variables)
    expect(answer.errors?.[0]?.extensions).toMatchObject(expected)
    expect(answer.data?.statistics ?? null).toBeNull()
  })
})

describe('rights', () => {
  afterEach(() => hub.app.changeTable(writtenTable()))

  test('a fact without the position `statistics` is refused before anything runs, in any place', async () => {
    await hub.app.changeTable(
      changedTable(
        'education.yml',
        '      civil-affairs: { level: full, scope: area } # compares the two definitions\n      school: { level: full, scope: school }\n      analyst: { may: [statistics] }\n',
        '      civil-affairs: { level: full, scope: area }\n',
      ),
    )
    for (const variables of [{ by: [LEFT] }, { where: { educationLeftBehind: { eq: 'NONE' } } }])
      expect(await code(variables)).toMatchObject({
        code: 'ACCESS_FILTER',
        field: 'EducationRecord.leftBehind',
        position: 'statistics',
      })
    expect((await told({ by: [SEX] })).total).not.toBeNull()
  })

  test('so is a name, which nobody counts by', async () => {
    expect(await code({ where: { name: { exact: '周' } } })).toMatchObject({
      code: 'ACCESS_FILTER',
      field: 'Child.name',
    })
  })

  test.each(['auditor', 'steward', 'approver', 'justice'])('%s gets no number of either kind', async (account) => {
    for (const variables of [{}, { month: MONTH }]) {
      const answer = await ask(variables, account)
      expect(answer.data.statistics).toBeNull()
      expect(answer.extensions['withheld']).toEqual([expect.objectContaining({ field: 'Query.statistics' })])
    }
  })

  test.each(['education', 'police', 'school', 'director'])(
    '%s counts its own scope exactly, and may not ask for the release',
    async (account) => {
      const exact = (await ask({ by: [SEX] }, account)).data.statistics as Told
      expect([exact.exact, exact.release]).toEqual([true, null])
      for (const only of [{ month: MONTH }, { compareTo: EARLIER }, { population: 'census' }])
        expect(await code({ by: [SEX], ...only }, account)).toMatchObject({
          code: 'ACCESS_FILTER',
          field: 'Query.statistics',
          position: 'statistics',
        })
    },
  )

  test('with both rights exact numbers, and the release by its month: the two never in one answer', async () => {
    const [own, all] = [await ask({ by: [SEX] }, BOTH), await ask({ by: [SEX], month: MONTH }, BOTH)]
    expect([own.data.statistics.exact, own.data.statistics.release]).toEqual([true, null])
    expect([all.data.statistics.exact, all.data.statistics.asOf]).toEqual([false, null])
    expect(all.data.statistics.release).toMatchObject({ month: MONTH })
  })

  test('a right in the own area alone opens the own area', async () => {
    await hub.app.changeTable(changedTable('hub.yml', 'analyst: { may: [statistics] } # from a release alone', 'analyst: { may: [statistics], scope: area } # from a release alone')) // prettier-ignore
    expect(await code({ by: [SEX] })).toMatchObject({ code: 'ACCESS_FILTER', field: 'Query.statistics' })
    expect(await code({ by: [SEX], under: '430422' })).toMatchObject({ code: 'ACCESS_FILTER' })
    expect((await told({ by: [SEX], under: '430421' })).total).not.toBeNull()
    expect((await told({ by: [SEX], under: '430421100' })).total).not.toBeNull()
  })

  test('myRights tells which facts an analyst may count', async () => {
    const { data } = await hub.ask('analyst', '{ myRights(fields: ["Query.statistics", "Child.sex", "Child.name", "EducationRecord.leftBehind"]) { field statistics } }') // prettier-ignore
    expect(data.myRights).toEqual([
      { field: 'Query.statistics', statistics: true },
      { field: 'Child.sex', statistics: true },
      { field: 'Child.name', statistics: false },
      { field: 'EducationRecord.leftBehind', statistics: true },
    ])
  })
})

test('each has its record: the facts, the area, the months, and no child', async () => {
  await ask({ by: [PLACE, SEX], under: '430421', compareTo: EARLIER })
  const [row] = await asOwner(hub, 'hub', `SELECT body FROM audit_entry WHERE body LIKE '{"kind":"look"%' ORDER BY written_at DESC, seq DESC LIMIT 1`) // prettier-ignore
  expect(JSON.parse(row.body as string)).toMatchObject({
    rootFields: ['Query.statistics'],
    children: [],
    beyondReach: [],
    used: [
      'Child.residenceDivision statistics 430421',
      'Child.sex statistics',
      `Query.statistics statistics newest ${EARLIER}`,
    ],
  })
})

test('the cost follows from the shape, and explain tells it with the uses', async () => {
  const costs = await Promise.all([{ by: [SEX] }, { by: [SEX], where: { sex: { eq: 'MALE' } } }].map(async (asked) => (await ask(asked)).extensions['cost'])) // prettier-ignore
  expect(costs[0]).toEqual(costs[1])
  const deeper = { by: [{ ...PLACE, level: 'TOWNSHIP' }], under: '43' }
  expect((await ask(deeper)).extensions['cost']).toMatchObject({ estimated: { cost: 10_000 } })
  const query = 'query ($query: String!) { explain(query: $query) { refusal { code } uses { field position scopes } cost { cost } } }' // prettier-ignore
  const { data } = await hub.ask('analyst', query, { query: '{ statistics(by: [{ fact: SEX }]) { total } }' })
  expect(data.explain).toEqual({
    refusal: null,
    uses: [
      { field: 'Query.statistics', position: 'statistics', scopes: ['all', 'area'] },
      { field: 'Child.sex', position: 'statistics', scopes: ['all', 'area'] },
    ],
    cost: { cost: 500 },
  })
})

test('statisticsReleases lists what can be asked, and how much is withheld', async () => {
  const { data } = await hub.ask('police', `{ statisticsReleases { month correction publishedAt k levels families
    dimensions { name fact field titleZh titleEn codes sensitive } usefulness { family level cells withheld } } }`) // prettier-ignore
  const [newest, older] = data.statisticsReleases
  expect([newest.month, older.month, newest.k, newest.levels.length]).toEqual([MONTH, EARLIER, 5, 5])
  expect(newest.dimensions[0]).toEqual({ name: 'sex', fact: 'SEX', field: 'Child.sex', titleZh: '统计项 sex', titleEn: 'sex', codes: ['MALE', 'FEMALE', null], sensitive: false }) // prettier-ignore
  expect(newest.families).toEqual([['sex', 'age'], ['sex', 'leftBehind'], ['age', 'aid']]) // prettier-ignore
  expect(newest.usefulness).toHaveLength(15)
  const { cells } = await told({ by: [SEX, LEFT] })
  const province = newest.usefulness.find(({ family, level }: { family: string[]; level: string }) => family[1] === 'leftBehind' && level === 'PROVINCE') // prettier-ignore
  expect(province.cells).toBe(3 * 4 + 3 + 4 + 1)
  expect(province.withheld * province.cells).toBeGreaterThanOrEqual(cells.filter(({ count }) => count === null).length)
})

test('a release that is not published answers nothing', async () => {
  await asOwner(hub, 'hub', `INSERT INTO statistics_release SELECT gen_random_uuid(), '2026-11', 0, made_at, NULL, snapshot_sha256, design, manifest, NULL FROM statistics_release WHERE month = $1`, [MONTH]) // prettier-ignore
  expect((await told()).release).toMatchObject({ month: MONTH })
  expect(await code({ month: '2026-11' })).toMatchObject({ code: 'NOT_IN_RELEASE' })
})

// The last: a release that was published stays.
test('refusals are alike in a world of other children', async () => {
  const refusals = async () => Promise.all(QUESTIONS.map(async ([, variables]) => (await ask(variables)).errors))
  const before = await refusals()
  const others = (groups: Published['groups']) => groups.map(({ division, codes, count }, i) => ({ division, codes: i % 3 === 0 ? ['MALE', ...codes.slice(1)] : codes, count: count + (i % 7) })) // prettier-ignore
  const month = await told()
  await publish(hub, { month: MONTH, correction: 1, change: (groups) => merged(others(groups)) })
  expect((await told()).total).not.toBe(month.total) // the correction answers
  expect((await told()).release).toMatchObject({ month: MONTH, correction: 1 })
  expect(await refusals()).toEqual(before)
})

/** Groups that came to be alike. */
function merged(groups: Published['groups']): { division: string; codes: readonly string[]; count: number }[] {
  const all = new Map<string, { division: string; codes: readonly string[]; count: number }>()
  for (const group of groups) {
    const key = JSON.stringify([group.division, group.codes])
    all.set(key, { ...group, count: group.count + (all.get(key)?.count ?? 0) })
  }
  return [...all.values()]
}
