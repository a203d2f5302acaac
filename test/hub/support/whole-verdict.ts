/** The verdict of dropout control as a profile must show it whole, made by hand of what the hub's tables hold. */
export function wholeVerdict(row: Record<string, unknown>, today: string): Record<string, unknown> {
  const facts = (row['facts'] ?? {}) as Record<string, { months?: [string][] } | undefined>
  const feeds = (row['feeds'] ?? {}) as Record<string, string | null>
  const oldest = Object.values(feeds).filter((time) => time !== null).sort()[0] ?? null // prettier-ignore
  const inputs = (row['inputs'] as { input: string; registry: string; state: string }[]).map(
    ({ input, registry, state }) => {
      const hubs = registry === 'links'
      const read = hubs ? oldest : (feeds[registry] ?? null)
      const newest = input === 'attendance' ? facts[registry]?.months?.[0]?.[0] : undefined
      const reported = newest ? lastDayOf(newest) : null
      const asOf = read !== null && reported !== null && reported < read ? reported : read
      return { input, registry: hubs ? null : registry.toUpperCase().replaceAll('-', '_'), state, asOf, ageDays: asOf && daysBetween(asOf, today) } // prettier-ignore
    },
  )
  return {
    level: row['level'],
    since: row['since'],
    judgedOn: row['judged_on'],
    reason: row['reason'],
    days: row['days'],
    rule: 'dropout-control',
    variant: row['variant'],
    rulesVersion: row['rules_version'],
    confidence: row['confidence'],
    inputs,
    missing: row['missing'],
    unknowable: row['unknowable'],
    aid: row['aid'],
    groups: row['groups'],
    differsFromLedger: row['differs_from_ledger'],
  }
}

export const VERDICTS_OF = `SELECT v.*, v.since::text, v.judged_on::text, f.facts,
  (SELECT json_object_agg(registry, to_char(caught_up_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')) FROM feed) AS feeds FROM dropout_verdict v JOIN dropout_facts f USING (child_id)
  WHERE child_id = ANY($1::uuid[])`

/** Noon of the last day of 'YYYY-MM'. */
function lastDayOf(month: string): string {
  const [year, number] = month.split('-').map(Number) as [number, number]
  const last = [31, year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] // prettier-ignore
  return `${month}-${last[number - 1]}T12:00:00Z`
}

function daysBetween(at: string, today: string): number {
  const shanghai = new Date(Date.parse(at) + 8 * 3_600_000)
  const then = Date.UTC(shanghai.getUTCFullYear(), shanghai.getUTCMonth(), shanghai.getUTCDate())
  return Math.max(0, (Date.parse(`${today}T00:00:00Z`) - then) / 86_400_000)
}
