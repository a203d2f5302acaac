import { COUNTY, countyOfSchool } from '../ledgers/ledger-store'
import type { HubStore } from '../store/hub-store'
import type { DropoutReturn } from './return'
import { readReturn, RETURN_JSON } from './return-rows'
import { prefixOf, type Unit } from './units'

export interface ReturnFilter {
  readonly period: string | null
  /** Returns of this division and of all below it; null: of any. */
  readonly prefix: string | null
}

const MOST = 500

/** Reads returns, and counts what a new one says. */
export class ReturnStore {
  constructor(private readonly store: HubStore) {}

  async find(id: string): Promise<DropoutReturn | null> {
    const [row] = await this.store.run({
      text: `SELECT ${RETURN_JSON} FROM dropout_return r WHERE r.id = $1::uuid`,
      values: [id],
    })
    return row ? readReturn(row[0]!) : null
  }

  /** The newest period first, upper divisions first, then schools. `reach`: prefixes of divisions, and a school. */
  async list({ period, prefix }: ReturnFilter, reach: { prefixes: readonly string[]; school: string | null }) {
    const rows = await this.store.run({
      text: `SELECT ${RETURN_JSON} FROM dropout_return r
        WHERE ($1::text IS NULL OR r.period = $1) AND ($2::text IS NULL OR r.division LIKE $2)
          AND (r.division LIKE ANY($3::text[]) OR r.school = $4)
        ORDER BY r.counted_at DESC, r.division, r.school NULLS FIRST, r.edition DESC LIMIT ${MOST}`,
      values: [period, prefix === null ? null : `${prefix}%`, reach.prefixes.map((one) => `${one}%`), reach.school],
    })
    return rows.map(([json]) => readReturn(json!))
  }

  /** Whether the hub knows of a child of this division. */
  async hasChildren(unit: Unit): Promise<boolean> {
    const rows = await this.store.run({
      text: `SELECT 1 FROM child WHERE NOT retired AND ${COUNTY} LIKE $1 LIMIT 1`,
      values: [`${prefixOf(unit)}%`],
    })
    return rows.length > 0
  }

  countyOf(school: string): Promise<string | null> {
    return countyOfSchool(this.store, school)
  }
}
