import { grantCells } from './grant-cells'
import { filterCells, orderCells } from './list-cells'
import { lookUpCells } from './lookup-cells'
import { outputCells, pageCells } from './output-cells'
import { seeded } from './seeded'
import { Tally } from './tally'
import type { Asker, World } from './world'

export interface AccessOptions {
  readonly seed: number
  /** Which accounts ask; all when left out. */
  readonly only?: (asker: Asker) => boolean
  readonly onAsker?: (name: string, tally: Tally) => void
}

/** role x field x position, each cell held against the written table. Grants last: they change what is shown. */
export async function runAccess(world: World, options: AccessOptions): Promise<Tally> {
  const tally = new Tally()
  const askers = world.askers.filter(options.only ?? (() => true))
  for (const asker of askers) {
    const others = askers.filter(({ account }) => account !== asker.account).slice(0, 2)
    await outputCells(world, asker, tally)
    await pageCells(world, asker, tally)
    await filterCells(world, asker, tally, seeded(options.seed))
    await orderCells(world, asker, tally, others)
    await lookUpCells(world, asker, tally)
    options.onAsker?.(asker.name, tally)
  }
  // Each is held against those who have not asked for a grant of their own yet.
  for (const [i, asker] of askers.entries()) await grantCells(world, asker, tally, askers.slice(i + 1))
  return tally
}
