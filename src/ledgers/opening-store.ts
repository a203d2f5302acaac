import { adultsBornUntil, isFindable } from '../identity/minority'
import type { HubStore } from '../store/hub-store'
import { BRAKE_JSON, readBrake, type Brake } from './brake'
import { COUNTY } from './ledger-store'
import type { Change } from './opening'
import { LEDGER_OF_LEVEL, LEDGERS } from './words'

const AT_RISK = Object.keys(LEDGER_OF_LEVEL)
  .map((level) => `'${level}'`)
  .join(', ')
const rankOf = (ledger: string) => `array_position(ARRAY[${LEDGERS.map((one) => `'${one}'`).join(', ')}], ${ledger})`
const LEDGER_OF = `CASE v.level ${Object.entries(LEDGER_OF_LEVEL).map(([level, ledger]) => `WHEN '${level}' THEN '${ledger}'`).join(' ')} END` // prettier-ignore

const CELLS = `v.child_id::text, v.level, v.variant, v.rules_version, v.since::text, coalesce(i.school, child.school_code),
  coalesce(i.division, ${COUNTY}), i.id::text, i.version`

/** What a person decided of this child by this verdict, the newest decision. */
const DECIDED = (change: string) => `(SELECT b.state FROM ledger_brake_child c JOIN ledger_brake b ON b.id = c.brake_id
  WHERE c.child_id = v.child_id AND c.change = ${change} AND c.level = v.level AND c.since = v.since AND b.state <> 'WAITING'
  ORDER BY b.decided_at DESC LIMIT 1)`

// A child whose item was closed is found again only by a newer level, or a worse one: the registries are later than a proof.
const RISKS = `
  SELECT CASE WHEN i.id IS NULL THEN 'OPEN' WHEN ${rankOf(LEDGER_OF)} > ${rankOf('i.ledger')} THEN 'MOVE_UP' ELSE 'MARK_RISK' END,
    ${CELLS}, ${DECIDED(`'OPEN'`)}
  FROM dropout_verdict v JOIN child ON child.id = v.child_id AND ${isFindable('$1::date')}
    LEFT JOIN ledger_item i ON i.child_id = v.child_id AND i.state <> 'CLOSED'
  WHERE v.level IN (${AT_RISK})
    AND (i.id IS NULL OR ${rankOf(LEDGER_OF)} > ${rankOf('i.ledger')} OR i.back_on IS NOT NULL)
    AND (i.id IS NOT NULL OR NOT EXISTS (SELECT FROM ledger_item o WHERE o.child_id = v.child_id AND o.state = 'CLOSED'
      AND (o.closed_at AT TIME ZONE 'Asia/Shanghai')::date >= v.since AND ${rankOf('o.ledger')} >= ${rankOf(LEDGER_OF)}))
  ORDER BY v.child_id`

// NOT_JUDGED says nothing: an input is missing.
const BACK = `
  SELECT 'MARK_BACK', ${CELLS}, ${DECIDED(`'MARK_BACK'`)}
  FROM ledger_item i JOIN dropout_verdict v ON v.child_id = i.child_id LEFT JOIN child ON child.id = i.child_id
  WHERE i.state <> 'CLOSED' AND i.back_on IS NULL AND i.opened_by = 'RULE' AND v.level IN ('NONE', 'NOT_OF_AGE')
  ORDER BY v.child_id`

/** SQL of the children of a waiting run, as values of a statement whose first is the run. */
export const CHILDREN = 'unnest($2::uuid[], $3::text[], $4::text[], $5::date[]) AS c (child, change, level, since)'

export function childCells(brake: string, changes: readonly Change[]): readonly unknown[] {
  const column = (of: (change: Change) => string) => changes.map(of)
  return [brake, column(({ child }) => child), column(({ what }) => what), column(({ level }) => level), column(({ since }) => since)] // prettier-ignore
}

/** Reads what a run compares. */
export class OpeningStore {
  constructor(private readonly store: Pick<HubStore, 'run'>) {}

  /** What verdicts and items differ in. `day`: today. */
  async changes(day: string): Promise<readonly Change[]> {
    const risks = await this.store.run({ text: RISKS, values: [adultsBornUntil(day)] })
    const back = await this.store.run({ text: BACK, values: [] })
    return [...risks, ...back].map(([what, child, level, variant, rulesVersion, since, school, division, item, version, decided]) => ({
      ...{ what: what as Change['what'], child: child!, level: level!, variant: variant ?? null },
      ...{ rulesVersion: rulesVersion!, since: since!, ledger: LEDGER_OF_LEVEL[level!] ?? null },
      ...{ school: school ?? null, division: division ?? null },
      item: item ? { id: item, version: Number(version) } : null,
      decided: (decided ?? null) as Change['decided'],
    })) // prettier-ignore
  }

  /** Children on the rolls of these schools, and of these counties. */
  async rolls(
    schools: readonly string[],
    counties: readonly string[],
    day: string,
  ): Promise<ReadonlyMap<string, number>> {
    const until = adultsBornUntil(day)
    const bySchool = await this.store.run({
      text: `SELECT 'school ' || school_code, count(*) FROM child WHERE school_code = ANY($1::text[]) AND ${isFindable('$2::date')} GROUP BY 1`,
      values: [schools, until],
    })
    const byCounty = await this.store.run({
      text: `SELECT 'county ' || county, count(*) FROM (SELECT ${COUNTY} AS county FROM child WHERE ${isFindable('$2::date')}) c
        WHERE county = ANY($1::text[]) GROUP BY 1`,
      values: [counties, until],
    })
    return new Map([...bySchool, ...byCounty].map(([place, count]) => [place!, Number(count)]))
  }

  /** What the rules opened in each place since an instant (ISO 8601), without what a person released. */
  async opened(since: string): Promise<ReadonlyMap<string, number>> {
    const rows = await this.store.run({
      text: `SELECT coalesce('school ' || i.school, 'county ' || i.division), count(*) FROM ledger_item i
        WHERE i.opened_by = 'RULE' AND i.opened_at > $1::timestamptz AND NOT EXISTS (
          SELECT FROM ledger_brake_child c JOIN ledger_brake b ON b.id = c.brake_id WHERE c.child_id = i.child_id AND b.state = 'RELEASED')
        GROUP BY 1`,
      values: [since],
    })
    return new Map(rows.map(([place, count]) => [place!, Number(count)]))
  }

  /** Whether a waiting run does not hold all of these children yet. */
  async isFresh(brake: string, changes: readonly Change[]): Promise<boolean> {
    const rows = await this.store.run({
      text: `SELECT 1 FROM ${CHILDREN} WHERE NOT EXISTS (SELECT FROM ledger_brake_child k WHERE k.brake_id = $1::uuid
        AND (k.child_id, k.change, k.level, k.since) = (c.child, c.change, c.level, c.since)) LIMIT 1`,
      values: childCells(brake, changes),
    })
    return rows.length > 0
  }

  async waiting(): Promise<readonly { readonly place: string; readonly brake: Brake }[]> {
    const rows = await this.store.run({
      text: `SELECT b.place, ${BRAKE_JSON} FROM ledger_brake b WHERE b.state = 'WAITING' ORDER BY b.place`,
      values: [],
    })
    return rows.map(([place, json]) => ({ place: place!, brake: readBrake(json!) }))
  }
}
