import { Client } from 'pg'
import type { Connector } from '../../connectors/contract/connector'
import type { RecordId, Shape } from '../../connectors/contract/records'
import { Comparison, type ComparisonSettings } from '../../src/identity/comparison'
import { LinkWriter } from '../../src/identity/link-writer'
import { HubStore } from '../../src/store/hub-store'
import { asOwner } from '../hub/support/all-seeing'
import { BrokenConnector } from '../support/fakes/broken-connector'
import { WrappedConnector } from '../support/fakes/wrapped-connector'
import { startTestHub, type TestHub } from '../support/hub'

/** What a registry no longer holds (faults.md 11), and what no feed tells: everything is compared. */
let hub: TestHub
let store: HubStore
const inner = new Map<string, Connector>()
beforeAll(async () => {
  hub = await startTestHub({
    children: 80,
    wrap: (connector) => {
      inner.set(connector.registry, connector)
      return connector
    },
  })
  store = new HubStore({ url: hub.urls.hub.app, poolSize: 4, timeoutMs: 60_000 })
}, 120_000)
afterAll(async () => {
  await store?.close()
  await hub?.stop()
})

const SETTINGS: ComparisonSettings = {
  pageSize: 7,
  timeoutMs: 10_000,
  everyMs: 86_400_000,
  mostGone: 100,
  mostGonePercent: 20,
}
const comparison = (settings: Partial<ComparisonSettings> = {}) =>
  new Comparison(store, new LinkWriter(store, 'demo 1'), { ...SETTINGS, ...settings }, hub.clock)
const compare = (registry: string, accept = false) => comparison().compare(inner.get(registry)!, accept)

/** A registry that lists and holds nothing while it is empty: half started, a view without rows. */
class EmptyForAMoment extends WrappedConnector {
  isEmpty = true
  /** It is itself again after so many fetches. */
  fetches = Infinity

  override async fetch(ids: readonly RecordId[], shape: Shape, signal: AbortSignal) {
    this.fetches -= 1
    if (this.fetches < 0) this.isEmpty = false
    return this.isEmpty ? ids.map(() => null) : super.fetch(ids, shape, signal)
  }

  override async all(after: RecordId | null, limit: number, signal: AbortSignal) {
    return this.isEmpty ? { records: [], more: false } : super.all(after, limit, signal)
  }
}

/** Fails in the middle of listing everything. */
class BreaksOff extends WrappedConnector {
  constructor(
    of: Connector,
    public pages: number,
  ) {
    super(of)
  }

  override async all(after: RecordId | null, limit: number, signal: AbortSignal) {
    this.pages -= 1
    if (this.pages < 0) throw new TypeError('cut off on purpose')
    return super.all(after, limit, signal)
  }
}

const links = () =>
  asOwner(
    hub,
    'hub',
    'SELECT registry, record_id, child_id, gone, closed, hash, name, birth_date::text FROM link ORDER BY registry, record_id',
  )
const linked = async (registry: string) =>
  Number(
    (await asOwner(hub, 'hub', 'SELECT count(*) AS n FROM link WHERE registry = $1 AND NOT gone', [registry]))[0].n,
  )
const childOf = async (registry: string, id: string) =>
  (
    await asOwner(
      hub,
      'hub',
      'SELECT c.* FROM link l JOIN child c ON c.id = l.child_id WHERE l.registry = $1 AND l.record_id = $2',
      [registry, id],
    )
  )[0]
const isListed = async (id: string) =>
  (await asOwner(hub, 'hub', 'SELECT 1 FROM child_index WHERE id = $1', [id])).length > 0
const profile = async (id: string) =>
  (await hub.ask('education', `{ child(id: "child:${id}") { id name education { rollNumber schoolName } } }`)).data
    .child
const state = async (name: string) =>
  (await hub.ask('steward', '{ registries { name state missing comparedAt } }')).data.registries.find(
    (one: { name: string }) => one.name === name,
  )

/** Someone with all the registries, whose links nothing else touches. */
async function someone(offset: number) {
  const [row] = await asOwner(
    hub,
    'hub',
    `SELECT * FROM child WHERE records ? 'education' AND records ? 'police' AND records ? 'health'
       AND registered_division LIKE '430421%' ORDER BY id OFFSET $1 LIMIT 1`,
    [offset],
  )
  return row
}

test('a first comparison finds nothing to write', async () => {
  const before = await links()
  for (const registry of inner.keys()) expect(await compare(registry)).toBe('done')
  expect(await links()).toEqual(before)
})

test.each([
  ['education', 'education', 'DELETE FROM xs_jbxx WHERE xsid = $1'],
  ['police', 'police', 'DELETE FROM rk_ryxx WHERE rybh = $1'],
  ['health', 'health', 'DELETE FROM et_da WHERE dah = $1'],
] as const)(
  'a row deleted in %s gives nothing any more, and the child keeps its others',
  async (registry, database, sql) => {
    const child = await someone(['education', 'police', 'health'].indexOf(registry))
    const record = child.records[registry]
    await asOwner(hub, database, sql, [record])
    expect(await compare(registry)).toBe('done')
    const after = await childOf(registry, record)
    expect(after).toMatchObject({ id: child.id, retired: false })
    expect(after.records[registry]).toBeUndefined()
    if (registry === 'education') {
      expect(after).toMatchObject({ school_code: null, roll_number: null, school_division: null })
      expect(await profile(child.id)).toMatchObject({ education: null })
      const number = { n: child.roll_number }
      const found = await hub.ask(
        'education',
        'query ($n: String!) { childByRollNumber(rollNumber: $n) { id } }',
        number,
      )
      expect(found.data.childByRollNumber).toBeNull()
    }
    const kept = await asOwner(
      hub,
      'hub',
      'SELECT name, id_number, birth_date FROM link WHERE registry = $1 AND record_id = $2',
      [registry, record],
    )
    expect(kept).toEqual([{ name: null, id_number: null, birth_date: null }])
  },
)

test('a child whose last record is deleted is nobody: no profile, no list; with the row it is the same child again', async () => {
  const [row] = await asOwner(
    hub,
    'hub',
    `SELECT * FROM child WHERE NOT retired AND NOT records ? 'civil-affairs' AND NOT records ? 'police' AND NOT records ? 'health'
       AND records ? 'education' LIMIT 1`,
  )
  const [pupil] = await asOwner(hub, 'education', 'SELECT * FROM xs_jbxx WHERE xsid = $1', [row.records.education])
  expect(await isListed(row.id)).toBe(true)
  await asOwner(hub, 'education', 'DELETE FROM xs_jbxx WHERE xsid = $1', [pupil.xsid])
  expect(await compare('education')).toBe('done')
  expect((await childOf('education', pupil.xsid)).retired).toBe(true)
  expect(await isListed(row.id)).toBe(false)
  expect(await profile(row.id)).toBeNull()
  const names = Object.keys(pupil)
  await asOwner(
    hub,
    'education',
    `INSERT INTO xs_jbxx (${names.join(', ')}) VALUES (${names.map((_, i) => `$${i + 1}`).join(', ')})`,
    Object.values(pupil),
  )
  expect(await compare('education')).toBe('done')
  expect(await childOf('education', pupil.xsid)).toMatchObject({ id: row.id, retired: false, name: row.name })
  await hub.app.indexFollower.catchUp()
  expect(await isListed(row.id)).toBe(true)
})

test('a row that was changed without a word of its feed is found, and so is one that was put in', async () => {
  const {
    records: { health: id },
  } = await someone(4)
  const owner = new Client({ connectionString: hub.urls.health.owner })
  await owner.connect()
  await owner.query('ALTER TABLE et_da DISABLE TRIGGER ALL')
  await owner.query(`UPDATE et_da SET xm = '无声' WHERE dah = $1`, [id])
  await owner.query(
    `INSERT INTO et_da (dah, xm, xb, csrq, gxsj) VALUES ('43042199999999999', '补录', '1', '2015-01-01', '2001-01-01')`,
  )
  await owner.query('ALTER TABLE et_da ENABLE TRIGGER ALL')
  await owner.end()
  expect(await compare('health')).toBe('done')
  expect((await links()).filter(({ name }) => name === '无声' || name === '补录')).toHaveLength(2)
})

describe('a registry that lists far too little', () => {
  test('nothing is struck, and it is told; when it is itself again, the next comparison clears it', async () => {
    const before = await links()
    const empty = new EmptyForAMoment(inner.get('police')!)
    expect(await comparison().compare(empty, false)).toBe('held')
    expect(await links()).toEqual(before)
    expect(await state('POLICE')).toMatchObject({ state: 'STALE', missing: await linked('police') })
    expect(await compare('police')).toBe('done')
    expect(await links()).toEqual(before)
    expect(await state('POLICE')).toMatchObject({ missing: 0, comparedAt: expect.any(String) })
  })

  test('empty while it is listed, whole again before anything is struck: nothing is struck, even if accepted', async () => {
    const before = await links()
    const empty = new EmptyForAMoment(inner.get('police')!)
    empty.fetches = Math.ceil((await linked('police')) / SETTINGS.pageSize)
    expect(await comparison().compare(empty, true)).toBe('done')
    expect(await links()).toEqual(before)
  })

  test('also by number alone, and an operator may accept it', async () => {
    const rows = await asOwner(hub, 'civil_affairs', 'SELECT dabh FROM et_djb ORDER BY dabh DESC LIMIT 2')
    await asOwner(hub, 'civil_affairs', 'DELETE FROM et_djb WHERE dabh = ANY($1)', [rows.map(({ dabh }) => dabh)])
    const strict = comparison({ mostGone: 1, mostGonePercent: 100 })
    const before = await linked('civil-affairs')
    expect(await strict.compare(inner.get('civil-affairs')!, false)).toBe('held')
    expect(await linked('civil-affairs')).toBe(before)
    expect(await strict.compare(inner.get('civil-affairs')!, true)).toBe('done')
    expect(await linked('civil-affairs')).toBe(before - 2)
  })
})

describe('broken off', () => {
  test('a registry that fails in the middle: nothing is struck, and it goes on where it was', async () => {
    const before = await links()
    const failing = new BreaksOff(inner.get('education')!, 3)
    await expect(comparison().compare(failing, false)).rejects.toThrow('cut off on purpose')
    const at = async () =>
      (await asOwner(hub, 'hub', `SELECT phase, position FROM comparison WHERE registry = 'education'`))[0]
    expect(await at()).toEqual({ phase: 'read', position: expect.any(String) })
    failing.pages = Infinity
    expect(await comparison().compare(failing, false)).toBe('done')
    const down = new BrokenConnector(inner.get('education')!, 1)
    await expect(comparison().compare(down, false)).rejects.toMatchObject({ code: 'REGISTRY_DOWN' })
    expect(await at()).toEqual({ phase: 'look', position: null })
    expect(await comparison().compare(down, false)).toBe('done')
    expect(await links()).toEqual(before)
  })

  test('killed after each step, by a process that gets no time: it comes to its end all the same', async () => {
    const {
      records: { health: id },
    } = await someone(6)
    await asOwner(hub, 'health', 'DELETE FROM et_da WHERE dah = $1', [id])
    const before = await linked('health')
    hub.clock.shift(86_400_000 * 2)
    try {
      let outcome = 'under way'
      for (let turns = 0; outcome === 'under way' && turns < 200; turns += 1)
        outcome = await comparison()
          .goOn(new OneStep(inner.get('health')!), 0)
          .catch(() => 'under way')
      expect(outcome).toBe('done')
    } finally {
      hub.clock.shift(-86_400_000 * 2)
    }
    expect(await linked('health')).toBe(before - 1)
  })

  test('two processes at once end where one would', async () => {
    const {
      records: { health: id },
    } = await someone(8)
    await asOwner(hub, 'health', 'DELETE FROM et_da WHERE dah = $1', [id])
    const before = await linked('health')
    const both = await Promise.all([compare('health'), compare('health')])
    expect(both).toEqual(['done', 'done'])
    expect(await linked('health')).toBe(before - 1)
    expect(await asOwner(hub, 'hub', 'SELECT 1 FROM missing_record')).toEqual([])
  })
})

test('it is due once a day, and not before the feed was read once', async () => {
  const daily = comparison()
  const police = inner.get('police')!
  expect(await daily.goOn(police, 60_000)).toBe('not due')
  hub.clock.shift(86_400_000)
  expect(await daily.goOn(police, 60_000)).toBe('done')
  expect(await daily.goOn(police, 60_000)).toBe('not due')
  hub.clock.shift(-86_400_000)
  await asOwner(hub, 'hub', `DELETE FROM comparison; UPDATE feed SET caught_up_at = NULL WHERE registry = 'police'`)
  expect(await daily.goOn(police, 60_000)).toBe('not due')
})

test('while it reads, a change that another process writes is not undone by what was read before', async () => {
  const {
    records: { health: id },
  } = await someone(10)
  const health = inner.get('health')!
  const newer = new Set<string>()
  const late: Connector = Object.assign(new WrappedConnector(health), {
    async all(after: RecordId | null, limit: number, signal: AbortSignal) {
      const page = await health.all(after, limit, signal)
      if (page.records.some((facts) => facts.id === id) && newer.size === 0) {
        newer.add(id)
        await asOwner(hub, 'health', `UPDATE et_da SET xm = '新' WHERE dah = $1`, [id])
        await new Promise((resolve) => setTimeout(resolve, 1_200))
        await hub.app.follower.catchUp(health)
      }
      return page
    },
  })
  expect(await comparison().compare(late, false)).toBe('done')
  expect(newer.size).toBe(1)
  expect((await links()).find(({ record_id }) => record_id === id)).toMatchObject({ name: '新' })
})

/** Dies after one call. */
class OneStep extends WrappedConnector {
  private calls = 0

  override async fetch(ids: readonly RecordId[], shape: Shape, signal: AbortSignal) {
    this.dieLater()
    return super.fetch(ids, shape, signal)
  }

  override async all(after: RecordId | null, limit: number, signal: AbortSignal) {
    this.dieLater()
    return super.all(after, limit, signal)
  }

  private dieLater(): void {
    this.calls += 1
    if (this.calls > 1) throw new TypeError('killed on purpose')
  }
}
