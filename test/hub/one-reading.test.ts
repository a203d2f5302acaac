import { firstAnswer } from '../support/first-answer'
import { startTestHub, type Answer, type TestHub } from '../support/hub'
import { recordsOf } from '../audit/trail'
import { post } from './support/post'
import { showcaseUuid } from './support/sample'

let hub: TestHub
let id: string

beforeAll(async () => {
  hub = await startTestHub({ children: 60 })
  id = `child:${await showcaseUuid(hub)}`
}, 120_000)
afterAll(() => hub.stop())

/** graphql-jit's own marker of a date, with one sign that no program text can hold there. Nothing in it would run. */
const MARKER = '__MAGIC_DATE__33a9e76d_02e0_4128_8e92_3530ad3da74d('

const outcome = ({ status, data, errors }: Answer) => ({ status, data, codes: errors?.map(({ extensions }) => extensions['code']) }) // prettier-ignore

describe('a text of the caller never becomes code (faults.md 1)', () => {
  test.each([
    ['child', 'child(id: %) { id }', 'ID!'],
    ['node', 'node(id: %) { id }', 'ID!'],
    ['childrenByIds', 'childrenByIds(ids: [%]) { id }', 'ID!'],
    ['childByIdNumber', 'childByIdNumber(idNumber: %) { id }', 'String!'],
    ['enrolmentStatus', 'enrolmentStatus(students: [%]) { rollState }', 'String!'],
    ['divisions', 'divisions(under: %) { code }', 'String'],
    ['divisions(search)', 'divisions(search: %) { code }', 'String'],
    ['children(after)', 'children(after: %) { edges { cursor } }', 'String'],
    ['children(where)', 'children(where: { name: { exact: % } }) { edges { cursor } }', 'String'],
    ['explain', 'explain(query: %) { purpose }', 'String!'],
  ])('%s: a literal, a block string and a variable are answered alike', async (_name, field, type) => {
    const literal = outcome(await hub.ask('education', `{ ${field.replace('%', `"${MARKER}"`)} }`))
    const block = outcome(await hub.ask('education', `{ ${field.replace('%', `"""${MARKER}"""`)} }`))
    const variable = outcome(await hub.ask('education', `query ($t: ${type}) { ${field.replace('%', '$t')} }`, { t: MARKER })) // prettier-ignore
    expect(block).toEqual(literal)
    expect(variable).toEqual(literal)
    expect(literal.codes ?? []).not.toContain('INTERNAL')
  })

  test('nor does one in a mutation, a saved filter or a subscription', async () => {
    const save = `mutation { saveFilter(input: { name: "${MARKER}", where: { name: { exact: "${MARKER}" } }, idempotencyKey: "marker-0001" }) { filter { name } errors { code } } }`
    expect((await hub.ask('education', save)).data.saveFilter).toEqual({ filter: { name: MARKER }, errors: [] })
    const live = { query: `subscription { child(id: "${MARKER}") { id } }` }
    const { text } = await firstAnswer(hub.url, `Bearer ${await hub.token('education')}`, JSON.stringify(live), {})
    expect(text).toContain('BAD_CHILD_ID')
  })
})

describe('a document is read once (faults.md 2)', () => {
  const fragment = 'fragment N on Child { name education { rollState } }'

  test('a fragment spread twice, each under its own condition: shown is what the trail says', async () => {
    const query = `query ($a: Boolean!, $b: Boolean!) { child(id: "${id}") { id ...N @include(if: $a) ...N @include(if: $b) } } ${fragment}`
    for (const [a, b] of [
      [false, true],
      [true, false],
      [true, true],
    ]) {
      // prettier-ignore
      const answer = await hub.ask('education', query, { a, b })
      expect(Object.keys(answer.data.child)).toEqual(['id', 'name', 'education'])
      const [look] = await recordsOf(hub, answer.extensions['requestId'])
      expect(look!['shown']).toContain('education.yml#roll-conclusion')
    }
    const none = await hub.ask('education', query, { a: false, b: false })
    expect(none.data.child).toEqual({ id })
  })

  test('the same over two root fields', async () => {
    const query = `query ($a: Boolean!, $b: Boolean!) { x: child(id: "${id}") { ...N @include(if: $a) } y: child(id: "${id}") { ...N @include(if: $b) } } ${fragment}`
    const { data } = await hub.ask('education', query, { a: false, b: true })
    expect([Object.keys(data.x), Object.keys(data.y)]).toEqual([[], ['name', 'education']])
  })

  test('two operations of one document answer alike, whichever ran first', async () => {
    const query = `query A($a: Boolean!) { child(id: "${id}") { id ...N @include(if: $a) } } query B { child(id: "${id}") { ...N } } ${fragment}`
    const ask = async (operationName: string, variables: object) =>
      (await post(hub, 'education', { query, operationName, variables })).body.data.child as object
    const keys = async () => [
      Object.keys(await ask('A', { a: false })),
      Object.keys(await ask('B', {})),
      Object.keys(await ask('A', { a: true })),
    ]
    const expected = [['id'], ['name', 'education'], ['id', 'name', 'education']]
    expect(await keys()).toEqual(expected)
    expect(await keys()).toEqual(expected)
  })

  test('two fields of one name, each with its own condition: no key that nobody asked for', async () => {
    const query = `query ($a: Boolean!) { child(id: "${id}") { education @include(if: $a) { rollState } education { ... on EducationRecord { attendanceBand } } } }`
    expect(Object.keys((await hub.ask('education', query, { a: false })).data.child.education)).toEqual(['attendanceBand']) // prettier-ignore
    expect(Object.keys((await hub.ask('education', query, { a: true })).data.child.education)).toEqual(['rollState', 'attendanceBand']) // prettier-ignore
  })
})

test('a condition on a subscription’s root field is refused and recorded (faults.md 3)', async () => {
  const asked = JSON.stringify({
    query: `subscription ($v: Boolean!) { child(id: "${id}") @include(if: $v) { name } }`,
    variables: { v: false },
  })
  const bearer = `Bearer ${await hub.token('education')}`
  const { text } = await firstAnswer(hub.url, bearer, asked, { 'x-request-id': 'condition-of-root' })
  expect(text).toContain('GRAPHQL_VALIDATION_FAILED')
  expect(await recordsOf(hub, 'condition-of-root')).toMatchObject([{ kind: 'refusal', code: 'GRAPHQL_VALIDATION_FAILED' }]) // prettier-ignore
})

test.each([
  ['a condition', 'query ($v: Boolean = true) { me { name @include(if: $v) } }'],
  ['an id', 'query ($v: ID = "child:x") { child(id: $v) { name } }'],
  ['a text', 'query ($v: String = "x") { childByIdNumber(idNumber: $v) { name } }'],
  ['an enumeration', 'query ($v: ChildOrderBy = NAME) { children(orderBy: { by: $v, direction: ASC }) { edges { cursor } } }'], // prettier-ignore
])('%s: null for a variable with a default is the caller’s fault, recorded (faults.md 4)', async (_name, query) => {
  const answer = await hub.ask('education', query, { v: null })
  expect(answer.status).toBe(400)
  expect(answer.errors).toMatchObject([{ extensions: { code: 'GRAPHQL_VARIABLES', blame: 'caller' } }])
  expect(answer.errors![0]!.message).toContain('$v')
  const requestId = answer.headers.get('x-request-id')
  expect(await recordsOf(hub, requestId)).toMatchObject([{ kind: 'refusal', code: 'GRAPHQL_VARIABLES' }])
})

test('an alias that JavaScript knows is a key like any other (faults.md 5)', async () => {
  const query = `{ child(id: "${id}") { __proto__: name constructor: id then: sex education { __proto__: rollState } } }`
  const { text, data } = await hub.ask('education', query)
  expect(text).toMatch(/"child":\{"__proto__":"[^"]+","constructor":"child:/)
  expect(Object.keys(data.child)).toEqual(['__proto__', 'constructor', 'then', 'education'])
  expect(Object.keys(data.child.education)).toEqual(['__proto__'])
})
