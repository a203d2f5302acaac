import { request, type IncomingMessage } from 'node:http'
import { SHOWCASE } from '../../src/demo/showcase'
import { trail } from '../grants/support/counter'
import { expectSilentLog } from '../http/expect-coded'
import { showcaseUuid } from '../hub/support/sample'
import { startTestHub, type TestHub } from '../support/hub'
import { changeChild } from './support/stream'

/** Subscriptions as Apollo Client opens them: parts of one answer, each with a payload. */
let hub: TestHub
let id: string
beforeAll(async () => {
  hub = await startTestHub({ children: 40, overrides: { 'subscriptions.heartbeatMs': 1_000 } })
  id = `child:${await showcaseUuid(hub)}`
})
afterAll(() => hub?.stop())
afterEach(() => expectSilentLog(hub))

const QUERY = 'subscription ($id: ID!) { child(id: $id) { name residenceDivision { code } } }'
const APOLLO = 'multipart/mixed;boundary=graphql;subscriptionSpec=1.0,application/json'

async function open(account: string, query: string, accept = APOLLO) {
  const authorization = `Bearer ${await hub.token(account)}`
  const response = await new Promise<IncomingMessage>((resolve, reject) =>
    request(`${hub.url}/graphql`, {
      method: 'POST',
      agent: false,
      headers: { accept, 'content-type': 'application/json', authorization },
    })
      .on('response', resolve)
      .on('error', reject)
      .end(JSON.stringify({ query, variables: { id } })),
  )
  response.setEncoding('utf8')
  return { status: response.statusCode, headers: response.headers, response }
}

async function textOf(response: IncomingMessage): Promise<string> {
  let text = ''
  for await (const part of response) text += String(part)
  return text
}

/** Each part as it is whole: its headers and its JSON. Who stops reading closes the connection. */
async function* partsOf(response: IncomingMessage): AsyncGenerator<{ type: string; json: Record<string, never> }> {
  let rest = ''
  for await (const text of response) {
    const pieces = (rest + String(text)).split('\r\n--graphql')
    rest = pieces.pop()!
    for (const piece of pieces.filter((one) => one !== '')) {
      const [, type, json] = /^\r\ncontent-type: ([^\r]*)\r\n\r\n(.*)$/.exec(piece)!
      yield { type: type!, json: JSON.parse(json!) }
    }
  }
  if (rest !== '--\r\n') throw new TypeError(`ended by ${JSON.stringify(rest)}`)
}

test('is answered at once, again when the child changes, with signs of life between (faults.md 44)', async () => {
  const { status, headers, response } = await open('police', QUERY)
  expect([status, headers['content-type'], headers['cache-control'], headers['x-accel-buffering']]).toEqual([
    200,
    'multipart/mixed;boundary="graphql";subscriptionSpec=1.0',
    'no-store',
    'no',
  ])
  const came: Record<string, never>[] = []
  for await (const { type, json } of partsOf(response)) {
    expect(type).toBe('application/json; charset=utf-8')
    came.push(json)
    if (came.length === 2) await changeChild(hub, id, { residence_division: '430421101' })
    if (came.filter(({ payload }) => payload).length === 2) break
  }
  expect(came[0]).toMatchObject({ payload: { data: { child: { name: SHOWCASE.name } } } })
  expect(came[1]).toEqual({})
  expect(came.at(-1)).toMatchObject({ payload: { data: { child: { residenceDivision: { code: '430421101' } } } } })
})

test('what is no stream comes as JSON, and what is refused with its status', async () => {
  const plain = await open('police', '{ me { department } }')
  expect([plain.status, JSON.parse(await textOf(plain.response)).data]).toEqual([200, { me: { department: 'police' } }])
  const where = 'where: { guardianshipType: { eq: GOOD } }'
  const denied = await open('doctor', `subscription { children(${where}) { edges { cursor } } }`)
  expect([denied.status, await textOf(denied.response)]).toEqual([403, expect.stringContaining('ACCESS_FILTER')])
  const own = denied.headers['x-request-id']
  expect((await trail(hub, 'refusal')).filter(({ requestId }) => requestId === own)).toMatchObject([{ code: 'ACCESS_FILTER' }]) // prettier-ignore
})

test('a client that takes nothing but parts gets one, and the end', async () => {
  const { response } = await open('police', 'subscription { nothing }', 'multipart/mixed;subscriptionSpec="1.0"')
  const came = []
  for await (const { json } of partsOf(response)) came.push(json)
  expect(came).toMatchObject([{ payload: { errors: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }] } }])
})

test('of both, server-sent events are taken', async () => {
  const { headers, response } = await open('police', QUERY, `${APOLLO}, text/event-stream`)
  expect(headers['content-type']).toBe('text/event-stream; charset=utf-8')
  response.destroy()
})

test('multipart of another specification is not taken for this one', async () => {
  const { status, response } = await open('police', QUERY, 'multipart/mixed;deferSpec=20220824, application/json')
  expect([status, await textOf(response)]).toEqual([406, expect.stringContaining('SUBSCRIPTION_TRANSPORT')])
})
