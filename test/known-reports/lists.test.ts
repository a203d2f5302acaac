import { asOwner } from '../hub/support/all-seeing'
import { showcaseUuid } from '../hub/support/sample'
import { startTestHub, type Answer, type TestHub } from '../support/hub'

/** Bug reports of systems that list and search, each turned into an input (docs/KNOWN-REPORTS.md). */
let hub: TestHub
let id: string
beforeAll(async () => {
  hub = await startTestHub({ children: 200 })
  id = `child:${await showcaseUuid(hub)}`
})
afterAll(() => hub?.stop())

const LIST = `query ($where: ChildFilter, $orderBy: ChildOrder, $after: String, $first: Int) {
  children(where: $where, orderBy: $orderBy, after: $after, first: $first) {
    totalCount edges { node { id } } pageInfo { endCursor hasNextPage } } }`
const list = (variables: Record<string, unknown>, account = 'civil-affairs'): Promise<Answer> =>
  hub.ask(account, LIST, variables)

async function whole(variables: Record<string, unknown>, account = 'civil-affairs'): Promise<string[]> {
  const ids: string[] = []
  let after: string | null = null
  for (;;) {
    const { data, errors } = await list({ ...variables, after }, account)
    expect(errors).toBeUndefined()
    ids.push(...(data.children.edges as { node: { id: string } }[]).map(({ node }) => node.id))
    if (!data.children.pageInfo.hasNextPage) return ids
    after = data.children.pageInfo.endCursor as string
  }
}

test('a total counts children, not the values that match', async () => {
  const categories = ['LEFT_BEHIND', 'IN_POVERTY', 'DISABLED', 'GUARDIAN_LACKING', 'DE_FACTO_UNSUPPORTED', 'ORPHAN']
  const where = { welfareCategory: { in: categories } }
  const { data } = await list({ where, first: 1 })
  const ids = await whole({ where, first: 50 })
  expect(new Set(ids).size).toBe(ids.length)
  expect(data.children.totalCount).toBe(ids.length)
  expect(ids.length).toBeGreaterThan(3)
})

test('more than a hundred values in one list of a filter', async () => {
  const few = { rollState: { in: ['ENROLLED', 'SUSPENDED'] } }
  const many = { rollState: { in: Array.from({ length: 400 }, (_, i) => (i % 2 ? 'SUSPENDED' : 'ENROLLED')) } }
  const [one, other] = await Promise.all([
    list({ where: few, first: 50 }, 'education'),
    list({ where: many, first: 50 }, 'education'),
  ])
  expect(one.errors).toBeUndefined()
  expect(other.errors).toBeUndefined()
  expect(other.data.children.totalCount).toBe(one.data.children.totalCount)
  expect(one.data.children.totalCount).toBeGreaterThan(0)
})

test('lists of no ids and no numbers are lists of nothing', async () => {
  const { data, errors } = await hub.ask(
    'education',
    '{ childrenByIds(ids: []) { id } enrolmentStatus(students: []) { index } }',
  )
  expect([data, errors]).toEqual([{ childrenByIds: [], enrolmentStatus: [] }, undefined])
})

test('one id asked several times in a list is answered each time, in the order asked', async () => {
  const unknown = 'child:00000000-0000-8000-8000-000000000000'
  const { data } = await hub.ask('police', 'query ($ids: [ID!]!) { childrenByIds(ids: $ids) { id name } }', {
    ids: [id, unknown, id, id],
  })
  const [first, none, third, fourth] = data.childrenByIds
  expect(first.id).toBe(id)
  expect([none, third, fourth]).toEqual([null, first, first])
})

describe('signs that mean something to a query language are letters of a name', () => {
  test.each(['%', '_', '周%', '%周', '周_桐', '\\', '周\\%', '.*', '^周', '周|李', '[周]', '周*', '周?'])(
    'prefix and exact %j find nobody',
    async (text) => {
      for (const where of [{ name: { prefix: text } }, { name: { exact: text } }, { name: { former: text } }]) {
        const { data, errors } = await list({ where, first: 1 }, 'education')
        if (errors) expect(errors[0]!.extensions['blame']).toBe('caller')
        else expect(data.children.totalCount).toBe(0)
      }
    },
  )

  test.each(['周雨桐,李雨桐', '周雨桐，李秀芳', '周雨桐;李秀芳', "O'Brien", 'O’Neill', '"周雨桐"', '周雨桐 OR 李秀芳'])(
    'exact %j is one name, not several',
    async (text) => {
      const { data, errors } = await list({ where: { name: { exact: text } }, first: 1 }, 'education')
      if (errors) expect(errors[0]!.extensions['blame']).toBe('caller')
      else expect(data.children.totalCount).toBe(0)
    },
  )
})

test('a list that names no condition is no way round the scope', async () => {
  for (const account of ['director', 'school', 'supervisor', 'neighbour']) {
    const plain = await whole({ first: 200 }, account)
    for (const where of [
      {},
      { and: [{}] },
      { sex: { in: ['MALE', 'FEMALE', 'UNKNOWN', 'UNSPECIFIED'] } },
      { not: { sex: { eq: 'UNKNOWN' } } },
    ]) {
      const { errors } = await list({ where, first: 1 }, account)
      if (errors) continue
      for (const one of await whole({ where, first: 200 }, account)) expect(plain).toContain(one)
    }
  }
  const own = await whole({ first: 200 }, 'director')
  expect(own.length).toBeLessThan((await whole({ first: 200 })).length)
})

test('an alias beside a filter changes neither who is found nor who may ask', async () => {
  const aliased = `query ($where: ChildFilter) { mine: children(where: $where, first: 50) { list: edges { kid: node { id } } count: totalCount }
    children(where: $where, first: 50) { edges { node { id } } totalCount } }`
  const { data } = await hub.ask('education', aliased, { where: { rollState: { eq: 'ENROLLED' } } })
  expect(data.mine.count).toBe(data.children.totalCount)
  expect(data.mine.list.map((edge: { kid: unknown }) => edge.kid)).toEqual(
    data.children.edges.map((edge: { node: unknown }) => edge.node),
  )
  const refused = await hub.ask('police', aliased, { where: { disabilityClass: { eq: 'HEARING' } } })
  const plain = await hub.ask('police', LIST, { where: { disabilityClass: { eq: 'HEARING' } }, first: 1 })
  expect([refused.status, refused.errors?.[0]?.extensions['code']]).toEqual([
    plain.status,
    plain.errors?.[0]?.extensions['code'],
  ])
  expect(plain.errors?.[0]?.extensions['code']).toBe('ACCESS_FILTER')
})

describe('pages in an order by what may be missing', () => {
  beforeAll(async () => {
    const rows = await asOwner(hub, 'hub', `UPDATE child_index SET birth_month = '', name = NULL, pinyin = '', initials = ''
      WHERE id IN (SELECT id FROM child_index WHERE registered_division LIKE '430421%' ORDER BY id LIMIT 20) RETURNING id`) // prettier-ignore
    expect(rows.length).toBe(20)
  })

  test.each([
    ['BIRTH_MONTH', 'ASC'],
    ['BIRTH_MONTH', 'DESC'],
    ['NAME', 'ASC'],
    ['NAME', 'DESC'],
  ])('%s %s: every child once, those without it too', async (by, direction) => {
    const all = await whole({ first: 200 })
    const paged = await whole({ first: 7, orderBy: { by, direction } })
    expect(new Set(paged).size).toBe(paged.length)
    expect([...paged].sort()).toEqual([...all].sort())
  })
})
