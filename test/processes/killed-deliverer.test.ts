import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { ServerResponse } from 'node:http'
import { freePort } from '../auth/support/sign-in-hub'
import { startCli, type Env, type UpHub } from '../cli/support/run-cli'
import { write } from '../events/support/feed'
import { Receiver } from '../events/support/receiver'
import { create, until } from '../events/support/webhooks'
import { asOwner } from '../hub/support/all-seeing'
import { registryEnv, startTestHub, type TestHub } from '../support/hub'

// Processes of `tonglian start` on one database, killed while they deliver: no event is lost, a repeated one has its id and body again,
// and each child's come in their order.

jest.setTimeout(180_000)

const COOKIE_SECRET = 'a cookie secret of the test, long enough'
const AUDIT_KEY = 'an audit key of the test, which is long enough'

let host: TestHub
let children: string[]
let folder: string
let env: Env
const up: UpHub[] = []
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'tonglian-killed-'))
  const overrides = { 'auth.cookieSecret': COOKIE_SECRET, 'audit.key': AUDIT_KEY, 'webhooks.allow': '127.0.0.1' }
  host = await startTestHub({ children: 30, overrides, delivers: false })
  const rows = await asOwner(host, 'hub', `SELECT id FROM child WHERE residence_division LIKE '430421%' AND NOT retired ORDER BY id LIMIT 8`) // prettier-ignore
  children = rows.map(({ id }) => id as string)
  env = {
    TONGLIAN_HUB_URL: host.urls.hub.app,
    ...registryEnv(host.urls),
    TONGLIAN_ISSUER: `${host.url}/realms/tonglian`,
    TONGLIAN_COOKIE_SECRET: COOKIE_SECRET,
    TONGLIAN_AUDIT_KEY: AUDIT_KEY,
    TONGLIAN_WEBHOOKS_ALLOW: '127.0.0.1',
    TONGLIAN_WEBHOOKS_TIMEOUT_MS: '2000',
  }
})
afterEach(async () => {
  for (const receiver of receivers.splice(0)) await receiver.stop()
  for (const hub of up.splice(0)) await hub.kill()
  await asOwner(host, 'hub', 'DELETE FROM webhook')
})
afterAll(async () => {
  await host?.stop()
  rmSync(folder, { recursive: true, force: true })
})

const receivers: Receiver[] = []
const receive = async (...answer: Parameters<typeof Receiver.start>) => {
  const receiver = await Receiver.start(...answer)
  receivers.push(receiver)
  return receiver
}

let started = 0
async function start(): Promise<UpHub> {
  const hub = await startCli({
    ...env,
    TONGLIAN_PORT: String(await freePort()),
    TONGLIAN_DATA_DIR: path.join(folder, String((started += 1))),
  })
  up.push(hub)
  return hub
}

const killAll = () => Promise.all(up.splice(0).map((hub) => hub.kill()))

test('killed between a change and its delivery: the next process delivers it', async () => {
  const receiver = await receive()
  await create(host, 'education', receiver.url)
  const ids: string[] = []
  for (const child of children) ids.push(await write(host, 'education.changed', child))
  await start()
  await receiver.until(ids.length)
  await killAll()
  ids.push(await write(host, 'education.changed', children[0]!))
  await start()
  await until(async () => receiver.ids.includes(ids.at(-1)!))
  expect(new Set(receiver.ids)).toEqual(new Set(ids)) // some of them twice
})

test('killed between answer and acknowledgement: it is delivered again, with the same id and body', async () => {
  let kill = true
  const receiver = await receive((response: ServerResponse) => {
    if (kill) void killAll() // before the answer is written
    kill = false
    response.writeHead(204).end()
  })
  await create(host, 'education', receiver.url)
  await start()
  const id = await write(host, 'education.changed', children[0]!)
  await receiver.until(1)
  await start()
  await receiver.until(2)
  expect(receiver.ids).toEqual([id, id])
  expect(receiver.got[1]!.body).toBe(receiver.got[0]!.body)
})

test('killed again and again in a storm, with a second process that waits: nothing is lost, and each child’s order is kept', async () => {
  let number = 0
  const seen = new Set<unknown>()
  const receiver = await receive((response, _number, { headers }) => {
    const isFirst = !seen.has(headers['webhook-id'])
    seen.add(headers['webhook-id'])
    number += 1
    // What fails twice is tried after five minutes.
    setTimeout(() => response.writeHead(isFirst && number % 17 === 0 ? 503 : 204).end(), 15)
  })
  await create(host, 'education', receiver.url)
  const written: { id: string; child: string }[] = []
  const storm = (async () => {
    for (let i = 0; i < 240; i += 1) {
      const child = children[i % children.length]!
      written.push({ id: await write(host, 'education.changed', child), child })
      await new Promise((resolve) => setTimeout(resolve, 40))
    }
  })()
  await start()
  for (let kills = 0; kills < 3; kills += 1) {
    const first = up[0]!
    await start()
    await new Promise((resolve) => setTimeout(resolve, 500))
    up.splice(up.indexOf(first), 1)
    await first.kill()
  }
  await storm
  await until(async () => written.every(({ id }) => receiver.ids.includes(id)), 60_000)
  const bodies = new Map<string, string>()
  for (const { headers, body } of receiver.got) {
    const id = String(headers['webhook-id'])
    expect(bodies.get(id) ?? body).toBe(body)
    bodies.set(id, body)
  }
  for (const child of children) {
    const order = written.filter((one) => one.child === child).map(({ id }) => id)
    const firsts = [...new Set(receiver.ids)].filter((id) => order.includes(id))
    expect(firsts).toEqual(order)
  }
  // The last answers are still being noted when they have come.
  await until(async () => (await asOwner(host, 'hub', 'SELECT 1 FROM webhook_event')).length === 0, 60_000)
})
