import { COUNTY } from '../ledgers/ledger-store'
import { instant } from '../kit/clock'
import { checkFigures, type Figures } from './figures'
import { prefixOf, type Unit } from './units'

/** What a count asks of the hub's database: the store, or a transaction. */
export type Run = (text: string, values: readonly unknown[]) => Promise<readonly (readonly (string | null)[])[]>

export interface Span {
  /** Milliseconds since 1970: the first instant, and the first one after it. */
  readonly from: number
  readonly until: number
}

/**
 * Figures of a unit: a school's pupils; with `whole`, everybody of a division; else the children of a county who are in no school.
 * Children are counted as they are judged now, items by their entries in the span.
 */
export async function count(run: Run, unit: Unit, span: Span, whole: boolean): Promise<Figures> {
  const [child, item, value] = placeOf(unit, whole)
  const [children, items] = await Promise.all([
    run(CHILDREN(child), [value]),
    run(ITEMS(item), [value, instant(span.from), instant(span.until)]),
  ])
  return checkFigures([...(children[0] ?? []), ...(items[0] ?? [])].map(Number))
}

/** SQL for a child and for an item, with $1. */
function placeOf(unit: Unit, whole: boolean): readonly [string, string, string] {
  if (unit.school !== null) return ['child.school_code = $1', 'i.school = $1', unit.school]
  const prefix = `${prefixOf(unit)}%`
  if (whole) return [`${COUNTY} LIKE $1`, 'i.division LIKE $1', prefix]
  return [`child.school_code IS NULL AND ${COUNTY} LIKE $1`, 'i.school IS NULL AND i.division LIKE $1', prefix]
}

/** Figures 1 to 9: nothing of a verdict that the office which counts may not read, for a count of one is the value. Each is counted for itself, so that the checks have something to find. */
const CHILDREN = (place: string) => `
  SELECT count(*) FILTER (WHERE v.level <> 'NOT_OF_AGE'), count(*) FILTER (WHERE v.level = 'NONE'),
    count(*) FILTER (WHERE v.level = 'SUSPECTED'), count(*) FILTER (WHERE v.level = 'DROPPED_OUT'),
    count(*) FILTER (WHERE v.level = 'OUT_OF_SCHOOL'), count(*) FILTER (WHERE v.level = 'NOT_JUDGED'),
    count(*) FILTER (WHERE ${OUT()}), count(*) FILTER (WHERE ${OUT()} AND v.aid), count(*) FILTER (WHERE ${OUT()} AND v.confidence = 'HIGH')
  FROM dropout_verdict v JOIN child ON child.id = v.child_id WHERE NOT child.retired AND ${place}`

function OUT(): string {
  return "v.level IN ('DROPPED_OUT', 'OUT_OF_SCHOOL')"
}

/** Figures 10 to 24. An item is open at an instant if its last entry before it left it so. */
const ITEMS = (place: string) => `
  WITH item AS (
    SELECT i.id, i.ledger, ${stateAt('$2')} AS at_first, ${stateAt('$3')} AS at_last FROM ledger_item i WHERE ${place}
  ), entry AS (
    SELECT e.action, e.from_state, e.to_state, (
      SELECT c.action FROM ledger_entry c
      WHERE c.item_id = e.item_id AND c.number < e.number AND c.action IN ('RETURN', 'EXCUSE', 'DISPROVE') ORDER BY c.number DESC LIMIT 1
    ) AS claim
    FROM ledger_entry e JOIN item ON item.id = e.item_id WHERE e.at >= $2::timestamptz AND e.at < $3::timestamptz
  ), happened AS (
    SELECT count(*) FILTER (WHERE action = 'OPEN') AS opened,
      count(*) FILTER (WHERE action = 'REOPEN' AND from_state = 'CLOSED') AS reopened,
      count(*) FILTER (WHERE ${CLOSED()}) AS closed, count(*) FILTER (WHERE ${CLOSED()} AND claim = 'RETURN') AS back,
      count(*) FILTER (WHERE ${CLOSED()} AND claim = 'EXCUSE') AS excused,
      count(*) FILTER (WHERE ${CLOSED()} AND claim = 'DISPROVE') AS disproved,
      count(*) FILTER (WHERE action = 'VISIT') AS visits, count(*) FILTER (WHERE action = 'REPORT') AS reports,
      count(*) FILTER (WHERE action = 'ORDER') AS orders, count(*) FILTER (WHERE action = 'PENALISE') AS penalties FROM entry
  ), standing AS (
    SELECT count(*) FILTER (WHERE at_first <> 'CLOSED') AS first, count(*) FILTER (WHERE at_last <> 'CLOSED') AS last,
      count(*) FILTER (WHERE at_last <> 'CLOSED' AND ledger = 'SCHOOL_AGE') AS school_age,
      count(*) FILTER (WHERE at_last <> 'CLOSED' AND ledger = 'SUSPECTED') AS suspected,
      count(*) FILTER (WHERE at_last <> 'CLOSED' AND ledger = 'DROPPED_OUT') AS dropped_out FROM item
  )
  SELECT first, opened, reopened, closed, last, back, excused, disproved, school_age, suspected, dropped_out, visits, reports, orders, penalties
  FROM standing, happened`

function CLOSED(): string {
  return "to_state = 'CLOSED' AND from_state <> 'CLOSED'"
}

function stateAt(instantPlace: string): string {
  return `(SELECT e.to_state FROM ledger_entry e WHERE e.item_id = i.id AND e.at < ${instantPlace}::timestamptz ORDER BY e.number DESC LIMIT 1)`
}
