import path from 'node:path'
import { projectRoot } from '../../../src/kit/project-root'
import { grantCells } from '../grant-cells'
import { filterCells, LIST, orderCells } from '../list-cells'
import { lookUpCells } from '../lookup-cells'
import { outputCells, pageCells } from '../output-cells'
import { savedCells } from '../saved-cells'
import { Shelf } from '../saved-shelf'
import { seeded } from '../seeded'
import { strictCells } from '../strict-cells'
import { Tally, type Outcome } from '../tally'
import type { Asker } from '../asker'
import type { World } from '../world'
import { CannotRun } from './cannot-run'
import { RemoteLists } from './remote-lists'
import { FIRST, RemoteWorld } from './remote-world'
import { readTokens } from './tokens-file'

export interface RemoteOptions {
  readonly url: string
  /** File of the accounts that ask (docs/SECURITY-SUITE.md). */
  readonly tokens: string
  /** Folder of the table that the hub runs on; schema/access when left out. */
  readonly table?: string
  readonly seed?: number
  /**
   * Also what changes the hub: filters are saved, and deleted again; emergency grants are asked for, and stand in its queue of
   * reviews. All of it stands in the trail.
   */
  readonly mutations?: boolean
  /** Ends at the first account with a leak, and without the second round: enough to prove that it is found. */
  readonly untilLeak?: boolean
  readonly say: (line: string) => void
}

/**
 * The suite against a hub that it did not start. Nothing is known of the registries: what one account sees in full, another
 * must see equal, masked or not at all, as the written table says. Throws CannotRun. Reads only, without `mutations`.
 */
export async function runRemote(options: RemoteOptions): Promise<Tally> {
  const { url, say } = options
  if (!/^https?:\/\//.test(url)) throw new CannotRun('--url: expected the address of a hub, http:// or https://.')
  const tokens = readTokens(options.tokens)
  const world = await RemoteWorld.open(url, tokens, options.table ?? path.join(projectRoot(), 'schema/access'))
  // A value that changed while the suite asked looks like a leak: what is found is asked a second time, from the start.
  let tally = await round(world, options)
  if (tally.leaks + tally.wrong > 0 && !options.untilLeak) {
    say(`${tally.leaks + tally.wrong} cells differ: all is asked once more`)
    tally = await round(world, options)
  }
  if (options.mutations && !(options.untilLeak && tally.leaks > 0)) await mutationCells(world, tally)
  return tally
}

async function round(world: RemoteWorld, options: RemoteOptions): Promise<Tally> {
  const { seed = 1, say, untilLeak = false, mutations = false } = options
  const tally = new Tally()
  await world.look()
  const byIdNumber = await world.byIdNumber()
  const everything: World = { schema: world.schema, askers: world.askers, children: world.children, byIdNumber }
  const lists = new RemoteLists(world)
  const shelf = new Shelf(null)
  let undecided = 0
  for (const asker of inTurns(world.askers)) {
    const judged = world.for(asker, byIdNumber)
    undecided += everything.children.length - judged.children.length
    const others = world.askers.filter(({ account }) => account !== asker.account).slice(0, 2)
    await outputCells(judged, asker, tally)
    await pageCells(judged, asker, tally, FIRST)
    await filterCells(everything, asker, tally, seeded(seed), lists.judge)
    await orderCells(judged, asker, tally, others, pages)
    if (mutations) await savedCells(everything, asker, tally, shelf, seeded(seed), lists.judge)
    await lookUpCells(judged, asker, tally)
    await strictCells(judged, asker, tally)
    say(`${asker.name}: ${tally.summary}`)
    if (untilLeak && tally.leaks > 0) return tally
  }
  await lists.settle()
  const alone = new Set(world.children.flatMap(({ oneWitness }) => [...oneWitness]))
  say(`${world.children.length} children looked at by ${world.askers.length} accounts and purposes`)
  if (undecided + lists.undecided > 0)
    say(
      `not decided: ${undecided} children for an account, since where they stand is not known or a grant is in force; ${lists.undecided} places in lists`,
    )
  if (mutations) say(`${shelf.count} filters were saved, and deleted again`)
  if (world.spoilt.size > 0) say(`${world.spoilt.size} children left out: a registry’s row of theirs cannot be read`)
  if (alone.size > 0)
    say(`${alone.size} fields are seen in full by one account alone: nothing to hold their values against`)
  return tally
}

/** One purpose of each account, then the next: a hub counts requests by account and minute. */
function inTurns(askers: readonly Asker[]): Asker[] {
  const turn = (asker: Asker) => askers.filter(({ account }) => account === asker.account).indexOf(asker)
  return [...askers].sort((a, b) => turn(a) - turn(b))
}

/** Two pages follow each other without a child coming twice. */
async function pages(asker: Asker, orderBy: object): Promise<Outcome> {
  const ids: string[] = []
  let after: string | null = null
  for (let page = 0; page < 2; page += 1) {
    const { data } = await asker.ask(LIST, { orderBy, first: 5, after })
    if (!data?.children) return 'wrong'
    ids.push(...data.children.edges.map(({ node }: { node: { id: string } }) => node.id))
    if (!data.children.pageInfo.hasNextPage) break
    after = data.children.pageInfo.endCursor as string
  }
  return new Set(ids).size === ids.length ? 'right' : 'wrong'
}

async function mutationCells(world: RemoteWorld, tally: Tally): Promise<void> {
  for (const [i, asker] of world.askers.entries())
    await grantCells(world.for(asker, new Map()), asker, tally, world.askers.slice(i + 1))
}
