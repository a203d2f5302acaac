import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Spoilt, SpoiltCell, SpoiltPerson } from '../../src/demo/dirty/sheet'
import { today } from '../../src/kit/clock'
import { isHidden } from '../registry-oracle/children'
import { compareAll, expectedOf, type Compared, type Disagreement, type Expected } from '../registry-oracle/compare'
import { startTestHub, type TestHub } from '../support/hub'
import type { Asked, Part } from './ask'
import { cleanRecords, recordName } from './truth'
import { bearerOf, WIDE_ACCOUNTS, wideRealm } from './wide-realm'

const SEED = 1

/** A hub on dirty registries, all of it followed, with what was spoilt, the truth, and what must be. */
export interface DirtyWorld {
  readonly hub: TestHub
  readonly cells: readonly SpoiltCell[]
  readonly persons: readonly SpoiltPerson[]
  /** Every record of the clean twin, by its name. */
  readonly truth: ReadonlyMap<string, Part>
  readonly expected: Expected
  readonly compared: Compared
  /** What each registry's account was answered. */
  readonly asked: Map<string, Asked>
  /** The child that shows a record, by the record's name. */
  readonly shownBy: Map<string, string>
  day(): string
  /** A fresh token of one of the wide accounts. */
  as(account: string): Promise<string>
  stop(): Promise<void>
}

export async function startDirtyWorld(children: number): Promise<DirtyWorld> {
  const folder = mkdtempSync(path.join(tmpdir(), 'tonglian-dirty-'))
  const realm = wideRealm()
  const sheet = path.join(folder, 'dirty.jsonl')
  const overrides = { 'limits.tokens': 20_000 }
  const hub = await startTestHub({ children, seed: SEED, dirty: { sheet }, realmFile: realm.file, overrides })
  const day = () => today(hub.clock)
  const spoilt = readFileSync(sheet, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Spoilt)
  const truth = await cleanRecords({ children, seed: SEED, today: day() })
  await follow(hub, true)
  const expected = await expectedOf(hub, day())
  return {
    hub,
    cells: spoilt.filter((each) => each.sort === 'cell'),
    persons: spoilt.filter((each) => each.sort === 'person'),
    truth,
    expected,
    compared: await compareAll(hub, expected, day()),
    asked: new Map(),
    shownBy: new Map(),
    day,
    as: (name) =>
      bearerOf(
        hub,
        WIDE_ACCOUNTS.find((account) => account.name === name)!,
      ),
    async stop() {
      await hub.stop()
      realm.remove()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Everything that is to be followed is: the feeds, the index, and where asked the daily comparison. Throws what a registry throws. */
export async function follow(hub: TestHub, compares: boolean): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 1_100)) // the feeds stay a second behind
  await hub.app.follower.catchUpAll((_registry, fault) => {
    throw fault
  })
  if (compares)
    for (const connector of hub.app.guarded) {
      const outcome = await hub.app.comparison.compare(connector, true)
      if (outcome !== 'done') throw new RangeError(`the comparison of ${connector.registry} is ${outcome}`)
    }
  await hub.app.indexFollower.catchUp()
}

export async function compareNow({ hub, day }: DirtyWorld): Promise<Compared> {
  return compareAll(hub, await expectedOf(hub, day()), day())
}

/** Why a record is shown to nobody; null when it should be. */
export function whyNotShown({ expected, day }: DirtyWorld, name: string): string | null {
  for (const child of expected.children) {
    const facts = child.records.find(({ registry, record }) => recordName(registry, record) === name)
    if (!facts) continue
    if (facts.gone) return 'gone'
    return child.standing[facts.registry] === facts ? isHidden(child, day()) : 'another shown'
  }
  return name.startsWith('police ') && name !== 'police ' && name.length < 200 ? 'no minor there' : 'put aside'
}

/** The kinds of disagreement, and the first of each. */
export function summary(disagreements: readonly Disagreement[]): string[] {
  const kinds = new Map<string, Disagreement[]>()
  for (const each of disagreements) kinds.set(each.what, [...(kinds.get(each.what) ?? []), each])
  const one = ({ child, expected, came }: Disagreement) =>
    `${child.slice(0, 60)}: ${JSON.stringify(expected)} came ${JSON.stringify(came)}`
  return [...kinds].map(([what, list]) => `${list.length} × ${what}: ${list.slice(0, 4).map(one).join(' | ')}`)
}
