import { SHOWCASE } from '../../src/demo/showcase'
import { everyField } from '../hub/support/profile-query'
import { showcaseUuid } from '../hub/support/sample'
import { startTestHub, type TestHub } from '../support/hub'
import { onHub, recordsOf } from './trail'

/** One record an operation, durable before the answer, telling who looked at what of whom: never a value. */
let hub: TestHub
let uuid: string
beforeAll(async () => {
  hub = await startTestHub()
  uuid = await showcaseUuid(hub)
})
afterAll(() => hub?.stop())

const looks = async (requestId: unknown) => (await recordsOf(hub, requestId)).filter(({ kind }) => kind !== 'outcome')
const QUERY =
  'query Home($id: ID!) { child(id: $id) { name idNumber health { diagnoses { name } } household { guardianName } } }'

test('the record of a look stands in the table the moment the answer has come', async () => {
  for (let i = 0; i < 10; i += 1) {
    const { extensions } = await hub.ask('doctor', QUERY, { id: `child:${uuid}` })
    expect(await looks(extensions['requestId'])).toHaveLength(1)
  }
})

test('a hundred looks at once: a hundred records, each there when its answer is', async () => {
  await Promise.all(
    Array.from({ length: 100 }, async (_, i) => {
      const { extensions } = await hub.ask(i % 2 ? 'doctor' : 'police', QUERY, { id: `child:${uuid}` })
      expect(await looks(extensions['requestId'])).toHaveLength(1)
    }),
  )
})

test('it says who, from where, what for, what, of whom, what was shown and what not, and by which table', async () => {
  const { extensions } = await hub.ask('doctor', QUERY, { id: `child:${uuid}` }, { 'x-purpose': 'case' })
  const me = (await hub.ask('doctor', '{ me { subject } }')).data.me
  const [record] = await looks(extensions['requestId'])
  expect(record).toEqual({
    kind: 'look',
    requestId: extensions['requestId'],
    at: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
    subject: me.subject,
    department: 'health',
    roles: ['officer'],
    client: 'tonglian-web',
    purpose: 'case',
    operation: 'Home',
    operationHash: expect.stringMatching(/^[0-9a-f]{32}$/),
    rootFields: ['Query.child'],
    children: [uuid],
    beyondReach: [],
    unknown: 0,
    used: [],
    shown: [
      'health.yml#diagnoses',
      'hub.yml#health-part',
      'hub.yml#household-part',
      'hub.yml#id-number',
      'hub.yml#name',
      'police.yml#guardian-name',
    ],
    grants: [],
    filters: [],
    withheld: [],
    tableVersion: hub.app.tableVersion(),
  })
})

test('what was withheld is told with its level', async () => {
  const query = 'query ($id: ID!) { child(id: $id) { name education { rollState } health { mentalHealth { score } } } }'
  const { extensions } = await hub.ask('civil-affairs', query, { id: `child:${uuid}` })
  const [record] = await looks(extensions['requestId'])
  expect(record).toMatchObject({ withheld: ['HealthRecord.mentalHealth granted'] })
})

test('looks at nobody are recorded: unknown, beyond reach, denied, refused', async () => {
  const unknown = await hub.ask('police', QUERY, { id: 'child:00000000-0000-8000-8000-000000000000' })
  expect(await looks(unknown.extensions['requestId'])).toMatchObject([
    { children: [], beyondReach: [], unknown: 1, shown: [] },
  ])
  const beyond = await hub.ask('neighbour', QUERY, { id: `child:${uuid}` })
  expect(await looks(beyond.extensions['requestId'])).toMatchObject([
    { children: [], beyondReach: [uuid], unknown: 0, shown: [] },
  ])
  const denied = await hub.ask('doctor', 'query ($s: [String!]!) { enrolmentStatus(students: $s) { rollState } }', {
    s: [SHOWCASE.idNumber],
  })
  expect(await looks(denied.extensions['requestId'])).toMatchObject([
    { withheld: ['Query.enrolmentStatus none'], children: [] },
  ])
  const refused = await hub.ask('doctor', 'query ($n: String!) { childByIdNumber(idNumber: $n) { name } }', {
    n: SHOWCASE.idNumber,
  })
  expect(await looks(refused.headers.get('x-request-id'))).toMatchObject([
    { kind: 'refusal', code: 'ACCESS_FILTER', about: 'Child.idNumber lookup' },
  ])
  const strict = await hub.ask(
    'doctor',
    'query ($id: ID!) { child(id: $id) { household { members { name } } } }',
    { id: `child:${uuid}` },
    {
      'x-tonglian-access': 'strict',
    },
  )
  expect(await looks(strict.headers.get('x-request-id'))).toMatchObject([{ kind: 'refusal', code: 'ACCESS_STRICT' }])
})

const DEEP = `{ ${'divisions { '.repeat(40)}code${' }'.repeat(40)} }`
test.each([
  ['is not GraphQL', `{ childByIdNumber(idNumber: "${SHOWCASE.idNumber}" { name }`, 'GRAPHQL_PARSE_FAILED'],
  [
    'is not of this schema',
    `{ childByIdNumber(idNumber: "${SHOWCASE.idNumber}") { salary } }`,
    'GRAPHQL_VALIDATION_FAILED',
  ],
  ['is over a limit', DEEP, 'COST_DEPTH'],
  ['has too many tokens', `{ ${'me { name } '.repeat(5_000)} }`, 'COST_TOKENS'],
  ['has variables that do not fit', 'query ($id: ID!) { child(id: $id) { name } }', 'GRAPHQL_VARIABLES'],
  ['holds no single operation', 'query A { me { name } } query B { me { name } }', 'GRAPHQL_OPERATION_UNKNOWN'],
])('a text that %s leaves a refusal, and nothing of itself', async (_what, text, code) => {
  const { headers, errors } = await hub.ask('doctor', text)
  expect(errors?.[0]?.extensions['code']).toBe(code)
  const records = await looks(headers.get('x-request-id'))
  expect(records).toMatchObject([{ kind: 'refusal', code, about: null, rootFields: [], department: 'health' }])
  expect(JSON.stringify(records)).not.toContain(SHOWCASE.idNumber)
})

test('a list of many: each child once, the others by their kind', async () => {
  const rows = await onHub(hub, 'owner', 'SELECT id FROM child WHERE NOT retired ORDER BY id LIMIT 3')
  const ids = [
    ...rows.map(({ id }) => `child:${id}`),
    `child:${rows[0].id}`,
    'child:00000000-0000-8000-8000-000000000000',
  ]
  const { extensions } = await hub.ask('police', 'query ($ids: [ID!]!) { childrenByIds(ids: $ids) { name } }', { ids })
  expect(await looks(extensions['requestId'])).toMatchObject([
    { children: rows.map(({ id }) => id as string), beyondReach: [], unknown: 1 },
  ])
})

test('several root fields are one record', async () => {
  const { extensions } = await hub.ask(
    'police',
    `query ($id: ID!) { a: child(id: $id) { name } b: node(id: $id) { id } me { subject } }`,
    {
      id: `child:${uuid}`,
    },
  )
  expect(await looks(extensions['requestId'])).toMatchObject([
    { children: [uuid], rootFields: ['Query.child', 'Query.node', 'Query.me'] },
  ])
})

test('the outcome follows: calls made and nothing missing', async () => {
  const { extensions } = await hub.ask('doctor', QUERY, { id: `child:${uuid}` })
  let outcome: unknown
  for (let tries = 0; tries < 20 && !outcome; tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 50))
    outcome = (await recordsOf(hub, extensions['requestId'])).find(({ kind }) => kind === 'outcome')
  }
  expect(outcome).toMatchObject({ calls: { police: 1, health: 1 }, missing: {}, errors: 0 })
})

test('no value of anybody stands anywhere in the trail', async () => {
  const fields = everyField(hub.app.schema)
  for (const account of ['police', 'education', 'doctor', 'civil-affairs', 'school', 'director'])
    await hub.ask(account, `query ($id: ID!) { child(id: $id) ${fields} }`, { id: `child:${uuid}` })
  await hub.ask('police', `{ childByIdNumber(idNumber: "${SHOWCASE.idNumber}") { name } }`)
  await hub.ask('school', `{ childByRollNumber(rollNumber: "${SHOWCASE.rollNumber}") { name } }`)
  await hub.ask('school', 'query ($s: [String!]!) { enrolmentStatus(students: $s) { rollState } }', {
    s: [SHOWCASE.idNumber, SHOWCASE.rollNumber],
  })
  await new Promise((resolve) => setTimeout(resolve, 300))
  const [{ text }] = await onHub(hub, 'owner', `SELECT string_agg(body, E'\\n') AS text FROM audit_entry`)
  const secrets = [
    SHOWCASE.name,
    SHOWCASE.idNumber,
    SHOWCASE.rollNumber,
    '1990000000',
    '1990100000',
    '桐桥村',
    SHOWCASE.father.name,
  ]
  for (const secret of [...secrets, SHOWCASE.grandfather.idNumber, 'XS00000001', 'PRISON', 'G80'])
    expect(text).not.toContain(secret)
})

test.each([
  'UPDATE audit_entry SET body = body',
  'DELETE FROM audit_entry',
  'TRUNCATE audit_entry',
  'DROP TABLE audit_entry',
  'ALTER TABLE audit_entry DISABLE TRIGGER ALL',
  'CREATE TRIGGER t BEFORE INSERT ON audit_entry FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()',
  'CREATE RULE r AS ON INSERT TO audit_entry DO INSTEAD NOTHING',
])('the hub’s own role may not: %s', async (sql) => {
  await expect(onHub(hub, 'app', sql)).rejects.toMatchObject({ code: '42501' })
})
