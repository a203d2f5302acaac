import { systemClock } from '../../src/kit/clock'
import { decisionCells } from './decision-cells'
import { eventCells } from './event-cells'
import { fileCells } from './file-cells'
import { grantCells } from './grant-cells'
import { ledgerCells } from './ledger-cells'
import { filterCells, orderCells } from './list-cells'
import { lookUpCells } from './lookup-cells'
import { numberCells } from './number-cells'
import { outputCells, pageCells } from './output-cells'
import { releaseCells } from './release-cells'
import { returnCells } from './return-cells'
import { rosterCells } from './roster-cells'
import { savedCells } from './saved-cells'
import { pastTheHub, Shelf } from './saved-shelf'
import { seeded } from './seeded'
import { strictCells } from './strict-cells'
import { Tally } from './tally'
import { trailCells } from './trail-cells'
import type { Asker } from './asker'
import type { OwnWorld } from './world'

export interface AccessOptions {
  readonly seed: number
  /** Which accounts ask; all when left out. */
  readonly only?: (asker: Asker) => boolean
  /** Ends at the first account with a leak: enough to prove that it is found. */
  readonly untilLeak?: boolean
  readonly onAsker?: (name: string, tally: Tally) => void
}

/** role x field x position, each cell held against the written table. Grants last: they change what is shown. Then the trail of it all. */
export async function runAccess(world: OwnWorld, options: AccessOptions): Promise<Tally> {
  const tally = new Tally()
  let since = new Date(systemClock.now())
  const found = async () => {
    const until = new Date(systemClock.now())
    await trailCells(world, tally, since)
    since = until
    return options.untilLeak === true && tally.leaks > 0
  }
  const askers = world.askers.filter(options.only ?? (() => true))
  for (const asker of askers) {
    const others = askers.filter(({ account }) => account !== asker.account).slice(0, 2)
    await outputCells(world, asker, tally)
    await pageCells(world, asker, tally)
    await filterCells(world, asker, tally, seeded(options.seed))
    await orderCells(world, asker, tally, others)
    await numberCells(world, asker, tally, seeded(options.seed))
    await releaseCells(world, asker, tally)
    await savedCells(world, asker, tally, new Shelf(pastTheHub(world)), seeded(options.seed))
    await lookUpCells(world, asker, tally)
    await fileCells(world, asker, tally)
    await returnCells(world, asker, tally)
    await eventCells(world, asker, tally, others)
    await rosterCells(world, asker, tally)
    await strictCells(world, asker, tally)
    if (await found()) return tally
    options.onAsker?.(asker.name, tally)
  }
  const approvers = world.askers.filter(({ actor }) => actor.roles.includes('approver'))
  await decisionCells(world, [...new Set([...askers, ...approvers])], tally)
  await ledgerCells(world, askers, tally)
  if (await found()) return tally
  // Each is held against those who have not asked for a grant of their own yet.
  for (const [i, asker] of askers.entries()) await grantCells(world, asker, tally, askers.slice(i + 1))
  await found()
  return tally
}
