import { cellText } from './matrix'
import type { AccessTable, Row } from './table'
import { AUDIENCES } from './words'

/** One cell of the matrix, before and after; null where it grants nothing. */
export interface Difference {
  readonly field: string
  readonly audience: string
  readonly before: string | null
  readonly after: string | null
  readonly rule: string
}

/** Cell by cell, in the order of the matrix after; fields that are gone come last. */
export function differences(before: AccessTable, after: AccessTable): Difference[] {
  const fields = new Set([...after.rows.keys(), ...before.rows.keys()])
  return [...fields].flatMap((field) => {
    const [old, now] = [before.rows.get(field), after.rows.get(field)]
    const { rule } = (now ?? old)!
    return AUDIENCES.map((audience) => ({
      field,
      audience,
      before: cell(old, audience),
      after: cell(now, audience),
      rule,
    })).filter((one) => one.before !== one.after)
  })
}

function cell(row: Row | undefined, audience: (typeof AUDIENCES)[number]): string | null {
  return row ? cellText(row, audience) : null
}
