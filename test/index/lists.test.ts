import { startTestHub, type TestHub } from '../support/hub'

let hub: TestHub
beforeAll(async () => {
  hub = await startTestHub({ children: 400 })
}, 120_000)
afterAll(() => hub.stop())

test('try', async () => {
  const a = await hub.ask(
    'civil-affairs',
    '{ children(where: { guardianshipType: { in: [CARER_INADEQUATE, NONE] }, attendanceBand: { in: [POOR, ABSENT] } }, orderBy: { by: NAME }, first: 3) { totalCount edges { cursor node { name welfare { guardianshipType } education { attendanceBand } } } pageInfo { hasNextPage endCursor } } }',
  )
  console.log(a.text)
  const b = await hub.ask(
    'school',
    '{ children(where: { guardianshipType: { eq: NONE } }) { totalCount edges { node { name } } } }',
  )
  console.log(b.status, b.text)
  const c = await hub.ask(
    'director',
    '{ children(where: { name: { pinyin: "zyt" } }) { totalCount edges { node { name } } } }',
  )
  console.log(c.status, c.text)
})
