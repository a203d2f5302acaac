import { exportCells } from './export-cells'
import { EXPORT_SABOTAGES } from './export-sabotages'
import { during } from './sabotage'
import { Tally } from './tally'
import { startWorld, type OwnWorld } from './world'

/** The cells of exports alone: quick, so that a change of theirs is judged without the whole suite. */
let world: OwnWorld
beforeAll(async () => {
  world = await startWorld({ children: 60, seed: 1 })
}, 120_000)
afterAll(() => world?.stop())

async function judged(): Promise<Tally> {
  const tally = new Tally()
  for (const account of ['director', 'doctor', 'education', 'auditor'])
    await exportCells(
      world,
      world.askers.find((one) => one.account === account)!,
      tally,
    )
  return tally
}

test('no leak in the hub as it is', async () => {
  const tally = await judged()
  expect(tally.lines).toEqual([])
  expect(tally.names.length).toBeGreaterThan(60)
}, 120_000)

test.each(EXPORT_SABOTAGES)(
  'without its defence: $name',
  async (sabotage) => {
    expect((await during(sabotage, judged)).leaks).toBeGreaterThan(0)
  },
  120_000,
)
