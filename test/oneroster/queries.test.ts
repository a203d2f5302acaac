import { startTestHub, type TestHub } from '../support/hub'
import { asOwner } from '../hub/support/all-seeing'
import { codeOf, filtered, minorOf, rosterAsker, type Told } from './support'

let hub: TestHub
let ask: Awaited<ReturnType<typeof rosterAsker>>
let all: User[]
let people: User[]
beforeAll(async () => {
  hub = await startTestHub({ children: 230 })
  ask = await rosterAsker(hub, 'education')
  all = await listOf('users?limit=200')
  people = (await ask('demographics?limit=200')).body.demographics
})
afterAll(() => hub.stop())

interface User {
  readonly sourcedId: string
  readonly status: string
  readonly dateLastModified: string
  readonly grades?: readonly string[]
  readonly primaryOrg?: { readonly sourcedId: string }
  readonly sex?: string
}

async function listOf(path: string): Promise<User[]> {
  const { status, body }: Told = await ask(path)
  expect([path, status]).toEqual([path, 200])
  return body.users
}

const idsOf = (users: readonly User[]) => users.map(({ sourcedId }) => sourcedId)

test('filters give those that match, and count them', async () => {
  expect(all.length).toBeGreaterThan(100)
  expect(all.length).toBeLessThan(200) // one page has them all
  const school = all.find(({ primaryOrg }) => primaryOrg)!.primaryOrg!.sourcedId
  const [one] = all as [User]
  const isActive = ({ status }: User) => status === 'active'
  const inSchool = ({ primaryOrg }: User) => primaryOrg?.sourcedId === school
  const inGrade =
    (grade: string) =>
    ({ grades }: User) =>
      grades?.includes(grade) ?? false
  const cases: [string, (user: User) => boolean][] = [
    ["status='active'", isActive],
    ["status='tobedeleted'", (user) => !isActive(user)],
    ["status!='active'", (user) => !isActive(user)],
    ["status='gone'", () => false],
    ["grades='03'", inGrade('03')],
    ["grades~'07'", inGrade('07')],
    ["grades='3'", () => false],
    [`primaryOrg.sourcedId='${school}'`, inSchool],
    [`roles.org.sourcedId='${school}' AND status='active'`, (user) => inSchool(user) && isActive(user)],
    [`roles.org.sourcedId='${school}' OR grades='03'`, (user) => inSchool(user) || inGrade('03')(user)],
    ["grades='03' AND status='active' OR grades='04'", (user) => (inGrade('03')(user) && isActive(user)) || inGrade('04')(user)],
    ["role='student'", () => true],
    ["role='teacher'", () => false],
    ["role='teacher' OR grades='03'", inGrade('03')],
    ["role='student' OR grades='03'", () => true],
    [`sourcedId='${one.sourcedId}'`, ({ sourcedId }) => sourcedId === one.sourcedId],
    [`sourcedId='${one.sourcedId}' AND sourcedId='00000000-0000-4000-8000-000000000000'`, () => false],
    ["dateLastModified>'2020-01-01'", () => true],
    ["dateLastModified<'2020-01-01'", () => false],
    [`dateLastModified>='${one.dateLastModified}' AND dateLastModified<='${one.dateLastModified}'`, (user) => user.dateLastModified === one.dateLastModified],
    [`dateLastModified='${one.dateLastModified}'`, (user) => user.dateLastModified === one.dateLastModified],
    [`dateLastModified>'${one.dateLastModified}'`, (user) => user.dateLastModified > one.dateLastModified],
    ["dateLastModified>'2020-01-01T08:00:00+08:00' AND grades='03'", inGrade('03')],
  ] // prettier-ignore
  for (const [filter, fits] of cases) {
    const told = await ask(filtered('students', filter, '&limit=200'))
    expect([filter, told.status]).toEqual([filter, 200])
    const wanted = all.filter(fits)
    expect([filter, idsOf(told.body.users)]).toEqual([filter, idsOf(wanted)])
    expect([filter, told.headers.get('x-total-count')]).toEqual([filter, String(wanted.length)])
  }
  const girls = (await ask(filtered('demographics', "sex='female'", '&limit=200'))).body.demographics
  expect(idsOf(girls)).toEqual(idsOf(people.filter(({ sex }) => sex === 'female')))
  expect(idsOf(girls).length).toBeGreaterThan(10)
})

test('what a roster is not filtered by is refused, never passed over', async () => {
  const refused: [string, string][] = [
    ['students', "givenName='x'"],
    ['students', "familyName~'x'"],
    ['students', "email='a@b.c'"],
    ['students', "sex='male'"],
    ['students', "status>'active'"],
    ['students', "grades>'03'"],
    ['students', "dateLastModified>'yesterday'"],
    ['students', "dateLastModified>'2026-02-31T25:00'"],
    ['students', "dateLastModified!='2026-01-01'"],
    ['students', "dateLastModified>'2026-01-01' AND dateLastModified>'2026-01-02'"],
    ['students', "dateLastModified>'2026-01-01' OR status='active'"],
    ['students', `sourcedId='${all[0]!.sourcedId}' OR status='active'`],
    ['demographics', "birthDate='2015-05-12'"],
    ['classes', "title='x'"],
    ['classes', "dateLastModified<'2026-01-01'"],
    ['orgs', "name='x'"],
    ['academicSessions', "type='term'"],
    ['courses', "title='x'"],
    ['teachers', "givenName='x'"],
    ['students', "constructor='x'"],
    ['students', "toString='x'"],
  ]
  for (const [path, filter] of refused) {
    const told = await ask(filtered(path, filter))
    expect([path, filter, told.status, codeOf(told), minorOf(told)]).toEqual([path, filter, 400, 'ROSTER_FILTER', 'invalid_filter_field']) // prettier-ignore
  }
})

test('parameters are read strictly', async () => {
  const refused: [string, string, string][] = [
    ...['limit=0', 'limit=-1', 'limit=x', 'limit=1.5', 'limit=', 'limit=1e2', 'offset=-1', 'offset=x', 'offset=9999999999', 'search=x', 'limit=1&limit=2', 'orderBy=up', 'Limit=1', '__proto__=1'].map((search): [string, string, string] => [search, 'ROSTER_PARAMETER', 'invaliddata']),
    ...['sort=givenName', 'sort=', 'sort=constructor'].map((search): [string, string, string] => [search, 'ROSTER_PARAMETER', 'invalid_sort_field']),
    ...['fields=nothing', 'fields=', 'fields=sourcedId,__proto__', `fields=${'a,'.repeat(1000)}`].map((search): [string, string, string] => [search, 'ROSTER_PARAMETER', 'invalid_selection_field']),
    ...[['limit=201', 'COST_IDS', 'invaliddata'], ['offset=100001', 'COST_OFFSET', 'invaliddata'], [`fields=${'a'.repeat(5_000)}`, 'TOO_LARGE', 'invaliddata']] as [string, string, string][],
  ] // prettier-ignore
  for (const [search, code, minor] of refused) {
    const told = await ask(`students?${search}`)
    expect([search.slice(0, 40), codeOf(told), minorOf(told)]).toEqual([search.slice(0, 40), code, minor])
    expect([400, 413]).toContain(told.status)
  }
  expect(codeOf(await ask(`students/${all[0]!.sourcedId}?limit=1`))).toBe('ROSTER_PARAMETER')
})

test('orders are those asked for, and pages of any size make up the list', async () => {
  const changed = await listOf('students?sort=dateLastModified&orderBy=desc&limit=200')
  expect(changed.map((user) => user.dateLastModified)).toEqual([...changed.map((user) => user.dateLastModified)].sort().reverse()) // prettier-ignore
  const backwards = await listOf('students?sort=sourcedId&orderBy=desc&limit=200')
  expect(idsOf(backwards)).toEqual(idsOf(all).reverse())
  const named = await listOf('students?sort=familyName&limit=200')
  expect([...idsOf(named)].sort()).toEqual(idsOf(all))
  for (const limit of [1, 7, 50]) {
    const pages: string[] = []
    for (let offset = 0; offset < 60; offset += limit)
      pages.push(...idsOf(await listOf(`students?limit=${limit}&offset=${offset}`)))
    expect(pages).toEqual(idsOf(all).slice(0, pages.length))
  }
  const beyond = await ask(`students?offset=${all.length}`)
  expect([beyond.body, beyond.headers.get('x-total-count')]).toEqual([{ users: [] }, String(all.length)])
  expect(beyond.headers.get('link')).not.toContain('rel="next"')
})

test('links repeat what was asked, and lead to the pages they name', async () => {
  const told = await ask(filtered('students', "status='active'", '&limit=10&offset=20&sort=dateLastModified'))
  const links = Object.fromEntries(
    [...told.headers.get('link')!.matchAll(/<([^>]*)>; rel="(\w+)"/g)].map(([, address, rel]) => [rel, address!]),
  )
  expect(Object.keys(links).sort()).toEqual(['first', 'last', 'next', 'prev'])
  const offset = (rel: string) => new URL(links[rel]!).searchParams.get('offset')
  expect([offset('first'), offset('prev'), offset('next')]).toEqual(['0', '10', '30'])
  expect(new URL(links['next']!).searchParams.get('filter')).toBe("status='active'")
  expect(links['next']!.startsWith(`${hub.url}/ims/oneroster/rostering/v1p2/students?`)).toBe(true)
})

describe('changes', () => {
  const follow = async () => {
    await new Promise((resolve) => setTimeout(resolve, 1_200)) // a feed tells of what is a second old
    for (const connector of hub.app.guarded) await hub.app.follower.catchUp(connector)
    await hub.app.indexFollower.catchUp()
  }
  const since = async (at: string) => idsOf(await listOf(filtered('students', `dateLastModified>'${at}'`)))
  const last = () =>
    all
      .map(({ dateLastModified }) => dateLastModified)
      .sort()
      .at(-1)!
  const rollOf = async (child: string) =>
    (await asOwner(hub, 'hub', `SELECT records ->> 'education' AS id FROM child WHERE id = $1`, [child]))[0]
      .id as string

  test('a pupil that left is told as tobedeleted, with the time; others are not told', async () => {
    const pupil = all.find(({ status }) => status === 'active')!
    const at = last()
    expect(await since(at)).toEqual([])
    await asOwner(hub, 'education', `UPDATE xs_jbxx SET xsztm = '06' WHERE xsid = $1`, [await rollOf(pupil.sourcedId)])
    await follow()
    expect(await since(at)).toEqual([pupil.sourcedId])
    const { user } = (await ask(`users/${pupil.sourcedId}`)).body
    expect([user.status, user.enabledUser]).toEqual(['tobedeleted', 'false'])
    expect(user.dateLastModified > at).toBe(true)
    expect((await ask(`students/${pupil.sourcedId}/classes`)).body).toEqual({ classes: [] })
  })

  test('what rosters do not tell moves no time', async () => {
    const at = (await ask('users?sort=dateLastModified&orderBy=desc&limit=1')).body.users[0].dateLastModified
    const pupil = all.filter(({ status }) => status === 'active')[1]!
    await asOwner(hub, 'education', `UPDATE xs_jbxx SET lxdh = '13900000000', sfge = '1' WHERE xsid = $1`, [await rollOf(pupil.sourcedId)]) // prettier-ignore
    await follow()
    expect(await since(at)).toEqual([])
    await asOwner(hub, 'education', `UPDATE xs_jbxx SET njm = '16', bjmc = '六年级(9)班' WHERE xsid = $1`, [await rollOf(pupil.sourcedId)]) // prettier-ignore
    await follow()
    expect(await since(at)).toEqual([pupil.sourcedId])
    const classes = (await ask(filtered('classes', `dateLastModified>'${at}'`))).body.classes
    expect(classes.map(({ title }: { title: string }) => title)).toEqual(['六年级(9)班'])
  })

  test('a pupil of another school is no longer told to the school it left, not even by its id', async () => {
    const school = await rosterAsker(hub, 'school-system')
    const [pupil] = (await school(filtered('students', "status='active'"))).body.users as [User]
    await asOwner(hub, 'education', `UPDATE xs_jbxx SET xxbsm = (SELECT xxbsm FROM xx_jbxx WHERE xxbsm <> xs_jbxx.xxbsm LIMIT 1) WHERE xsid = $1`, [await rollOf(pupil.sourcedId)]) // prettier-ignore
    await follow()
    const unknown = await school('students/00000000-0000-4000-8000-000000000000')
    expect((await school(`students/${pupil.sourcedId}`)).text).toBe(unknown.text)
    expect(idsOf((await school('students?limit=200')).body.users)).not.toContain(pupil.sourcedId)
    expect((await ask(`students/${pupil.sourcedId}`)).body.user.dateLastModified > pupil.dateLastModified).toBe(true)
  })
})
