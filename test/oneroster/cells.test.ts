import { rosterCells } from '../audit-suite/roster-cells'
import { Tally } from '../audit-suite/tally'
import { startWorld, type OwnWorld } from '../audit-suite/world'

let world: OwnWorld
beforeAll(async () => {
  world = await startWorld({ children: 150, seed: 3 })
}, 120_000)
afterAll(() => world?.stop())

test('every account and purpose, each field of each roster, held against the written table', async () => {
  const tally = new Tally()
  for (const asker of world.askers) await rosterCells(world, asker, tally)
  expect(tally.lines).toEqual([])
  for (const role of ['school', 'school-system', 'education'])
    expect(tally.names.filter((name) => name.includes(`role ${role} for`)).length).toBeGreaterThan(20)
  expect(tally.names.length).toBeGreaterThan(150)
}, 120_000)
