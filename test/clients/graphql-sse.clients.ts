import { createClient, type Client, type ClientOptions } from 'graphql-sse'
import { CHILD, DELETE, expectFirst, expectLive, expectPages, FIRST, LIST, LIVE, SAVE, saveInput, serve, type Deleted, type Page, type Saved, type Served } from './support/questions' // prettier-ignore

/** graphql-sse in its distinct connections mode, its default: every operation by server-sent events. */
let served: Served
let client: Client
beforeAll(async () => {
  served = await serve()
  client = createClient({ url: served.url, headers: served.headers } as ClientOptions)
})
afterAll(async () => {
  client?.dispose()
  await served?.hub.stop()
})

async function ask<Data>(query: string, variables: Record<string, unknown> = {}): Promise<Data> {
  const { value } = await client.iterate({ query, variables }).next()
  return value!.data as Data
}

test('the first query', async () => expectFirst(await ask(FIRST)))

test('a page and the next', async () => {
  const one = await ask<Page>(LIST, { first: 10 })
  expectPages(one, await ask<Page>(LIST, { first: 10, after: one.children.pageInfo.endCursor }))
})

test('a change', async () => {
  const { id, version } = (await ask<Saved>(SAVE, { input: saveInput('sse') })).saveFilter.filter
  const input = { id, version, idempotencyKey: 'of-client-sse-delete' }
  expect((await ask<Deleted>(DELETE, { input })).deleteFilter.deletedId).toBe(id)
})

test('a subscription', async () => {
  const answers = client.iterate({ query: LIVE, variables: { id: CHILD } })
  const data = { next: async () => ({ value: (await answers.next()).value?.data, done: false }) }
  await expectLive(served.hub, data as AsyncIterator<unknown>)
  await answers.return?.(undefined)
})

test('its single connection mode is refused in the open: 405 (faults.md 44)', async () => {
  const options = { url: served.url, headers: served.headers, singleConnection: true, retryAttempts: 0 }
  const single = createClient(options as ClientOptions<true>)
  await expect(single.iterate({ query: FIRST }).next()).rejects.toMatchObject({ response: { status: 405 } })
  single.dispose()
})
