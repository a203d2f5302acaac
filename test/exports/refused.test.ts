import { api, CHILDREN, forget, kept, save } from '../saved-operations/support/operations'
import { asOwner } from '../hub/support/all-seeing'
import { startTestHub, type TestHub } from '../support/hub'

let hub: TestHub
beforeAll(async () => {
  hub = await startTestHub({ children: 60 })
  await forget(hub)
  for (const account of ['education', 'doctor']) kept(await save(hub, account, { name: 'children' }))
  const document = 'query ($of: ID!, $n: Int!, $words: [ID!]!) { child(id: $of) { id } childrenByIds(ids: $words) { id } children(first: $n) { totalCount } me { subject } }' // prettier-ignore
  kept(await save(hub, 'education', { name: 'typed', document }))
})
afterAll(() => hub?.stop())

const ADDRESSES: readonly [string, string, number, string][] = [
  ['no operation', 'no-such', 404, 'PAGE_NOT_FOUND'],
  ['an unknown suffix', 'children.pdf', 404, 'PAGE_NOT_FOUND'],
  ['a path below', 'children/more', 404, 'PAGE_NOT_FOUND'],
  ['nothing', '', 404, 'PAGE_NOT_FOUND'],
  ['dots', 'children.csv.csv', 404, 'PAGE_NOT_FOUND'],
  ['no such version', 'children.csv?_version=7', 404, 'PAGE_NOT_FOUND'],
  ['a version that is no number', 'children.csv?_version=x', 400, 'BAD_REQUEST'],
  ['two versions', 'children.csv?_version=1&_version=1', 400, 'BAD_REQUEST'],
  ['an unknown option', 'children.csv?_limit=1', 400, 'BAD_REQUEST'],
  ['an unknown parameter', 'children.csv?sex=FEMALE', 400, 'GRAPHQL_VARIABLES'],
  ['the cursor of the hub', 'children.csv?after=x', 400, 'GRAPHQL_VARIABLES'],
  ['a parameter twice', 'children.csv?first=1&first=2', 400, 'GRAPHQL_VARIABLES'],
  ['text for a number', 'children.csv?first=many', 400, 'GRAPHQL_VARIABLES'],
  ['a number with a fraction', 'children.csv?first=1.5', 400, 'GRAPHQL_VARIABLES'],
  ['no JSON', 'children.csv?where={', 400, 'GRAPHQL_VARIABLES'],
  ['JSON of another type', 'children.csv?where=[1]', 400, 'GRAPHQL_VARIABLES'],
  ['a missing parameter', 'typed', 400, 'GRAPHQL_VARIABLES'],
  ['a page that is too large', 'children.csv?first=100000', 400, 'COST_IDS'],
  ['a filter that is not granted', `children.csv?where=${encodeURIComponent('{"schoolCode":{"eq":"2143042101"}}')}`, 403, 'ACCESS_FILTER'], // prettier-ignore
  ['a name in the address', `children.csv?where=${encodeURIComponent('{"name":{"exact":"周小桐"}}')}`, 400, 'ADDRESS_PERSONAL'], // prettier-ignore
  ['a number in the address', 'typed?of=430421201505010019', 400, 'ADDRESS_PERSONAL'],
  ['half an escape', 'children.csv?first=%E4%', 400, 'BAD_REQUEST'],
  ['NUL', 'typed?of=a%00b&n=1', 400, 'BAD_TEXT'],
  ['a prototype', 'children.csv?__proto__=1', 400, 'BAD_REQUEST'],
  ['a long address', `typed?of=${'x'.repeat(9_000)}`, 413, 'TOO_LARGE'],
]
test.each(ADDRESSES)('%s', async (_, path, status, code) => {
  const account = code === 'ACCESS_FILTER' ? 'doctor' : 'education'
  const answer = await api(hub, account, path)
  expect([answer.status, answer.code]).toEqual([status, code])
  expect(answer.text).not.toMatch(/周小桐|430421201505010019/)
})

test('a list that is withheld: JSON says so, a file without a row would say that there is nobody', async () => {
  kept(await save(hub, 'analyst', { name: 'children' }))
  const json = await api(hub, 'analyst', 'children.json')
  expect([json.status, JSON.parse(json.text)]).toMatchObject([
    200,
    { data: { children: null }, about: { withheld: [{ field: 'Query.children' }] }, complete: true },
  ])
  for (const format of ['csv', 'xlsx', 'parquet']) {
    const file = await api(hub, 'analyst', `children.${format}`)
    expect([file.status, file.code]).toEqual([403, 'ACCESS_DENIED'])
  }
})

const BODIES: readonly [string, string, object, number, string][] = [
  ['an unknown member', 'children.csv', { sex: 'FEMALE' }, 400, 'GRAPHQL_VARIABLES'],
  ['the cursor of the hub', 'children.csv', { after: 'x' }, 400, 'GRAPHQL_VARIABLES'],
  ['a list', 'children.csv', [1], 400, 'BAD_REQUEST'],
  ['values in address and body', 'children.csv?first=10', { first: 20 }, 400, 'BAD_REQUEST'],
  ['a cost by POST', 'children/cost', {}, 405, 'METHOD_NOT_ALLOWED'],
]
test.each(BODIES)('by POST: %s', async (_, path, body, status, code) => {
  const answer = await api(hub, 'education', path, {}, body)
  expect([answer.status, answer.code]).toEqual([status, code])
})

test('by POST a name may be asked for, and nothing of it is logged', async () => {
  const answer = await api(hub, 'education', 'children.csv', {}, { where: { name: { prefix: '周' } } })
  expect(answer.status).toBe(200)
  expect(hub.log.join('\n')).not.toContain('周')
})

test('other methods are refused', async () => {
  const authorization = `Bearer ${await hub.token('education')}`
  for (const method of ['PUT', 'DELETE', 'PATCH', 'HEAD'])
    expect([method, (await fetch(`${hub.url}/api/children.csv`, { method, headers: { authorization } })).status]).toEqual([method, 405]) // prettier-ignore
})

test('an operation that the schema moved away from says so', async () => {
  const { id } = kept(await save(hub, 'education', { name: 'stale-one' }))
  await asOwner(hub, 'hub', `INSERT INTO saved_operation_version SELECT operation, 2, '{ noSuchField }', title_zh, title_en, description, saved_at FROM saved_operation_version WHERE operation = $1`, [id.slice(10)]) // prettier-ignore
  await asOwner(hub, 'hub', 'UPDATE saved_operation SET version = 2 WHERE id = $1', [id.slice(10)])
  expect(await api(hub, 'education', 'stale-one.csv')).toMatchObject({ status: 400, code: 'SAVED_OPERATION_STALE' })
  const { data } = await hub.ask('education', '{ savedOperation(name: "stale-one") { stale formats { format } } }')
  expect(data.savedOperation).toEqual({ stale: true, formats: [] })
  expect((await api(hub, 'education', 'stale-one.csv?_version=1')).status).toBe(200)
})

describe('the cost before a run', () => {
  test('is what /graphql tells, and says why a run would be refused', async () => {
    const told = await hub.ask('education', CHILDREN, { first: 50 })
    const estimated = (told.extensions['cost'] as { estimated: { cost: number; limit: number } }).estimated
    const before = JSON.parse((await api(hub, 'education', 'children/cost?first=50')).text)
    expect(before).toMatchObject({ cost: estimated.cost, limit: estimated.limit, refusal: null })
    const dear = JSON.parse((await api(hub, 'education', 'children/cost?first=100000')).text)
    expect(dear.refusal.code).toBe('COST_IDS')
    expect((await api(hub, 'education', 'children.json?first=100000')).code).toBe('COST_IDS')
  })
})
