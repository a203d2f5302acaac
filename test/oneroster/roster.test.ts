import { startTestHub, type TestHub } from '../support/hub'

let hub: TestHub
beforeAll(async () => {
  hub = await startTestHub({ children: 120 })
}, 120_000)
afterAll(() => hub.stop())

const ROSTER = `query ($of: RosterOf!, $where: ChildFilter, $offset: Int, $changed: ChangedFilter) {
  roster(of: $of, where: $where, first: 5, offset: $offset, changed: $changed, orderBy: CHANGED) {
    totalCount entries { changedAt pupil { id name education { rollState schoolCode schoolName grade className } } }
  }
}`

test('has the pupils within reach, their schools and their classes', async () => {
  for (const kind of ['PUPILS', 'CLASSES', 'SCHOOLS']) {
    const { data, errors } = await hub.ask('education', ROSTER, { of: kind })
    console.log(JSON.stringify({ kind, data, errors, log: hub.log.filter((l) => l.includes('INTERNAL')).slice(-1) }, null, 1).slice(0, 2500))
  }
})
