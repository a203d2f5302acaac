import { asOwner } from '../hub/support/all-seeing'
import { request } from '../grants/support/counter'
import { moveAway } from '../hub/support/sample'
import { checkCharacter } from '../../src/linkage/id-number'
import { startTestHub, type Answer, type TestHub } from '../support/hub'

let hub: TestHub
let near: string
let far: string
let gone: string
beforeAll(async () => {
  hub = await startTestHub({ children: 60 })
  const rows = await asOwner(
    hub,
    'hub',
    "SELECT id FROM child WHERE residence_division LIKE '430421%' AND NOT retired ORDER BY id LIMIT 3",
  )
  ;[near, far, gone] = rows.map(({ id }) => `child:${id}`) as [string, string, string]
  await moveAway(hub, far.slice('child:'.length))
  for (const [account, id] of [
    ['education', near],
    ['education', far],
    ['doctor', near],
    ['neighbour', far],
  ] as const)
    await hub.ask(account, PROFILE, { id })
  await hub.ask('doctor', '{ children(where: { welfare: { guardianshipType: { in: [] } } }) { totalCount } }') // refused
})
afterAll(() => hub?.stop())

const NOBODY = `child:${'0'.repeat(8)}-0000-4000-8000-${'0'.repeat(12)}`
/** Well formed, and of a place that the demo does not know. */
const FREE = `11010120150101001${checkCharacter('11010120150101001')}`
const PROFILE =
  'query Profile($id: ID!) { child(id: $id) { name health { diagnoses { name } } education { rollState } } }'
const TRAIL = `query ($where: AuditFilter, $first: Int, $after: String) { auditTrail(where: $where, first: $first, after: $after) {
  nodes { id kind at subject department purpose operation children beyondReach otherChildren shown withheld used outcome change }
  pageInfo { hasNextPage endCursor } } }`
const trail = async (account: string, where: Record<string, unknown> = {}, more: Record<string, unknown> = {}) =>
  hub.ask(account, TRAIL, { where, ...more })
const nodesOf = (answer: Answer): Record<string, unknown>[] => answer.data.auditTrail.nodes
const of = async (account: string, where: Record<string, unknown> = {}) => nodesOf(await trail(account, where))

describe('an auditor', () => {
  test('finds who looked at one child, and who tried to', async () => {
    const readers = await of('auditor', { child: near })
    expect(readers.map(({ department }) => department).sort()).toEqual(['education', 'health'])
    expect(readers.every(({ children }) => (children as string[]).includes(near))).toBe(true)
    const tried = await of('auditor', { child: far })
    expect(tried.filter(({ beyondReach }) => (beyondReach as string[]).length > 0)).toEqual([
      expect.objectContaining({ children: [], beyondReach: [far], operation: 'Profile' }),
    ])
  })

  test('searches by account, department, purpose, kind and time', async () => {
    const [one] = await of('auditor', { department: 'health', kind: 'LOOK' })
    const { subject, purpose, at } = one as Record<string, string>
    const found = await of('auditor', { subject, purpose, from: at, until: later(at!) })
    expect(found).toContainEqual(one)
    expect(found.every((each) => each['subject'] === subject)).toBe(true)
    expect(await of('auditor', { subject, purpose, from: later(at!), until: later(later(at!)) })).not.toContainEqual(
      one,
    )
    expect(await of('auditor', { subject: 'nobody' })).toEqual([])
  })

  test('searches by field: withheld by name, shown by its rule', async () => {
    const found = await of('auditor', { field: 'HealthRecord.diagnoses', child: near })
    const by = (department: string) => found.find((one) => one['department'] === department)!
    expect(by('education')['withheld']).toContain('HealthRecord.diagnoses none')
    expect(by('health')['shown']).toContainEqual(expect.stringMatching(/^health\.yml#/))
    expect(await of('auditor', { field: 'HealthRecord.diagnoses', child: near, department: 'police' })).toEqual([])
    expect(await of('auditor', { field: 'Child.shoeSize' })).toEqual([])
  })

  test('finds changes beside looks', async () => {
    await request(hub, 'education', near)
    const changes = await of('auditor', { kind: 'CHANGE', child: near })
    expect(changes[0]).toMatchObject({ change: 'grant-requested', outcome: 'done', children: [near] })
  })

  test('pages through all of it, each entry once, the newest first', async () => {
    const all = await of('auditor')
    const paged: Record<string, unknown>[] = []
    for (let after: string | null = null, more = true; more;) {
      const answer: Answer = await trail('auditor', { until: later(all[0]!['at'] as string) }, { first: 3, after })
      paged.push(...nodesOf(answer))
      ;({ endCursor: after, hasNextPage: more } = answer.data.auditTrail.pageInfo)
    }
    const ids = paged.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids).toEqual(expect.arrayContaining(all.map(({ id }) => id)))
    const times = paged.map(({ at }) => Date.parse(at as string)) // when it began: written a moment later
    expect(times.every((at, i) => i === 0 || at < times[i - 1]! + 1_000)).toBe(true)
  })

  test('is given no content: no entry holds a name, a number or an argument', async () => {
    const { text } = await trail('auditor')
    const [child] = await asOwner(hub, 'hub', `SELECT name, id_number FROM child WHERE id = '${near.slice(6)}'`)
    expect(text).not.toContain(child!['name'])
    expect(text).not.toContain(child!['id_number'])
  })
})

test('an auditor loses no entry with the child that it shows: who retired is counted, and not named', async () => {
  const uuid = gone.slice('child:'.length)
  await hub.ask('education', PROFILE, { id: gone })
  await asOwner(hub, 'hub', `UPDATE child SET retired = true WHERE id = '${uuid}'`)
  const answer = await trail('auditor', { kind: 'LOOK', department: 'education' })
  expect(nodesOf(answer)[0]).toMatchObject({ operation: 'Profile', children: [], otherChildren: 1 })
  expect(answer.text).not.toContain(uuid)
  expect((await trail('education', { kind: 'LOOK' })).text).not.toContain(uuid)
})

describe('a department', () => {
  test('reads the entries of its own people, whatever it asks for', async () => {
    const own = await of('education')
    expect(own.length).toBeGreaterThan(0)
    expect(own.every(({ department }) => department === 'education')).toBe(true)
    expect(await of('education', { department: 'health' })).toEqual([])
    expect(await of('education', { child: near, department: 'health' })).toEqual([])
  })

  test('hears nothing of children out of its reach: neither named nor searched for', async () => {
    const answer = await trail('education')
    expect(answer.text).not.toContain(far)
    const [out, none] = await Promise.all([trail('education', { child: far }), trail('education', { child: NOBODY })])
    expect([out!.data, out!.errors]).toEqual([none!.data, none!.errors])
  })
})

describe('whoever asked by a number, and then reads what the trail says of it', () => {
  const asked = async (name: string, number: string) => {
    const { data } = await hub.ask(
      'education',
      `query ${name}($n: String!) { childByIdNumber(idNumber: $n) { name } }`,
      { n: number },
    )
    expect(data.childByIdNumber).toBeNull()
    const found = (await of('education', { kind: 'LOOK' })).filter(({ operation }) => operation === name)
    return found.map(({ id: _id, at: _at, operation: _operation, ...told }) => told)
  }

  test('hears the same of a child out of reach and of a number that is nobody’s', async () => {
    const [row] = await asOwner(hub, 'hub', `SELECT id_number FROM child WHERE id = '${far.slice(6)}'`)
    const out = await asked('ByFarNumber', row!['id_number'])
    expect(out).toHaveLength(1)
    expect(out).toEqual(await asked('ByFreeNumber', FREE))
  })

  test('and the same in one call with a child within reach', async () => {
    const both = async (name: string, other: string) => {
      await hub.ask('education', `query ${name}($ids: [ID!]!) { childrenByIds(ids: $ids) { name } }`, {
        ids: [near, other],
      })
      const [found] = (await of('education', { child: near })).filter(({ operation }) => operation === name)
      return found
    }
    const [out, none] = [await both('WithFar', far), await both('WithNone', NOBODY)]
    expect(out).toMatchObject({ children: [near], beyondReach: [], otherChildren: 0 })
    expect(none).toMatchObject({ children: [near], beyondReach: [], otherChildren: 0 })
  })

  test('while the auditor reads which child it was', async () => {
    const tried = (await of('auditor', { child: far })).map(({ operation }) => operation)
    expect(tried).toEqual(expect.arrayContaining(['ByFarNumber', 'WithFar']))
  })
})

test.each(['school', 'supervisor', 'director', 'analyst', 'steward', 'approver', 'justice'])(
  '%s is not given the trail, nor its verification',
  async (account) => {
    const answer = await trail(account)
    expect(answer.data.auditTrail).toBeNull()
    const verdict = await hub.ask(account, '{ auditVerification { intact } }')
    expect(verdict.data.auditVerification).toBeNull()
    expect(verdict.extensions['withheld']).toEqual([expect.objectContaining({ field: 'Query.auditVerification' })])
  },
)

test.each([
  ['a cursor of another list', {}, { after: 'abc' }, 'BAD_CURSOR'],
  ['a child’s id that is none', { child: 'child:1' }, {}, 'BAD_CHILD_ID'],
  ['an end before its beginning', { from: '2026-01-02T00:00:00Z', until: '2026-01-01T00:00:00Z' }, {}, 'AUDIT_SPAN'],
  ['a span of a year', { from: '2025-01-01T00:00:00Z', until: '2026-01-01T00:00:00Z' }, {}, 'AUDIT_SPAN'],
])('%s is refused with its code', async (_what, where, more, code) => {
  const { data, errors } = await trail('auditor', where, more)
  expect([data.auditTrail, errors?.[0]?.extensions['code']]).toEqual([null, code])
})

test('a span of long ago is empty: PostgreSQL knows no year 0', async () => {
  expect(await of('auditor', { from: '0000-01-01T00:00:00Z', until: '0000-02-01T00:00:00Z' })).toEqual([])
  expect(await of('auditor', { until: '0001-01-01T00:00:00Z' })).toEqual([])
})

describe('what a text of the caller does in the search', () => {
  test.each(['%', '_', '"', '\\', "'; DROP TABLE child; --", '"},{"', '\u0000'])(
    'nothing: %j finds nobody',
    async (subject) => {
      const { data, errors } = await trail('auditor', { subject })
      expect(errors ? errors[0]!.extensions['code'] : data.auditTrail.nodes).toEqual(errors ? 'BAD_TEXT' : [])
    },
  )
})

test('the verification tells of the first entry that is not as it was written', async () => {
  const verification = async () =>
    (await hub.ask('auditor', '{ auditVerification { intact fault entries chains unvouched at } }')).data
      .auditVerification
  expect(await verification()).toMatchObject({ intact: true, fault: null, entries: expect.any(Number) })
  await asOwner(hub, 'hub', `UPDATE audit_entry SET body = replace(body, 'education', 'civil-law') WHERE seq = 3`)
  expect(await verification()).toMatchObject({ intact: false, fault: expect.stringContaining(':3 changed') })
})

const later = (at: string) => new Date(Date.parse(at) + 1_000).toISOString()
