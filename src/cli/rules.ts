import type { Config } from '../config/load-config'
import { namesIn, rulesInForce, rulesOf, switchedOn } from '../config/rules-file'
import { allFacts, compareRules, type ComparedRules } from '../dropout/compare-rules'
import { readIndexState } from '../index/index-state'
import { systemClock, today } from '../kit/clock'
import type { RuleSet } from '../rules/dropout-rules'
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
  readonly lastMonth?: boolean
}

/**
 * What would change if a rule file took the place of the one in force: how many children of each county, from which level to which. Reads the
 * facts that are kept of each child, and changes nothing. Throws HubError RULES_INVALID.
 */
export async function rulesTest(config: Config, file: string, options: RulesTestOptions): Promise<void> {
  const before = rulesInForce(config)
  const after = rulesOf(file, options.on === undefined ? switchedOn(config) : namesIn(options.on))
  const day = dayOf(options)
  const databases = await openExisting(config)
  const store = new HubStore({ url: databases.hubUrl, poolSize: 1, timeoutMs: STATEMENT_MILLIS })
  try {
    const { answering, caughtUpAt } = await readIndexState(store)
    if (answering === null) throw new CliError('The index is not built yet: start the hub, or run `index rebuild`.')
    const month = options.lastMonth ? day.slice(0, 7) : undefined
    const counted = await compareRules(allFacts(store, month ? day : null), before, after, day, month)
    const head = `${before.version} -> ${after.version} on ${day}; ${counted.children} children, facts of ${caughtUpAt ?? '-'}` // prettier-ignore
    const lines = [head, ...linesOf(counted), ...(month ? honestly(counted, before, month) : [])]
    process.stdout.write(lines.map((line) => `${line}\n`).join(''))
  } finally {
    await store.close()
    await databases.close()
  }
}

function dayOf({ day, lastMonth }: RulesTestOptions): string {
  if (day !== undefined && lastMonth) throw new CliError('--day and --last-month: expected one of them.')
  const now = today(systemClock)
  if (lastMonth) return new Date(Date.parse(`${now.slice(0, 7)}-01`) - 86_400_000).toISOString().slice(0, 10)
  if (day !== undefined && (!/^\d{4}-\d{2}-\d{2}$/.test(day) || Number.isNaN(Date.parse(day))))
    throw new CliError('--day: expected a day such as 2026-11-30.')
  return day ?? now
}

function linesOf({ changed }: ComparedRules): string[] {
  const shown = (count: number) => (count > 0 && count < LEAST_SHOWN ? `<${LEAST_SHOWN}` : String(count))
  // With a small number hidden, the exact total would give it away.
  const told = [...changed.values()].filter((count) => count >= LEAST_SHOWN)
  const total = `${told.length < changed.size ? 'at least ' : ''}${told.reduce((sum, count) => sum + count, 0)}`
  return [
    ...[...changed].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, count]) => `${key}\t${shown(count)}`),
    `${total} children would be judged differently; nothing was changed`,
  ]
}

/** The hub keeps levels of the past, and facts of today. */
function honestly({ children, kept }: ComparedRules, before: RuleSet, month: string): string[] {
  const small = [kept, children - kept].some((count) => count > 0 && count < LEAST_SHOWN)
  const most = kept === 0 ? 'none' : kept === children ? 'all' : small ? 'most, or few' : `${kept}`
  return [
    `Levels before: as they were kept at the end of ${month}, of ${most} of the children; of the others as ${before.version} judges them.`,
    `Facts: attendance up to ${month}; household, roll, transfers, aid and ledger as they are today.`,
  ]
}
