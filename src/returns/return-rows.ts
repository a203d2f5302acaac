import { instant } from '../kit/clock'
import type { HubTransaction } from '../store/hub-store'
import { checkFigures } from './figures'
import type { DropoutReturn } from './return'

const millis = (column: string) => `floor(extract(epoch FROM r.${column}) * 1000)`

/** SQL: a return (`r`) as JSON, for `readReturn`. */
export const RETURN_JSON = `json_build_object('id', r.id, 'version', r.version, 'kind', r.kind, 'period', r.period, 'division', r.division,
  'school', r.school, 'edition', r.edition, 'replaces', r.replaces, 'correction', r.correction, 'state', r.state,
  'countedAt', ${millis('counted_at')}, 'figures', r.figures, 'counted', r.counted, 'parts', r.parts, 'partsMissing', r.parts_missing,
  'filled', ${signature('filled')}, 'reviewed', ${signature('reviewed')}, 'signed', ${signature('signed')})`

function signature(step: string): string {
  return `CASE WHEN r.${step}_by IS NOT NULL THEN json_build_object('by', r.${step}_by, 'at', ${millis(`${step}_at`)}) END`
}

export function readReturn(json: string): DropoutReturn {
  const read = JSON.parse(json) as DropoutReturn
  checkFigures(read.figures)
  return read
}

/** A new return, as a draft. */
export async function insertReturn(tx: HubTransaction, made: DropoutReturn): Promise<void> {
  const { id, kind, period, division, school, edition, replaces, correction, state, countedAt, version } = made
  await tx.run(
    `INSERT INTO dropout_return (id, kind, period, division, school, edition, replaces, correction, state, counted_at, figures, counted,
       parts, parts_missing, version)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10::timestamptz, $11::integer[], $12::integer[], $13, $14, $15)`,
    [
      ...[id, kind, period, division, school, edition, replaces, correction, state, instant(countedAt)],
      ...[made.figures, made.counted, made.parts, made.partsMissing, version],
    ],
  )
}
