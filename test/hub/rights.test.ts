import { startTestHub, type TestHub } from '../support/hub'
import { changedFiles, writtenTable } from './support/changed-table'

let hub: TestHub
beforeAll(async () => {
  hub = await startTestHub({ children: 20 })
})
afterAll(() => hub?.stop())

const RIGHTS =
  'query ($fields: [String!]) { myRights(fields: $fields) { field level scope mask openable filter statistics commands rule basis needed } }'
const rightsOf = async (account: string, ...fields: string[]) =>
  (await hub.ask(account, RIGHTS, { fields })).data.myRights

test('an account reads its own rights, each by its rule', async () => {
  const [diagnoses] = await rightsOf('doctor', 'HealthRecord.diagnoses')
  expect(diagnoses).toMatchObject({
    level: 'FULL',
    filter: true,
    needed: null,
    rule: expect.stringMatching(/^health\.yml#/),
  })
  const [other] = await rightsOf('education', 'HealthRecord.diagnoses')
  expect(other).toMatchObject({ level: 'NONE', filter: false, needed: expect.stringContaining('nothing') })
})

test('what only a grant opens says so, and a command is told beside its mutation', async () => {
  const [screenings, request] = await rightsOf('education', 'HealthRecord.mentalHealth', 'Mutation.requestGrant')
  expect(screenings).toMatchObject({ level: 'GRANTED', openable: true })
  expect(request.commands).toEqual(['create'])
  expect((await rightsOf('police', 'Mutation.requestGrant'))[0].commands).toEqual([])
})

test('without fields all are told, and an unknown one is left out', async () => {
  const all = (await hub.ask('education', '{ myRights { field } }')).data.myRights
  expect(all).toHaveLength(writtenTable().rows.size)
  expect(await rightsOf('education', 'Child.shoeSize')).toEqual([])
})

test('the matrix is the table in force', async () => {
  const { version, rules } = (await hub.ask('school', MATRIX)).data.accessMatrix
  expect(version).toBe(hub.app.tableVersion())
  const roll = rules.find(({ rule }: { rule: string }) => rule === 'hub.yml#existence')
  expect(roll).toMatchObject({ owner: 'hub', fields: ['Child.id'], sealed: false })
  expect(roll.permissions).toContainEqual({
    audience: 'education',
    level: 'FULL',
    scope: 'area',
    may: ['filter'],
    purposes: null,
  })
})

test('versions that were in force are kept, and two of them compared cell by cell', async () => {
  const narrower = changedFiles(
    'health.yml',
    '      education: { level: granted, scope: area }',
    '      education: { level: none }',
  )
  const before = (await hub.ask('auditor', VERSIONS)).data.accessVersions
  expect(before).toEqual([{ number: 1, version: writtenTable().version, since: expect.stringMatching(/Z$/) }])
  await hub.app.shareTable(narrower)
  const [now] = (await hub.ask('auditor', VERSIONS)).data.accessVersions
  expect(now).toMatchObject({ number: 2, version: hub.app.tableVersion() })
  const { accessDifferences } = (await hub.ask('auditor', DIFFERENCES, { from: 1, to: 2 })).data
  expect(accessDifferences).toContainEqual({
    ...{ field: 'HealthRecord.mentalHealth', audience: 'education', before: 'A area', after: null },
  })
  expect(accessDifferences.every(({ audience }: { audience: string }) => audience === 'education')).toBe(true)
})

test('a number that no version has is refused with its code', async () => {
  const { data, errors } = await hub.ask('auditor', DIFFERENCES, { from: 1, to: 99 })
  expect([data.accessDifferences, errors?.[0]?.extensions['code']]).toEqual([null, 'ACCESS_VERSION'])
})

const MATRIX =
  '{ accessMatrix { version rules { rule owner fields sealed permissions { audience level scope may purposes } } } }'
const VERSIONS = '{ accessVersions { number version since } }'
const DIFFERENCES =
  'query ($from: Int!, $to: Int!) { accessDifferences(from: $from, to: $to) { field audience before after } }'
