import { startTestHub, type TestHub } from '../support/hub'
import { lookOf, namesNobody, refusedAlike, victimOf, type Victim } from './support/attack'

/**
 * A doctor lists the disabled children of the county by month of birth, and hands the cursors to a police officer, who may
 * not know who is disabled. Each cursor stands for one child: used in the officer's own lists it would tell the place.
 */
const LIST = `query ($where: ChildFilter, $orderBy: ChildOrder, $first: Int, $after: String) {
  children(where: $where, orderBy: $orderBy, first: $first, after: $after) { totalCount edges { cursor node { id } } } }`
const DISABLED = { disabilityClass: { isNull: false } }

let hub: TestHub
let victim: Victim
let cursor: string
beforeAll(async () => {
  hub = await startTestHub({ children: 60 })
  victim = await victimOf(hub)
  const handed = { where: { and: [DISABLED, { name: { exact: victim.name } }] }, orderBy: { by: 'BIRTH_MONTH' } }
  const { data } = await hub.ask('doctor', LIST, handed)
  cursor = data.children.edges.find(({ node }: { node: { id: string } }) => node.id === victim.id).cursor
}, 120_000)
afterAll(() => hub?.stop())

/** No children, an error that names nobody, and a look at nobody in the trail. */
async function refused(account: string, variables: Record<string, unknown>): Promise<string> {
  const answer = await hub.ask(account, LIST, variables)
  expect(answer.data?.children ?? null).toBeNull()
  expect(answer.errors).toMatchObject([{ extensions: { code: 'BAD_CURSOR' } }])
  namesNobody(answer.text, victim)
  const look = await lookOf(hub, answer)
  expect(look).toMatchObject({ children: [], beyondReach: [], shown: [] })
  namesNobody(JSON.stringify({ ...look, at: null }), victim)
  return answer.errors![0]!.message
}

test.each([
  ['in the whole list', {}],
  ['in the same order', { orderBy: { by: 'BIRTH_MONTH' } }],
  ['in the other direction', { orderBy: { by: 'BIRTH_MONTH', direction: 'DESC' } }],
  ['by name', { orderBy: { by: 'NAME' } }],
  ['in an empty page', { first: 0 }],
  ['in a list of one name', { where: { name: { prefix: '周' } }, orderBy: { by: 'BIRTH_MONTH' } }],
])('used by the officer %s', async (_name, variables) => {
  await refused('police', { ...variables, after: cursor })
})

test('used by the officer with the doctor’s own question', async () => {
  const asked = (after: string) => ({ where: DISABLED, orderBy: { by: 'BIRTH_MONTH' }, after })
  await refusedAlike(hub, 'police', { query: LIST, right: asked(cursor), wrong: asked('AAAA') }, 'HealthRecord.disabilityClass filter', victim) // prettier-ignore
})

test('read: it holds nothing of the child, and is as long as any other', async () => {
  const bytes = Buffer.from(cursor, 'base64url')
  for (const coded of [bytes.toString('utf8'), bytes.toString('latin1'), bytes.toString('utf16le')])
    namesNobody(coded, { ...victim, id: victim.uuid })
  expect(bytes.includes(Buffer.from(victim.uuid.replaceAll('-', ''), 'hex'))).toBe(false)
  const { data } = await hub.ask('doctor', LIST, { where: DISABLED, orderBy: { by: 'BIRTH_MONTH' } })
  const lengths = data.children.edges.map((edge: { cursor: string }) => edge.cursor.length)
  expect(new Set([...lengths, cursor.length]).size).toBe(1)
})

test('changed byte by byte: every one is refused in the same words, so that no byte can be worked out', async () => {
  const bytes = Buffer.from(cursor, 'base64url')
  const told = new Set<string>()
  const asked = (after: Buffer) => ({ orderBy: { by: 'BIRTH_MONTH' }, after: after.toString('base64url') })
  for (let at = 0; at < bytes.length; at += 3) {
    const bent = Buffer.from(bytes)
    bent[at]! ^= 0x40
    told.add(await refused('doctor', asked(bent)))
  }
  told.add(await refused('doctor', asked(bytes.subarray(0, 20))))
  told.add(await refused('doctor', asked(Buffer.concat([bytes.subarray(bytes.length / 2), bytes]))))
  expect(told.size).toBe(1)
}, 60_000)

test('the doctor goes on with it', async () => {
  const where = { and: [DISABLED, { name: { exact: victim.name } }] }
  const answer = await hub.ask('doctor', LIST, { where, orderBy: { by: 'BIRTH_MONTH' }, after: cursor })
  expect(answer.errors).toBeUndefined()
})
