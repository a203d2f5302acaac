import { openDatabases } from '../../src/cli/databases'
import { loadConfig } from '../../src/config/load-config'
import { asOwner } from '../hub/support/all-seeing'
import { startTestHub, type TestHub } from '../support/hub'

/** Registries are optional (faults.md 41): a hub starts with any one, and says what it does not know. */
let education: TestHub
let welfare: TestHub
beforeAll(async () => {
  education = await startTestHub({ children: 60, connected: ['education'] })
  welfare = await startTestHub({ registriesOf: education, connected: ['civil-affairs'] })
}, 120_000)
afterAll(async () => {
  await welfare?.stop()
  await education?.stop()
})

const anyChild = async (hub: TestHub) => {
  const [{ id }] = await asOwner(hub, 'hub', 'SELECT child_id AS id FROM link ORDER BY record_id LIMIT 1')
  return `child:${id}`
}
const list = (where: string) => `{ children(where: { ${where} }, first: 100) { totalCount edges { node { id } } } }`

test('registries says which are connected', async () => {
  const { data } = await education.ask('steward', '{ registries { name state unread } }')
  expect(data.registries).toEqual(
    expect.arrayContaining([
      { name: 'EDUCATION', state: 'UP', unread: 0 },
      { name: 'POLICE', state: 'NOT_CONNECTED', unread: null },
      { name: 'CIVIL_AFFAIRS', state: 'NOT_CONNECTED', unread: null },
    ]),
  )
})

test('a profile holds what is known, and an error in the place of what is not connected', async () => {
  const query = `{ child(id: "${await anyChild(education)}") { name education { rollState } welfare { guardianshipType } sources { registry state } } }`
  const { status, data, errors, extensions } = await education.ask('civil-affairs', query, {}, { 'x-purpose': 'case' })
  expect(status).toBe(200)
  expect(data.child).toMatchObject({ name: expect.any(String), education: expect.any(Object), welfare: null })
  expect(errors).toEqual([
    expect.objectContaining({
      path: ['child', 'welfare'],
      extensions: expect.objectContaining({ code: 'NOT_CONNECTED', blame: 'registry', registry: 'civil-affairs' }),
    }),
  ])
  expect(data.child.sources).toContainEqual({ registry: 'CIVIL_AFFAIRS', state: 'NOT_CONNECTED' })
  expect(extensions['sources']).toContainEqual(expect.objectContaining({ registry: 'civil-affairs', state: 'NOT_CONNECTED' })) // prettier-ignore
  expect(extensions['cost']).toMatchObject({ calls: { education: 1 }, estimated: { calls: { education: 1 } } })
  expect(education.log.filter((line) => line.includes('NOT_CONNECTED'))).toEqual([])
})

test('whoever may not see that part learns nothing of it, connected or not', async () => {
  const query = `{ child(id: "${await anyChild(education)}") { name health { archiveNumber } } }`
  const { data, errors } = await education.ask('education', query)
  expect(data.child.health).toBeNull()
  expect(errors).toBeUndefined()
})

test('lists by what is known are right; by what nobody tells they are refused with the reason', async () => {
  const known = await education.ask('education', list('rollState: { eq: ENROLLED }'))
  const [{ count }] = await asOwner(education, 'education', `SELECT count(*) FROM xs_jbxx WHERE xsztm = '01'`)
  expect(known.data.children.totalCount).toBeGreaterThan(0)
  expect(known.data.children.totalCount).toBeLessThanOrEqual(Number(count))
  const unknown = await education.ask('civil-affairs', list('guardianshipType: { eq: NONE }'))
  expect(unknown.status).toBe(400)
  expect(unknown.data).toBeUndefined()
  expect(unknown.errors![0]).toMatchObject({
    extensions: { code: 'FACT_UNKNOWN', field: 'WelfareRecord.guardianshipType', reason: 'NOT_CONNECTED', registries: ['civil-affairs'] }, // prettier-ignore
  })
  const chinese = await education.ask('civil-affairs', list('guardianshipType: { eq: NONE }'), {}, { 'accept-language': 'zh' }) // prettier-ignore
  expect(chinese.errors![0]!.message).toContain('没有任何已接入的数据源提供')
})

test('who may not use the fact is told so, not whether it is connected', async () => {
  const { errors } = await education.ask('education', list('welfareCategory: { eq: ORPHAN }'))
  expect(errors![0]!.extensions['code']).toBe('ACCESS_FILTER')
})

test('explain says beforehand that it would be refused', async () => {
  const query = list('guardianshipType: { eq: NONE }').replaceAll('"', '\\"')
  const { data } = await education.ask('civil-affairs', `{ explain(query: "${query}") { refusal { code message } } }`)
  expect(data.explain.refusal).toMatchObject({ code: 'FACT_UNKNOWN' })
})

test('without the registry that knows caseloads nobody has a list, and nobody is reached by one', async () => {
  const { data, errors } = await education.ask('director', '{ children(first: 100) { edges { node { id } } } }')
  expect(errors).toBeUndefined()
  expect(data.children.edges).toEqual([])
  const child = await education.ask('director', `{ child(id: "${await anyChild(education)}") { name } }`)
  expect(child.data.child).toBeNull()
  const withIt = await welfare.ask('director', '{ children(first: 100) { edges { node { id } } } }')
  expect(withIt.data.children.edges.length).toBeGreaterThan(0)
})

test('a hub with civil affairs alone answers its own lists, and no look-up by a roll number', async () => {
  const { data } = await welfare.ask('civil-affairs', list('receivesAid: { eq: true }'))
  expect(data.children.totalCount).toBeGreaterThan(0)
  const query = '{ childByRollNumber(rollNumber: "G430421201505120020") { name } }'
  const refused = await welfare.ask('education', query)
  expect(refused.errors![0]!.extensions).toMatchObject({ code: 'FACT_UNKNOWN', field: 'EducationRecord.rollNumber', position: 'lookup' }) // prettier-ignore
  const known = await education.ask('education', query)
  expect(known.errors?.[0]?.extensions['code']).not.toBe('FACT_UNKNOWN')
})

test('facts of a registry that was connected once are read again when it comes back', async () => {
  const [{ child_id: id, record_id: record }] = await asOwner(welfare, 'hub', 'SELECT child_id, record_id FROM link ORDER BY record_id LIMIT 1') // prettier-ignore
  await asOwner(welfare, 'hub', `UPDATE child SET records = records || '{"education": "gone-since"}', changed_in = pg_current_xact_id() WHERE id = $1`, [id]) // prettier-ignore
  await welfare.app.indexFollower.catchUp()
  const gaps = await asOwner(welfare, 'hub', 'SELECT registry, code FROM index_gap WHERE child_id = $1', [id])
  expect(gaps).toEqual([{ registry: 'education', code: 'NOT_CONNECTED' }])
  expect(record).toBeTruthy()
})

test('the settings need one address, and no more', async () => {
  const env = {
    TONGLIAN_HUB_URL: education.urls.hub.app,
    TONGLIAN_EDUCATION_URL: education.urls.education.reader,
    TONGLIAN_ISSUER: 'https://id.example.cn/realms/tonglian',
  }
  const databases = await openDatabases(loadConfig({ env, keepSecrets: false }), () => undefined)
  expect(databases.registries).toEqual({ education: education.urls.education.reader })
  expect(databases.demoOwners).toBeNull()
})
