import { asOwner } from '../hub/support/all-seeing'
import { codes, ids, kept, list, refused, save, trail } from '../filters/support/saved'
import { startTestHub, type TestHub } from '../support/hub'

let hub: TestHub
beforeAll(async () => {
  hub = await startTestHub({ children: 60 })
}, 120_000)
afterAll(() => hub?.stop())
beforeEach(() => asOwner(hub, 'hub', 'TRUNCATE saved_filter, change_key'))

const GIRLS = { sex: { eq: 'FEMALE' } }
/** A filter of so many conditions: itself, two for each filter in `or`, one for what is left over. */
const wide = (size: number) => ({
  or: Array.from({ length: Math.floor((size - 1) / 2) }, () => GIRLS),
  ...(size % 2 === 0 ? GIRLS : {}),
})
/** The same, each below the one before. */
const deep = (size: number): object => {
  let filter: object = GIRLS
  for (let i = 2; i < size; i += 1) filter = i % 2 === 0 ? { not: filter } : { and: [filter] }
  return filter
}

test.each([
  ['side by side', wide],
  ['below each other', deep],
])('500 conditions %s are a list, 501 are refused before anybody is looked at', async (_how, make) => {
  expect(ids(await list(hub, 'education', { where: make(500), first: 3 }))).toHaveLength(3)
  const answer = await list(hub, 'education', { where: make(501) })
  expect([answer.status, refused(answer), answer.data ?? null]).toEqual([400, 'COST_FILTER', null])
  expect(answer.errors![0]!.message).toBe('expected at most 500 conditions in a filter of lists')
  expect((await trail(hub, 'refusal')).at(-1)).toMatchObject({ code: 'COST_FILTER', about: 'Query.children filter' })
})

test('each word of a list is a condition of its own, however often a variable stands in the text', async () => {
  const words = (count: number) => Array.from({ length: count }, () => 'FEMALE')
  expect(ids(await list(hub, 'education', { where: { sex: { in: words(499) } }, first: 3 }))).toHaveLength(3)
  expect(refused(await list(hub, 'education', { where: { sex: { in: words(500) } } }))).toBe('COST_FILTER')
  const again = Array.from({ length: 6 }, () => '{ sex: { in: $w } }').join(', ')
  const query = `query ($w: [Sex!]) { children(where: { and: [${again}] }) { pageInfo { endCursor } } }`
  expect(refused(await hub.ask('education', query, { w: words(100) }))).toBe('COST_FILTER')
})

test('a word that nobody is called counts by its length', async () => {
  const name = (length: number) => ({ where: { name: { exact: '某'.repeat(length) } } })
  expect(ids(await list(hub, 'education', name(100)))).toEqual([])
  expect(refused(await list(hub, 'education', name(60_000)))).toBe('COST_FILTER')
})

test('those of a saved filter count with those beside it', async () => {
  const { id: saved } = kept(await save(hub, 'education', wide(100)))
  expect(ids(await list(hub, 'education', { saved, where: wide(399), first: 3 }))).toHaveLength(3)
  expect(refused(await list(hub, 'education', { saved, where: wide(400) }))).toBe('COST_FILTER')
})

test('what no list takes is not saved either: told beside the data, at its place', async () => {
  const answer = await save(hub, 'education', deep(501))
  expect([answer.status, codes(answer)]).toEqual([200, ['SAVED_FILTER_LIMIT']])
  expect(answer.data.saveFilter.errors[0].path).toEqual(['input', 'where'])
  kept(await save(hub, 'education', deep(500)))
})

test('explain tells that it could not be asked', async () => {
  const answer = await hub.ask(
    'education',
    'query ($v: JSONObject) { explain(query: "query ($w: ChildFilter) { children(where: $w) { totalCount } }", variables: $v) { refusal { code } uses { field } } }',
    { v: { w: wide(501) } },
  )
  expect(answer.data.explain).toEqual({ refusal: { code: 'COST_FILTER' }, uses: [] })
})

test('an unlisted account is refused for its rights, as ever', async () => {
  const answer = await list(hub, 'analyst', { where: wide(501) })
  expect([answer.status, answer.data.children]).toEqual([200, null])
})

test('a filter of many thousand parts is counted before it is read, and one beyond the body limit not even parsed', async () => {
  const where = (length: number) => ({ or: Array.from({ length }, () => ({})) })
  expect(refused(await list(hub, 'education', { where: where(80_000) }))).toBe('COST_VARIABLES')
  expect(refused(await list(hub, 'education', { where: where(200_000) }))).toBe('TOO_LARGE')
})

test('a filter too deep to be read is the caller’s fault, and the hub goes on', async () => {
  const levels = 30_000
  const where = `${'{"not":'.repeat(levels)}{}${'}'.repeat(levels)}`
  const query = 'query ($where: ChildFilter) { children(where: $where) { totalCount } }'
  const response = await fetch(`${hub.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${await hub.token('education')}` },
    body: `{"query":${JSON.stringify(query)},"variables":{"where":${where}}}`,
  })
  const body = (await response.json()) as { errors: { message: string; extensions: { code: string } }[] }
  expect([response.status, body.errors[0]!.extensions.code]).toEqual([400, 'COST_VARIABLES'])
  expect(body.errors[0]!.message).toBe('expected at most 1024 levels in the variables')
  expect(refused(await list(hub, 'education', { where: GIRLS }))).toBeUndefined()
})
