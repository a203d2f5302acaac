import { startTestHub, type TestHub } from '../support/hub'
import { asOwner } from '../hub/support/all-seeing'
import { faultsOf } from './shapes'
import { codeOf, minorOf, rosterAsker, SERVICE, tell, type Told } from './support'

/** Each collection with the member of its answers and the type of its objects. */
const COLLECTIONS = [
  ['users', 'users', 'user'],
  ['students', 'users', 'user'],
  ['orgs', 'orgs', 'org'],
  ['schools', 'orgs', 'org'],
  ['classes', 'classes', 'class'],
  ['enrollments', 'enrollments', 'enrollment'],
  ['demographics', 'demographics', 'demographics'],
  ['academicSessions', 'academicSessions', 'academicSession'],
  ['courses', 'courses', 'course'],
] as const
const EMPTY = [
  ['teachers', 'users'],
  ['terms', 'academicSessions'],
  ['gradingPeriods', 'academicSessions'],
] as const
/** Accounts that the table gives no rosters. */
const OTHERS = ['dashboard', 'analyst-client', 'police', 'civil-affairs', 'doctor', 'supervisor', 'auditor', 'steward']
const OWN = '2143042101'

let hub: TestHub
const askers: Record<string, Awaited<ReturnType<typeof rosterAsker>>> = {}
beforeAll(async () => {
  hub = await startTestHub({ children: 300 })
  for (const name of ['school-system', 'school', 'education', 'neighbour', ...OTHERS])
    askers[name] = await rosterAsker(hub, name)
})
afterAll(() => hub.stop())

const ask = (name: string, ...rest: Parameters<(typeof askers)[string]>) => askers[name]!(...rest)

/** All of a collection, page by page along the links. */
async function everything(name: string, path: string, plural: string): Promise<Record<string, never>[]> {
  const all: Record<string, never>[] = []
  for (let at: string | null = `${path}?limit=60`; at;) {
    const told: Told = await ask(name, at)
    expect([at, told.status]).toEqual([at, 200])
    all.push(...told.body[plural])
    at = /<[^>]*\/v1p2\/([^>]*)>; rel="next"/.exec(told.headers.get('link') ?? '')?.[1] ?? null
    expect(Number(told.headers.get('x-total-count'))).toBeGreaterThanOrEqual(all.length)
    if (!at) expect(Number(told.headers.get('x-total-count'))).toBe(all.length)
  }
  return all
}

const LIST = `query ($after: String) { children(where: { rollState: { isNull: false } }, first: 100, after: $after) {
  pageInfo { hasNextPage endCursor }
  edges { node { id name sex birthDate education { rollState schoolCode schoolName grade className enrolledOn } } } } }`

interface Pupil {
  readonly id: string
  readonly name: string
  readonly sex: string
  readonly birthDate: string
  readonly education: Readonly<Record<string, string>>
}

/** The pupils of an account by the hub's own lists, which are another way through the index. */
async function pupilsOf(name: string): Promise<Pupil[]> {
  const pupils: Pupil[] = []
  for (let after: string | null = null; ;) {
    const { data } = await hub.ask(name === 'school-system' ? 'school' : name, LIST, { after })
    pupils.push(...data.children.edges.map(({ node }: { node: Pupil }) => ({ ...node, id: node.id.slice(6) })))
    if (!data.children.pageInfo.hasNextPage) return pupils
    after = data.children.pageInfo.endCursor
  }
}

describe.each(['school-system', 'education', 'neighbour'])('%s', (name) => {
  test.each(COLLECTIONS)(
    '%s: objects of the specification, each found again by its sourcedId',
    async (path, plural, type) => {
      const all = await everything(name, path, plural)
      expect(all.flatMap((one) => faultsOf(type, one))).toEqual([])
      expect(new Set(all.map(({ sourcedId }) => sourcedId)).size).toBe(all.length)
      for (const one of all.slice(0, 3)) {
        const told = await ask(name, `${path}/${encodeURIComponent(one['sourcedId']!)}`)
        expect(told.body).toEqual({ [type]: one })
        expect(told.status).toBe(200)
      }
    },
  )

  test('has exactly the pupils that its lists have, as they are there', async () => {
    const pupils = await pupilsOf(name)
    const users = await everything(name, 'users', 'users')
    const people = await everything(name, 'demographics', 'demographics')
    expect(name === 'neighbour' || users.length > 10).toBe(true)
    const byId = (one: Record<string, unknown>, other: Record<string, unknown>) => (String(one['sourcedId']) < String(other['sourcedId']) ? -1 : 1) // prettier-ignore
    expect(
      users.map(({ sourcedId, status, givenName, familyName, grades = [], primaryOrg }) => {
        return { sourcedId, status, name: `${familyName}${givenName}`, grades, school: primaryOrg?.['sourcedId'] }
      }),
    ).toEqual(
      pupils
        .map(({ id, name: written, education: { rollState, grade, schoolCode } }) => ({
          sourcedId: id,
          status: ['ENROLLED', 'SUSPENDED'].includes(rollState!) ? 'active' : 'tobedeleted',
          ...{ name: written, grades: grade === null ? [] : [String(grade).padStart(2, '0')], school: schoolCode },
        }))
        .sort(byId),
    )
    expect(people.map(({ sourcedId, birthDate, sex }) => [sourcedId, birthDate, sex])).toEqual(
      [...pupils]
        .sort((one, other) => (one.id < other.id ? -1 : 1))
        .map(({ id, birthDate, sex }) => [id, birthDate, sex?.toLowerCase()]),
    )
  })

  test('schools and classes are those of its pupils on the roll, and their lists hold these', async () => {
    const pupils = (await pupilsOf(name)).filter(({ education }) => /ENROLLED|SUSPENDED/.test(education['rollState']!))
    const schools = await everything(name, 'schools', 'orgs')
    const classes = await everything(name, 'classes', 'classes')
    const sorted = (values: unknown[]) => [...new Set(values)].sort()
    expect(sorted(schools.map((one) => `${one['sourcedId']} ${one['name']}`))).toEqual(
      sorted(pupils.map(({ education: { schoolCode, schoolName } }) => `${schoolCode} ${schoolName}`)),
    )
    expect(sorted(classes.map(({ school, title }) => `${school!['sourcedId']} ${title}`))).toEqual(
      sorted(pupils.map(({ education: { schoolCode, className } }) => `${schoolCode} ${className}`)),
    )
    for (const { sourcedId, school, title } of classes.slice(0, 3)) {
      const inClass = pupils.filter(({ education }) => education['schoolCode'] === school!['sourcedId'] && education['className'] === title) // prettier-ignore
      const ids = inClass.map(({ id }) => id).sort()
      for (const path of [`classes/${sourcedId}`, `schools/${school!['sourcedId']}/classes/${sourcedId}`]) {
        const users = await everything(name, `${path}/students`, 'users')
        expect(users.filter(({ status }) => status === 'active').map((one) => one['sourcedId'])).toEqual(ids)
      }
      const { body } = await ask(name, `students/${ids[0]}/classes`)
      expect(body.classes.map((one: Record<string, string>) => one['sourcedId'])).toEqual([sourcedId])
      const there = await everything(name, `schools/${school!['sourcedId']}/classes`, 'classes')
      expect(there.map((one) => one['sourcedId'])).toContain(sourcedId)
    }
  })
})

test.each(EMPTY)('%s: no registry tells of any', async (path, plural) => {
  const told = await ask('school-system', path)
  expect([told.status, told.body, told.headers.get('x-total-count')]).toEqual([200, { [plural]: [] }, '0'])
  expect((await ask('school-system', `${path}/x`)).status).toBe(404)
})

test.each(OTHERS.flatMap((name) => [...COLLECTIONS, ...EMPTY].map(([path]) => [name, path] as const)))(
  '%s gets no %s, nor one of them',
  async (name, path) => {
    for (const one of [path, `${path}/x`, `schools/${OWN}/students`]) {
      const told = await ask(name, one)
      expect([told.status, codeOf(told), minorOf(told)]).toEqual([403, 'ACCESS_DENIED', 'forbidden'])
      expect(faultsOf('statusInfo', told.body)).toEqual([])
      expect(told.headers.get('x-total-count')).toBeNull()
    }
  },
)

test('what is out of reach is answered byte for byte like what does not exist', async () => {
  const own = new Set((await pupilsOf('school-system')).map(({ id }) => id))
  const strange = (await pupilsOf('education')).find(({ id, education }) => !own.has(id) && education['rollState'] === 'ENROLLED')! // prettier-ignore
  const { schoolCode } = strange.education
  const classes = await everything('education', 'classes', 'classes')
  const theirClass = classes.find(({ school }) => school!['sourcedId'] === schoolCode)![
    'sourcedId'
  ] as unknown as string
  const nobody = '00000000-0000-4000-8000-000000000000'
  const pairs = [
    [`students/${strange.id}`, `students/${nobody}`],
    [`users/${strange.id}`, 'users/child'],
    [`demographics/${strange.id}`, `demographics/${nobody}`],
    [`enrollments/${strange.id}.enrollment`, `enrollments/${nobody}.enrollment`],
    [`students/${strange.id}/classes`, `students/${nobody}/classes`],
    [`schools/${schoolCode}`, 'schools/9999999999'],
    [`orgs/${schoolCode}`, 'orgs/x'],
    [`schools/${schoolCode}/students`, 'schools/9999999999/students'],
    [`schools/${schoolCode}/classes`, 'schools/x/classes'],
    [`schools/${schoolCode}/terms`, 'schools/9999999999/terms'],
    [`classes/${theirClass}`, 'classes/AAAA'],
    [`classes/${theirClass}/students`, `classes/${theirClass.slice(0, -4)}AAAA/students`],
    [`schools/${OWN}/classes/${theirClass}/students`, `schools/${OWN}/classes/AAAA/students`],
  ] as const
  for (const [there, nowhere] of pairs) {
    const [one, other] = [await ask('school-system', there), await ask('school-system', nowhere)]
    expect([there, one.status, one.text]).toEqual([there, 404, other.text])
    expect(other.status).toBe(404)
    const names = ({ headers }: Told) => [...headers.keys()].sort()
    expect(names(one)).toEqual(names(other))
  }
  const asked = `filter=${encodeURIComponent(`sourcedId='${strange.id}'`)}`
  expect((await ask('school-system', `students?${asked}`)).body).toEqual({ users: [] })
})

test('each answer is one operation in the trail: a look with its account, or a refusal', async () => {
  const trail = async (requestId: string) =>
    (await asOwner(hub, 'hub', `SELECT body::json AS body FROM audit_entry WHERE body LIKE '%' || $1 || '%'`, [requestId])) // prettier-ignore
      .map(({ body }) => body)
      .filter(({ kind }) => kind !== 'outcome')
  const looked = await ask('school-system', 'students?limit=2', { 'x-request-id': 'one-roster-look' })
  expect(looked.headers.get('x-request-id')).toBe('one-roster-look')
  const [look, ...more] = await trail('one-roster-look')
  expect(more).toEqual([])
  expect(look).toMatchObject({
    kind: 'look',
    operation: 'OneRoster',
    client: 'school-system',
    purpose: 'dropout-control',
  })
  expect(look.children).toHaveLength(2)
  await ask('school-system', 'academicSessions', { 'x-request-id': 'one-roster-years' })
  expect(await trail('one-roster-years')).toMatchObject([{ kind: 'look', children: [] }])
  await ask('school-system', 'students?limit=201', { 'x-request-id': 'one-roster-much' })
  expect(await trail('one-roster-much')).toMatchObject([{ kind: 'refusal', code: 'COST_IDS' }])
})

test('only fields that are asked for are read, and recorded as shown', async () => {
  const { body } = await ask('school-system', 'students?limit=2&fields=sourcedId,%20grades', { 'x-request-id': 'one-roster-few' }) // prettier-ignore
  expect(Object.keys(body.users[0])).toEqual(['sourcedId', 'grades'])
  const [{ body: look }] = await asOwner(hub, 'hub', `SELECT body FROM audit_entry WHERE body LIKE '%one-roster-few%' AND body LIKE '%"look"%'`) // prettier-ignore
  expect(look).toContain('education.yml#roll"')
  for (const rule of ['hub.yml#name', 'hub.yml#birth-date', 'education.yml#school-place'])
    expect(look).not.toContain(rule)
})

test('whoever may call rosters reads in full what `changedAt` moves with: its time gives nothing away', async () => {
  for (const [name, school] of [
    ['school', true],
    ['education', false],
  ] as const) {
    const fields = ['Child.name', 'Child.sex', 'Child.birthDate', 'EducationRecord.rollState', 'EducationRecord.schoolCode', 'EducationRecord.grade', 'EducationRecord.className'] // prettier-ignore
    const { data } = await hub.ask(name, 'query ($fields: [String!]) { myRights(fields: $fields) { field level } }', { fields }) // prettier-ignore
    expect([school, data.myRights.map(({ level }: { level: string }) => level)]).toEqual([school, fields.map(() => 'FULL')]) // prettier-ignore
  }
})

describe('the door', () => {
  const at = (path: string) => `${hub.url}${SERVICE}/${path}`

  test('takes no stranger, no session, no other method', async () => {
    const none = await tell(at('students'))
    expect([none.status, codeOf(none), minorOf(none)]).toEqual([401, 'UNAUTHENTICATED', 'unauthorisedrequest'])
    expect(none.headers.get('www-authenticate')).toMatch(/^Bearer/)
    expect((await tell(at('students'), { cookie: 'tonglian=x' })).status).toBe(401)
    expect((await tell(at('students'), { authorization: 'Bearer a.b.c' })).status).toBe(401)
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH', 'HEAD']) {
      const told = await ask('school-system', 'students', {}, method)
      expect([method, told.status, told.headers.get('allow')]).toEqual([method, 405, 'GET'])
    }
  })

  test('answers in the language asked for, never cached, and in no other media type', async () => {
    const zh = await ask('school-system', 'students/x', { 'accept-language': 'zh-CN' })
    expect(zh.body.imsx_description).toContain('本账号的范围内没有')
    expect(zh.headers.get('content-language')).toBe('zh-CN')
    expect((await ask('school-system', 'orgs')).headers.get('cache-control')).toBe('no-store')
    expect((await ask('school-system', 'orgs', { accept: 'text/csv' })).status).toBe(406)
  })

  test('purpose and strict access are those of /graphql', async () => {
    expect(codeOf(await ask('school-system', 'orgs', { 'x-purpose': 'health-care' }))).toBe('PURPOSE_UNKNOWN')
    expect((await ask('education', 'orgs', { 'x-purpose': 'case' })).status).toBe(200)
    expect((await ask('school-system', 'orgs', { 'x-tonglian-access': 'strict' })).status).toBe(200)
    expect((await ask('school-system', 'orgs', { 'x-tonglian-access': 'lax' })).status).toBe(400)
  })

  test('names and numbers in an address are refused', async () => {
    for (const value of ['周雨桐', '430421201505120018', '13800138000', 'G430421201505120018']) {
      const told = await ask('school-system', `students?filter=${encodeURIComponent(`identifier='${value}'`)}`)
      expect([told.status, codeOf(told)]).toEqual([400, 'ADDRESS_PERSONAL'])
      expect(told.text).not.toContain(value)
      expect((await ask('school-system', `students/${encodeURIComponent(value)}`)).status).toBe(400)
    }
  })

  test.each([
    '',
    'nothing',
    'students/',
    'students//classes',
    'students/a/b',
    'students/a/classes/b',
    'classes/a/schools',
    'orgs/a/students',
    '../graphql',
    'students/%',
    'a/b/c/d/e/f/g',
    '__proto__',
    'constructor/x',
  ])('no such page: %s', async (path) => {
    const told = await ask('school-system', path)
    const isList = path === 'students/' // a slash at the end is no other page
    expect([path, told.status]).toEqual([path, isList ? 200 : path === 'students/%' ? 400 : 404])
  })
})
