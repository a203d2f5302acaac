import { COUNTY } from '../ledgers/ledger-store'
import type { HubTransaction } from '../store/hub-store'
import { count, type Run, type Span } from './count'
import { sum, type Figures } from './figures'
import type { DropoutReturn } from './return'
import { readReturn, RETURN_JSON } from './return-rows'
import { partsOf, type Unit } from './units'

export interface Counted {
  readonly figures: Figures
  readonly counted: Figures | null
  readonly parts: number
  readonly partsMissing: number
}

/** The last edition of a unit's return, held still; null: there is none. */
export async function lastEdition(tx: HubTransaction, period: string, unit: Unit): Promise<DropoutReturn | null> {
  await tx.run('SELECT pg_advisory_xact_lock(hashtextextended($1, 18))', [`${period} ${unit.division} ${unit.school}`])
  const [row] = await tx.run(
    `SELECT ${RETURN_JSON} FROM dropout_return r WHERE r.period = $1 AND r.division = $2 AND r.school IS NOT DISTINCT FROM $3
     ORDER BY r.edition DESC LIMIT 1`,
    [period, unit.division, unit.school],
  )
  return row ? readReturn(row[0]!) : null
}

/**
 * What a unit's return says. A school's is counted; a county's is the sum of its schools' signed returns and of its children in no school;
 * above it, the sum of the signed returns one level below. The hub's own count of the division stands beside it.
 */
export async function figuresOf(tx: HubTransaction, period: string, unit: Unit, span: Span): Promise<Counted> {
  const run: Run = (text, values) => tx.run(text, values)
  if (unit.school !== null)
    return { figures: await count(run, unit, span, true), counted: null, parts: 0, partsMissing: 0 }
  const below = partsOf(unit)
  const where = below ? 'r.school IS NULL AND r.division LIKE $2 AND r.division NOT LIKE $3' : 'r.school IS NOT NULL AND r.division = $2 AND $3::text IS NOT NULL' // prettier-ignore
  const signed = await tx.run(
    `SELECT DISTINCT ON (r.division, r.school) ${RETURN_JSON} FROM dropout_return r
     WHERE r.period = $1 AND r.state = 'SIGNED' AND ${where} ORDER BY r.division, r.school, r.edition DESC`,
    [period, below?.like ?? unit.division, below?.not ?? ''],
  )
  const parts = signed.map(([json]) => readReturn(json!))
  const own = below ? [] : [await count(run, unit, span, false)]
  const expected = await tx.run(below ? `SELECT count(DISTINCT ${PART(below.like)}) FROM child WHERE NOT retired AND ${COUNTY} LIKE $1` : `SELECT count(DISTINCT school_code) FROM child WHERE NOT retired AND ${COUNTY} = $1`, [below ? `${below.like.replace(/_.*$/, '')}%` : unit.division]) // prettier-ignore
  return {
    figures: sum([...parts.map(({ figures }) => figures), ...own]),
    counted: await count(run, unit, span, true),
    parts: parts.length,
    partsMissing: Math.max(0, Number(expected[0]?.[0] ?? 0) - parts.length),
  }
}

/** SQL: the division one level below to which a child's county belongs. */
const PART = (like: string) => `left(${COUNTY}, ${like.startsWith('_') ? 2 : like.endsWith('00') ? 4 : 6})`
