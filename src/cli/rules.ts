import { namesIn, rulesInForce, rulesOf, switchedOn } from '../config/rules-file'
import type { Config } from '../config/load-config'
import { dropoutGroups, type DropoutGroup } from '../index/dropout-groups'
import { readIndexState } from '../index/index-state'
import { systemClock, today } from '../kit/clock'
import type { RuleSet } from '../rules/dropout-rules'
import { ROLL_FACTS, type Band, type DropoutFacts, type Fact, type LedgerFact } from '../rules/facts'
import { judge, type Level } from '../rules/judge'
import { HubStore } from '../store/hub-store'
import { openExisting } from './databases'
import { CliError } from './fail'

const STATEMENT_MILLIS = 300_000
/** A smaller number might name a child. */
const LEAST_SHOWN = 5

export interface RulesTestOptions {
  /** Local variants of the new file, by commas; those of the settings when left out. */
  readonly on?: string
  readonly day?: string
}

/**
 * What would change if a rule file took the place of the one in force: how many children of each county, from which level to which. Reads
 * the index, which keeps the attendance of the last month with school days, and changes nothing. Throws HubError RULES_INVALID.
 */
export async function rulesTest(config: Config, file: string, options: RulesTestOptions): Promise<void> {
  const before = rulesInForce(config)
  const after = rulesOf(file, options.on === undefined ? switchedOn(config) : namesIn(options.on))
  const day = options.day ?? today(systemClock)
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || Number.isNaN(Date.parse(day)))
    throw new CliError('--day: expected a day such as 2026-11-30.')
  const databases = await openExisting(config)
  const store = new HubStore({ url: databases.hubUrl, poolSize: 1, timeoutMs: STATEMENT_MILLIS })
  try {
    const { answering, caughtUpAt } = await readIndexState(store)
    if (answering === null) throw new CliError('The index is not built yet: start the hub, or run `index rebuild`.')
    const asked = { day, caughtUpAt, education: databases.registries.education !== undefined }
    const counted = await compare(dropoutGroups(store, day), before, after, asked)
    process.stdout.write(linesOf(before, after, day, caughtUpAt, counted).map((line) => `${line}\n`).join('')) // prettier-ignore
  } finally {
    await store.close()
    await databases.close()
  }
}

interface Asked {
  readonly day: string
  readonly caughtUpAt: string | null
  /** Whether the education roll is connected: else no record says nothing. */
  readonly education: boolean
}

interface Counted {
  readonly children: number
  /** By 'county before -> after'. */
  readonly changed: ReadonlyMap<string, number>
}

/** Counts the children whose level differs between two rule sets. */
export async function compare(
  groups: AsyncIterable<readonly DropoutGroup[]>,
  before: RuleSet,
  after: RuleSet,
  asked: Asked,
): Promise<Counted> {
  let children = 0
  const changed = new Map<string, number>()
  for await (const county of groups)
    for (const group of county) {
      children += group.count
      const facts = factsOf(group, asked)
      const [was, would]: Level[] = [before, after].map((rules) => judge(facts, rules, asked.day).level)
      if (was === would) continue
      const key = `${group.division.slice(0, 6)} ${was} -> ${would}`
      changed.set(key, (changed.get(key) ?? 0) + group.count)
    }
  return { children, changed }
}

function linesOf(
  before: RuleSet,
  after: RuleSet,
  day: string,
  caughtUpAt: string | null,
  { children, changed }: Counted,
): string[] {
  // prettier-ignore
  const shown = (count: number) => (count > 0 && count < LEAST_SHOWN ? `<${LEAST_SHOWN}` : String(count))
  // With a small number hidden, the exact total would give it away.
  const told = [...changed.values()].filter((count) => count >= LEAST_SHOWN)
  const total = `${told.length < changed.size ? 'at least ' : ''}${told.reduce((sum, count) => sum + count, 0)}`
  return [
    `${before.version} -> ${after.version} on ${day}; ${children} children with a registered division, index of ${caughtUpAt ?? '-'}`,
    ...[...changed].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, count]) => `${key}\t${shown(count)}`),
    `${total} children would be judged differently; nothing was changed`,
    'The index keeps bands of attendance, no days: rules that count days show what they say of the band.',
  ]
}

/** What the index knows. It keeps no state of the household, no days of attendance and no transfer. */
function factsOf(group: DropoutGroup, { caughtUpAt, education }: Asked): DropoutFacts {
  const known = education && !group.educationUnread
  const fact = <T>(value: T | null, registry: string, asOf: string | null): Fact<T> | null => value === null ? null : { value, registry, asOf } // prettier-ignore
  const state = group.educationAsOf === null ? 'NO_RECORD' : (ROLL_FACTS.find((one) => one === group.rollState) ?? null)
  return {
    birthDate: fact(group.born, 'links', caughtUpAt),
    household: fact({ division: group.division, state: null }, 'links', caughtUpAt),
    roll: known ? fact(state, 'education', group.educationAsOf ?? caughtUpAt) : null,
    transfer: null,
    attendance: known && group.attendanceBand !== null ? fact({ grain: 'band', band: group.attendanceBand as Band }, 'education', group.educationAsOf) : null, // prettier-ignore
    ledger: known ? fact(group.dropoutState as LedgerFact | null, 'education', group.educationAsOf) : null,
    aid: fact(group.receivesAid, 'civil-affairs', group.welfareAsOf),
    groups: null,
  }
}
