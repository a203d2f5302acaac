import { createHash } from 'node:crypto'
import type { RuleSet } from '../rules/dropout-rules'
import { judge, type Level, type Verdict } from '../rules/judge'
import { toFacts, type StoredFacts } from './stored-facts'

/** A verdict as its table holds it, without the day: what does not differ is not written again. */
export interface VerdictRow {
  readonly level: Level
  readonly reason: string | null
  readonly days: number | null
  readonly variant: string | null
  readonly rules_version: string
  readonly confidence: string
  /** Without ages, which would differ every day: they are told from the facts. */
  readonly inputs: readonly { readonly input: string; readonly registry: string; readonly state: string }[]
  readonly missing: readonly string[]
  readonly unknowable: readonly string[]
  readonly aid: boolean | null
  readonly groups: readonly string[]
  readonly differs_from_ledger: boolean | null
  readonly digest: string
}

export function verdictRow(facts: StoredFacts, rules: RuleSet, day: string): VerdictRow {
  const row = rowOf(judge(toFacts(facts), rules, day))
  return { ...row, digest: createHash('sha256').update(JSON.stringify(row)).digest('base64url').slice(0, 22) }
}

function rowOf({ level, reason, days, rule, confidence, inputs, ...rest }: Verdict): Omit<VerdictRow, 'digest'> {
  const { missing, unknowable, aid, groups, differsFromLedger } = rest
  return {
    ...{ level, reason, days, variant: rule.variant, rules_version: rule.version, confidence },
    inputs: inputs.map(({ input, registry, state }) => ({ input, registry, state })),
    ...{ missing, unknowable, aid, groups, differs_from_ledger: differsFromLedger },
  }
}

/** The years of birth for which facts are kept, on a day: of school age by some rule, or a year from it. */
export function nearSchoolAge({ variants }: RuleSet, day: string): { readonly from: string; readonly until: string } {
  const ages = variants.flatMap(({ schoolAge: { from, years } }) => [from, from + years])
  const year = Number(day.slice(0, 4))
  const [youngest, oldest] = ages.length === 0 ? [6, 15] : [Math.min(...ages), Math.max(...ages)]
  return { from: `${year - oldest - 2}-01-01`, until: `${year - youngest + 2}-12-31` }
}
