import { Client } from 'pg'
import { asOwner } from '../hub/support/all-seeing'
import { startTestHub, type TestHub } from '../support/hub'

/** What registries do to their feed: bad cells, late commits. Real registries, real hub. */
let hub: TestHub
beforeAll(async () => {
  hub = await startTestHub({ children: 60 })
}, 120_000)
afterAll(() => hub?.stop())

const LAG_MILLIS = 1_200
let turns = 0
const pause = (millis: number) => new Promise((resolve) => setTimeout(resolve, millis))

/** As the following loop does, once the feed's lag is over; a reading of the last minutes is due each time. */
async function follow(): Promise<unknown[]> {
  const faults: unknown[] = []
  await pause(LAG_MILLIS)
  const later = (turns += 1) * 30_000
  hub.clock.shift(later)
  await hub.app.follower.catchUpAll((_registry, fault) => faults.push(fault))
  hub.clock.shift(-later)
  await hub.app.indexFollower.catchUp()
  return faults
}
const link = async (registry: string, id: string) =>
  (
    await asOwner(
      hub,
      'hub',
      `SELECT l.*, l.birth_date::text AS born, c.name AS child_name, c.birth_date::text AS child_born, c.retired
       FROM link l JOIN child c ON c.id = l.child_id WHERE registry = $1 AND record_id = $2`,
      [registry, id],
    )
  )[0]
const unread = () =>
  asOwner(hub, 'hub', 'SELECT registry, record_id, columns, code FROM unread_record ORDER BY registry, record_id')
const state = async (name: string) =>
  (await hub.ask('steward', '{ registries { name state unread doubtful } }')).data.registries.find(
    (one: { name: string }) => one.name === name,
  )

describe('one bad cell (faults.md 8)', () => {
  test.each(['20150230', '20151301', '20150000', '99999999', '00000101', '2015-5-2', '        '])(
    'police birth date %p: that record’s alone is unknown and named, all others arrive',
    async (written) => {
      const [bad, good] = (
        await asOwner(hub, 'police', `SELECT rybh, csrq, xm FROM ck_wcnr WHERE ryzt = '0' ORDER BY rybh LIMIT 2`)
      ).map((row) => row as { rybh: string; csrq: string; xm: string })
      // The view holds minors alone, by this very column: a text that sorts before their birthdays leaves it.
      await asOwner(
        hub,
        'police',
        `CREATE OR REPLACE VIEW ck_wcnr AS SELECT * FROM rk_ryxx WHERE rybh = '${bad!.rybh}' OR csrq > to_char((now() AT TIME ZONE 'Asia/Shanghai') - interval '18 years', 'YYYYMMDD')`,
      )
      await asOwner(hub, 'police', 'UPDATE rk_ryxx SET csrq = $1 WHERE rybh = $2', [written, bad!.rybh])
      await asOwner(hub, 'police', `UPDATE rk_ryxx SET xm = '后来者' WHERE rybh = $1`, [good!.rybh])
      expect(await follow()).toEqual([])
      expect(await link('police', good!.rybh)).toMatchObject({ name: '后来者' })
      expect(await link('police', bad!.rybh)).toMatchObject({ name: bad!.xm, born: null })
      expect(await unread()).toEqual([
        { registry: 'police', record_id: bad!.rybh, columns: ['birthDate'], code: 'UNREADABLE' },
      ])
      expect(await state('POLICE')).toMatchObject({ state: 'UP', unread: 1 })

      await asOwner(hub, 'police', 'UPDATE rk_ryxx SET csrq = $1 WHERE rybh = $2', [bad!.csrq, bad!.rybh])
      await asOwner(hub, 'police', `UPDATE rk_ryxx SET xm = $2 WHERE rybh = $1`, [good!.rybh, good!.xm])
      expect(await follow()).toEqual([])
      expect(await unread()).toEqual([])
      expect((await link('police', bad!.rybh)).born?.replaceAll('-', '')).toBe(bad!.csrq)
    },
  )

  test.each([
    ['education', 'education', `UPDATE xs_jbxx SET xbm = '?' WHERE xsid = $1`, 'SELECT xsid AS id FROM xs_jbxx', 'sex'],
    ['health', 'health', `UPDATE et_da SET xb = '7' WHERE dah = $1`, 'SELECT dah AS id FROM et_da', 'sex'],
    [
      'civil-affairs',
      'civil_affairs',
      `UPDATE et_djb SET xjzdm = '4304' WHERE dabh = $1`,
      'SELECT dabh AS id FROM et_djb',
      'residenceDivision',
    ],
    [
      'education',
      'education',
      `UPDATE xs_jbxx SET xm = repeat('长', 4000) WHERE xsid = $1`,
      'SELECT xsid AS id FROM xs_jbxx',
      'name',
    ],
  ] as const)('%s: %s %s', async (registry, database, spoil, ids, column) => {
    const [bad, good] = await asOwner(hub, database, `${ids} ORDER BY 1 OFFSET ${column === 'name' ? 4 : 2} LIMIT 2`)
    const before = await asOwner(hub, 'hub', 'SELECT hash FROM link WHERE record_id = $1', [good.id])
    await asOwner(hub, database, spoil, [bad.id])
    await asOwner(hub, database, `${spoil.slice(0, spoil.indexOf(' SET '))} SET gxsj = now() WHERE ${key(ids)} = $1`, [
      good.id,
    ])
    expect(await follow()).toEqual([])
    expect(await unread()).toEqual([{ registry, record_id: bad.id, columns: [column], code: 'UNREADABLE' }])
    expect(await asOwner(hub, 'hub', 'SELECT hash FROM link WHERE record_id = $1', [good.id])).not.toEqual(before)
    await asOwner(hub, 'hub', 'DELETE FROM unread_record')
  })

  test('a record that the hub’s database refuses is put aside, the others of its page are written', async () => {
    const rows = await asOwner(hub, 'health', 'SELECT dah, xm FROM et_da ORDER BY dah DESC LIMIT 7')
    const bad = rows[3]
    await asOwner(hub, 'hub', `ALTER TABLE link ADD CONSTRAINT unforeseen CHECK (name <> '拒') NOT VALID`)
    await asOwner(
      hub,
      'health',
      `UPDATE et_da SET lxdh = '1', xm = CASE WHEN dah = $1 THEN '拒' ELSE '新名' END WHERE dah = ANY($2)`,
      [bad.dah, rows.map(({ dah }) => dah)],
    )
    expect(await follow()).toEqual([])
    for (const { dah } of rows) expect((await link('health', dah)).name).toBe(dah === bad.dah ? bad.xm : '新名')
    expect(await unread()).toEqual([{ registry: 'health', record_id: bad.dah, columns: [], code: 'NOT_WRITTEN' }])
    const tried = async () => (await asOwner(hub, 'hub', 'SELECT tried_at::text AS at FROM unread_record'))[0].at
    const before = await tried()
    await follow()
    expect(await tried()).toBe(before) // it says the same: not tried again before it changes or all is compared
    await asOwner(hub, 'hub', 'ALTER TABLE link DROP CONSTRAINT unforeseen')
    const health = hub.app.guarded.find(({ registry }) => registry === 'health')!
    expect(await hub.app.comparison.compare(health, false)).toBe('done')
    expect((await link('health', bad.dah)).name).toBe('拒')
    expect(await unread()).toEqual([])
  })
})

const key = (ids: string) => /SELECT (\w+) AS/.exec(ids)![1]!

describe('a change that is committed late (faults.md 10)', () => {
  test.each([
    ['education', `UPDATE xs_jbxx SET xm = $2 WHERE xsid = $1`, 'SELECT xsid AS id FROM xs_jbxx'],
    ['police', `UPDATE rk_ryxx SET xm = $2 WHERE rybh = $1`, 'SELECT rybh AS id FROM ck_wcnr'],
    ['health', `UPDATE et_da SET xm = $2 WHERE dah = $1`, 'SELECT dah AS id FROM et_da'],
    ['civil_affairs', `UPDATE et_djb SET xm = $2 WHERE dabh = $1`, 'SELECT dabh AS id FROM et_djb'],
  ] as const)('%s: found, though the feed went on meanwhile', async (database, rename, ids) => {
    const registry = database.replace('_', '-')
    const [late, other] = await asOwner(hub, database, `${ids} ORDER BY 1 DESC LIMIT 2`)
    const slow = new Client({ connectionString: hub.urls[database].owner })
    await slow.connect()
    try {
      await slow.query('BEGIN')
      await slow.query(rename, [late.id, '迟来'])
      await pause(50)
      await asOwner(hub, database, rename, [other.id, '先到'])
      await follow()
      expect((await link(registry, other.id)).name).toBe('先到')
      expect((await link(registry, late.id)).name).not.toBe('迟来')
      await slow.query('COMMIT')
    } finally {
      await slow.end()
    }
    await follow()
    expect((await link(registry, late.id)).name).toBe('迟来')
  })

  test('reading the same minutes again writes nothing, and moves no child', async () => {
    await follow()
    const children = () => asOwner(hub, 'hub', 'SELECT id, changed_in::text FROM child ORDER BY id')
    const before = await children()
    expect(await follow()).toEqual([])
    expect(await children()).toEqual(before)
  })
})
