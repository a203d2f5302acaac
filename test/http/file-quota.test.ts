import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { SHOWCASE } from '../../src/demo/showcase'
import { FileQuota } from '../../src/http/file-quota'
import { trail } from '../grants/support/counter'
import { refused } from '../pupil-lists/made-up'
import { realmOfMore } from '../returns/support/returns'
import { startTestHub, type TestHub } from '../support/hub'
import { sendFile } from './support/send-file'

test('four files at a time, one of an account; an end frees one place, told twice or not', async () => {
  const quota = new FileQuota()
  const places = ['a', 'b', 'c', 'd'].map((subject) => quota.take(subject))
  expect(await refused(() => quota.take('a'))).toMatch(/^RATE_LIMITED/)
  expect(await refused(() => quota.take('e'))).toMatch(/^FILES_FULL/)
  places[0]!.end()
  places[0]!.end()
  expect(await refused(() => quota.take('b'))).toMatch(/^RATE_LIMITED/)
  const again = quota.take('a')
  expect(await refused(() => quota.take('e'))).toMatch(/^FILES_FULL/)
  again.end()
  quota.take('e').end()
})

test('a file that waits leaves its place, and comes back before a new one; four wait at most', async () => {
  const quota = new FileQuota()
  const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((subject) => quota.take(subject)) as [Place, Place, Place, Place]
  a.leave()
  expect(await refused(() => quota.take('a'))).toMatch(/^RATE_LIMITED/)
  const e = quota.take('e')
  const told: string[] = []
  const back = a.comeBack().then(() => told.push('a'))
  await new Promise((done) => setTimeout(done, 20))
  expect([told, await refused(() => quota.take('f'))]).toEqual([[], expect.stringMatching(/^FILES_FULL/)])
  e.end()
  await back
  expect(told).toEqual(['a'])
  expect(await refused(() => quota.take('f'))).toMatch(/^FILES_FULL/)

  for (const one of [a, b, c, d]) one.leave()
  const more = ['g', 'h', 'i', 'j'].map((subject) => quota.take(subject))
  expect(await refused(() => more[0]!.leave())).toMatch(/^RATE_LIMITED/)
  // Two wait for a place; the first gives up: its place goes to the second.
  const waiting = [a.comeBack(), b.comeBack()]
  a.end()
  more[0]!.end()
  await Promise.all(waiting)
  for (const one of [...more, b, c, d]) one.end()
  const free = ['k', 'l', 'm', 'n'].map((subject) => quota.take(subject))
  expect(await refused(() => quota.take('o'))).toMatch(/^FILES_FULL/)
  for (const one of free) one.end()
})
type Place = ReturnType<FileQuota['take']>

describe('over HTTP', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'tonglian-file-quota-'))
  let hub: TestHub
  beforeAll(async () => {
    hub = await startTestHub({ children: 40, realmFile: realmOfMore(folder), overrides: { 'limits.requestsPerMinute': 3 } }) // prettier-ignore
  }, 120_000)
  afterAll(async () => {
    await hub?.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  test('files that wait for the rate limit of their account keep nobody else out', async () => {
    const numbers = (count: number) => ['学籍号', ...Array.from({ length: count }, () => SHOWCASE.idNumber)].join('\n')
    const gone = new AbortController()
    const go: typeof fetch = (url, init) => fetch(url, { ...init, signal: gone.signal })
    const slow = ['school', 'school-reviewer', 'school-head', 'education'].map((account) =>
      sendFile(hub, account, numbers(9_000), { 'x-request-id': `slow-${account}` }, go).catch(() => 'gone'),
    )
    // Each has used up its minute.
    const asked = async () => (await trail(hub, 'look')).filter(({ requestId, operation }) => String(requestId).startsWith('slow-') && operation === 'FileCheck') // prettier-ignore
    while ((await asked()).length < 8) await new Promise((done) => setTimeout(done, 100))
    await new Promise((done) => setTimeout(done, 300))
    expect((await sendFile(hub, 'education-reviewer', numbers(1))).status).toBe(200)
    expect(await sendFile(hub, 'education', numbers(1))).toMatchObject({ status: 429, code: 'RATE_LIMITED' })
    gone.abort()
    expect(await Promise.all(slow)).toEqual(['gone', 'gone', 'gone', 'gone'])
    expect((await sendFile(hub, 'education-head', numbers(1))).status).toBe(200)
  }, 60_000)
})
