import { asOwner } from './support/all-seeing'
import { SHOWCASE } from '../../src/demo/showcase'
import { startTestHub, type Answer, type TestHub } from '../support/hub'

/** As a test says what it expects of it. */
type Node = Answer['data']

let hub: TestHub
beforeAll(async () => {
  hub = await startTestHub({ children: 200 })
})
afterAll(() => hub?.stop())

const STATISTICS = `query ($by: [StatisticsBy!], $where: ChildFilter, $saved: ID) {
  statistics(by: $by, where: $where, saved: $saved) { exact asOf total cells { values count } } }`
const ask = (account: string, variables: Record<string, unknown> = {}) => hub.ask(account, STATISTICS, variables)
const numbers = async (account: string, variables: Record<string, unknown> = {}) =>
  (await ask(account, variables)).data.statistics as {
    exact: boolean
    total: number
    cells: { values: (string | null)[]; count: number }[]
  }

/** Every child of a list, page by page: what the numbers are compared with. */
async function listed(account: string, fields: string, where: unknown = null): Promise<Node[]> {
  const nodes: Node[] = []
  for (let after: string | null = null, more = true; more;) {
    const answer = await hub.ask(
      account,
      `query ($where: ChildFilter, $after: String) { children(where: $where, first: 50, after: $after) {
        edges { node { ${fields} } } pageInfo { hasNextPage endCursor } } }`,
      { where, after },
    )
    const { edges, pageInfo } = answer.data.children
    nodes.push(...edges.map(({ node }: { node: Node }) => node))
    after = pageInfo.endCursor
    more = pageInfo.hasNextPage
  }
  return nodes
}

function counted(keys: readonly (string | null)[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const key of keys) counts[`${key}`] = (counts[`${key}`] ?? 0) + 1
  return counts
}

const cellsOf = (answer: { cells: { values: (string | null)[]; count: number }[] }) =>
  Object.fromEntries(answer.cells.map(({ values, count }) => [values.join('|') || 'null', count]))

test('of nobody there is no share', async () => {
  const query = '{ statistics(where: { className: { eq: "no such class" } }) { total cells { count share } } }'
  const { data, errors } = await hub.ask('education', query)
  expect([data.statistics, errors]).toEqual([{ total: 0, cells: [{ count: 0, share: null }] }, undefined])
})

describe.each(['education', 'civil-affairs', 'school', 'director'])(
  'for %s the numbers are those of its own list',
  (account) => {
    test('in all, and by sex', async () => {
      const nodes = await listed(account, 'sex')
      expect(nodes.length).toBeGreaterThan(0)
      const bySex = await numbers(account, { by: [{ fact: 'SEX' }] })
      expect([bySex.total, bySex.exact]).toEqual([nodes.length, true])
      expect(cellsOf(bySex)).toEqual(counted(nodes.map(({ sex }) => sex)))
    })

    test('under a filter', async () => {
      const where = { sex: { eq: 'FEMALE' } }
      expect((await numbers(account, { where })).total).toBe((await listed(account, 'id', where)).length)
    })
  },
)

test('by division at a level, by year, and by two facts at once', async () => {
  const nodes = await listed('education', 'birthDate residenceDivision { code } education { rollState }')
  const code = (one: Node) => (one.residenceDivision?.code ?? null) as string | null
  const township = await numbers('education', { by: [{ fact: 'RESIDENCE_DIVISION', level: 'TOWNSHIP' }] })
  expect(cellsOf(township)).toEqual(counted(nodes.map((one) => code(one)?.slice(0, 9) ?? null)))
  const county = await numbers('education', { by: [{ fact: 'RESIDENCE_DIVISION' }] })
  expect(cellsOf(county)).toEqual(counted(nodes.map((one) => code(one)?.slice(0, 6) ?? null)))
  const both = await numbers('education', { by: [{ fact: 'BIRTH_MONTH' }, { fact: 'ROLL_STATE' }] })
  const years = nodes.map((one) => (one.birthDate as string | null)?.slice(0, 4) ?? null)
  const states = nodes.map((one) => (one.education?.rollState ?? null) as string | null)
  const pairs = Object.fromEntries(both.cells.map(({ values, count }) => [values.map(String).join('|'), count]))
  expect(pairs).toEqual(counted(years.map((year, i) => `${year}|${states[i]}`)))
  expect(both.cells.reduce((sum, { count }) => sum + count, 0)).toBe(both.total)
})

test('a fact of which several hold of one child counts the child in each, and once in the total', async () => {
  const { total, cells } = await numbers('civil-affairs', {
    by: [{ fact: 'WELFARE_CATEGORY' }],
    where: { welfareCategory: { isNull: false } },
  })
  expect(total).toBe((await numbers('civil-affairs', { where: { welfareCategory: { isNull: false } } })).total)
  expect(cells.reduce((sum, { count }) => sum + count, 0)).toBeGreaterThanOrEqual(total)
})

describe('rights', () => {
  test('a fact that may not be filtered by is refused, with field, position and rule', async () => {
    const { status, errors } = await ask('education', { by: [{ fact: 'GUARDIANSHIP_TYPE' }] })
    expect(status).toBe(403)
    expect(errors![0]!.extensions).toMatchObject({
      code: 'ACCESS_FILTER',
      field: 'WelfareRecord.guardianshipType',
      position: 'group',
      rule: expect.stringMatching(/^civil-affairs\.yml#/),
    })
  })

  test('an analyst is answered from a release, and never with exact numbers', async () => {
    const answer = await ask('analyst')
    expect([answer.data.statistics, answer.errors![0]!.extensions['code']]).toEqual([null, 'NOT_IN_RELEASE'])
  })

  test.each(['auditor', 'steward', 'approver', 'justice'])('%s, who lists nobody, counts nobody', async (account) => {
    const answer = await ask(account)
    expect(answer.data.statistics).toBeNull()
    expect(answer.extensions['withheld']).toEqual([expect.objectContaining({ field: 'Query.statistics' })])
  })

  test('a fact that is full for the own school alone narrows the numbers to it, as it narrows a list', async () => {
    const where = { attendanceBand: { isNull: false } }
    const { total } = await numbers('school', { by: [{ fact: 'ATTENDANCE_BAND' }], where })
    expect(total).toBe((await listed('school', 'id', where)).length)
    const [own] = await asOwner(
      hub,
      'hub',
      `SELECT count(*) AS n FROM child WHERE school_code = '${SHOWCASE.schoolCode}' AND NOT retired`,
    )
    expect(total).toBeLessThanOrEqual(Number(own!['n']))
  })

  test('each has its record in the trail: the facts, and no child', async () => {
    await ask('education', { by: [{ fact: 'SEX' }, { fact: 'ROLL_STATE' }] })
    const rows = await asOwner(
      hub,
      'hub',
      `SELECT body FROM audit_entry WHERE body LIKE '{"kind":"look"%' ORDER BY written_at DESC, seq DESC LIMIT 1`,
    )
    expect(JSON.parse(rows[0]!['body'] as string)).toMatchObject({
      rootFields: ['Query.statistics'],
      children: [],
      used: ['Child.sex group', 'EducationRecord.rollState group'],
    })
  })

  test('its cost is told before, and counts what is counted', async () => {
    const { data } = await hub.ask(
      'education',
      'query ($q: String!) { explain(query: $q) { refusal { code } uses { field position scopes } cost { cost parts { field counted } } } }',
      {
        q: '{ statistics(by: [{ fact: SEX }]) { total } }',
      },
    )
    expect(data.explain.refusal).toBeNull()
    expect(data.explain.uses).toEqual([expect.objectContaining({ field: 'Child.sex', position: 'group' })])
    expect(data.explain.cost.parts).toEqual([{ field: 'Query.statistics', counted: expect.any(Number) }])
  })
})

test('more than three facts are refused', async () => {
  const { errors } = await ask('education', {
    by: ['SEX', 'ROLL_STATE', 'BIRTH_MONTH', 'SCHOOL_DIVISION'].map((fact) => ({ fact })),
  })
  expect(errors![0]!.extensions['code']).toBe('COST_CELLS')
})

describe('a fact of which a child may have several values', () => {
  const CATEGORY = { fact: 'WELFARE_CATEGORY' }

  test('asked for twice tells how many have both', async () => {
    const once = cellsOf(await numbers('civil-affairs', { by: [CATEGORY] }))
    const twice = cellsOf(await numbers('civil-affairs', { by: [CATEGORY, CATEGORY] }))
    for (const [value, count] of Object.entries(once))
      expect(twice[value === 'null' ? '|' : `${value}|${value}`]).toBe(count)
    for (const [pair, count] of Object.entries(twice)) expect(twice[pair.split('|').reverse().join('|')]).toBe(count)
  })

  test('counts a child once for each, however often its registry wrote it', async () => {
    const before = await numbers('civil-affairs', { by: [CATEGORY] })
    const rows = await asOwner(
      hub,
      'hub',
      `UPDATE child_index SET welfare_categories = welfare_categories || welfare_categories
       WHERE generation = (SELECT answering FROM index_state) AND cardinality(welfare_categories) > 0 RETURNING id`,
    )
    expect(rows.length).toBeGreaterThan(0)
    expect(cellsOf(await numbers('civil-affairs', { by: [CATEGORY] }))).toEqual(cellsOf(before))
  })
})

test.each([
  ['too many facts', { by: Array.from({ length: 4 }, () => ({ fact: 'SEX' })) }, 'COST_CELLS'],
  ['a filter that asks nothing', { where: { or: [] } }, 'BAD_FILTER'],
])('%s is refused before it runs, by its own name', async (_what, variables, code) => {
  const { data, errors } = await ask('education', variables)
  expect([data ?? null, errors?.[0]?.extensions]).toMatchObject([null, { code, field: 'Query.statistics' }])
  const explained = await hub.ask(
    'education',
    'query ($query: String!, $variables: JSONObject) { explain(query: $query, variables: $variables) { refusal { code } } }',
    { query: STATISTICS, variables },
  )
  expect(explained.data.explain.refusal).toEqual({ code })
})
