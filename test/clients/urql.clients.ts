import { cacheExchange, createClient, fetchExchange, type Client } from '@urql/core'
import { CHILD, DELETE, expectFirst, expectLive, expectPages, FIRST, LIST, LIVE, pulled, SAVE, saveInput, serve, type Deleted, type Page, type Saved, type Served } from './support/questions' // prettier-ignore

/** urql: queries by GET while the address is short, as it does by itself. */
let served: Served
const sent: string[] = []

beforeAll(async () => {
  served = await serve()
})
afterAll(() => served?.hub.stop())
beforeEach(() => void sent.splice(0))

function urql(more: object = {}): Client {
  const spied: typeof fetch = (url, init) => {
    sent.push(init?.method ?? 'GET')
    return fetch(url, init)
  }
  const exchanges = [cacheExchange, fetchExchange]
  return createClient({ url: served.url, exchanges, fetchOptions: { headers: served.headers }, fetch: spied, ...more })
}

test('the first query, by GET (faults.md 44)', async () => {
  const { data, error } = await urql().query(FIRST, {})
  expect(error).toBeUndefined()
  expectFirst(data)
  expect(sent).toEqual(['GET'])
})

test('a page and the next', async () => {
  const client = urql()
  const page = async (variables: object) => (await client.query<Page>(LIST, { first: 10, ...variables })).data!
  const one = await page({})
  expectPages(one, await page({ after: one.children.pageInfo.endCursor }))
})

test('a change', async () => {
  const client = urql()
  const { data } = await client.mutation<Saved>(SAVE, { input: saveInput('urql') })
  const { id, version } = data!.saveFilter.filter
  const input = { id, version, idempotencyKey: 'of-client-urql-delete' }
  expect((await client.mutation<Deleted>(DELETE, { input })).data!.deleteFilter).toMatchObject({ deletedId: id, errors: [] }) // prettier-ignore
  expect(sent).toEqual(['POST', 'POST'])
})

test('a subscription, over fetch', async () => {
  const { push, answers } = pulled<unknown>()
  const { unsubscribe } = urql({ fetchSubscriptions: true })
    .subscription(LIVE, { id: CHILD })
    .subscribe(({ data, error }) => push(error ?? data))
  await expectLive(served.hub, answers)
  unsubscribe()
})

test('a personal value by GET is refused; with GET off it is answered', async () => {
  const query = 'query Find($number: String!) { childByIdNumber(idNumber: $number) { id } }'
  const variables = { number: '43042120150512002X' }
  const refused = await urql().query(query, variables)
  expect(refused.error?.graphQLErrors.map(({ extensions }) => extensions['code'])).toEqual(['ADDRESS_PERSONAL'])
  const answered = await urql({ preferGetMethod: false }).query(query, variables)
  expect(answered.data).toEqual({ childByIdNumber: expect.objectContaining({ id: CHILD }) })
})
