import { connect, type Socket } from 'node:net'
import { startTestHub, type TestHub } from '../support/hub'

/** Clients that break off, stumble or send what is no HTTP: never a fault of the hub, never an error in its log (faults.md 32). */
let hub: TestHub
let token: string
beforeAll(async () => {
  hub = await startTestHub({ children: 40 })
  token = await hub.token('police')
})
afterAll(() => hub?.stop())

const QUERY = JSON.stringify({ query: '{ me { subject name } children(first: 20) { edges { node { id name } } } }' })

async function open(): Promise<Socket> {
  const { hostname, port } = new URL(hub.url)
  const socket = connect(Number(port), hostname)
  socket.on('error', () => undefined)
  await new Promise<void>((resolve) => socket.once('connect', () => resolve()))
  return socket
}

function head(id: string, headers: readonly string[]): string {
  return ['POST /graphql HTTP/1.1', 'host: hub', `authorization: Bearer ${token}`, 'content-type: application/json', `x-request-id: ${id}`, ...headers, '', ''].join('\r\n') // prettier-ignore
}

/** All that comes until the hub closes, or half a second of silence. */
async function heard(socket: Socket): Promise<string> {
  let text = ''
  socket.on('data', (part: Buffer) => (text += part.toString()))
  await new Promise<void>((resolve) => {
    let timer = setTimeout(resolve, 2_000)
    socket.on('data', () => {
      clearTimeout(timer)
      timer = setTimeout(resolve, 500)
    })
    socket.on('close', () => resolve())
  })
  socket.destroy()
  return text
}

interface Line {
  readonly level: number
  readonly msg: string
  readonly requestId?: string
}
const lines = () => hub.log.map((line) => JSON.parse(line) as Line)
const logged = async (id: string) => {
  for (let i = 0; i < 40 && !lines().some(({ requestId }) => requestId === id); i += 1)
    await new Promise((resolve) => setTimeout(resolve, 50))
  return lines().filter(({ requestId }) => requestId === id)
}

afterEach(async () => {
  expect(lines().filter(({ level }) => level >= 40)).toEqual([])
  expect(hub.log.join('')).not.toContain(token)
  const answer = await hub.ask('police', '{ me { subject } }')
  expect(answer.status).toBe(200)
})

describe('in the middle of its body', () => {
  const LONG = [`content-length: ${QUERY.length}`]
  test.each<readonly [string, string, readonly string[], (socket: Socket) => void]>([
    ['a client goes away', 'away', LONG, (socket) => socket.destroy()],
    ['a client resets the connection', 'reset', LONG, (socket) => socket.resetAndDestroy()],
    ['a client says that this is all', 'ended', LONG, (socket) => socket.end()],
    ['a client goes away between two chunks', 'chunk', ['transfer-encoding: chunked'], (socket) => socket.destroy()],
  ])('%s: told at info', async (_how, name, headers, leave) => {
    const id = `broken-off-${name}`
    const socket = await open()
    const part = QUERY.slice(0, 20)
    socket.write(head(id, headers) + (headers === LONG ? part : `${part.length.toString(16)}\r\n${part}\r\n`))
    await new Promise((resolve) => setTimeout(resolve, 100))
    leave(socket)
    expect(await logged(id)).toEqual([expect.objectContaining({ level: 30, msg: 'client broke off' })])
    socket.destroy()
  })
})

test.each(['destroy', 'resetAndDestroy'] as const)('while it is answered: %s', async (leave) => {
  const socket = await open()
  socket.write(head(`broken-off-late-${leave}`, [`content-length: ${QUERY.length}`]) + QUERY)
  await new Promise((resolve) => setTimeout(resolve, 3))
  socket[leave]()
  await new Promise((resolve) => setTimeout(resolve, 300))
})

describe('what is no request', () => {
  test.each<readonly [string, readonly string[], string, string]>([
    ['a chunk of no length', ['transfer-encoding: chunked'], 'zz\r\nx\r\n', '400'],
    ['two lengths', ['content-length: 3', 'content-length: 4'], 'abc', '400'],
    ['a length and chunks', ['content-length: 3', 'transfer-encoding: chunked'], '0\r\n\r\n', '400'],
    ['a length that is no number', ['content-length: many'], '', '400'],
    ['headers beyond 16 KB', [`x-long: ${'x'.repeat(20_000)}`, 'content-length: 0'], '', '431'],
  ])('%s', async (_what, headers, body, status) => {
    const socket = await open()
    socket.write(head('no-request', headers) + body)
    const text = await heard(socket)
    expect(text).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
    const answer = JSON.parse(text.slice(text.indexOf('\r\n\r\n') + 4)) as {
      errors: { message: string; extensions: object }[]
    }
    const requestId = /x-request-id: (\S+)/.exec(text)![1]
    expect(answer.errors[0]!.extensions).toEqual({ code: 'BAD_REQUEST', blame: 'caller', requestId })
    expect(answer.errors[0]!.message).toMatch(/[\u4e00-\u9fff].*[a-z]/)
  })

  test.each<readonly [string, readonly string[], Buffer]>([
    ['a body shorter than it is', [`content-length: ${QUERY.length - 5}`], Buffer.from(QUERY)],
    ['bytes that are not UTF-8', ['content-length: 14'], Buffer.from('{"query":"\xff\xfe"}', 'latin1')],
    ['a body that is compressed', ['content-length: 4', 'content-encoding: gzip'], Buffer.from([0x1f, 0x8b, 8, 0])],
    ['no body at all', ['content-length: 0'], Buffer.alloc(0)],
  ])('%s is refused as the caller’s', async (_what, headers, body) => {
    const socket = await open()
    socket.write(head('bad-body-0001', [...headers, 'connection: close']))
    socket.write(body)
    const text = await heard(socket)
    expect(text).toMatch(/^HTTP\/1.1 4\d\d /)
    expect(text).toContain('"blame":"caller"')
  })

  test('garbage behind a good request: the good one is answered first', async () => {
    const socket = await open()
    socket.write(`${head('pipelined-0001', [`content-length: ${QUERY.length}`])}${QUERY}no http at all\r\n\r\n`)
    const text = await heard(socket)
    expect(text).toMatch(/^HTTP\/1.1 (200|400) /)
  })

  test('two requests in one go are both answered, in order', async () => {
    const socket = await open()
    const one = (id: string) => head(id, [`content-length: ${QUERY.length}`]) + QUERY
    socket.write(one('pipelined-0002') + one('pipelined-0003'))
    const ids = [...(await heard(socket)).matchAll(/x-request-id: (\S+)/g)].map(([, id]) => id)
    expect(ids).toEqual(['pipelined-0002', 'pipelined-0003'])
  })

  test('an expectation that nobody meets', async () => {
    const socket = await open()
    socket.write(head('expects-0001', ['expect: a miracle', 'content-length: 0']))
    expect(await heard(socket)).toMatch(/^HTTP\/1.1 417 /)
  })

  test('100-continue goes on', async () => {
    const socket = await open()
    socket.write(head('expects-0002', ['expect: 100-continue', `content-length: ${QUERY.length}`, 'connection: close']))
    await new Promise((resolve) => socket.once('data', resolve))
    socket.write(QUERY)
    expect(await heard(socket)).toMatch(/^HTTP\/1.1 200 /)
  })
})
