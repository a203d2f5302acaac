import { SHOWCASE } from '../../src/demo/showcase'
import { startTestHub, type TestHub } from '../support/hub'
import { asOwner } from './support/all-seeing'
import { post } from './support/post'
import { showcaseUuid } from './support/sample'

let hub: TestHub
let id: string
beforeAll(async () => {
  hub = await startTestHub({ children: 60 })
  id = `child:${await showcaseUuid(hub)}`
})
afterAll(() => hub?.stop())

const MIXED =
  'query ($id: ID!) { child(id: $id) { name household { guardianName members { name } } health { diagnoses { name } } } }'

describe.each([
  ['the header x-tonglian-access', {}, { 'x-tonglian-access': 'strict' }],
  ['the request’s extensions', { extensions: { access: 'strict' } }, {}],
] as [string, object, Record<string, string>][])('asked for by %s', (_way, body, headers) => {
  const ask = (account: string, query: string, variables: object = { id }) =>
    post(hub, account, { query, variables, ...body }, headers)

  test('one withheld field refuses the whole operation, naming each, before any registry is asked', async () => {
    const before = hub.app.guarded.map(({ calls }) => calls)
    const answer = await ask('doctor', MIXED)
    expect(answer.status).toBe(403)
    expect(answer.body.data).toBeUndefined()
    expect(answer.body.errors).toHaveLength(1)
    expect(answer.body.errors[0].extensions).toMatchObject({
      code: 'ACCESS_STRICT',
      blame: 'policy',
      withheld: [
        {
          path: 'child.household.members',
          field: 'HouseholdRecord.members',
          level: 'none',
          rule: 'police.yml#household-members',
        },
      ],
    })
    expect(answer.text).not.toContain(SHOWCASE.name)
    expect(hub.app.guarded.map(({ calls }) => calls)).toEqual(before)
  })

  test('with nothing withheld it answers; masked is shown', async () => {
    const answer = await ask(
      'doctor',
      'query ($id: ID!) { child(id: $id) { name idNumber health { diagnoses { name } } } }',
    )
    expect(answer.status).toBe(200)
    expect(answer.body.data.child.idNumber).toBe('430421************')
  })

  test('a denied root field refuses too', async () => {
    const query = 'query ($s: [String!]!) { enrolmentStatus(students: $s) { rollState } }'
    expect((await ask('doctor', query, { s: [SHOWCASE.idNumber] })).body.errors[0].extensions.code).toBe(
      'ACCESS_STRICT',
    )
  })

  test('a field that depends on the child: granted for the own pupil, refused for another’s', async () => {
    const [other] = await asOwner(hub, 'hub', `SELECT id FROM child WHERE school_code <> $1 LIMIT 1`, [
      SHOWCASE.schoolCode,
    ])
    const query = 'query ($id: ID!) { child(id: $id) { name education { grade } } }'
    expect((await ask('school', query)).status).toBe(200)
    // A child of another school is out of reach: absent, as without strict.
    expect((await ask('school', query, { id: `child:${other.id}` })).body.data).toEqual({ child: null })
  })
})

test('without strict the same question is answered in part', async () => {
  const answer = await post(hub, 'doctor', { query: MIXED, variables: { id } })
  expect(answer.body.data.child.household.members).toBeNull()
  expect(answer.body.data.child.health.diagnoses).not.toBeNull()
})

test('a plan made for a strict request is not used for another, nor the other way round', async () => {
  for (const strict of [true, false, true, false]) {
    const answer = await post(
      hub,
      'doctor',
      { query: MIXED, variables: { id } },
      strict ? { 'x-tonglian-access': 'strict' } : {},
    )
    expect(answer.status).toBe(strict ? 403 : 200)
  }
})
