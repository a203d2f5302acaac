import { ACCOUNTS } from '../hub/support/accounts'
import { asOwner } from '../hub/support/all-seeing'
import { changedTable, writtenTable } from '../hub/support/changed-table'
import { WRITTEN } from '../hub/support/naive-access'
import { api, CHILDREN, forget, kept, save, trail } from '../saved-operations/support/operations'
import { startTestHub, type TestHub } from '../support/hub'
import { csvTable } from './support/read-files'

const FORMATS = ['json', 'csv', 'xlsx', 'parquet'] as const
const ROW = WRITTEN.groupOf('Query.savedOperation')

let hub: TestHub
beforeAll(async () => {
  hub = await startTestHub({ children: 120 })
  await forget(hub)
})
afterAll(() => hub?.stop())
afterEach(() => hub.app.changeTable(writtenTable()))

test('the table gives each format to some accounts and not to all', () => {
  for (const format of FORMATS) {
    const having = ROW.permissions.filter(({ may }) => may?.includes(`export-${format}`))
    expect([format, having.length > 0, having.length < 17]).toEqual([format, true, true])
  }
  expect(ROW.permissions.some(({ may }) => may?.includes('export-json') && !may.includes('export-csv'))).toBe(true)
})

describe.each(ACCOUNTS)('$name', ({ name, actor, as }) => {
  test('takes away exactly the formats that the table gives it, and each refusal is in the trail', async () => {
    const account = await as(hub)
    const operation = await plant(account, `of-${name}`, '{ divisions { code } }')
    const readers = actor.roles.map((role) => (role === 'officer' ? String(actor.department) : role))
    for (const format of FORMATS) {
      const may = ROW.permissions.some((one) => readers.includes(one.audience) && one.may?.includes(`export-${format}`))
      const requestId = `rights-${name}-${format}`
      const answer = await api(hub, account, `${operation}.${format}`, { 'x-request-id': requestId })
      expect([format, answer.status, answer.code]).toEqual(may ? [format, 200, null] : [format, 403, 'ACCESS_DENIED'])
      const [record] = [...(await trail(hub, 'look')), ...(await trail(hub, 'refusal'))].filter((one) => one['requestId'] === requestId) // prettier-ignore
      if (may)
        expect(record).toMatchObject({ kind: 'look', operation: `${operation}@1`, used: [`Query.savedOperation export-${format}`] }) // prettier-ignore
      else {
        expect(record).toMatchObject({ kind: 'refusal', code: 'ACCESS_DENIED' })
        expect(JSON.parse(answer.text).errors[0].extensions).toMatchObject({ field: 'Query.savedOperation', position: `export-${format}`, rule: 'hub.yml#saved-operation-files' }) // prettier-ignore
      }
    }
  })
})

describe('a format', () => {
  test.each(FORMATS)('%s is a right of its own', async (format) => {
    const name = `alone-${format}`
    kept(await save(hub, 'education', { name, document: '{ divisions { code } }' }))
    const all = FORMATS.map((one) => `export-${one}`)
    const line = (may: readonly string[]) => `      education: { level: full, scope: all, not: [filter], may: [${may.join(', ')}] }` // prettier-ignore
    const without = all.filter((one) => one !== `export-${format}`)
    await hub.app.changeTable(changedTable('hub.yml', line(all), line(without)))
    for (const one of FORMATS) {
      const { status } = await api(hub, 'education', `${name}.${one}`)
      expect([one, status]).toEqual([one, one === format ? 403 : 200])
    }
  })

  test('given by another row stops the start', async () => {
    const row = '      education: { level: full, scope: all, may: [create, delete] }'
    const table = changedTable('hub.yml', row, row.replace('delete]', 'delete, export-csv]'))
    await expect(hub.app.changeTable(table)).rejects.toThrow('hub.yml#lists: gives export-csv, which is given by the row of Query.savedOperation alone') // prettier-ignore
  })
})

describe('what a run shows', () => {
  test('is what the runner may see, never what the owner may', async () => {
    const document = CHILDREN.replace('sex birthDate', 'idNumber ethnicity')
    kept(await save(hub, 'civil-affairs', { name: 'shared-list', shared: 'DEPARTMENT', document }))
    for (const account of ['civil-affairs', 'supervisor']) {
      const told = await hub.ask(account, document, { first: 200 })
      const edges = (told.data.children?.edges ?? []) as { node: Record<string, unknown> }[]
      const csv = csvTable((await api(hub, account, 'shared-list.csv?first=200')).bytes)
      expect(csv.rows.map((row) => [row[0], row[2], row[3]])).toEqual(edges.map(({ node }) => [node['id'], node['idNumber'] ?? '', node['ethnicity'] ?? ''])) // prettier-ignore
      expect(edges.length).toBeGreaterThan(0)
    }
    const own = csvTable((await api(hub, 'civil-affairs', 'shared-list.csv?first=200')).bytes)
    const theirs = csvTable((await api(hub, 'supervisor', 'shared-list.csv?first=200')).bytes)
    expect(theirs.rows.length).toBeLessThan(own.rows.length)
    expect(own.rows.every((row) => !row.at(-2)!.includes('ethnicity'))).toBe(true)
    expect(theirs.rows.every((row) => row.at(-2)!.includes('ethnicity=withheld'))).toBe(true)
  })

  test('is in the trail page by page, with the children of each', async () => {
    kept(await save(hub, 'education', { name: 'traced' }))
    const csv = csvTable((await api(hub, 'education', 'traced.csv?first=20', { 'x-request-id': 'traced-run' })).bytes)
    const looks = (await trail(hub, 'look')).filter(({ requestId }) => /^traced-run(\/\d+)?$/.test(String(requestId)))
    expect(looks.map(({ requestId }) => requestId)).toEqual(looks.map((_, i) => (i === 0 ? 'traced-run' : `traced-run/${i + 1}`))) // prettier-ignore
    expect(looks.every(({ operation, subject }) => operation === 'traced@1' && subject === looks[0]!['subject'])).toBe(true) // prettier-ignore
    const shown = looks.flatMap(({ children }) => children as string[])
    expect(shown.map((uuid) => `child:${uuid}`)).toEqual(csv.rows.map(([id]) => id))
    expect(looks.length).toBe(Math.ceil(csv.rows.length / 20))
  })
})

describe('an operation of nobody, of another department and a retired one', () => {
  test('are no page, and are recorded', async () => {
    kept(await save(hub, 'police', { name: 'police-list', shared: 'DEPARTMENT', document: '{ divisions { code } }' }))
    for (const [path, name] of [
      ['police-list.csv', 'a'],
      ['no-such-one.csv', 'b'],
      ['police-list/cost', 'c'],
    ] as const) {
      const answer = await api(hub, 'education', path, { 'x-request-id': `nobodys-${name}` })
      expect([path, answer.status, answer.code]).toEqual([path, 404, 'PAGE_NOT_FOUND'])
      const [record] = (await trail(hub, 'refusal')).filter(({ requestId }) => requestId === `nobodys-${name}`)
      expect(record).toMatchObject({ code: 'SAVED_OPERATION_NOT_FOUND' })
    }
    const headers = { 'x-request-id': 'same-bytes-of-both' }
    const theirs = await api(hub, 'education', 'police-list.json', headers)
    const unknown = await api(hub, 'education', 'no-such-one.json', headers)
    expect(theirs.text).toBe(unknown.text)
  })

  test('without a token there is no door', async () => {
    const response = await fetch(`${hub.url}/api/traced.csv`)
    expect(response.status).toBe(401)
  })
})

/** Saves, or writes past the hub where the account may not: the right to take away is judged apart from the right to save. */
async function plant(account: string, name: string, document: string): Promise<string> {
  const { data } = await hub.ask(account, '{ me { subject } }')
  const id = (await asOwner(hub, 'hub', `INSERT INTO saved_operation VALUES (gen_random_uuid(), $1, NULL, $2, 'OWN', 'SAVED', 1) RETURNING id`, [data.me.subject, name]))[0]!['id'] // prettier-ignore
  await asOwner(hub, 'hub', `INSERT INTO saved_operation_version VALUES ($1, 1, $2, '名单', 'A list', '', now())`, [id, document]) // prettier-ignore
  return name
}
