import { connect } from 'node:net'
import { gzipSync } from 'node:zlib'
import { post } from '../hub/support/post'
import { showcaseUuid } from '../hub/support/sample'
import { startTestHub, type TestHub } from '../support/hub'

/** Bug reports of HTTP servers, gateways and sign-ins, each turned into an input (docs/KNOWN-REPORTS.md). */
let hub: TestHub
let id: string
beforeAll(async () => {
  hub = await startTestHub({ children: 60 })
  id = `child:${await showcaseUuid(hub)}`
})
afterAll(() => hub?.stop())

const BODY = '{"query":"{ me { subject purpose } }"}'

/** One request as it is written, header lines twice where they stand twice: fetch would join or refuse them. */
async function raw(lines: readonly string[], body: string | Buffer): Promise<{ status: number; body: string }> {
  const { hostname, port } = new URL(hub.url)
  const socket = connect(Number(port), hostname)
  socket.setTimeout(10_000, () => socket.destroy(new Error('no answer')))
  const head = ['POST /graphql HTTP/1.1', `host: ${hostname}:${port}`, 'connection: close', ...lines, `content-length: ${Buffer.byteLength(body)}`, '', ''] // prettier-ignore
  socket.write(head.join('\r\n'))
  socket.write(body)
  let text = ''
  for await (const part of socket) text += String(part)
  return { status: Number(/^HTTP\/1.1 (\d+)/.exec(text)?.[1]), body: text.slice(text.indexOf('\r\n\r\n') + 4) }
}

const bearer = async (account: string) => `authorization: Bearer ${await hub.token(account)}`
const JSON_TYPE = 'content-type: application/json'

describe('content types that are nearly JSON', () => {
  test.each([
    ['application/json ; charset=utf-8', 200],
    ['application/json;charset=utf-8', 200],
    ['APPLICATION/JSON', 200],
    ['application/jsonx', 415],
    ['application/json,application/json', 415],
    ['application/json x', 415],
    ['application/json/', 415],
    ['text/plain; application/json', 415],
    ['', 415],
  ])('%j', async (type, status) => {
    const answer = await raw([`content-type: ${type}`, await bearer('police')], BODY)
    expect(answer.status).toBe(status)
    if (status !== 200) expect(answer.body).toMatch(/"code":"UNSUPPORTED_MEDIA_TYPE"/)
  })
})

describe('headers that decide, sent twice', () => {
  test('two purposes are none of the account’s', async () => {
    const answer = await raw(
      [JSON_TYPE, await bearer('education'), 'x-purpose: case', 'x-purpose: dropout-control'],
      BODY,
    )
    expect([answer.status, answer.body]).toEqual([403, expect.stringContaining('PURPOSE_UNKNOWN')])
  })

  test('two tokens never make the account of the second', async () => {
    const answer = await raw(
      [JSON_TYPE, await bearer('auditor'), await bearer('police')],
      '{"query":"{ me { roles } }"}',
    )
    if (answer.status === 200) expect(JSON.parse(answer.body).data.me.roles).toEqual(['auditor'])
    else expect(answer.status).toBe(401)
  })

  test('a role in a header makes nobody anybody', async () => {
    const roles = ['x-role: officer', 'x-hasura-role: admin', 'x-user-id: police', 'x-forwarded-user: police', 'x-department: police'] // prettier-ignore
    expect((await raw([JSON_TYPE, ...roles], BODY)).status).toBe(401)
    const answer = await raw([JSON_TYPE, await bearer('auditor'), ...roles], '{"query":"{ me { roles department } }"}')
    expect(JSON.parse(answer.body).data.me).toEqual({ roles: ['auditor'], department: null })
  })
})

describe('strict access is never lost by its spelling', () => {
  const query = `query ($id: ID!) { child(id: $id) { name health { diagnoses { name } } } }`
  const strictly = async (...lines: string[]) =>
    raw([JSON_TYPE, await bearer('police'), ...lines], JSON.stringify({ query, variables: { id } }))

  test('as it is documented it refuses', async () => {
    const answer = await strictly('x-tonglian-access: strict')
    expect([answer.status, answer.body]).toEqual([403, expect.stringContaining('ACCESS_STRICT')])
  })

  test.each([['Strict'], ['STRICT'], ['strict '], ['strict, strict'], ['strct'], ['true'], ['']])(
    'x-tonglian-access: %j is strict or refused, never silently open',
    async (value) => {
      const { status, body } = await strictly(`x-tonglian-access: ${value}`)
      expect([body.includes('ACCESS_STRICT') || body.includes('BAD_REQUEST'), status === 403 || status === 400]).toEqual([true, true]) // prettier-ignore
    },
  )

  test('sent twice', async () => {
    const { status } = await strictly('x-tonglian-access: strict', 'x-tonglian-access: strict')
    expect([400, 403]).toContain(status)
  })

  test.each(['Strict', 'STRICT', 'strct', '', true, ['strict'], { strict: true }])(
    'extensions.access %j is strict or refused, never silently open',
    async (access) => {
      const answer = await post(hub, 'police', { query, variables: { id }, extensions: { access } })
      expect(['ACCESS_STRICT', 'BAD_REQUEST']).toContain(answer.body.errors?.[0]?.extensions.code)
    },
  )
})

describe('bodies of another coding', () => {
  test('compressed: refused, not read as text', async () => {
    const answer = await raw([JSON_TYPE, 'content-encoding: gzip', await bearer('police')], gzipSync(BODY))
    expect([answer.status, answer.body]).toEqual([400, expect.stringContaining('BAD_REQUEST')])
  })

  test('with a byte order mark: answered or refused, no fault of the hub', async () => {
    const answer = await raw([JSON_TYPE, await bearer('police')], `\ufeff${BODY}`)
    expect([200, 400]).toContain(answer.status)
  })

  test('in UTF-16: refused', async () => {
    const answer = await raw([`${JSON_TYPE}; charset=utf-16le`, await bearer('police')], Buffer.from(BODY, 'utf16le'))
    expect([answer.status, answer.body]).toEqual([415, expect.stringContaining('UNSUPPORTED_MEDIA_TYPE')])
  })

  test('longer than it says: what is behind is no second request of the account', async () => {
    const smuggled = `${BODY}POST /graphql HTTP/1.1\r\nhost: x\r\n\r\n`
    const { hostname, port } = new URL(hub.url)
    const socket = connect(Number(port), hostname)
    const head = ['POST /graphql HTTP/1.1', `host: ${hostname}`, 'connection: close', JSON_TYPE, await bearer('police'), `content-length: ${BODY.length}`, '', ''] // prettier-ignore
    socket.write(head.join('\r\n') + smuggled)
    let text = ''
    for await (const part of socket) text += String(part)
    expect(text.match(/HTTP\/1\.1 200/g) ?? []).toHaveLength(text.includes('HTTP/1.1 400') ? 0 : 1)
  })
})
