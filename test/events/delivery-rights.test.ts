import { asOwner } from '../hub/support/all-seeing'
import { changedTable, writtenTable } from '../hub/support/changed-table'
import { showcaseUuid } from '../hub/support/sample'
import { actorOf } from '../../src/auth/actor'
import { WebhookAccounts } from '../../src/webhooks/accounts'
import { WebhookSeal } from '../../src/webhooks/seal'
import { HubStore } from '../../src/store/hub-store'
import { startTestHub, type TestHub } from '../support/hub'
import { write } from './support/feed'
import { Receiver } from './support/receiver'
import { change, create, mine, named, until } from './support/webhooks'

// The twin of webhooks.test.ts: whoever lost the right gets nothing.

let hub: TestHub
let uuid: string
let receiver: Receiver
beforeAll(async () => {
  hub = await startTestHub({ children: 120, overrides: { 'webhooks.allow': '127.0.0.1' } })
  uuid = await showcaseUuid(hub)
}, 120_000)
afterAll(() => hub?.stop())
beforeEach(async () => {
  receiver = await Receiver.start()
})
afterEach(async () => {
  await asOwner(hub, 'hub', 'DELETE FROM webhook')
  await receiver.stop()
})

const PLACE = ['registered_division', 'residence_division', 'school_division', 'school_code']
async function elsewhere(work: () => Promise<void>): Promise<void> {
  const [was] = await asOwner(hub, 'hub', `SELECT ${PLACE.join(', ')} FROM child WHERE id = $1`, [uuid])
  const place = (row: Record<string, unknown>) =>
    asOwner(hub, 'hub', `UPDATE child SET ${PLACE.map((name, i) => `${name} = $${i + 2}`).join(', ')} WHERE id = $1`, [uuid, ...PLACE.map((name) => row[name])]) // prettier-ignore
  await place({ registered_division: '110101', residence_division: '110101001', school_division: '110101', school_code: '1111010199' }) // prettier-ignore
  try {
    await work()
  } finally {
    await place(was)
  }
}

/** What is written now comes after what was held back: if that had been told, it would be there. */
async function onlyAfter(account: string, type = 'education.changed'): Promise<void> {
  const before = receiver.got.length
  const id = await write(hub, type, uuid)
  await receiver.until(before + 1)
  expect(receiver.ids.slice(before)).toEqual([id])
  expect((await mine(hub, account))[0]!.failures).toBe(0)
}

async function held(
  webhook: { id: string; version: number },
  account: string,
  work: () => Promise<void>,
): Promise<void> {
  const paused = (await change(hub, account, 'pauseWebhook', named(webhook))).data.pauseWebhook.webhook
  await work()
  await change(hub, account, 'resumeWebhook', named(paused))
}

test('a child that moved between change and delivery is not told of', async () => {
  const { webhook } = await create(hub, 'school', receiver.url, { types: ['EDUCATION_CHANGED'] })
  await elsewhere(async () => {
    await held(webhook, 'school', async () => void (await write(hub, 'education.changed', uuid)))
    await until(async () => await atEnd(webhook.id))
  })
  await onlyAfter('school')
})

test('a type that the account is not told of is not delivered, whatever the webhook asks for', async () => {
  await create(hub, 'school', receiver.url, { types: ['HEALTH_CHANGED', 'EDUCATION_CHANGED'] })
  await write(hub, 'health.changed', uuid)
  await write(hub, 'child.changed', uuid)
  await onlyAfter('school')
})

test('a table changed between change and delivery decides', async () => {
  const { webhook } = await create(hub, 'school', receiver.url)
  await held(webhook, 'school', async () => {
    await write(hub, 'education.changed', uuid)
    await hub.app.changeTable(changedTable('events.yml', `      education: { level: full, scope: area }
      school: { level: full, scope: school }

  police-changed`, `      education: { level: full, scope: area }

  police-changed`)) // prettier-ignore
  })
  await until(() => atEnd(webhook.id))
  await hub.app.changeTable(writtenTable())
  await onlyAfter('school')
})

test('without the right to webhooks nothing is delivered', async () => {
  const { webhook } = await create(hub, 'school', receiver.url)
  const school = '      school: { level: full, scope: all, not: [filter], may: [create, delete] }\n\n  event-structure'
  await hub.app.changeTable(changedTable('events.yml', school, '\n  event-structure'))
  await write(hub, 'education.changed', uuid)
  await until(() => atEnd(webhook.id))
  await hub.app.changeTable(writtenTable())
  await onlyAfter('school')
})

test('an account that was not seen for a week waits, and goes on when it is seen', async () => {
  const { webhook } = await create(hub, 'school', receiver.url)
  await asOwner(hub, 'hub', `UPDATE webhook_account SET seen_at = now() - interval '8 days'`)
  const id = await write(hub, 'education.changed', uuid)
  await new Promise((resolve) => setTimeout(resolve, 600))
  expect(receiver.got).toEqual([])
  hub.clock.shift(61_000) // uses are written once a minute
  try {
    await hub.ask(`Bearer ${await hub.token('school')}`, '{ me { name } }')
    await receiver.until(1)
  } finally {
    hub.clock.shift(-61_000)
  }
  expect(receiver.ids).toEqual([id])
  expect(webhook.state).toBe('ACTIVE')
})

test('rights that somebody writes into the database count for nothing', async () => {
  const { webhook } = await create(hub, 'school', receiver.url)
  await asOwner(
    hub,
    'hub',
    `UPDATE webhook_account SET claims = (SELECT w.claims FROM webhook_account w LIMIT 1), issued = issued + 1`,
  )
  await write(hub, 'education.changed', uuid)
  await new Promise((resolve) => setTimeout(resolve, 2_500)) // longer than a look
  expect(receiver.got).toEqual([])
  expect(await atEnd(webhook.id)).toBe(false) // and nothing is passed over: it comes when the account was seen again
})

test('an address that somebody writes into the database is not called', async () => {
  const thief = await Receiver.start()
  await create(hub, 'education', receiver.url)
  await asOwner(hub, 'hub', 'UPDATE webhook SET url = $1', [thief.url])
  await write(hub, 'education.changed', uuid)
  await until(async () => (await mine(hub, 'education'))[0]!.lastStatus === 'TARGET')
  expect([thief.got, receiver.got]).toEqual([[], []])
  await thief.stop()
})

test('another account’s webhook reads like none', async () => {
  const { webhook } = await create(hub, 'education', receiver.url)
  expect(await mine(hub, 'school')).toEqual([])
  const asked = [
    'pauseWebhook',
    'resumeWebhook',
    'deleteWebhook',
    'testWebhook',
    'replayWebhook',
    'rotateWebhookSecret',
  ]
  for (const mutation of asked) {
    const [other, none] = await Promise.all([named(webhook), { id: 'webhook:00000000-0000-4000-8000-000000000000', version: 1 }].map(async (input) => {
      const answer = await change(hub, 'school', mutation, input)
      return answer.data[mutation]
    })) // prettier-ignore
    expect(other).toEqual(none)
    expect(other.errors).toEqual([{ code: 'WEBHOOK_NOT_FOUND', path: ['input', 'id'] }])
  }
})

test('accounts without the row may not make one', async () => {
  for (const account of ['auditor', 'analyst', 'director', 'supervisor']) {
    const answer = await change(hub, account, 'createWebhook', { url: receiver.url })
    expect(answer.errors?.[0]?.extensions['code']).toBe('ACCESS_DENIED')
  }
})

test('an older token takes no newer right back, and a newer one counts at once', async () => {
  const store = new HubStore({ url: hub.urls.hub.app, poolSize: 1 })
  const accounts = new WebhookAccounts(store, new WebhookSeal('a key of the test'), hub.clock)
  const claims = (iat: number, divisions: string[]) =>
    actorOf({ iss: '', sub: 'x', azp: 'c', exp: 9e9, iat, purposes: ['case'], divisions } as never)
  try {
    const [old, fresh] = [claims(100, ['430000']), claims(200, ['430421'])]
    await accounts.seen(old, 100)
    await store.transaction((tx) => accounts.keep(tx, old))
    await accounts.seen(fresh, 200)
    await accounts.seen(old, 100)
    expect(await accounts.load('x')).toMatchObject({ actor: { divisions: ['430421'] } })
    const other = new WebhookAccounts(store, new WebhookSeal('a key of the test'), hub.clock)
    await other.follow()
    await other.seen(old, 100)
    expect(await accounts.load('x')).toMatchObject({ actor: { divisions: ['430421'] } })
    expect(await new WebhookAccounts(store, new WebhookSeal('another key'), hub.clock).load('x')).toBe('UNREADABLE') // not: nobody
    expect(await accounts.load('nobody')).toBeNull()
  } finally {
    await store.run({ text: `DELETE FROM webhook_account WHERE subject = 'x'`, values: [] })
    await store.close()
  }
})

/** Its position has passed every event there is. */
async function atEnd(id: string): Promise<boolean> {
  const [row] = await asOwner(hub, 'hub', `SELECT (position_xid, position_seq) >= (SELECT changed_in, seq FROM hub_event ORDER BY changed_in DESC, seq DESC LIMIT 1) AS passed FROM webhook WHERE id = $1`, [id.replace('webhook:', '')]) // prettier-ignore
  return row.passed as boolean
}
