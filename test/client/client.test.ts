import {
  enrolmentOf,
  everyNode,
  HubClient,
  RefusedError,
  UnreachableError,
  type Enrolment,
  type HubClientOptions,
} from '../../client/src/index.ts'
import { SHOWCASE } from '../../src/demo/showcase'
import { startTestHub, type TestHub } from '../support/hub'

/** The client that the project offers to school systems and dashboards, against a real hub over HTTP. */
let hub: TestHub
beforeAll(async () => {
  hub = await startTestHub({ children: 120, overrides: { 'limits.ids': 50 } })
})
afterAll(() => hub?.stop())

const SECRET = 'school-system-demo'
const QUICK = { attempts: 3, firstWait: 1, longestWait: 4 }

/** Counts requests, and spoils those that it is told to. */
class CountingFetch {
  toHub = 0
  toProvider = 0
  /** What happens to the next requests to the hub; afterwards they go through. */
  readonly spoilt: (() => Response | never)[] = []

  readonly fetch: typeof fetch = async (address, init) => {
    if (!String(address).endsWith('/graphql')) {
      this.toProvider += 1
      return fetch(address, init)
    }
    this.toHub += 1
    const spoil = this.spoilt.shift()
    return spoil ? spoil() : fetch(address, init)
  }
}

const broken = () => {
  throw new TypeError('fetch failed')
}
const answering =
  (status: number, headers: Record<string, string> = {}) =>
  () =>
    new Response('{}', { status, headers })

function schoolSystem(more: Partial<HubClientOptions> = {}): { client: HubClient; counted: CountingFetch } {
  const counted = new CountingFetch()
  const client = new HubClient({
    url: hub.url,
    credentials: { tokenUrl: tokenUrl(), clientId: 'school-system', clientSecret: SECRET },
    purpose: 'dropout-control',
    retries: QUICK,
    fetch: counted.fetch,
    ...more,
  })
  return { client, counted }
}

const tokenUrl = () => `${hub.url}/realms/tonglian/protocol/openid-connect/token`

const as = (account: string, purpose: string) =>
  new HubClient({ url: hub.url, credentials: () => hub.token(account), purpose, language: 'en' })

async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const list: Item[] = []
  for await (const item of items) list.push(item)
  return list
}

async function refusal(asked: Promise<unknown>): Promise<RefusedError> {
  try {
    await asked
  } catch (error) {
    if (error instanceof RefusedError) return error
    throw error
  }
  throw new TypeError('expected a refusal')
}

const LIST = `query ($first: Int, $after: String, $where: ChildFilter) {
  children(first: $first, after: $after, where: $where, orderBy: { by: NAME }) {
    edges { node { id name } } pageInfo { hasNextPage endCursor } } }`
interface List {
  readonly children: {
    readonly edges: readonly { readonly node: { readonly id: string } | null }[]
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
  } | null
}

test('any number of students is asked in batches; answers keep the order, and each tells of its own fault', async () => {
  const { client, counted } = schoolSystem()
  const numbers = Array.from({ length: 120 }, (_, i) =>
    i % 7 === 3 ? SHOWCASE.idNumber : i % 2 ? '11010519491231002X' : '12',
  )
  const answers: Enrolment[] = await all(enrolmentOf(client, numbers))
  expect(answers.map(({ index }) => index)).toEqual(numbers.map((_, i) => i))
  expect(answers.map(({ student }) => student)).toEqual(numbers)
  const codes = answers.map(({ error, rollState }) => error?.code ?? rollState)
  expect(codes).toEqual(numbers.map((one) => (one === SHOWCASE.idNumber ? 'ENROLLED' : one === '12' ? 'BAD_ID_NUMBER' : 'NOT_FOUND'))) // prettier-ignore
  expect([counted.toHub, counted.toProvider]).toEqual([1 + 3, 1])
  expect(await all(enrolmentOf(client, []))).toEqual([])
})

test('every node of a list comes once, in its order, page by page', async () => {
  const client = as('education', 'dropout-control')
  const { data } = await client.ask<List>(LIST, { first: 200 })
  const whole = data.children!.edges.map(({ node }) => node!.id)
  expect(whole.length).toBeGreaterThan(100)
  const paged = await all(everyNode(client, LIST as never, {}, (list: List) => list.children, { size: 30 }))
  expect(paged.map((node) => node!.id)).toEqual(whole)
})

test('what the account may not do is an error with its code; what it may not see is told in the answer', async () => {
  const { client } = schoolSystem()
  expect(await refusal(client.ask(LIST, { where: { guardianshipType: { in: ['NONE'] } } }))).toMatchObject({
    code: 'ACCESS_FILTER',
    status: 403,
    requestId: expect.any(String),
  })
  const query = '{ me { purpose } childByIdNumber(idNumber: "11010519491231002X") { name } }'
  const { data } = await client.ask<{ childByIdNumber: unknown }>(query)
  expect(data).toEqual({ me: { purpose: 'dropout-control' }, childByIdNumber: null })
  expect((await refusal(client.ask('{ chil }'))).code).toBe('GRAPHQL_VALIDATION_FAILED')
})

test('what passes is tried again: broken connections, busy and restarting hubs; and not more often than told', async () => {
  const { client, counted } = schoolSystem()
  counted.spoilt.push(broken, answering(503))
  expect((await client.ask('{ me { purpose } }')).data).toEqual({ me: { purpose: 'dropout-control' } })
  expect(counted.toHub).toBe(3)
  counted.spoilt.push(broken, broken, broken)
  await expect(client.ask('{ me { purpose } }')).rejects.toThrow(UnreachableError)
  expect([counted.toHub, counted.spoilt.length]).toEqual([6, 0])
  counted.spoilt.push(answering(400))
  expect((await refusal(client.ask('{ me { purpose } }'))).status).toBe(400)
  expect(counted.toHub).toBe(7)
})

test('what the hub says in Retry-After is waited for; the rest of the wait is chance', async () => {
  const { client, counted } = schoolSystem({ random: () => 0.5 })
  counted.spoilt.push(answering(429, { 'retry-after': '1' }))
  const began = performance.now()
  await client.ask('{ me { purpose } }')
  expect(performance.now() - began).toBeGreaterThan(990)
})

test('a caller who leaves is not kept waiting', async () => {
  const { client, counted } = schoolSystem({ retries: { firstWait: 60_000, longestWait: 60_000 }, random: () => 1 })
  counted.spoilt.push(answering(503))
  const leaving = new AbortController()
  const asked = client.ask('{ me { purpose } }', {}, { signal: leaving.signal })
  setTimeout(() => leaving.abort(new Error('left')), 50)
  await expect(asked).rejects.toThrow('left')
  expect(counted.toHub).toBe(1)
})

test('one token serves all until shortly before its end; one that the hub no longer takes is fetched anew, once', async () => {
  let now = 0
  const { client, counted } = schoolSystem({ now: () => now })
  await Promise.all(Array.from({ length: 5 }, () => client.ask('{ me { purpose } }')))
  expect(counted.toProvider).toBe(1)
  now += 3_600_000
  await client.ask('{ me { purpose } }')
  expect(counted.toProvider).toBe(2)
  counted.spoilt.push(answering(401))
  await client.ask('{ me { purpose } }')
  expect(counted.toProvider).toBe(3)
  counted.spoilt.push(answering(401), answering(401))
  expect((await refusal(client.ask('{ me { purpose } }'))).status).toBe(401)
})

test('a wrong secret is told without the secret; no secret and no token follows a redirect', async () => {
  const wrong = schoolSystem({
    credentials: { tokenUrl: tokenUrl(), clientId: 'school-system', clientSecret: 'WRONG' },
  })
  const refused = await refusal(wrong.client.ask('{ me { purpose } }'))
  expect(refused.code).toBe('UNAUTHENTICATED')
  expect(`${refused.message}${refused.stack}`).not.toContain('WRONG')
  expect(wrong.counted.toHub).toBe(0)
  const seen: (string | undefined)[] = []
  const { client } = schoolSystem({
    fetch: (address, init) => {
      seen.push(init?.redirect)
      return fetch(address, init)
    },
  })
  await client.ask('{ me { purpose } }')
  expect(seen).toEqual(['error', 'error'])
})

test('a retried mutation is done once', async () => {
  const save = 'mutation ($input: SaveFilterInput!) { saveFilter(input: $input) { filter { id } errors { code } } }'
  const input = { name: 'x', where: { sex: { eq: 'FEMALE' } }, idempotencyKey: 'client-retries-this' }
  let lost = true
  const client = new HubClient({
    url: hub.url,
    credentials: () => hub.token('education'),
    purpose: 'dropout-control',
    retries: QUICK,
    fetch: async (address, init) => {
      const response = await fetch(address, init)
      if (!lost) return response
      lost = false
      throw new TypeError('the answer was lost on its way')
    },
  })
  const { data } = await client.ask<{ saveFilter: { filter: { id: string }; errors: unknown[] } }>(save, { input })
  expect(data.saveFilter.errors).toEqual([])
  const kept = await client.ask<{ savedFilters: { id: string }[] }>('{ savedFilters { id } }')
  expect(kept.data.savedFilters.map(({ id }) => id)).toEqual([data.saveFilter.filter.id])
})
