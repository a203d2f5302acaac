import { Webhook as Standard } from 'standardwebhooks'
import { everyEvent, HubClient, verifyWebhook, WebhookError, type PlacedEvent } from '../../client/src/index.ts'
import { newSecret, signatures } from '../../src/webhooks/signing'
import { write } from '../events/support/feed'
import { Receiver } from '../events/support/receiver'
import { create } from '../events/support/webhooks'
import { clientToken } from '../hub/support/accounts'
import { asOwner } from '../hub/support/all-seeing'
import { showcaseUuid } from '../hub/support/sample'
import { startTestHub, type TestHub } from '../support/hub'

let hub: TestHub
let client: HubClient
let uuid: string
beforeAll(async () => {
  hub = await startTestHub({ children: 60, overrides: { 'webhooks.allow': '127.0.0.1' } })
  uuid = await showcaseUuid(hub)
  const tokenUrl = `${hub.url}/realms/tonglian/protocol/openid-connect/token`
  client = new HubClient({
    url: hub.url,
    credentials: { tokenUrl, clientId: 'school-system', clientSecret: 'school-system-demo' },
    purpose: 'dropout-control',
  })
}, 120_000)
afterAll(() => hub?.stop())

describe('the feed of events', () => {
  test('goes on from a position that was kept', async () => {
    await asOwner(hub, 'hub', 'TRUNCATE hub_event') // what the hub told of while it was filled
    const ids = [await write(hub, 'education.changed', uuid), await write(hub, 'child.changed', uuid)]
    const first: PlacedEvent[] = []
    for await (const one of everyEvent(client, { after: 'oldest', untilNow: true })) first.push(one)
    expect(first.map(({ event }) => event.id)).toEqual(ids)
    const next = await write(hub, 'education.changed', uuid)
    const rest: string[] = []
    for await (const { event } of everyEvent(client, { after: first.at(-1)!.position, untilNow: true }))
      rest.push(event.id)
    expect(rest).toEqual([next])
  })

  test('waits for what comes, and ends with its signal', async () => {
    const stop = new AbortController()
    const began = new Promise<void>((resolve) => {
      void (async () => {
        const reading = everyEvent(client, { every: 50, onPosition: () => resolve(), signal: stop.signal })
        await expect(reading.next()).resolves.toMatchObject({ value: { event: { childId: `child:${uuid}` } } })
        stop.abort(new TypeError('enough'))
        await expect(reading.next()).rejects.toThrow('enough')
        ended()
      })()
    })
    let ended!: () => void
    const end = new Promise<void>((resolve) => (ended = resolve))
    await began
    await write(hub, 'education.changed', uuid)
    await end
  })

  test('says why it cannot be read', async () => {
    await expect(everyEvent(client, { after: 'x' }).next()).rejects.toThrow('BAD_CURSOR')
  })
})

describe('a delivery', () => {
  const body = JSON.stringify({ type: 'webhook.test', timestamp: '2026-11-30T00:00:00Z', data: { id: 'x' } })
  const now = 1_780_000_000
  const at = { now: () => now * 1_000 }
  const signed = (secrets: readonly string[], timestamp = now) => ({
    'Webhook-Id': 'x',
    'webhook-timestamp': String(timestamp),
    'webhook-signature': signatures({ id: 'x', timestamp, body }, secrets),
  })
  const hmac = newSecret('HMAC').secret
  const other = newSecret('HMAC').secret
  const pair = newSecret('ED25519')

  test.each([
    ['HMAC', signed([hmac]), hmac],
    ['Ed25519', signed([pair.secret]), pair.publicKey!],
    ['both secrets of a rotation', signed([other, hmac]), hmac],
    ['one of several secrets', signed([hmac]), [other, hmac]],
  ])('by %s is taken', (_what, headers, secrets) => {
    expect(verifyWebhook(body, headers, secrets, at)).toEqual(JSON.parse(body))
    expect(verifyWebhook(Buffer.from(body), new Headers(headers), secrets, at)).toEqual(JSON.parse(body))
  })

  test.each([
    ['another secret', body, signed([other]), hmac],
    ['another body', `${body} `, signed([hmac]), hmac],
    ['another id', body, { ...signed([hmac]), 'Webhook-Id': 'y' }, hmac],
    ['an old time', body, signed([hmac], now - 301), hmac],
    ['a time to come', body, signed([hmac], now + 301), hmac],
    ['no time', body, { ...signed([hmac]), 'webhook-timestamp': 'now' }, hmac],
    ['a time that begins like one', body, { ...signed([hmac]), 'webhook-timestamp': `${now}abc` }, hmac],
    ['no signature', body, { ...signed([hmac]), 'webhook-signature': '' }, hmac],
    ['a cut signature', body, { ...signed([hmac]), 'webhook-signature': 'v1,AAAA' }, hmac],
    ['a signature without a version', body, { ...signed([hmac]), 'webhook-signature': 'v1' }, hmac],
    ['an HMAC by a public key', body, { ...signed([pair.publicKey!.replace('whpk_', 'whsec_')]) }, pair.publicKey!],
    ['another key pair', body, signed([newSecret('ED25519').secret]), pair.publicKey!],
  ])('with %s is refused', (_what, text, headers, secrets) => {
    expect(() => verifyWebhook(text, headers, secrets, at)).toThrow(WebhookError)
  })

  test.each([Number.NaN, -1, -Infinity])('with a tolerance of %d is refused, whenever it comes', (tolerance) => {
    for (const time of [now, now - 9_999_999]) expect(() => verifyWebhook(body, signed([hmac], time), hmac, { ...at, tolerance })).toThrow(WebhookError) // prettier-ignore
  })

  test('signed by the library of the specification is taken', () => {
    const signature = new Standard(hmac).sign('x', new Date(now * 1_000), body)
    expect(verifyWebhook(body, { ...signed([hmac]), 'webhook-signature': signature }, hmac, at)).toEqual(JSON.parse(body)) // prettier-ignore
  })

  test('of the hub is taken', async () => {
    const receiver = await Receiver.start()
    const { secret } = await create(hub, await clientToken(hub, 'school-system'), receiver.url)
    const id = await write(hub, 'education.changed', uuid)
    const [got] = await receiver.until(1)
    const message = verifyWebhook(got!.body, got!.headers, secret)
    expect(message).toMatchObject({ type: 'education.changed', data: { id, child: `child:${uuid}` } })
    await receiver.stop()
  })
})
