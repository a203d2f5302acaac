import type { RegistryName } from '../../connectors/contract/records'
import { tableWith } from '../audit-suite/table-folder'
import { BrokenConnector } from '../support/fakes/broken-connector'
import { startTestHub, type TestHub, type TestHubOptions } from '../support/hub'
import { codeOf, filtered, minorOf, rosterAsker } from './support'

const undo: (() => unknown)[] = []
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step()
})

async function hubWith(options: TestHubOptions): Promise<TestHub> {
  const hub = await startTestHub({ children: 80, ...options })
  undo.push(() => hub.stop())
  return hub
}

async function hubByTable(...written: Parameters<typeof tableWith>): Promise<TestHub> {
  const table = tableWith(...written)
  undo.push(() => table.remove())
  return hubWith({ overrides: { 'access.tableDir': table.folder } })
}

test('a masked value is absent, not half there: the others are as before', async () => {
  const hub = await hubByTable('hub.yml', 'birth-date', 'school', { level: 'masked', mask: 'year', scope: 'school' })
  const ask = await rosterAsker(hub, 'school-system')
  const { body } = await ask('demographics')
  expect(body.demographics.length).toBeGreaterThan(0)
  for (const one of body.demographics)
    expect(Object.keys(one)).toEqual(['sourcedId', 'status', 'dateLastModified', 'sex'])
  const { data } = await hub.ask('school', '{ children(first: 1) { edges { node { birthDate } } } }')
  expect(data.children.edges[0].node.birthDate).toMatch(/^\d{4}$/)
})

test('a masked name gives no name, and no sort by it', async () => {
  const hub = await hubByTable('hub.yml', 'name', 'school', { level: 'masked', mask: 'surname', scope: 'school' })
  const ask = await rosterAsker(hub, 'school-system')
  const { body } = await ask('students')
  for (const one of body.users) {
    expect(one).not.toHaveProperty('givenName')
    expect(one).not.toHaveProperty('familyName')
    expect(one.status).toBeDefined()
  }
  const sorted = await ask('students?sort=familyName')
  expect([sorted.status, codeOf(sorted), minorOf(sorted)]).toEqual([403, 'ACCESS_FILTER', 'forbidden'])
})

test('without a right to school and class there are no schools, no classes and no filter by them', async () => {
  const hub = await hubByTable('education.yml', 'school-place', 'school', { level: 'none' })
  const ask = await rosterAsker(hub, 'school-system')
  const [user] = (await ask('students?limit=1')).body.users
  expect(Object.keys(user)).toEqual(['sourcedId', 'status', 'dateLastModified', 'enabledUser', 'givenName', 'familyName', 'grades']) // prettier-ignore
  for (const path of [
    'schools',
    'orgs',
    'classes',
    'enrollments',
    'schools/2143042101/students',
    filtered('students', "primaryOrg.sourcedId='2143042101'"),
  ]) {
    const told = await ask(path)
    expect([path, told.status, codeOf(told)]).toEqual([path, 403, 'ACCESS_FILTER'])
  }
})

test('who may be filtered by no roll state has no roster', async () => {
  const hub = await hubByTable('education.yml', 'roll-conclusion', 'school', { level: 'none' })
  const ask = await rosterAsker(hub, 'school-system')
  for (const path of ['students', 'schools', 'academicSessions']) expect(codeOf(await ask(path))).toBe('ACCESS_FILTER')
})

test('a purpose that the table does not give is no right here either', async () => {
  const hub = await hubByTable('roster.yml', 'roster', 'education', { level: 'full', scope: 'all', purposes: ['case'] })
  const ask = await rosterAsker(hub, 'education')
  expect((await ask('students', { 'x-purpose': 'case' })).status).toBe(200)
  expect((await ask('students', { 'x-purpose': 'statistics' })).status).toBe(403)
})

test('a registry that is down is told, and no list is answered: not an empty one, and not half of one', async () => {
  const registries = new Map<RegistryName, BrokenConnector>()
  const hub = await hubWith({
    wrap: (connector) => {
      const one = new BrokenConnector(connector, 0)
      registries.set(connector.registry, one)
      return one
    },
    overrides: { 'registries.education.breaker.failures': 1000 },
  })
  const ask = await rosterAsker(hub, 'school-system')
  const before = await ask('students')
  const id = before.body.users[0].sourcedId as string
  registries.get('education')!.failures = Infinity
  for (const path of ['students', `students/${id}`, 'schools', 'classes', 'enrollments']) {
    const told = await ask(path)
    expect([path, told.status, codeOf(told), minorOf(told)]).toEqual([path, 503, 'REGISTRY_DOWN', 'server_busy'])
    expect(told.body).not.toHaveProperty('users')
  }
  registries.get('education')!.failures = 0
  expect((await ask('students')).body).toEqual(before.body)
  registries.get('police')!.failures = Infinity // no roster asks it
  expect((await ask('students')).body).toEqual(before.body)
})
