import { existsSync, readdirSync } from 'node:fs'
import { get, type IncomingMessage } from 'node:http'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { changedTable, writtenTable } from '../hub/support/changed-table'
import { api, forget, kept, save, trail } from '../saved-operations/support/operations'
import { startTestHub, type TestHub } from '../support/hub'

const CHILDREN = 3_000
const PAGE = 50
/** So wide that what the system keeps of a connection does not hold the whole file. */
const WIDE = `query ($first: Int, $after: String) { children(first: $first, after: $after) {
  edges { node { ${Array.from({ length: 150 }, (_, i) => `a${i}: id`).join(' ')} } } pageInfo { hasNextPage endCursor } } }`

let hub: TestHub
beforeAll(async () => {
  hub = await startTestHub({ children: CHILDREN, overrides: { 'limits.aliases': 200 } })
  await forget(hub)
  kept(await save(hub, 'education', { name: 'wide', document: WIDE }))
}, 240_000)
afterAll(() => hub?.stop())
afterEach(() => hub.app.changeTable(writtenTable()))

let runs = 0

/** Begins a run and takes nothing of its body yet. */
async function begin(format: string): Promise<{ answer: IncomingMessage; requestId: string }> {
  const requestId = `stream-run-${(runs += 1)}`
  const headers = { authorization: `Bearer ${await hub.token('education')}`, 'x-request-id': requestId }
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    get(`${hub.url}/api/wide.${format}?first=${PAGE}`, { headers, agent: false }, resolve).on('error', reject)
  })
  answer.on('error', () => undefined)
  return { answer, requestId }
}

async function pages(requestId: string): Promise<number> {
  return (await trail(hub, 'look')).filter((one) => String(one['requestId']).split('/')[0] === requestId).length
}

/** How many pages were read when their number no longer moves. */
async function settled(requestId: string): Promise<number> {
  for (let before = -1; ;) {
    const now = await pages(requestId)
    if (now === before) return now
    before = now
    await pause(1_000)
  }
}

async function takeAll(answer: IncomingMessage): Promise<{ bytes: number; whole: boolean }> {
  let bytes = 0
  try {
    for await (const chunk of answer) bytes += (chunk as Buffer).length
    return { bytes, whole: answer.complete }
  } catch {
    return { bytes, whole: false }
  }
}

async function total(): Promise<number> {
  return (await hub.ask('education', '{ children(first: 1) { totalCount } }')).data.children.totalCount as number
}

const free = async () => {
  for (let tries = 0; tries < 100; tries += 1) {
    if ((await api(hub, 'education', 'wide/cost')).status !== 200) throw new TypeError('expected the operation')
    const { answer } = await begin('csv')
    answer.destroy()
    if (answer.statusCode === 200) return
    await pause(100)
  }
  throw new RangeError('expected the place of the run to be free again')
}

describe.each(['csv', 'json'])('%s', (format) => {
  test('asks for no page that its reader does not take, and gives all to one that comes back', async () => {
    const all = Math.ceil((await total()) / PAGE)
    const { answer, requestId } = await begin(format)
    const read = await settled(requestId)
    expect(read).toBeGreaterThan(0)
    expect(read).toBeLessThan(all * 0.9)
    expect(await takeAll(answer)).toEqual({ bytes: expect.any(Number), whole: true })
    expect(await pages(requestId)).toBe(all)
  }, 120_000)

  test('of a client that leaves, no further page is read, and its place is free', async () => {
    const all = Math.ceil((await total()) / PAGE)
    const { answer, requestId } = await begin(format)
    answer.destroy()
    const read = await settled(requestId)
    expect(read).toBeLessThan(all * 0.9)
    await free()
  }, 120_000)
})

test('a right that ends midway ends the file: it is cut off, and the trail says where', async () => {
  const { answer, requestId } = await begin('csv')
  const read = await settled(requestId)
  const line = '      education: { level: full, scope: all, not: [filter], may: [export-json, export-csv, export-xlsx, export-parquet] }' // prettier-ignore
  await hub.app.changeTable(changedTable('hub.yml', line, line.replace('export-csv, ', '')))
  expect((await takeAll(answer)).whole).toBe(false)
  const [refusal] = (await trail(hub, 'refusal')).filter((one) => String(one['requestId']).startsWith(`${requestId}/`))
  expect(refusal).toMatchObject({
    code: 'ACCESS_DENIED',
    about: 'Query.savedOperation export-csv',
    operation: 'wide@1',
  })
  expect(refusal!['requestId']).toBe(`${requestId}/${read + 1}`)
}, 120_000)

describe('parquet', () => {
  const folders = () => {
    const all = path.join(hub.dataDir, 'exports')
    return existsSync(all) ? readdirSync(all, { recursive: true }).map(String) : []
  }
  const until = async (is: () => boolean) => {
    for (let tries = 0; !is(); tries += 1) {
      if (tries > 600) throw new RangeError('waited for a minute')
      await pause(100)
    }
  }

  test('leaves nothing on the disk when it is taken', async () => {
    const { answer } = await begin('parquet')
    expect((await takeAll(answer)).whole).toBe(true)
    await until(() => folders().every((one) => !one.includes('rows.')))
  }, 120_000)

  test('leaves nothing on the disk when its client leaves before it begins, and reads no further', async () => {
    const all = Math.ceil((await total()) / PAGE)
    const requestId = `stream-run-${(runs += 1)}`
    const gone = new AbortController()
    const headers = { authorization: `Bearer ${await hub.token('education')}`, 'x-request-id': requestId }
    const asked = fetch(`${hub.url}/api/wide.parquet?first=${PAGE}`, { headers, signal: gone.signal })
    await until(() => folders().some((one) => one.includes('rows.duckdb')))
    gone.abort()
    await expect(asked).rejects.toThrow()
    await until(() => folders().every((one) => !one.includes('rows.')))
    expect(await settled(requestId)).toBeLessThan(all)
    await free()
  }, 120_000)
})

test('one account has one run at a time, and is told to wait', async () => {
  const { answer } = await begin('csv')
  const second = await api(hub, 'education', 'wide.csv?first=50')
  expect([second.status, second.code, second.headers.get('retry-after')]).toEqual([429, 'RATE_LIMITED', '10'])
  answer.destroy()
  await free()
}, 120_000)
