import type { ChangePage, IdentityFacts } from '../../connectors/contract/connector'
import type { RegistryName } from '../../connectors/contract/records'
import { migrations } from '../../migrations/hub'
import { grantHub, migrate } from '../../migrations/migrate'
import { LinkWriter } from '../../src/identity/link-writer'
import { checkCharacter } from '../../src/linkage/id-number'
import { HubStore } from '../../src/store/hub-store'
import { onHub } from '../audit/trail'
import type { TestHub } from '../support/hub'
import { createTestServerDatabases } from '../support/postgres'

/** Pages of made-up facts, and what becomes of children and links. */
const valid = (first17: string) => first17 + checkCharacter(first17)
const ONE = valid('43042120150512091')
const TWO = valid('43042120150512093')

let hub: Pick<TestHub, 'urls'>
let drop: () => Promise<void>
let store: HubStore
let writer: LinkWriter
let page = 0
const cursors = new Map<RegistryName, string>()

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
  await onHub(hub, 'owner', 'TRUNCATE child, link, child_key, feed')
  cursors.clear()
})

const facts = (id: string, changes: Partial<IdentityFacts> = {}): IdentityFacts => ({
  id,
  changedAt: '2026-11-01T00:00:00Z',
  gone: false,
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
  const next = `page ${(page += 1)}`
  const written = await writer.write(
    registry,
    { records, next, more: false } as ChangePage,
    cursors.get(registry) ?? null,
  )
  if (written) cursors.set(registry, next)
  return written
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
      education_record: 'e',
      police_record: 'p',
      health_record: 'h',
      civil_affairs_record: 'c',
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
  expect((await child('police', 'p1')).education_record).toBe('e')
  await write('education', facts('e', { idNumber: TWO, changedAt: '2026-11-02T00:00:00Z' }))
  expect((await child('police', 'p1')).education_record).toBeNull()
  expect((await child('police', 'p2')).education_record).toBe('e')
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
  expect((await child('police', 'p')).health_record).toBeNull()
})

test('twins of one birth date stay two', async () => {
  await write('police', facts('p1'), facts('p2', { idNumber: TWO }))
  await write('health', facts('h1'), facts('h2', { idNumber: TWO }))
  expect((await children()).map(({ police_record, health_record }) => [police_record, health_record]).sort()).toEqual([
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
    await onHub(hub, 'owner', 'TRUNCATE child, link, child_key, feed')
    cursors.clear()
    const rolls = [facts('stands', stands), facts('other', other)]
    for (const i of order) await write('education', rolls[i]!)
    expect((await children()).map(({ education_record }) => education_record)).toEqual(['stands'])
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
  await write('police', facts('p'))
  const late = await writer.write(
    'police',
    { records: [facts('x', { idNumber: TWO })], next: 'late', more: false } as ChangePage,
    null,
  )
  expect(late).toBe(false)
  expect(await children()).toHaveLength(1)
})

test('two processes at one page: one of them writes it', async () => {
  const both = await Promise.all(
    [0, 1].map(() => writer.write('health', { records: [facts('h')], next: 'n', more: false } as ChangePage, null)),
  )
  expect(both.sort()).toEqual([false, true])
  expect(await onHub(hub, 'owner', 'SELECT 1 FROM link')).toHaveLength(1)
})

test('the id of a child says nothing of its number, and is the same in whatever order the records came', async () => {
  await write('health', facts('h'))
  const [first] = await children()
  expect(first.id).not.toContain(ONE.slice(0, 6))
  await onHub(hub, 'owner', 'TRUNCATE child, link, child_key, feed')
  cursors.clear()
  await write('police', facts('p'))
  expect((await children())[0].id).toBe(first.id)
})
