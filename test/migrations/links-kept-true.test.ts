import knex, { type Knex } from 'knex'
import { policeConnector } from '../../connectors/police'
import { migrations } from '../../migrations/hub'
import { grantHub, grantReader, migrate, rollback } from '../../migrations/migrate'
import { migrations as police } from '../../migrations/police'
import { Comparison } from '../../src/identity/comparison'
import { FeedFollower } from '../../src/identity/feed-follower'
import { LinkWriter } from '../../src/identity/link-writer'
import { systemClock } from '../../src/kit/clock'
import { checkCharacter } from '../../src/linkage/id-number'
import { HubStore } from '../../src/store/hub-store'
import { createTestServerDatabases } from '../support/postgres'

/** A hub of the version before (migrations to 007), with its links, brought to 008. */
const GIRL = withCheck('43042120150512002')
const CHILD = '11111111-1111-8111-8111-111111111111'

let made: Awaited<ReturnType<typeof createTestServerDatabases<'hub' | 'police'>>>
let db: Knex
let store: HubStore
beforeAll(async () => {
  made = await createTestServerDatabases(['hub', 'police'])
  const { urls } = made
  await migrate(urls.police.owner, police)
  await grantReader(urls.police.owner, 'police_reader')
  await migrate(urls.hub.owner, migrations.slice(0, 7))
  db = knex({ client: 'pg', connection: urls.hub.owner, pool: { min: 0, max: 2 } })
  await db.raw(
    `INSERT INTO child (id, name, sex, birth_date, id_number, registered_division, police_record, health_record)
       VALUES (:child, '男孩', 'MALE', '2015-05-12', :girl, '430421', 'p2', 'h1');
     INSERT INTO child_key VALUES (:girl, :child);
     INSERT INTO link (registry, record_id, child_id, state, rule, decided_by, decided_at, id_key, gone, changed_at, id_number, name, sex, birth_date) VALUES
       ('police', 'p1', :child, 'CERTAIN', 'id-number', 'rule', '2026-01-01', :girl, false, '2026-01-01', :girl, '女孩', 'FEMALE', '2015-05-12'),
       ('police', 'p2', :child, 'CERTAIN', 'id-number', 'rule', '2026-01-01', :girl, false, '2026-01-02', :girl, '男孩', 'MALE', '2015-05-12'),
       ('health', 'h1', :child, 'CERTAIN', 'id-number', 'rule', '2026-01-01', :girl, false, '2026-01-01', :girl, '女孩', 'FEMALE', '2015-05-12');
     INSERT INTO feed (registry, cursor, caught_up_at) VALUES ('police', '2026-02-01 00:00:00+00|p2', now());
     INSERT INTO child_index (generation, id, form, pinyin, initials, birth_month) VALUES (1, :child, 2, 'nanhai', 'nh', '2015-05');
     UPDATE index_state SET answering = 1`
      .replaceAll(':child', `'${CHILD}'`)
      .replaceAll(':girl', `'${GIRL}'`),
  )
  await migrate(urls.hub.owner, migrations)
  await grantHub(urls.hub.owner, 'hub_app')
  store = new HubStore({ url: urls.hub.app, poolSize: 2 })
  const registry = knex({ client: 'pg', connection: urls.police.owner, pool: { min: 0, max: 1 } })
  await registry.raw(
    `INSERT INTO rk_ryxx (rybh, xm, xb, csrq, gmsfhm, hkszd, ryzt, gxsj) VALUES
       ('p1', '女孩', '2', '20150512', '${GIRL}', '430421', '0', '2026-01-01'),
       ('p2', '男孩', '1', '20150512', '${GIRL}', '430421', '0', '2026-01-02')`,
  )
  await registry.destroy()
}, 60_000)
afterAll(async () => {
  await store?.close()
  await db?.destroy()
  await made?.drop()
})

function withCheck(first17: string): string {
  return first17 + checkCharacter(first17)
}
const rows = async (sql: string) => (await db.raw<{ rows: Record<string, unknown>[] }>(sql)).rows

test('links and ids are kept, the feed is read again (009), and the index knows who is of age', async () => {
  expect(await rows('SELECT registry, record_id, child_id, hash FROM link ORDER BY 1, 2')).toEqual([
    { registry: 'health', record_id: 'h1', child_id: CHILD, hash: null },
    { registry: 'police', record_id: 'p1', child_id: CHILD, hash: null },
    { registry: 'police', record_id: 'p2', child_id: CHILD, hash: null },
  ])
  expect(await rows('SELECT cursor, version FROM feed')).toEqual([{ cursor: null, version: '0' }])
  expect(await rows('SELECT born::text FROM child_index')).toEqual([{ born: '2015-05-12' }])
  await db.raw(`UPDATE child SET birth_date = '2001-01-01'`)
  expect(await rows('SELECT born::text FROM child_index')).toEqual([{ born: '2001-01-01' }])
  await db.raw(`UPDATE child SET birth_date = '2015-05-12'`)
})

test('the first reading judges the old links by the rules of today, and a comparison finds nothing else', async () => {
  const writer = new LinkWriter(store, 'secret of the test')
  const connector = policeConnector({ url: made.urls.police.reader, poolSize: 1, timeoutMs: 5_000 }, () => '2026-11-28')
  try {
    const follower = new FeedFollower([connector], store, writer, { pageSize: 100, timeoutMs: 5_000 })
    expect(await follower.catchUp(connector)).toBe(2)
    const settings = { pageSize: 100, timeoutMs: 5_000, everyMs: 86_400_000, mostGone: 100, mostGonePercent: 20 }
    const comparison = new Comparison(store, writer, settings, systemClock)
    expect(await comparison.goOn(connector, 60_000)).toBe('not due') // all of it was just read
    expect(await comparison.compare(connector, false)).toBe('done')
  } finally {
    await connector.close()
  }
  expect(await rows(`SELECT record_id, child_id = '${CHILD}' AS hers, rule FROM link ORDER BY 1`)).toEqual([
    { record_id: 'h1', hers: true, rule: 'id-number' },
    { record_id: 'p1', hers: true, rule: 'id-number' },
    { record_id: 'p2', hers: false, rule: 'doubt' },
  ])
  expect(await rows(`SELECT name, sex, records FROM child WHERE id = '${CHILD}'`)).toEqual([
    { name: '女孩', sex: 'FEMALE', records: { police: 'p1', health: 'h1' } },
  ])
  expect((await rows(`SELECT decided_at FROM link WHERE record_id = 'p1'`))[0]!['decided_at']).toEqual(
    new Date('2026-01-01T00:00:00Z'),
  )
})

test('it goes without a trace, and comes back', async () => {
  await rollback(made.urls.hub.owner, migrations)
  expect(await rows(`SELECT to_regclass('comparison') AS one, to_regclass('unread_record') AS two`)).toEqual([
    { one: null, two: null },
  ])
  expect(await rows('SELECT record_id FROM link ORDER BY 1')).toHaveLength(3)
  await migrate(made.urls.hub.owner, migrations)
  await grantHub(made.urls.hub.owner, 'hub_app')
  expect(await rows('SELECT 1 FROM unread_record')).toEqual([])
})
