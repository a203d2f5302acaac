import { subtreePrefix } from '../divisions/divisions'
import type { HubStore } from '../store/hub-store'

/** What one version of the rules did, in exact numbers: for the operator at the hub's own machine. Definitions: docs/LEDGERS.md. */
export interface ExactFigures {
  readonly rulesVersion: string | null
  readonly opened: number
  readonly closed: number
  /** Closed items that the rule opened; and of them those closed as a wrong suspicion. */
  readonly ruleClosed: number
  readonly ruleDisproved: number
  readonly excused: number
  /** Closed items of children who came back; and of them those that the rule had found. */
  readonly returned: number
  readonly ruleReturned: number
  readonly contacted: number
  readonly hoursToContact: number | null
}

/** The same as others may see them: what is made of fewer than five is null. */
export interface Figures {
  readonly rulesVersion: string | null
  readonly opened: number | null
  readonly closed: number | null
  readonly precision: number | null
  readonly recall: number | null
  readonly hoursToContact: number | null
}

/** By version of the rules, the newest item's first; of the items whose county lies in a division, null: all. */
export async function countFigures(store: Pick<HubStore, 'run'>, division: string | null): Promise<ExactFigures[]> {
  const rows = await store.run({
    text: `SELECT rules_version, count(*), count(*) FILTER (WHERE state = 'CLOSED'),
        count(*) FILTER (WHERE state = 'CLOSED' AND opened_by = 'RULE'),
        count(*) FILTER (WHERE state = 'CLOSED' AND opened_by = 'RULE' AND outcome = 'DISPROVED'),
        count(*) FILTER (WHERE state = 'CLOSED' AND outcome = 'EXCUSED'),
        count(*) FILTER (WHERE state = 'CLOSED' AND outcome = 'RETURNED'),
        count(*) FILTER (WHERE state = 'CLOSED' AND outcome = 'RETURNED' AND opened_by = 'RULE'),
        count(first_contact_at),
        percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM first_contact_at - opened_at) / 3600)
      FROM ledger_item WHERE division LIKE $1 GROUP BY rules_version ORDER BY max(opened_at) DESC, rules_version`,
    values: [`${division === null ? '' : subtreePrefix(division)}%`],
  })
  return rows.map(([rulesVersion, ...cells]) => {
    const [opened, closed, ruleClosed, ruleDisproved, excused, returned, ruleReturned, contacted] = cells.map(Number)
    return {
      rulesVersion: rulesVersion ?? null,
      ...{ opened: opened!, closed: closed!, ruleClosed: ruleClosed!, ruleDisproved: ruleDisproved! },
      ...{ excused: excused!, returned: returned!, ruleReturned: ruleReturned!, contacted: contacted! },
      hoursToContact: cells[8] == null ? null : Number(cells[8]),
    }
  })
}

const LEAST = 5

/** A share is told only where neither its part nor the rest is a small group: either would give the other away. */
export function tellable(exact: ExactFigures): Figures {
  const { rulesVersion, opened, closed, ruleClosed, ruleDisproved, returned, ruleReturned, contacted } = exact
  return {
    rulesVersion,
    opened: tellableCount(opened),
    closed: tellableCount(closed) === null || isSmall(opened - closed) ? null : closed,
    precision: share(ruleClosed - ruleDisproved, ruleClosed),
    recall: share(ruleReturned, returned),
    hoursToContact: contacted < LEAST ? null : exact.hoursToContact === null ? null : Math.round(exact.hoursToContact),
  }
}

function isSmall(count: number): boolean {
  return count > 0 && count < LEAST
}

function tellableCount(count: number): number | null {
  return count < LEAST ? null : count
}

/** To the percent. */
export function share(part: number, whole: number): number | null {
  if (whole < LEAST || isSmall(part) || isSmall(whole - part)) return null
  return Math.round((part / whole) * 100) / 100
}
