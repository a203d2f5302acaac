import { SHOWCASE } from '../../src/demo/showcase'
import { startTestHub, type TestHub } from '../support/hub'
import { post } from './support/post'
import { showcaseUuid } from './support/sample'

/** The same rights wherever and however a field is asked (domain.md §5). */
const FIELDS =
  'name idNumber birthDate registeredDivision { code } education { rollState grade contactPhone } ' +
  'household { guardianName parents { name } parentsLiberty { kind } } health { diagnoses { name } disabled } ' +
  'welfare { categories carers { phone idNumber } } links { recordId }'

const IN_PARTS = `fragment A on Child { name idNumber education { rollState grade } health { diagnoses { name } } links { recordId } }
   fragment B on Child { birthDate registeredDivision { code } education { contactPhone } health { disabled } welfare { categories }
     household { guardianName parents { name } } }
   fragment C on Child { household { parentsLiberty { kind } } welfare { carers { phone idNumber } } }`

interface Position {
  readonly name: string
  readonly query: string
  readonly body?: Record<string, unknown>
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- data of any query
  readonly pick: (data: any) => unknown
}

const POSITIONS: readonly Position[] = [
  {
    name: 'in a list',
    query: `query ($id: ID!) { childrenByIds(ids: [$id]) { ${FIELDS} } }`,
    pick: (d) => d.childrenByIds[0],
  },
  {
    name: 'twice in a list',
    query: `query ($id: ID!) { childrenByIds(ids: [$id, $id]) { ${FIELDS} } }`,
    pick: (d) => d.childrenByIds[1],
  },
  { name: 'behind an alias', query: `query ($id: ID!) { me: child(id: $id) { ${FIELDS} } }`, pick: (d) => d.me },
  {
    name: 'behind a second alias, after a harmless first',
    query: `query ($id: ID!) { a: child(id: $id) { id } b: child(id: $id) { ${FIELDS} } }`,
    pick: (d) => d.b,
  },
  {
    name: 'in a fragment within a fragment',
    query: `query ($id: ID!) { child(id: $id) { ...A } } fragment A on Child { ...B } fragment B on Child { ${FIELDS} }`,
    pick: (d) => d.child,
  },
  {
    name: 'in fragments that share response keys',
    query: `query ($id: ID!) { child(id: $id) { ...A ...B } child(id: $id) { ...C } } ${IN_PARTS}`,
    pick: (d) => d.child,
  },
  {
    name: 'as a node',
    query: `query ($id: ID!) { node(id: $id) { ... on Child { ${FIELDS} } } }`,
    pick: (d) => d.node,
  },
  {
    name: 'as a node of the interface',
    query: `query ($id: ID!) { node(id: $id) { ... on Node { ... on Child { ${FIELDS} } } } }`,
    pick: (d) => d.node,
  },
  {
    name: 'with introspection beside it',
    query: `query ($id: ID!) { __schema { __typename } child(id: $id) { __typename ${FIELDS} } }`,
    pick: ({ child: { __typename, ...rest } }) => rest,
  },
  {
    name: 'behind @include and @skip of variables',
    query: `query ($id: ID!, $yes: Boolean!, $no: Boolean!) { child(id: $id) @include(if: $yes) @skip(if: $no) { ...F @include(if: $yes) } } fragment F on Child { ${FIELDS} }`,
    body: { variables: { yes: true, no: false } },
    pick: (d) => d.child,
  },
  {
    name: 'as the chosen one of two operations',
    query: `query Harmless { me { subject } } query Chosen($id: ID!) { child(id: $id) { ${FIELDS} } }`,
    body: { operationName: 'Chosen' },
    pick: (d) => d.child,
  },
]

let hub: TestHub
let id: string
beforeAll(async () => {
  hub = await startTestHub()
  id = `child:${await showcaseUuid(hub)}`
})
afterAll(() => hub?.stop())

const asked = (account: string, { query, body = {} }: Pick<Position, 'query' | 'body'>) =>
  post(hub, account, { query, ...body, variables: { id, ...(body['variables'] as object) } })

const rules = (withheld: { field: string; level: string }[]) =>
  [...new Set(withheld.map(({ field, level }) => `${field} ${level}`))].sort()

describe.each([
  'education',
  'police',
  'doctor',
  'civil-affairs',
  'school',
  'director',
  'supervisor',
  'womens-federation',
  'auditor',
])('%s', (account) => {
  test.each(POSITIONS)('$name', async (position) => {
    const plain = await asked(account, { query: `query ($id: ID!) { child(id: $id) { ${FIELDS} } }` })
    const placed = await asked(account, position)
    expect(placed.body.errors).toBeUndefined()
    expect(plain.body.data.child).not.toBeNull()
    expect(position.pick(placed.body.data)).toEqual(plain.body.data.child)
    expect(rules(placed.body.extensions.withheld)).toEqual(rules(plain.body.extensions.withheld))
  })

  test('a field asked twice under two names is decided for both', async () => {
    const query = `query ($id: ID!) { child(id: $id) { x: idNumber y: idNumber idNumber l: household { parentsLiberty { kind } } m: household { parentsLiberty { kind } } } }`
    const { child } = (await asked(account, { query })).body.data
    expect(child.x).toBe(child.idNumber)
    expect(child.y).toBe(child.idNumber)
    expect(child.l).toEqual(child.m)
  })

  test('__typename alone fetches nothing', async () => {
    const answer = await asked(account, {
      query: `query ($id: ID!) { child(id: $id) { __typename household { __typename } } }`,
    })
    expect(answer.body.data.child.__typename).toBe('Child')
    expect(answer.body.errors).toBeUndefined()
  })
})

test('a skipped field is not fetched, not shown and not told', async () => {
  const query = `query ($id: ID!, $no: Boolean!) { child(id: $id) { name household @include(if: $no) { parentsLiberty { kind } } } }`
  const police = await asked('police', { query, body: { variables: { no: false } } })
  expect(police.body.data.child).toEqual({ name: SHOWCASE.name })
  expect(police.body.extensions.cost.calls).toEqual({})
  const doctor = await asked('doctor', { query, body: { variables: { no: false } } })
  expect(doctor.body.extensions.withheld).toEqual([])
})

test('what a plan is cached for includes the truth of its variables', async () => {
  const query = `query ($id: ID!, $x: Boolean!) { child(id: $id) { name health @include(if: $x) { diagnoses { name } } } }`
  for (const x of [false, true, false, true]) {
    const { body } = await asked('doctor', { query, body: { variables: { x } } })
    expect('health' in body.data.child).toBe(x)
    expect(body.extensions.cost.calls).toEqual(x ? { health: 1 } : {})
  }
})

describe('one field under two names with different arguments', () => {
  const query = (from: string) =>
    `query ($id: ID!) { child(id: $id) { education { all: attendance { month } some: attendance(from: "${from}") { month } } } }`

  test('each gets its own months', async () => {
    const { all, some } = (await asked('education', { query: query('9999-01') })).body.data.child.education
    expect(all.length).toBeGreaterThan(2)
    expect(some).toEqual([])
  })

  test('without the right to the month the filter is refused, not dropped', async () => {
    const answer = await asked('police', { query: query('2000-01') })
    expect(answer.status).toBe(403)
    expect(answer.body.data).toBeUndefined()
    expect(answer.body.errors[0].extensions).toMatchObject({
      code: 'ACCESS_FILTER',
      field: 'AttendanceMonth.month',
      position: 'filter',
    })
  })

  test('a purpose gives the filter, another does not', async () => {
    const ask = (purpose: string) =>
      post(hub, 'civil-affairs', { query: query('2000-01'), variables: { id } }, { 'x-purpose': purpose })
    expect((await ask('welfare-review')).status).toBe(403)
    const allowed = await ask('dropout-control')
    expect(allowed.body.data.child.education.some).toEqual(allowed.body.data.child.education.all)
  })
})
