import { SHOWCASE } from '../../src/demo/showcase'
import { showcaseUuid } from '../hub/support/sample'
import { post } from '../hub/support/post'
import { expectCoded } from '../http/expect-coded'
import { startTestHub, type Answer, type TestHub } from '../support/hub'

/** Bug reports of GraphQL servers, each turned into an input: docs/KNOWN-REPORTS.md says of which system each one is. */
let hub: TestHub
let id: string
beforeAll(async () => {
  hub = await startTestHub({ children: 120 })
  id = `child:${await showcaseUuid(hub)}`
})
afterAll(() => hub?.stop())

const ask = (query: string, variables: Record<string, unknown> = {}, account = 'education') =>
  hub.ask(account, query, variables)
const codes = ({ errors }: Answer) => errors?.map(({ extensions }) => extensions['code'])

const REQUEST = `mutation ($input: RequestGrantInput!) { requestGrant(input: $input) { grant { id } errors { code } } }`

test('an invalid input object in a variable is the caller’s fault, and told without its values', async () => {
  const secret = 'a reason that names somebody'
  const input = { childId: id, hours: 'two', reason: secret, idempotencyKey: 'report-0001', noSuchField: secret }
  const answer = await post(hub, 'civil-affairs', { query: REQUEST, variables: { input } })
  expectCoded(answer, 'GRAPHQL_VARIABLES')
  expect(answer.text).not.toContain(secret)
})

test('a misspelt member in a variable gets no hint at the schema', async () => {
  const query = 'query ($where: ChildFilter) { children(first: 1, where: $where) { totalCount } }'
  for (const where of [{ sex: { eq: 'MAL' } }, { sexx: { eq: 'MALE' } }, { rollState: { in: ['ENROLED'] } }]) {
    const answer = await post(hub, 'education', { query, variables: { where } })
    expectCoded(answer, 'GRAPHQL_VARIABLES')
    expect(answer.text).not.toMatch(/did you mean|MALE|ENROLLED/i)
  }
})

test('null for a variable with a default, inside a list that takes none (faults.md 4)', async () => {
  const query = 'query ($s: String = "x", $n: String!) { enrolmentStatus(students: [$n, $s]) { index } }'
  const answer = await post(hub, 'education', { query, variables: { s: null, n: SHOWCASE.rollNumber } })
  expect(answer.body.errors[0].extensions).toMatchObject({ blame: 'caller' })
  expect(answer.status).toBe(400)
})

test.each([2_147_483_648, -2_147_483_649, 999_999_999_999, 1.5])('%d where an Int is expected', async (first) => {
  const literal = await post(hub, 'education', { query: `{ children(first: ${first}) { totalCount } }` })
  expectCoded(literal, 'GRAPHQL_VALIDATION_FAILED')
  const query = 'query ($first: Int) { children(first: $first) { totalCount } }'
  expectCoded(await post(hub, 'education', { query, variables: { first } }), 'GRAPHQL_VARIABLES')
})

test.each([0, -1, -2_147_483_648])('a page of %d children is refused, never the whole list', async (first) => {
  const { data, errors } = await ask('query ($first: Int) { children(first: $first) { edges { node { id } } } }', {
    first,
  })
  if (errors) expect(errors[0]!.extensions['blame']).toBe('caller')
  else expect(data.children.edges).toEqual([])
})

describe.each([
  ['unknown', '@aa'],
  ['different unknown', '@aa%'],
  ['known', '@include(if: true)'],
])('one field under hundreds of directives, %s', (_which, directive) => {
  test('is refused quickly, and the refusal stays short', async () => {
    const many = Array.from({ length: 800 }, (_, i) => directive.replace('%', String(i))).join(' ')
    const started = performance.now()
    const answer = await post(hub, 'education', { query: `{ __typename ${many} }` })
    expect(performance.now() - started).toBeLessThan(2_000)
    expect(answer.status).toBe(400)
    expect(answer.body.errors[0].extensions.blame).toBe('caller')
    expect(answer.text.length).toBeLessThan(100_000)
  })
})

test('a fragment with an alias, spread on several levels', async () => {
  const query = `query ($id: ID!) { child(id: $id) {
    a: registeredDivision { ...Div } education { ...Roll } b: schoolDivision { ...Div } } }
    fragment Div on Division { abc: name parent }
    fragment Roll on EducationRecord { abc: rollState d: registeredDivision { ...Div } schoolDivision { ...Div } }`
  const { data, errors } = await ask(query, { id })
  expect(errors).toBeUndefined()
  expect(Object.keys(data.child.education)).toEqual(['abc', 'd', 'schoolDivision'])
  expect(data.child.a).toEqual(data.child.education.d)
  expect(data.child.b).toEqual(data.child.education.schoolDivision)
  expect(data.child.a).toEqual({ abc: expect.any(String), parent: expect.any(String) })
})

test('__typename that a client’s cache adds everywhere, pages and counts included', async () => {
  const { data, errors } = await ask(
    `{ __typename children(first: 1) { __typename totalCount pageInfo { __typename hasNextPage } edges { __typename cursor node { __typename id } } } }`,
  )
  expect(errors).toBeUndefined()
  expect(data.children).toMatchObject({ __typename: 'ChildConnection', pageInfo: { __typename: 'PageInfo' } })
  expect(data.children.edges[0]).toMatchObject({ __typename: 'ChildEdge', node: { __typename: 'Child' } })
})

test.each([
  ['operationName: 7', { operationName: 7 }],
  ['operationName: {}', { operationName: {} }],
  ['variables: []', { variables: [] }],
  ['extensions: text', { extensions: 'x' }],
  ['extensions: a list', { extensions: [1] }],
])('a request whose %s is of another type', async (_what, wrong) => {
  const answer = await post(hub, 'education', { query: '{ me { subject } }', ...wrong })
  expectCoded(answer, 'BAD_REQUEST')
})

test('a request with null for all that may be left out is answered', async () => {
  const parts = { operationName: null, variables: null, extensions: null }
  const answer = await post(hub, 'education', { query: '{ me { subject } }', ...parts })
  expect([answer.status, answer.body.errors]).toEqual([200, undefined])
})

test('an introspection field inside data that is asked twice under one key with other arguments', async () => {
  const query = `query ($id: ID!) { child(id: $id) { education { attendance(from: "2026-01") { month } attendance { month } } } }`
  expectCoded(await post(hub, 'education', { query, variables: { id } }), 'GRAPHQL_VALIDATION_FAILED')
  expect(codes(await ask('query ($id: ID!) { child(id: $id) { x: name x: sex } }', { id }))).toEqual([
    'GRAPHQL_VALIDATION_FAILED',
  ])
})
