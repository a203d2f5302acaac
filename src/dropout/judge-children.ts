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
  /** What of both is another when one of them was written again. */
  readonly mark: string
}

/** Before every child, where pages begin: `$1 IS NULL OR …` would read the whole table for each page. */
export const BEFORE_ALL = '00000000-0000-0000-0000-000000000000'

const BOTH = 'FROM dropout_facts f LEFT JOIN dropout_verdict v USING (child_id)'
const MARK = `concat_ws(' ', f.xmin, v.changed_in)`
/** In the order in which `toKept` reads a row. */
export const KEPT = `SELECT f.child_id, f.facts, v.digest, v.level, ${MARK} ${BOTH}`

export function toKept([id, facts, digest = null, level = null, mark]: readonly Written[]): Kept {
  return { id: id!, facts: JSON.parse(facts!) as StoredFacts, digest, level, mark: mark! }
}

/** Judges children whose facts this transaction has written, and so locked. */
export async function judgeWritten(
  tx: HubTransaction,
  rules: RuleSet,
  day: string,
  ids: readonly string[],
): Promise<number> {
  if (ids.length === 0) return 0
  return write(tx, day, differing(await readKept(tx, ids), rules, day))
}

/**
 * Judges children as they were read, and writes the verdicts that differ, each change of level as a step too. Before that their facts are
 * locked: what another process wrote in between is read and judged again. Gives the number of verdicts written.
 */
export async function judgeRead(
  tx: HubTransaction,
  rules: RuleSet,
  day: string,
  read: readonly Kept[],
): Promise<number> {
  const found = differing(read, rules, day)
  if (found.length === 0) return 0
  const ids = found.map(({ child_id: id }) => id)
  await tx.run('SELECT 1 FROM dropout_facts WHERE child_id = ANY($1::uuid[]) ORDER BY child_id FOR NO KEY UPDATE', [ids]) // prettier-ignore
  const marks = new Map((await tx.run(`SELECT f.child_id, ${MARK} ${BOTH} WHERE f.child_id = ANY($1::uuid[])`, [ids])).map(([id, mark]) => [id!, mark!])) // prettier-ignore
  const before = new Map(read.map(({ id, mark }) => [id, mark]))
  const isSame = (id: string) => marks.get(id) === before.get(id)
  const others = await readKept(
    tx,
    [...marks.keys()].filter((id) => !isSame(id)),
  )
  return write(tx, day, [...found.filter(({ child_id: id }) => isSame(id)), ...differing(others, rules, day)])
}

async function readKept(tx: HubTransaction, ids: readonly string[]): Promise<Kept[]> {
  return ids.length === 0 ? [] : (await tx.run(`${KEPT} WHERE f.child_id = ANY($1::uuid[])`, [ids])).map(toKept)
}

type Differing = VerdictRow & { readonly child_id: string; readonly is_step: boolean }

function differing(kept: readonly Kept[], rules: RuleSet, day: string): Differing[] {
  return kept.flatMap(({ id, facts, digest, level }) => {
    const row = verdictRow(facts, rules, day)
    return row.digest === digest ? [] : [{ child_id: id, ...row, is_step: row.level !== level }]
  })
}

async function write(tx: HubTransaction, day: string, rows: readonly Differing[]): Promise<number> {
  if (rows.length > 0) await tx.run(WRITE, [JSON.stringify(rows), day])
  return rows.length
}

const TYPES: Readonly<Record<keyof VerdictRow, string>> = {
  ...{ level: 'text', reason: 'text', days: 'int', variant: 'text', rules_version: 'text', confidence: 'text' },
  ...{ inputs: 'jsonb', missing: 'text[]', unknowable: 'text[]', aid: 'boolean', groups: 'text[]' },
  ...{ differs_from_ledger: 'boolean', digest: 'text' },
}
const COLUMNS = Object.keys(TYPES)

/** What every reader of a verdict is told. Its day must not move by what only some may know (days, aid, groups, inputs). */
function told(row: string): string {
  return ['level', 'reason', 'variant', 'rules_version', 'confidence', 'unknowable', 'differs_from_ledger'].map((column) => `${row}.${column}`).join(', ') // prettier-ignore
}

const WRITE = `
  WITH g AS MATERIALIZED (
    SELECT * FROM json_to_recordset($1::json) AS g(child_id uuid, is_step boolean, ${Object.entries(TYPES)
      .map(([name, type]) => `${name} ${type}`)
      .join(', ')})
  ), steps AS (
    INSERT INTO dropout_verdict_step (child_id, day, level, variant, rules_version)
    SELECT child_id, $2::date, level, variant, rules_version FROM g WHERE is_step
  )
  INSERT INTO dropout_verdict AS v (child_id, judged_on, since, ${COLUMNS.join(', ')})
  SELECT child_id, $2::date, $2::date, ${COLUMNS.join(', ')} FROM g ORDER BY child_id
  ON CONFLICT (child_id) DO UPDATE SET
    judged_on = CASE WHEN (${told('v')}) IS NOT DISTINCT FROM (${told('excluded')}) THEN v.judged_on ELSE excluded.judged_on END, changed_in = pg_current_xact_id(),
    since = CASE WHEN v.level = excluded.level THEN v.since ELSE excluded.since END,
    ${COLUMNS.map((column) => `${column} = excluded.${column}`).join(', ')}`
