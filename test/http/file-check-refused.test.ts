import { once } from 'node:events'
import { request } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import type { RegistryName } from '../../connectors/contract/records'
import { SHOWCASE } from '../../src/demo/showcase'
import { MOST } from '../../src/pupil-lists/list'
import { CookieBrowser } from '../auth/support/cookie-browser'
import { trail } from '../grants/support/counter'
import { asOwner } from '../hub/support/all-seeing'
import { book, bookParts, SHEET, textCell, zip } from '../pupil-lists/made-up'
import { BrokenConnector } from '../support/fakes/broken-connector'
import { SlowConnector } from '../support/fakes/slow-connector'
import { startTestHub, type TestHub } from '../support/hub'
import { eventsOf, sendFile, XLSX } from './support/send-file'

const ID = SHOWCASE.idNumber
let hub: TestHub
let few: TestHub
const slow = new Map<RegistryName, SlowConnector>()
const broken = new Map<RegistryName, BrokenConnector>()
beforeAll(async () => {
  hub = await startTestHub({
    children: 40,
    overrides: { 'registries.education.breaker.failures': 1000 },
    wrap: (connector) => {
      const one = new BrokenConnector(connector, 0)
      const two = new SlowConnector(one, 0)
      broken.set(connector.registry, one)
      slow.set(connector.registry, two)
      return two
    },
  })
  few = await startTestHub({ registriesOf: hub, overrides: { 'limits.requestsPerMinute': 3 } })
}, 120_000)
afterAll(async () => {
  await few?.stop()
  await hub?.stop()
})

const looks = async (id: string) => (await trail(hub, 'look')).filter((one) => String(one['requestId']).startsWith(id))
const numbers = (count: number) => ['学籍号', ...Array.from({ length: count }, () => ID)].join('\n')

describe('who may not', () => {
  test.each(['analyst', 'auditor', 'doctor', 'police', 'supervisor', 'director', 'dashboard'])(
    '%s: as GraphQL refuses it, before the file is read',
    async (account) => {
      const who = account === 'dashboard' ? `Bearer ${await clientToken(account)}` : account
      const asked = await hub.ask(who, `{ enrolmentStatus(students: ["G${ID}"]) { rollState } }`)
      const may = asked.data?.enrolmentStatus != null
      const answer = who.startsWith('Bearer ') ? await sendFile(hub, null, ID, { authorization: who }) : await sendFile(hub, who, ID) // prettier-ignore
      if (may) return expect([answer.status, answer.code]).not.toEqual([401, 'UNAUTHENTICATED'])
      expect([answer.status, answer.code]).toEqual([403, 'ACCESS_FILTER'])
      expect(answer.bytes.toString('utf8')).not.toContain(ID)
    },
  )

  test('nobody, a purpose that is not the account’s, and a word for strict access that is none', async () => {
    expect(await sendFile(hub, null, ID)).toMatchObject({ status: 401, code: 'UNAUTHENTICATED' })
    expect(await sendFile(hub, 'school', ID, { 'x-purpose': 'emergency' })).toMatchObject({ status: 403, code: 'PURPOSE_UNKNOWN' }) // prettier-ignore
    expect(await sendFile(hub, 'school', ID, { 'x-tonglian-access': 'strikt' })).toMatchObject({ status: 400, code: 'BAD_REQUEST' }) // prettier-ignore
    expect(await sendFile(hub, 'school', ID, { 'x-tonglian-access': 'strict' })).toMatchObject({ status: 200 })
  })

  test('a session cookie without the proof that the hub’s page sent it', async () => {
    const browser = new CookieBrowser()
    const page = await browser.follow(`${hub.url}/auth/login?to=/healthz`)
    await browser.submit(page, /name="account"/, { account: 'school' })
    const go: typeof fetch = (url, init) => browser.go(String(url), init)
    const by = (headers: Record<string, string>) => sendFile(hub, null, ID, headers, go)
    expect(await by({})).toMatchObject({ status: 403, code: 'CROSS_SITE' })
    expect(await by({ 'sec-fetch-site': 'same-origin' })).toMatchObject({ status: 403, code: 'CROSS_SITE' })
    expect(await by({ 'x-tonglian-csrf': '1', 'sec-fetch-site': 'cross-site' })).toMatchObject({ status: 403, code: 'CROSS_SITE' }) // prettier-ignore
    expect(await by({ 'x-tonglian-csrf': '1', 'sec-fetch-site': 'same-origin' })).toMatchObject({ status: 200 })
  })

  test('pupils of another school answer like numbers that do not exist', async () => {
    const rolls = await rollsOf('education')
    const own = new Set(await rollsOf('school'))
    const others = rolls.filter((roll) => !own.has(roll))
    expect(others.length).toBeGreaterThan(5)
    const { bytes } = await sendFile(hub, 'school', ['学籍号', ...others, 'G430421201505120070'].join('\n'))
    const told = new Set(bytes.toString('utf8').trim().split('\n').slice(1).map((line) => line.split(',').slice(1, -1).join() + line.split(',').at(-1)?.slice(0, 9))) // prettier-ignore
    expect(told.size).toBe(1)
  })
})

describe('what is no list', () => {
  const bomb = zip(bookParts({ S: '' }).map((part) => (part.name.includes('sheet0') ? { ...part, text: SHEET(' '.repeat(8 * 2 ** 20)) } : part))) // prettier-ignore
  test.each<[string, string | Uint8Array, string, string]>([
    ['no list at all', 'hello', 'text/csv', 'FILE_COLUMN'],
    ['an empty body', '', 'text/csv', 'FILE_COLUMN'],
    ['a quote that does not end', `学籍号\n"${ID}`, 'text/csv', 'FILE_UNREADABLE'],
    ['bytes of another encoding', Buffer.from([0x31, 0xff, 0xfe]), 'text/csv', 'FILE_ENCODING'],
    ['UTF-16', Buffer.from(`\uFEFF${ID}`, 'utf16le'), 'text/csv', 'FILE_ENCODING'],
    ['a workbook as CSV', book(''), 'text/csv', 'FILE_ENCODING'],
    ['CSV as a workbook', ID, XLSX, 'FILE_UNREADABLE'],
    ['a workbook with a password', Buffer.from('d0cf11e0a1b11ae1', 'hex'), XLSX, 'FILE_UNREADABLE'],
    ['a ZIP bomb', bomb, XLSX, 'FILE_LIMIT'],
    ['half a workbook', book(`<row r="1">${textCell('A1', ID)}</row>`).subarray(0, 300), XLSX, 'FILE_UNREADABLE'],
    ['too many rows', `${ID}\n`.repeat(MOST.rows + 1), 'text/csv', 'FILE_LIMIT'],
    ['JSON', '{}', 'application/json', 'UNSUPPORTED_MEDIA_TYPE'],
    ['a form', 'a=b', 'application/x-www-form-urlencoded', 'UNSUPPORTED_MEDIA_TYPE'],
  ])('%s', async (_what, body, type, code) => {
    const id = `no-list-${code}-${type.length}`
    const answer = await sendFile(hub, 'school', body, { 'content-type': type, 'x-request-id': id })
    expect(answer.code).toBe(code)
    expect(answer.status).toBeGreaterThanOrEqual(400)
    expect((await looks(id)).filter((one) => one['operation'] === 'FileCheck')).toEqual([])
  })

  test('2 GB: refused by its length, and without one as soon as it is too much', async () => {
    const authorization = `Bearer ${await hub.token('school')}`
    const open = (headers: Record<string, string>) => {
      const sent = request(`${hub.url}/files/dropout-check`, { method: 'POST', headers: { authorization, 'content-type': 'text/csv', ...headers } }) // prettier-ignore
      sent.setMaxListeners(0).on('error', () => undefined)
      return sent
    }
    const declared = open({ 'content-length': String(2 ** 31) })
    declared.write('a')
    expect(((await once(declared, 'response')) as [{ statusCode: number }])[0].statusCode).toBe(413)
    declared.destroy()
    const endless = open({})
    let written = 0
    const answered = once(endless, 'response') as Promise<[{ statusCode: number }]>
    const chunk = Buffer.alloc(2 ** 20, '1')
    for (; written < 64 && !endless.destroyed; written += 1) if (!endless.write(chunk)) await Promise.race([once(endless, 'drain'), answered, once(endless, 'close')]) // prettier-ignore
    expect((await answered)[0].statusCode).toBe(413)
    endless.destroy()
  })

  test.each(['GET', 'PUT', 'DELETE'])('%s is no way to check a file', async (method) => {
    const response = await fetch(`${hub.url}/files/dropout-check`, { method })
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST'])
  })
})

describe('what goes wrong on the way', () => {
  test('over the rate limit a batch waits until the minute is over; nothing is lost', async () => {
    await few.ask('school', '{ me { purposes } }')
    few.clock.shift(57_000)
    const began = performance.now()
    const { status, headers } = await sendFile(few, 'school', numbers(2_500))
    expect([status, headers.get('x-tonglian-asked')]).toEqual([200, '2500'])
    expect(performance.now() - began).toBeGreaterThan(1_000)
  }, 30_000)

  test('one file of an account at a time; the next one is let in when it is through', async () => {
    slow.get('education')!.millis = 400
    const first = sendFile(hub, 'school', numbers(10))
    await pause(150)
    const second = await sendFile(hub, 'school', numbers(10))
    expect([second.status, second.code, second.headers.get('retry-after')]).toEqual([429, 'RATE_LIMITED', '10'])
    expect((await first).status).toBe(200)
    slow.get('education')!.millis = 0
    expect((await sendFile(hub, 'school', numbers(10))).status).toBe(200)
  })

  test('a client that goes away: no batch is asked any more, and its place is free', async () => {
    slow.get('education')!.millis = 300
    const gone = new AbortController()
    const id = 'file-client-gone'
    const sent = fetch(`${hub.url}/files/dropout-check`, {
      method: 'POST',
      headers: { 'content-type': 'text/csv', 'x-request-id': id, authorization: `Bearer ${await hub.token('school')}` },
      body: numbers(9_000),
      signal: gone.signal,
    }).catch(() => null)
    await pause(500)
    gone.abort()
    await sent
    await pause(1_200)
    const asked = (await looks(id)).filter((one) => one['operation'] === 'FileCheck').length
    expect(asked).toBeGreaterThan(0)
    expect(asked).toBeLessThan(6)
    slow.get('education')!.millis = 0
    expect((await sendFile(hub, 'school', numbers(1))).status).toBe(200)
  })

  test('a registry that is down: its rows say so, the rest of the list stays', async () => {
    broken.get('education')!.failures = Infinity
    const { status, headers } = await sendFile(hub, 'school', `${numbers(2)}\n4.3E+17`)
    expect(status).toBe(200)
    expect(headers.get('x-tonglian-errors')).toMatch(/^1 NUMBER_DAMAGED, 2 REGISTRY_DOWN$/)
    broken.get('education')!.failures = 0
  })

  test('without the audit trail nothing is answered, by a file or by a stream', async () => {
    await asOwner(hub, 'hub', 'ALTER TABLE audit_entry RENAME TO audit_entry_gone')
    const answer = await sendFile(hub, 'school', numbers(1))
    expect([answer.status, answer.code]).toEqual([503, 'AUDIT_UNAVAILABLE'])
    await asOwner(hub, 'hub', 'ALTER TABLE audit_entry_gone RENAME TO audit_entry')
  })

  test('a refusal in the middle of a stream is its last word', async () => {
    const answer = await sendFile(hub, 'school', `学籍号\n"${ID}`, { accept: 'text/event-stream', 'accept-language': 'zh' }) // prettier-ignore
    expect(eventsOf(answer)).toEqual([{ errors: [{ message: expect.stringMatching(/^文件不是完整/), extensions: expect.objectContaining({ code: 'FILE_UNREADABLE', blame: 'caller' }) }] }]) // prettier-ignore
  })
})

async function rollsOf(account: string): Promise<string[]> {
  const { data } = await hub.ask(account, '{ children(first: 60) { edges { node { education { rollNumber } } } } }')
  const edges = data.children.edges as { node: { education: { rollNumber: string } | null } }[]
  return edges.flatMap(({ node }) => node.education?.rollNumber ?? [])
}

async function clientToken(client: string): Promise<string> {
  const body = new URLSearchParams({ grant_type: 'client_credentials' })
  const basic = Buffer.from(`${client}:${client}-demo`).toString('base64')
  const response = await fetch(`${hub.url}/realms/tonglian/protocol/openid-connect/token`, { method: 'POST', body, headers: { authorization: `Basic ${basic}` } }) // prettier-ignore
  return ((await response.json()) as { access_token: string }).access_token
}
