import { EXPORTED } from '../access/check-table'
import { decidePosition, type AccessClass } from '../access/decide'
import type { AccessTable } from '../access/table'
import type { Export } from '../access/words'
import { HubError } from '../errors/hub-error'

/** In which a saved operation leaves the hub by its name. */
export const FORMATS = ['json', 'csv', 'xlsx', 'parquet'] as const
export type Format = (typeof FORMATS)[number]

/** The position of the access table that gives a format. */
export function positionOf(format: Format): Export {
  return `export-${format}`
}

/** Whether the account may take a saved operation away in this format. */
export function mayExport(table: AccessTable, who: AccessClass, format: Format): boolean {
  return decidePosition(table, EXPORTED, positionOf(format), who, who.reachable.at(-1)!).level === 'full'
}

/** Throws HubError ACCESS_DENIED, which names the position and the rule. */
export function refuseExport(table: AccessTable, who: AccessClass, format: Format): void {
  if (mayExport(table, who, format)) return
  const position = positionOf(format)
  throw new HubError('ACCESS_DENIED', `expected an account that may take saved operations as ${format}`, {
    field: EXPORTED,
    position,
    rule: table.rows.get(EXPORTED)?.rule ?? 'no row',
  })
}
