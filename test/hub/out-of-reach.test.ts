import { checkCharacter } from '../../src/linkage/id-number'
import { startTestHub, type TestHub } from '../support/hub'
import { ACCOUNTS } from './support/accounts'
import { asOwner } from './support/all-seeing'
import { everyField } from './support/profile-query'

/** A child out of reach is answered byte for byte like one that does not exist: status, headers, body. */
interface Far {
  readonly id: string
  readonly idNumber: string
  readonly rollNumber: string
}

let hub: TestHub
let far: Far
let nobody: Far
let fields: string

beforeAll(async () => {
  hub = await startTestHub()
  // A child of no division, no school of ours and no list of ours, with a record in every registry.
  const forms = await asOwner(hub, 'civil_affairs', `SELECT dabh FROM et_djb WHERE etzr NOT LIKE 'D430421100%'`)
  const [row] = await asOwner(
    hub,
    'hub',
    `UPDATE child SET registered_division = NULL, residence_division = NULL, school_division = NULL WHERE id = (
       SELECT id FROM child JOIN child_key ON id_key = id_number AND child_id = id
       WHERE records ->> 'civil-affairs' = ANY($1) AND school_code <> '2143042101' AND roll_number LIKE 'G%' AND records ? 'health'
         AND records ? 'police' ORDER BY id LIMIT 1) RETURNING id, id_number, roll_number`,
    [forms.map(({ dabh }) => dabh as string)],
  )
  far = { id: `child:${row.id}`, idNumber: row.id_number, rollNumber: row.roll_number }
  const free = `${far.idNumber.slice(0, 14)}887`
  const idNumber = free + checkCharacter(free)
  nobody = { id: 'child:00000000-0000-8000-8000-000000000000', idNumber, rollNumber: `G${idNumber}` }
  fields = everyField(hub.app.schema)
})
afterAll(() => hub?.stop())

const WAYS: readonly (readonly [string, (fields: string) => string, (child: Far) => Record<string, unknown>])[] = [
  ['child', (f) => `query ($v: ID!) { child(id: $v) ${f} }`, ({ id }) => ({ v: id })],
  ['node', (f) => `query ($v: ID!) { node(id: $v) { __typename ... on Child ${f} } }`, ({ id }) => ({ v: id })],
  ['childrenByIds', (f) => `query ($v: [ID!]!) { childrenByIds(ids: $v) ${f} }`, ({ id }) => ({ v: [id, id] })],
  [
    'childByIdNumber',
    (f) => `query ($v: String!) { childByIdNumber(idNumber: $v) ${f} }`,
    ({ idNumber }) => ({ v: idNumber }),
  ],
  [
    'childByRollNumber',
    (f) => `query ($v: String!) { childByRollNumber(rollNumber: $v) ${f} }`,
    ({ rollNumber }) => ({ v: rollNumber }),
  ],
  [
    'enrolmentStatus',
    () =>
      `query ($v: [String!]!) { enrolmentStatus(students: $v) { index rollState since attendanceBand dropoutState error { code message } } }`,
    ({ idNumber, rollNumber }) => ({ v: [idNumber, rollNumber] }),
  ],
]

/** What varies from one request to the next, whoever asks for whatever. */
function bytes(answer: { status: number; headers: Headers; text: string }, requestId: string | null): string {
  const headers = [...answer.headers].filter(([name]) => name !== 'date' && name !== 'x-request-id').sort()
  return `${answer.status}\n${JSON.stringify(headers)}\n${answer.text.replaceAll(String(requestId), '-')}`
}

describe.each(ACCOUNTS)('$name', (account) => {
  test.each(WAYS)('%s', async (_name, query, variables) => {
    const as = await account.as(hub)
    const ask = async (child: Far, headers: Record<string, string>) => {
      const answer = await hub.ask(as, query(fields), variables(child), headers)
      return { answer, bytes: bytes(answer, answer.headers.get('x-request-id')) }
    }
    for (const headers of [{}, { 'x-tonglian-access': 'strict' }] as Record<string, string>[]) {
      const beyond = await ask(far, headers)
      const none = await ask(nobody, headers)
      expect(beyond.bytes).toBe(none.bytes)
      expect(JSON.stringify(beyond.answer.data ?? null)).not.toMatch(/ENROLLED|"Child"/)
      expect(beyond.answer.extensions['cost'] ?? { calls: {} }).toMatchObject({ calls: {} })
    }
  })
})

test('in a list among others, neither its place nor its neighbours tell', async () => {
  const query = 'query ($v: [ID!]!) { childrenByIds(ids: $v) { name idNumber household { guardianName } } }'
  const [near] = await asOwner(hub, 'hub', `SELECT id FROM child WHERE registered_division = '430421' LIMIT 1`)
  const ask = (middle: string) => hub.ask('police', query, { v: [`child:${near.id}`, middle, `child:${near.id}`] })
  const [beyond, none] = [await ask(far.id), await ask(nobody.id)]
  const bare = (text: string) => text.replace(/"requestId":"[^"]+"/, '').replace(/"ageSeconds":\d+/g, '')
  expect(bare(beyond.text)).toBe(bare(none.text))
  expect(beyond.data.childrenByIds[1]).toBeNull()
  expect(beyond.data.childrenByIds[2]).not.toBeNull()
})
