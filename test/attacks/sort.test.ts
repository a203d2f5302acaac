import { hiddenBirthDate } from '../audit-suite/table-folder'
import { startTestHub, type TestHub } from '../support/hub'
import { refusedAlike, victimOf, type Victim } from './support/attack'

/**
 * An officer of the federation sees the year of birth alone. Sorted by month of birth, a list would tell between which of two
 * children, whose months are known, the victim comes: by the place, by one end of a page, by the cursor of a neighbour.
 */
const table = hiddenBirthDate()
const ACCOUNT = 'disabled-persons-federation'
const ABOUT = 'Child.birthDate sort'
let hub: TestHub
let victim: Victim
beforeAll(async () => {
  hub = await startTestHub({ children: 60, overrides: { 'access.tableDir': table.folder } })
  victim = await victimOf(hub)
}, 120_000)
afterAll(async () => {
  await hub?.stop()
  table.remove()
})

const by = (direction: string) => ({ o: { by: 'BIRTH_MONTH', direction }, w: { name: { exact: victim.name } } })
const WAYS: [string, string][] = [
  ['in a variable', 'query ($o: ChildOrder, $w: ChildFilter) { children(orderBy: $o, where: $w) { edges { node { id } } } }'],
  ['with the order alone as a variable', 'query ($o: ChildOrder, $w: ChildFilter) { children(where: $w, first: 1, orderBy: $o) { edges { cursor } } }'],
  ['as the default of a variable', 'query ($d: ChildOrder = { by: BIRTH_MONTH }, $w: ChildFilter) { children(orderBy: $d, where: $w) { edges { node { id } } } }'],
  ['written into the text', 'query ($w: ChildFilter) { children(orderBy: { by: BIRTH_MONTH, direction: DESC }, where: $w) { edges { node { id } } } }'],
  ['of an empty page', 'query ($o: ChildOrder) { children(orderBy: $o, first: 0) { pageInfo { hasNextPage } } }'],
  ['behind a list in an order that is allowed', 'query ($o: ChildOrder) { a: children(orderBy: { by: NAME }) { totalCount } b: children(orderBy: $o) { totalCount } }'],
  ['in a fragment', 'query ($o: ChildOrder) { ...F } fragment F on Query { children(orderBy: $o) { edges { node { name } } } }'],
  ['on two fragments of one key', 'query ($o: ChildOrder) { ...A ...B } fragment A on Query { children(orderBy: $o) { totalCount } } fragment B on Query { children(orderBy: $o) { edges { cursor } } }'],
] // prettier-ignore

test.each(WAYS)('%s', async (_name, query) => {
  await refusedAlike(hub, ACCOUNT, { query, right: by('ASC'), wrong: by('DESC') }, ABOUT, victim)
})

test('after the cursor of a neighbour, from one who may sort so', async () => {
  const list =
    'query ($o: ChildOrder, $after: String) { children(orderBy: $o, first: 1, after: $after) { edges { cursor } } }'
  const { data } = await hub.ask('doctor', list, { o: { by: 'BIRTH_MONTH', direction: 'ASC' } })
  const after = data.children.edges[0].cursor as string
  const right = { o: { by: 'BIRTH_MONTH', direction: 'ASC' }, after }
  await refusedAlike(hub, ACCOUNT, { query: list, right, wrong: { ...right, after: 'AAAA' } }, ABOUT, victim)
})

test('what the account may sort by is sorted', async () => {
  const { errors } = await hub.ask(ACCOUNT, '{ children(orderBy: { by: NAME }) { edges { node { id } } } }')
  expect(errors).toBeUndefined()
})
