import { Webhook as Standard } from 'standardwebhooks'
import { createPublicKey, verify } from 'node:crypto'
import { asOwner } from '../hub/support/all-seeing'
import { showcaseUuid } from '../hub/support/sample'
import { trail } from '../grants/support/counter'
import { startTestHub, type TestHub } from '../support/hub'
import { page, write } from './support/feed'
import { Receiver, respond } from './support/receiver'
import { change, create, done, mine, named, until } from './support/webhooks'

let hub: TestHub
let uuid: string
let others: string[]
beforeAll(async () => {
  hub = await startTestHub({ children: 120, overrides: { 'webhooks.allow': '127.0.0.1', 'webhooks.timeoutMs': 600 } })
  uuid = await showcaseUuid(hub)
  const rows = await asOwner(hub, 'hub', `SELECT id FROM child WHERE residence_division LIKE '430421%' AND NOT retired AND id <> $1 ORDER BY id LIMIT 20`, [uuid]) // prettier-ignore
  others = rows.map(({ id }) => id as string)
}, 120_000)
afterAll(() => hub?.stop())

const open: Receiver[] = []
const receive = async (...answer: Parameters<typeof Receiver.start>) => {
  const receiver = await Receiver.start(...answer)
  open.push(receiver)
  return receiver
}
afterEach(async () => {
  await asOwner(hub, 'hub', 'DELETE FROM webhook')
  for (const receiver of open.splice(0)) await receiver.stop()
})
const changed = (child = uuid, type = 'education.changed') => write(hub, type, child)

test('an event is delivered, signed as the library of the specification reads it, with ids alone', async () => {
  const receiver = await receive()
  const { secret, webhook } = await create(hub, 'education', receiver.url)
  expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/)
  const id = await changed()
  const [got] = await receiver.until(1)
  const body = new Standard(secret).verify(got!.body, got!.headers as Record<string, string>)
  expect(body).toEqual({
    type: 'education.changed',
    timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
    data: { id, child: `child:${uuid}`, record: null, position: expect.any(String) },
  })
  expect(got!.headers['webhook-id']).toBe(id)
  await until(async () => (await mine(hub, 'education'))[0]!.lastStatus === '204')
  expect((await mine(hub, 'education'))[0]).toMatchObject({ id: webhook.id, state: 'ACTIVE', failures: 0 })
})

test('its position is one of the feed', async () => {
  const receiver = await receive()
  await create(hub, 'education', receiver.url)
  await changed()
  const [got] = await receiver.until(1)
  const next = await changed()
  const { position } = JSON.parse(got!.body).data
  expect((await page(hub, 'education', { after: position })).events.map(({ id }) => id)).toEqual([next])
})

test('with Ed25519 the public key alone verifies', async () => {
  const receiver = await receive()
  const { secret, webhook } = await create(hub, 'education', receiver.url, { algorithm: 'ED25519' })
  expect(secret).toBeNull()
  await changed()
  const [got] = await receiver.until(1)
  const { headers, body } = got as { headers: Record<string, string>; body: string }
  const x = Buffer.from(webhook.publicKey!.replace('whpk_', ''), 'base64').toString('base64url')
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' })
  const [version, signature] = headers['webhook-signature']!.split(',')
  expect(version).toBe('v1a')
  const signed = Buffer.from(`${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`)
  expect(verify(null, signed, key, Buffer.from(signature!, 'base64'))).toBe(true)
})

test('after a rotation both secrets verify until the old one ends', async () => {
  const receiver = await receive()
  const { secret: old, webhook } = await create(hub, 'education', receiver.url)
  const fresh = done(await change(hub, 'education', 'rotateWebhookSecret', { ...named(webhook), hours: 1 })).secret
  expect(fresh).not.toBe(old)
  await changed()
  const [both] = await receiver.until(1)
  for (const secret of [old, fresh]) new Standard(secret).verify(both!.body, both!.headers as Record<string, string>)
  await asOwner(hub, 'hub', `UPDATE webhook SET old_until = now() - interval '1 second'`)
  await changed()
  const one = (await receiver.until(2))[1]!
  new Standard(fresh).verify(one.body, one.headers as Record<string, string>)
  expect(() => new Standard(old).verify(one.body, one.headers as Record<string, string>)).toThrow()
})

test('a secret is shown once: the same change answers without it, and the database never holds it', async () => {
  const receiver = await receive()
  const input = { url: receiver.url, idempotencyKey: 'the same key' }
  input.idempotencyKey = 'the-same-key-twice'
  const first = done(await change(hub, 'education', 'createWebhook', input))
  const again = done(await change(hub, 'education', 'createWebhook', input))
  expect(again).toMatchObject({ webhook: { id: first.webhook.id }, secret: null })
  const kept = await asOwner(hub, 'hub', `SELECT (SELECT json_agg(w)::text FROM webhook w) || (SELECT json_agg(k)::text FROM change_key k) || (SELECT json_agg(a.body)::text FROM audit_entry a) AS all`) // prettier-ignore
  expect(kept[0].all).not.toContain(first.secret.slice(6))
  expect(hub.log.join()).not.toContain(first.secret.slice(6))
})

test('what fails is tried again with the same id, and what comes after for its child waits behind it', async () => {
  const receiver = await receive((response, number) => respond(number === 1 ? 500 : 204)(response))
  await create(hub, 'education', receiver.url)
  const first = await changed()
  await receiver.until(1)
  const second = await changed()
  const other = await changed(others[0])
  await receiver.until(2)
  expect(receiver.ids).toEqual([first, other])
  await receiver.until(4) // five seconds later
  expect(receiver.ids).toEqual([first, other, first, second])
  expect(receiver.got[2]!.body).toBe(receiver.got[0]!.body)
  expect(receiver.got[2]!.at - receiver.got[0]!.at).toBeGreaterThan(4_900)
  await until(async () => (await mine(hub, 'education'))[0]!.failures === 0)
}, 30_000)

test('a receiver that fails again and again is not stormed, and gets everything in the end', async () => {
  let well = false
  const receiver = await receive((response) => respond(well ? 204 : 503)(response))
  await create(hub, 'education', receiver.url)
  const ids: string[] = []
  for (const child of others) ids.push(await changed(child))
  await receiver.until(3)
  await new Promise((resolve) => setTimeout(resolve, 1_500))
  expect(receiver.got.length).toBeLessThan(10)
  well = true
  const tried = receiver.got.length
  await receiver.until(tried + ids.length)
  expect(new Set(receiver.ids)).toEqual(new Set(ids))
  expect(receiver.ids.slice(tried).sort()).toEqual([...ids].sort())
}, 30_000)

test('after ten tries it is a dead letter: shown to whom may know of it, and replayed', async () => {
  const receiver = await receive((response, number) => respond(number === 1 ? 500 : 204)(response))
  const { webhook } = await create(hub, 'education', receiver.url)
  await asOwner(hub, 'hub', `CREATE OR REPLACE FUNCTION nine() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF NEW.tries = 1 THEN NEW.tries = 9; NEW.next_at = now(); END IF; RETURN NEW; END $$; CREATE TRIGGER nine BEFORE INSERT ON webhook_event FOR EACH ROW EXECUTE FUNCTION nine()`) // prettier-ignore
  try {
    const dying = await receive(respond(500))
    const doomed = await create(hub, 'school', dying.url)
    const id = await changed()
    await dying.until(2)
    const letters = async () =>
      (await hub.ask('school', '{ webhookDeadLetters { id webhookId childId tries lastStatus } }')).data
        .webhookDeadLetters
    await until(async () => (await letters()).length === 1)
    expect(await letters()).toEqual([
      { id, webhookId: doomed.webhook.id, childId: `child:${uuid}`, tries: 10, lastStatus: '500' },
    ])
    await asOwner(hub, 'hub', `UPDATE child SET school_code = '2143042199' WHERE id = $1`, [uuid])
    expect(await letters()).toEqual([])
    await asOwner(hub, 'hub', `UPDATE child SET school_code = '2143042101' WHERE id = $1`, [uuid])
    expect(await letters()).toHaveLength(1)
    const [now] = await mine(hub, 'school')
    done(await change(hub, 'school', 'replayWebhook', named(now!)))
    await dying.until(3)
    expect(dying.ids[2]).toBe(id)
  } finally {
    await asOwner(hub, 'hub', 'DROP TRIGGER nine ON webhook_event; DROP FUNCTION nine()')
  }
  expect(webhook.state).toBe('ACTIVE')
}, 30_000)

test('410 disables; resumed, it goes on where it stopped', async () => {
  const receiver = await receive((response, number) => respond(number === 1 ? 410 : 204)(response))
  await create(hub, 'education', receiver.url)
  const first = await changed()
  await until(async () => (await mine(hub, 'education'))[0]?.state === 'DISABLED')
  const second = await changed(others[0])
  await new Promise((resolve) => setTimeout(resolve, 300))
  expect(receiver.ids).toEqual([first])
  const [now] = await mine(hub, 'education')
  done(await change(hub, 'education', 'resumeWebhook', named(now!)))
  await receiver.until(3)
  expect(receiver.ids.slice(1).sort()).toEqual([first, second].sort())
}, 30_000)

test('paused it gets nothing; resumed it gets what it missed', async () => {
  const receiver = await receive()
  const { webhook } = await create(hub, 'education', receiver.url)
  const paused = done(await change(hub, 'education', 'pauseWebhook', named(webhook))).webhook
  const id = await changed()
  await new Promise((resolve) => setTimeout(resolve, 400))
  expect(receiver.got).toEqual([])
  done(await change(hub, 'education', 'resumeWebhook', named(paused)))
  await receiver.until(1)
  expect(receiver.ids).toEqual([id])
})

test('replay from a position sends once more, with the same ids', async () => {
  const receiver = await receive()
  const { webhook } = await create(hub, 'education', receiver.url)
  const { position } = await page(hub, 'education')
  const ids = [await changed(), await changed(others[0])]
  await receiver.until(2)
  done(await change(hub, 'education', 'replayWebhook', { ...named(webhook), after: position }))
  await receiver.until(4)
  expect(receiver.ids.slice(2).sort()).toEqual([...ids].sort())
})

test('a test says what came of it', async () => {
  const well = await receive()
  const { webhook, secret } = await create(hub, 'education', well.url)
  expect(done(await change(hub, 'education', 'testWebhook', named(webhook))).tested).toBe('204')
  expect(new Standard(secret).verify(well.got[0]!.body, well.got[0]!.headers as Record<string, string>)).toMatchObject({ type: 'webhook.test' }) // prettier-ignore
  const away = await create(hub, 'education', 'http://127.0.0.1:9/')
  expect(done(await change(hub, 'education', 'testWebhook', named(away.webhook))).tested).toBe('CONNECTION')
})

describe('receivers', () => {
  const sins: [string, Parameters<typeof Receiver.start>[0], string][] = [
    ['redirecting', respond(302, { location: 'http://169.254.169.254/' }), '302'],
    ['lying about its length', (response) => void response.writeHead(204, { 'content-length': '9' }).end(), '204'],
    ['huge', (response) => void response.writeHead(200).end(Buffer.alloc(8_000_000)), '200'],
    ['endless', (response) => void response.writeHead(200).write('x'), '200'],
    ['slow', () => undefined, 'TIMEOUT'],
    ['hanging up', (response) => void response.socket!.destroy(), 'CONNECTION'],
    ['answering no HTTP', (response) => void response.socket!.end('SMTP ready\r\n\r\n'), 'CONNECTION'],
  ]
  test.each(sins)('%s', async (_name, answer, expected) => {
    const receiver = await receive(answer)
    const { webhook } = await create(hub, 'education', receiver.url)
    const began = performance.now()
    expect(done(await change(hub, 'education', 'testWebhook', named(webhook))).tested).toBe(expected)
    expect(performance.now() - began).toBeLessThan(2_000)
  })

  test('a slow one costs nobody else', async () => {
    const slow = await receive(() => undefined)
    const quick = await receive()
    for (let i = 0; i < 5; i += 1) await create(hub, 'education', slow.url)
    await create(hub, 'education', quick.url)
    const began = performance.now()
    await changed()
    await quick.until(1)
    expect(performance.now() - began).toBeLessThan(500)
  })
})

test('the trail names who was told of which child, by a webhook', async () => {
  const receiver = await receive()
  const { webhook } = await create(hub, 'education', receiver.url)
  await changed()
  await receiver.until(1)
  const looks = await trail(hub, 'look')
  expect(looks.find(({ requestId }) => requestId === webhook.id)).toMatchObject({
    operation: 'webhook',
    children: [uuid],
    shown: ['events.yml#education-changed'],
    purpose: 'dropout-control',
  })
})
