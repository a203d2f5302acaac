import { SHOWCASE } from '../../src/demo/showcase'
import { instant } from '../../src/kit/clock'
import { HeldClock } from '../support/held-clock'
import { startTestHub, type TestHub } from '../support/hub'
import { catchUp } from '../index/support/list'
import { changeChild, looksOf, Streams } from '../live/support/stream'
import { asOwner } from './support/all-seeing'
import { showcaseUuid } from './support/sample'

/** As of when an answer is must not tell that a record changed in what the account may not see (faults.md 29). */
let hub: TestHub
let child: string
let file: string
const clock = new HeldClock()
beforeAll(async () => {
  hub = await startTestHub({ children: 60, clock, overrides: { 'subscriptions.everyMs': 100 } })
  child = `child:${await showcaseUuid(hub)}`
  const [row] = await asOwner(hub, 'civil_affairs', 'SELECT dabh FROM et_djb WHERE sfzh = $1', [SHOWCASE.idNumber])
  file = row.dabh
  for (const account of ['education', 'auditor']) await hub.token(account)
  clock.hold()
})
afterAll(() => hub?.stop())

const streams = new Streams(() => hub)
afterEach(() => streams.close())

let cases = 0
/** A protection case, which is withheld from education: it moves the record's own change time. */
async function openCase(): Promise<void> {
  const changed = async () => (await asOwner(hub, 'civil_affairs', 'SELECT gxsj FROM et_djb WHERE dabh = $1', [file]))[0].gxsj // prettier-ignore
  const before = await changed()
  await asOwner(hub, 'civil_affairs', `INSERT INTO et_baj (ajbh, dabh, slrq) VALUES ($1, $2, '2026-01-01')`, [
    `AS-OF-${(cases += 1)}`,
    file,
  ])
  expect(await changed()).not.toEqual(before)
  await catchUp(hub)
}

const SOURCES = 'sources { registry state asOf ageSeconds }'
const OPERATIONS: readonly (readonly [string, string, Record<string, unknown>])[] = [
  ['a profile', `query ($id: ID!) { child(id: $id) { welfare { receivesAid } ${SOURCES} } }`, {}],
  ['a list', `{ children(first: 200) { edges { node { id welfare { receivesAid } ${SOURCES} } } } }`, {}],
  [
    'the state of an enrolment',
    'query ($students: [String!]!) { enrolmentStatus(students: $students) { rollState since } }',
    { students: [SHOWCASE.idNumber] },
  ],
]

test.each(OPERATIONS)('%s is byte for byte the same before and after', async (_name, query, variables) => {
  const ask = async () => {
    const headers = { 'x-request-id': 'as-of-0001' }
    const answer = await hub.ask('education', query, { id: child, ...variables }, headers)
    expect(answer.errors).toBeUndefined()
    return answer.text.replace(/"index":\{[^}]*\}?\}/, '')
  }
  const before = await ask()
  await openCase()
  expect(await ask()).toBe(before)
})

test('it is when the hub read the registry, to the second', async () => {
  const answer = await hub.ask('education', OPERATIONS[0]![1], { id: child })
  const read = { asOf: instant(clock.now()), ageSeconds: 0 }
  expect(answer.extensions['sources']).toContainEqual({ registry: 'civil-affairs', state: 'ANSWERED', ...read })
  expect(answer.data.child.sources).toContainEqual({ registry: 'CIVIL_AFFAIRS', state: 'ANSWERED', ...read })
  expect(read.asOf).toMatch(/T\d\d:\d\d:\d\dZ$/)
})

describe('a live query that asks for its sources', () => {
  const QUERY = `subscription ($id: ID!) { child(id: $id) { name welfare { receivesAid } ...S at: sources { x: asOf } } }
    fragment S on Child { ${SOURCES} }`

  test('sends no event for it, though the time of reading is another', async () => {
    const stream = await streams.open('education', QUERY, { id: child })
    const { name } = (await stream.answer(1)).data.child
    clock.shift(0)
    const asked = (await looksOf(hub, stream)).length
    clock.shift(5_000)
    clock.hold()
    await openCase()
    while ((await looksOf(hub, stream)).length <= asked) await new Promise((resolve) => setTimeout(resolve, 50))
    await changeChild(hub, child, { name: '另一个' })
    const next = await stream.answer(2)
    expect(next.data.child.name).toBe('另一个')
    await changeChild(hub, child, { name })
    await stream.answer(3)
    expect(stream.answers).toHaveLength(3)
  })

  test('does not count in its request ids what it did not send', async () => {
    const stream = await streams.open('education', QUERY, { id: child })
    const first = await stream.answer(1)
    await openCase()
    while ((await looksOf(hub, stream)).length < 2) await new Promise((resolve) => setTimeout(resolve, 50))
    await changeChild(hub, child, { name: '又一个' })
    const { requestId } = (await stream.answer(2)).extensions
    expect(requestId).toMatch(new RegExp(`^${first.extensions.requestId}/[0-9a-f]{8}$`))
  })
})
