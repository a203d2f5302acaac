import type { RegistryDefinition } from '../../connectors/contract/registry'
import { REGISTRIES } from '../../connectors/registries'
import { DEMO_USERS } from '../auth/support/demo-actors'
import { asOwner } from '../hub/support/all-seeing'
import { rulingOf } from '../hub/support/naive-access'
import { all } from '../index/support/list'
import { isHidden } from '../registry-oracle/children'
import { askParts } from './ask'
import { judgeEveryRecord, wrongKinds } from './every-record'
import { deletions, lateCommits } from './late-acts'
import { fateTable } from './table'
import { recordName } from './truth'
import { WIDE_ACCOUNTS, type WideAccount } from './wide-realm'
import { compareNow, follow, startDirtyWorld, summary, type DirtyWorld } from './world'

/**
 * Dirty registries (`tonglian demo --dirty`), followed and asked for everything: no fault of the hub, no registry down, every good record
 * whole, every bad cell told where it stands, and nothing else changed. Children, links and lists against an oracle that reads the
 * registries by hand; records against the clean twin of the same demo.
 */
const CHILDREN = 4000
const AT_ONCE = 25

let world: DirtyWorld
beforeAll(async () => {
  world = await startDirtyWorld(CHILDREN)
}, 900_000)
afterAll(() => world?.stop())

test('no registry is down, and each is followed', async () => {
  const purpose = { 'x-purpose': 'dropout-control' }
  const answer = await world.hub.ask(await world.as('wide-education'), '{ registries { name state } }', {}, purpose)
  expect(answer.errors).toBeUndefined()
  const states = answer.data.registries as { name: string; state: string }[]
  expect(states.map(({ state }) => state).filter((state) => state !== 'UP' && state !== 'SLOW')).toEqual([])
})

test('links, children and index are what the registries say, for every child', () => {
  expect(summary(world.compared.disagreements)).toEqual([])
  expect(world.compared.uuids.size).toBeGreaterThan(CHILDREN * 0.9)
})

test('a record without a key, or with a longer one than the hub keeps, is put aside by name and stops no other', async () => {
  const aside = await asOwner(world.hub, 'hub', `SELECT registry FROM unread_record WHERE code = 'NOT_WRITTEN'`)
  const keyed = new Set([...world.expected.readings.values()].map(({ root }) => root.table))
  const unfit = world.cells.filter(
    ({ fate, written, table }) =>
      fate.is === 'renamed' && keyed.has(table) && (written === '' || written!.length > 200),
  )
  expect(unfit.length).toBe(2 * keyed.size - 1) // of each, without a key and with one too long, which one of fixed length cannot hold
  expect(aside.map(({ registry }) => registry).sort()).toEqual(unfit.map(({ registry }) => registry).sort())
})

test('every child is asked whole, and no answer holds a fault of the hub or of a whole registry', async () => {
  const rows = await asOwner(world.hub, 'hub', 'SELECT * FROM child WHERE NOT retired ORDER BY id')
  const ids = rows.map(({ id }) => `child:${id}`)
  for (const account of WIDE_ACCOUNTS) {
    const answered = await askParts(world.hub, account, ids)
    world.asked.set(account.registry, answered)
    expect([account.name, answered.faults.slice(0, 10)]).toEqual([account.name, []])
  }
  for (const row of rows)
    for (const { registry } of WIDE_ACCOUNTS) {
      const record = row.records[registry] as string | undefined
      if (record !== undefined) world.shownBy.set(recordName(registry, record), `child:${row.id}`)
    }
})

test('only who has come of age, or is of no division, is not seen', () => {
  const hidden = new Set(
    [...world.compared.uuids].flatMap(([child, uuid]) => (isHidden(child, world.day()) ? [`child:${uuid}`] : [])),
  )
  for (const { unseen } of world.asked.values()) expect(unseen.filter((id) => !hidden.has(id))).toEqual([])
})

test('who a child is: each answer says what survives', () => {
  const wrong: string[] = []
  const identityOf = (registry: string, uuid: string) => world.asked.get(registry)?.parts.get(`child:${uuid}`)?.identity
  let compared = 0
  for (const [{ surviving, idNumber, key }, uuid] of world.compared.uuids) {
    const seen = identityOf('police', uuid)
    if (!seen) continue
    compared += 1
    const identity: Record<string, unknown> = {
      ...seen,
      schoolDivision: identityOf('education', uuid)?.['schoolDivision'],
    }
    for (const [name, value] of Object.entries({ ...surviving, idNumber }))
      if (name !== 'schoolCode' && (identity[name] ?? null) !== (value ?? null)) wrong.push(`${key}: ${name}`)
  }
  expect(wrong.slice(0, 20)).toEqual([])
  expect(compared).toBeGreaterThan(CHILDREN * 0.9)
})

test('every good record is whole, every bad cell is told or read as the sheet says, and nothing else changed', () => {
  const { wrong, fates, whole } = judgeEveryRecord(world)
  process.stdout.write(`${fateTable(fates, world.cells.length, world.persons.length, whole)}\n`)
  expect(wrongKinds(wrong).slice(0, 60)).toEqual([])
  expect(fates.length).toBe(world.cells.length)
})

test('persons told of twice, half or wrongly: each record is where the sheet says', async () => {
  const links = await asOwner(world.hub, 'hub', 'SELECT registry, record_id, child_id, gone FROM link')
  const wrong: string[] = []
  for (const { registry, kind, record, fate, child } of world.persons) {
    const shownBy = world.shownBy.get(recordName(registry, record))
    const link = links.find((each) => each.registry === registry && each.record_id === record)
    const first = world.persons.find((each) => each.child === child && each.kind === kind)!
    const home = links.find((each) => each.registry === registry && each.record_id === first.record)
    const ofChild = links.filter((each) => each.child_id === link?.child_id && !each.gone)
    const isSeen = shownBy !== undefined && world.asked.get(registry)!.parts.has(shownBy)
    const holds = {
      shown: isSeen,
      family: isSeen,
      linked: link?.gone === false && shownBy === undefined && link.child_id === home?.child_id,
      apart: link?.gone === false && ofChild.length === 1,
      gone: !isSeen,
    }[fate]
    if (!holds) wrong.push(`${kind}: ${registry} ${record} is not ${fate}`)
  }
  expect(wrong).toEqual([])
})

/** An account that may list children by a field: of its own registry, else of another. */
function listerOf(name: string, field: string): WideAccount {
  const own = [...WIDE_ACCOUNTS].sort((a, b) => Number(b.registry === name) - Number(a.registry === name))
  return own.find(({ department, purpose }) => {
    const officer = Object.values(DEMO_USERS).find(
      (one) => one.department === department && one.roles[0] === 'officer',
    )!
    const standing = { area: true, school: false, caseload: false }
    return ['Query.children', field].every((one) => rulingOf(one, officer, purpose, standing).level === 'full')
  })!
}

/** Every fact of every registry that lists are filtered by, and one of the hub's own. */
const LISTS = [
  ...(REGISTRIES as readonly RegistryDefinition[]).flatMap(({ name, types, indexed }) =>
    (indexed?.columns ?? []).map(({ column, filter, stored }) => {
      const account = listerOf(name, `${types[0]}.${column}`)
      return [account.name, account.purpose, filter, stored] as const
    }),
  ),
  ['wide-police', 'household-registration', 'sex', 'sex'] as const,
]

test.each(LISTS)('%s finds exactly the children: %s %s', async (account, purpose, fact, column) => {
  const { hub, compared } = world
  const rows = [...compared.uuids].flatMap(([child, uuid]) => {
    const row = compared.indexed.get(uuid)
    return row && isHidden(child, world.day()) === null ? [[`child:${uuid}`, row[column]] as const] : []
  })
  const values = new Set(rows.flatMap(([, value]): unknown => value ?? []))
  expect(values.size).toBeGreaterThan(0)
  for (const value of values) {
    const where = { where: { [fact]: { eq: value } } }
    const found = new Set<string>(await all(hub, await world.as(account), where, { 'x-purpose': purpose }))
    const expected = new Set<string>(
      rows.flatMap(([id, held]) => ((Array.isArray(held) ? held.includes(value) : held === value) ? [id] : [])),
    )
    expect([value, [...found].filter((id) => !expected.has(id))]).toEqual([value, []])
    expect([value, [...expected].filter((id) => !found.has(id))]).toEqual([value, []])
  }
})

test('every number in force finds its child', async () => {
  const { hub } = world
  const numbered = [...world.compared.uuids].filter(
    ([child, uuid]) => /^\d{17}[\dX]$/.test(child.key) && world.asked.get('education')!.parts.has(`child:${uuid}`),
  )
  const wrong: string[] = []
  const one = 'query ($number: String!) { childByIdNumber(idNumber: $number) { id } }'
  for (const [{ key }, uuid] of numbered.filter((_, at) => at % 10 === 0)) {
    const purpose = { 'x-purpose': 'household-registration' }
    const answer = await hub.ask(await world.as('wide-police'), one, { number: key }, purpose)
    if (answer.data?.childByIdNumber?.id !== `child:${uuid}`) wrong.push(`childByIdNumber ${key}`)
  }
  const many =
    'query ($students: [String!]!) { enrolmentStatus(students: $students) { student rollState error { code } } }'
  const pupils = numbered.filter(([{ standing }]) => standing.education !== null)
  for (let at = 0; at < pupils.length; at += AT_ONCE) {
    const students = pupils.slice(at, at + AT_ONCE).map(([{ key }]) => key)
    const purpose = { 'x-purpose': 'dropout-control' }
    const { data, errors } = await hub.ask(await world.as('wide-education'), many, { students }, purpose)
    wrong.push(...(errors ?? []).map(({ extensions }) => String(extensions['code'])))
    for (const { student, error } of data?.enrolmentStatus ?? [])
      if (error && error.code !== 'REGISTRY_LIES') wrong.push(`enrolmentStatus ${student} ${error.code}`)
  }
  expect(wrong.slice(0, 20)).toEqual([])
  expect(pupils.length).toBeGreaterThan(1000)
})

test('late commits are found without a comparison, deletions with one (faults.md 10, 11)', async () => {
  await lateCommits(world.hub, world.expected.readings)
  world.hub.clock.shift(300_000) // past the pause between two readings of the last minutes
  await follow(world.hub, false)
  expect(summary((await compareNow(world)).disagreements)).toEqual([])
  await deletions(world.hub, world.expected.readings)
  await follow(world.hub, true)
  expect(summary((await compareNow(world)).disagreements)).toEqual([])
})

test('nothing in the log is a fault of the hub, or a registry that is down', () => {
  const faults = world.hub.log.filter((line) => line.includes('INTERNAL') || line.includes('REGISTRY_DOWN'))
  expect(faults.slice(0, 3)).toEqual([])
})
