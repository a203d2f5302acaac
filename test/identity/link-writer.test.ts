import type { IdentityFacts } from '../../connectors/contract/connector'
import type { RegistryName } from '../../connectors/contract/records'
import { migrations } from '../../migrations/hub'
import { grantHub, migrate } from '../../migrations/migrate'
import { LinkWriter, type FeedMark } from '../../src/identity/link-writer'
import { checkCharacter } from '../../src/linkage/id-number'
import { HubStore } from '../../src/store/hub-store'
import { onHub } from '../audit/trail'
import type { TestHub } from '../support/hub'
import { createTestServerDatabases } from '../support/postgres'

/** Pages of made-up facts, and what becomes of children and links. */
const valid = (first17: string) => first17 + checkCharacter(first17)
const ONE = valid('43042120150512092')
const TWO = valid('43042120150512094')

let hub: Pick<TestHub, 'urls'>
let drop: () => Promise<void>
let store: HubStore
let writer: LinkWriter
let pages = 0

beforeAll(async () => {
  const made = await createTestServerDatabases(['hub'])
  drop = made.drop
  hub = { urls: made.urls as TestHub['urls'] }
  await migrate(made.urls.hub.owner, migrations)
  await grantHub(made.urls.hub.owner, 'hub_app')
  store = new HubStore({ url: made.urls.hub.app, poolSize: 2 })
  writer = new LinkWriter(store, 'secret of the test')
})
afterAll(async () => {
  await store?.close()
  await drop?.()
})
beforeEach(async () => {
  await empty()
})

const empty = () => onHub(hub, 'owner', 'TRUNCATE child, link, child_key, feed, unread_record')
const facts = (id: string, changes: Partial<IdentityFacts> = {}): IdentityFacts => ({
  id,
  changedAt: '2026-11-01T00:00:00Z',
  gone: false,
  closed: false,
  unreadable: [],
  idNumber: ONE,
  rollNumber: null,
  name: `名${id}`,
  formerNames: [],
  sex: 'FEMALE',
  birthDate: '2015-05-12',
  ethnicity: null,
  registeredDivision: '430421',
  residenceDivision: null,
  schoolDivision: null,
  schoolCode: null,
  ...changes,
})

async function write(registry: RegistryName, ...records: IdentityFacts[]): Promise<boolean> {
  const page = { records, next: `page ${(pages += 1)}`, end: true }
  return (await writer.write(registry, page, await writer.mark(registry))) !== null
}

const child = async (registry: string, record: string) =>
  (
    await onHub(
      hub,
      'owner',
      'SELECT c.* FROM link l JOIN child c ON c.id = l.child_id WHERE l.registry = $1 AND l.record_id = $2',
      [registry, record],
    )
  )[0]
const children = () => onHub(hub, 'owner', 'SELECT * FROM child WHERE NOT retired ORDER BY id')

test('the same number in four registries is one child, whose name is the police’s', async () => {
  await write('health', facts('h', { residenceDivision: '430421100213' }))
  await write('education', facts('e', { schoolCode: '2143042101', schoolDivision: '430421100', rollNumber: `G${ONE}` }))
  await write('civil-affairs', facts('c'))
  await write('police', facts('p'))
  expect(await children()).toEqual([
    expect.objectContaining({
      name: '名p',
      id_number: ONE,
      roll_number: `G${ONE}`,
      school_code: '2143042101',
      residence_division: '430421100213',
      records: { education: 'e', police: 'p', health: 'h', 'civil-affairs': 'c' },
      caseload_record: 'c',
    }),
  ])
})

test('survivors fall back in order when the better registry leaves', async () => {
  await write('health', facts('h'))
  await write('civil-affairs', facts('c'))
  await write('police', facts('p', { name: null }))
  expect((await children())[0].name).toBe('名c')
  await write('civil-affairs', facts('c', { idNumber: null, birthDate: null }))
  expect((await child('health', 'h')).name).toBe('名h')
})

test('a corrected number moves the record, and both children are told anew', async () => {
  await write('police', facts('p1'), facts('p2', { idNumber: TWO }))
  await write('education', facts('e', { name: '误' }))
  expect((await child('police', 'p1')).records.education).toBe('e')
  await write('education', facts('e', { idNumber: TWO, changedAt: '2026-11-02T00:00:00Z' }))
  expect((await child('police', 'p1')).records.education).toBeUndefined()
  expect((await child('police', 'p2')).records.education).toBe('e')
  expect(await children()).toHaveLength(2)
})

test('a child whose last record moved away is no longer there', async () => {
  await write('education', facts('e', { idNumber: null }))
  const [alone] = await children()
  await write('education', facts('e'))
  expect((await children()).map(({ id }) => id)).not.toContain(alone.id)
  expect(await children()).toHaveLength(1)
})

test('a borrowed number that contradicts the birth date links nothing', async () => {
  await write('police', facts('p'))
  await write('health', facts('h', { birthDate: '2014-01-01' }))
  expect(await children()).toHaveLength(2)
  expect((await child('police', 'p')).records.health).toBeUndefined()
})

test('twins of one birth date stay two', async () => {
  await write('police', facts('p1'), facts('p2', { idNumber: TWO }))
  await write('health', facts('h1'), facts('h2', { idNumber: TWO }))
  expect((await children()).map(({ records }) => [records.police, records.health]).sort()).toEqual([
    ['p1', 'h1'],
    ['p2', 'h2'],
  ])
})

test.each([
  [
    'formal before temporary',
    { rollNumber: `G${ONE}` },
    { rollNumber: 'L43042120150512009X', changedAt: '2026-11-09T00:00:00Z' },
  ],
  [
    'newer before older',
    { rollNumber: `G${ONE}`, changedAt: '2026-11-09T00:00:00Z' },
    { rollNumber: 'J430421201505120091' },
  ],
  [
    'standing before gone',
    { rollNumber: 'L43042120150512009X' },
    { rollNumber: `G${ONE}`, gone: true, changedAt: '2026-11-09T00:00:00Z' },
  ],
])('of two rolls the profile shows: %s, whichever came first', async (_what, stands, other) => {
  for (const order of [
    [0, 1],
    [1, 0],
  ]) {
    await empty()
    const rolls = [facts('stands', stands), facts('other', other)]
    for (const i of order) await write('education', rolls[i]!)
    expect((await children()).map(({ records }) => records.education)).toEqual(['stands'])
  }
})

test('all records gone: nobody; one comes back: the same child', async () => {
  await write('police', facts('p'))
  const [before] = await children()
  await write('police', facts('p', { gone: true }))
  expect(await children()).toEqual([])
  await write('police', facts('p'))
  expect((await children())[0].id).toBe(before.id)
})

test('a page that another process wrote already is refused, and changes nothing', async () => {
  const before = await writer.mark('police')
  await write('police', facts('p'))
  const late = { records: [facts('x', { idNumber: TWO })], next: 'late' }
  expect(await writer.write('police', late, before)).toBeNull()
  expect(await children()).toHaveLength(1)
})

test('two processes at one page: one of them writes it', async () => {
  const from: FeedMark = await writer.mark('health')
  const both = await Promise.all(
    [0, 1].map(() => writer.write('health', { records: [facts('h')], next: 'n', end: true }, from)),
  )
  expect(both.filter((one) => one === null)).toHaveLength(1)
  expect(await onHub(hub, 'owner', 'SELECT 1 FROM link')).toHaveLength(1)
})

test('the id of a child says nothing of its number, and is the same in whatever order the records came', async () => {
  await write('health', facts('h'))
  const [first] = await children()
  expect(first.id).not.toContain(ONE.slice(0, 6))
  await empty()
  await write('police', facts('p'))
  expect((await children())[0].id).toBe(first.id)
})

describe('what cannot be read or written stops nobody else (faults.md 8)', () => {
  const unread = () => onHub(hub, 'owner', 'SELECT record_id, columns, code FROM unread_record ORDER BY record_id')

  test.each([
    ['a zero character', 'name', { name: '名\0' }],
    ['half a pair of surrogates', 'name', { name: '名\ud800' }],
    ['a name without end', 'name', { name: '长'.repeat(5_000) }],
    ['a day that no calendar has', 'birthDate', { birthDate: '2015-02-30' }],
    ['the year zero', 'birthDate', { birthDate: '0000-01-01' }],
    ['a time of change that is none', 'changedAt', { changedAt: 'infinity' }],
    ['a former name without end', 'formerNames', { formerNames: ['长'.repeat(5_000)] }],
  ])('%s: the fact alone is unknown', async (_what, column, broken) => {
    await write('police', facts('a'), facts('bad', { idNumber: null, ...broken }), facts('z', { idNumber: TWO }))
    expect(await unread()).toEqual([{ record_id: 'bad', columns: [column], code: 'UNREADABLE' }])
    expect((await onHub(hub, 'owner', 'SELECT record_id FROM link ORDER BY 1')).length).toBe(3)
    await write('police', facts('bad', { idNumber: null, changedAt: '2026-11-02T00:00:00Z' }))
    expect(await unread()).toEqual([])
  })

  test.each([
    ['a zero character in its key', 'no\0key'],
    [
      'a key that no index takes',
      Array.from({ length: 4_000 }, (_, i) => String.fromCharCode(0x4e00 + ((i * 7919) % 20_000))).join(''),
    ],
  ])('%s: the record is put aside, the page is written', async (_what, key) => {
    await write('police', facts('a'), facts(key, { idNumber: null }), facts('z', { idNumber: TWO }))
    expect((await onHub(hub, 'owner', 'SELECT record_id FROM link ORDER BY 1')).map((row) => row.record_id)).toEqual([
      'a',
      'z',
    ])
    expect(await unread()).toEqual([{ record_id: expect.any(String), columns: [], code: 'NOT_WRITTEN' }])
  })

  test('a record told twice in one page is written as it was told last', async () => {
    await write('police', facts('a', { name: '先' }), facts('a', { name: '后' }))
    expect((await children())[0].name).toBe('后')
  })

  test('the hub’s database failing is no fault of the records: nothing is put aside', async () => {
    await onHub(hub, 'owner', 'REVOKE INSERT ON link FROM hub_app')
    await expect(write('police', facts('a'))).rejects.toMatchObject({ code: 'HUB_UNAVAILABLE' })
    await onHub(hub, 'owner', 'GRANT INSERT ON link TO hub_app')
    expect(await unread()).toEqual([])
  })
})

describe('possible duplicates are marked (faults.md 37)', () => {
  const marks = async () =>
    Object.fromEntries(
      (
        await onHub(
          hub,
          'owner',
          'SELECT l.record_id, c.possible_duplicate AS mark FROM link l JOIN child c ON c.id = l.child_id ORDER BY 1',
        )
      ).map(({ record_id, mark }) => [record_id, mark]),
    )
  const twin = { name: '李　明', idNumber: null }

  test('one name, birth date and sex in one county: both, until one of them is another’s', async () => {
    await write('police', facts('p', { name: '李明' }), facts('other', { name: '王明', idNumber: TWO }))
    await write('health', facts('h', { ...twin, registeredDivision: null, residenceDivision: '430421100' }))
    expect(await marks()).toEqual({ p: true, h: true, other: false })
    await write('health', facts('h', { ...twin, name: '李鸣' }))
    expect(await marks()).toEqual({ p: false, h: false, other: false })
    await write('health', facts('h', twin))
    expect(await marks()).toEqual({ p: true, h: true, other: false })
    await write('health', facts('h', { ...twin, gone: true }))
    expect(await marks()).toMatchObject({ p: false })
  })

  test.each([
    ['another county', { registeredDivision: '430422' }],
    ['another sex', { sex: 'MALE' }],
    ['another birth date', { birthDate: '2015-05-13' }],
    ['no birth date', { birthDate: null }],
  ])('not in %s', async (_what, changes) => {
    await write('police', facts('p', { name: '李明' }))
    await write('health', facts('h', { ...twin, ...changes }))
    expect(await marks()).toEqual({ p: false, h: false })
  })

  test('whoever bears a number that contradicts the record, and whose number it is', async () => {
    await write('police', facts('p'))
    await write('health', facts('h', { sex: 'MALE' }))
    expect(await marks()).toEqual({ p: true, h: true })
    await write('health', facts('h', { sex: 'MALE', idNumber: null }))
    expect(await marks()).toEqual({ p: false, h: false })
    await write('education', facts('e', { birthDate: '2014-01-01' }))
    expect(await marks()).toEqual({ p: true, h: false, e: true })
    const mark = await writer.mark('education')
    expect(await writer.strike('education', ['e'], mark)).not.toBeNull()
    expect(await marks()).toMatchObject({ p: false, e: false })
  })

  test('in whatever order they come', async () => {
    await write('health', facts('h', { sex: 'MALE' }))
    expect(await marks()).toEqual({ h: false })
    await write('police', facts('p'))
    expect(await marks()).toEqual({ p: true, h: true })
  })
})
