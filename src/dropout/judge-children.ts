import type { RuleSet } from '../rules/dropout-rules'
import type { HubTransaction } from '../store/hub-store'
import type { Written } from '../row-reader/row-reader'
import type { StoredFacts } from './stored-facts'
import { verdictRow, type VerdictRow } from './verdict-row'

/** A child's facts, and what its verdict reads like now; null where there is none yet. */
export interface Kept {
  readonly id: string
  readonly facts: StoredFacts
  readonly digest: string | null
  readonly level: string | null
}

/** In the order in which `toKept` reads a row. */
export const KEPT = `SELECT f.child_id, f.facts, v.digest, v.level FROM dropout_facts f LEFT JOIN dropout_verdict v USING (child_id)`

export function toKept([id, facts, digest = null, level = null]: readonly Written[]): Kept {
  return { id: id!, facts: JSON.parse(facts!) as StoredFacts, digest, level }
}

/**
 * Judges children by the facts that are kept of them, and writes the verdicts that differ, each change of level as a step too. The facts are
 * locked first, so that of two processes the later one judges what the earlier one wrote. Gives the number of verdicts written.
 */
export async function judgeChildren(
  tx: HubTransaction,
  rules: RuleSet,
  day: string,
  ids: readonly string[],
): Promise<number> {
  if (ids.length === 0) return 0
  await tx.run('SELECT 1 FROM dropout_facts WHERE child_id = ANY($1::uuid[]) ORDER BY child_id FOR NO KEY UPDATE', [ids]) // prettier-ignore
  const kept = (await tx.run(`${KEPT} WHERE f.child_id = ANY($1::uuid[])`, [ids])).map(toKept)
  const differing = kept.flatMap((child) => {
    const row = verdictRow(child.facts, rules, day)
    return row.digest === child.digest ? [] : [{ child_id: child.id, ...row, is_step: row.level !== child.level }]
  })
  if (differing.length === 0) return 0
  const json = JSON.stringify(differing)
  await tx.run(WRITE, [json, day])
  if (differing.some(({ is_step: isStep }) => isStep)) await tx.run(STEP, [json, day])
  return differing.length
}

const TYPES: Readonly<Record<keyof VerdictRow, string>> = {
  ...{ level: 'text', reason: 'text', days: 'int', variant: 'text', rules_version: 'text', confidence: 'text' },
  ...{ inputs: 'jsonb', missing: 'text[]', unknowable: 'text[]', aid: 'boolean', groups: 'text[]' },
  ...{ differs_from_ledger: 'boolean', digest: 'text' },
}
const COLUMNS = Object.keys(TYPES)
const ROWS = `json_to_recordset($1::json) AS g(child_id uuid, is_step boolean, ${Object.entries(TYPES).map(([name, type]) => `${name} ${type}`).join(', ')})` // prettier-ignore

const WRITE = `
  INSERT INTO dropout_verdict AS v (child_id, judged_on, since, ${COLUMNS.join(', ')})
  SELECT child_id, $2::date, $2::date, ${COLUMNS.join(', ')} FROM ${ROWS}
  ON CONFLICT (child_id) DO UPDATE SET judged_on = excluded.judged_on,
    since = CASE WHEN v.level = excluded.level THEN v.since ELSE excluded.since END,
    ${COLUMNS.map((column) => `${column} = excluded.${column}`).join(', ')}`

const STEP = `
  INSERT INTO dropout_verdict_step (child_id, day, level, variant, rules_version)
  SELECT child_id, $2::date, level, variant, rules_version FROM ${ROWS} WHERE is_step`
