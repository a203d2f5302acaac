import { createHash } from 'node:crypto'
import { ApolloClient, ApolloLink, CombinedGraphQLErrors, gql, HttpLink, InMemoryCache } from '@apollo/client'
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries'
import { DELETE, expectFirst, expectLive, expectPages, FIRST, LIST, LIVE, pulled, SAVE, saveInput, serve, CHILD, type Deleted, type Live, type Page, type Saved, type Served } from './support/questions' // prettier-ignore

/** Apollo Client 4 with nothing set but the address and the token. */
let served: Served
let client: ApolloClient
beforeAll(async () => {
  served = await serve()
  client = clientOver(new HttpLink({ uri: served.url, headers: served.headers }))
})
afterAll(async () => {
  client?.stop()
  await served?.hub.stop()
})

function clientOver(link: ApolloLink): ApolloClient {
  return new ApolloClient({ link, cache: new InMemoryCache() })
}

test('the first query', async () => {
  expectFirst((await client.query({ query: gql(FIRST) })).data)
})

test('a page and the next', async () => {
  const page = async (variables: object) =>
    (await client.query<Page>({ query: gql(LIST), variables: { first: 10, ...variables } })).data!
  const one = await page({})
  expectPages(one, await page({ after: one.children.pageInfo.endCursor }))
})

test('a change, and the deleted id out of the cache', async () => {
  const saved = (await client.mutate<Saved>({ mutation: gql(SAVE), variables: { input: saveInput('apollo') } })).data!
  const { id, version } = saved.saveFilter.filter
  const cached = () => Object.keys(client.cache.extract() as object).filter((key) => key.startsWith('SavedFilter:'))
  expect(cached()).toEqual([`SavedFilter:${id}`])
  await client.mutate<Deleted>({
    mutation: gql(DELETE),
    variables: { input: { id, version, idempotencyKey: 'of-client-apollo-delete' } },
    update(cache, { data }) {
      cache.evict({ id: `SavedFilter:${data!.deleteFilter.deletedId}` })
    },
  })
  expect(cached()).toEqual([])
})

test('a subscription, by multipart', async () => {
  const { push, answers } = pulled<unknown>()
  const subscription = client
    .subscribe<Live>({ query: gql(LIVE), variables: { id: CHILD } })
    .subscribe(({ data, error }) => push(error ?? data))
  await expectLive(served.hub, answers)
  subscription.unsubscribe()
})

test('a refusal is one of its own errors, with code and request', async () => {
  const asked = client.query({ query: gql('{ nothing }') })
  await expect(asked).rejects.toBeInstanceOf(CombinedGraphQLErrors)
  await expect(asked).rejects.toMatchObject({
    errors: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED', blame: 'caller' } }],
    extensions: { requestId: expect.any(String) },
  })
})

test('its link for persisted queries learns that there are none, and goes on (faults.md 6)', async () => {
  const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
  const sent: unknown[] = []
  const spied: typeof fetch = (url, init) => {
    sent.push(JSON.parse(String(init?.body)))
    return fetch(url, init)
  }
  const http = new HttpLink({ uri: served.url, headers: served.headers, fetch: spied })
  const hashing = clientOver(new PersistedQueryLink({ sha256 }).concat(http))
  expectFirst((await hashing.query({ query: gql(FIRST) })).data)
  const list = { query: gql(LIST), variables: { first: 10 } }
  expect((await hashing.query<Page>(list)).data!.children.edges.length).toBe(10)
  expect(sent.map((body) => Object.hasOwn(body as object, 'query'))).toEqual([false, true, true])
  hashing.stop()
})
