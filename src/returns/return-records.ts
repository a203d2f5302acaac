import type { LivingStore } from '../commands/machine'
import { instant } from '../kit/clock'
import type { Span } from './count'
import type { DropoutReturn, Signature } from './return'
import { readReturn, RETURN_JSON } from './return-rows'
import { figuresOf } from './roll-up'
import type { ReturnState } from './states'

/** What a step writes. */
export interface ReturnChange {
  readonly state: ReturnState
  readonly filled: Signature | null
  readonly reviewed: Signature | null
  readonly signed: Signature | null
  /** Counted again; null: the figures stay. */
  readonly recount: (Span & { readonly at: number }) | null
}

export const returnRecords: LivingStore<DropoutReturn, ReturnChange> = {
  async hold(tx, id) {
    const [row] = await tx.run(`SELECT ${RETURN_JSON} FROM dropout_return r WHERE r.id = $1::uuid FOR UPDATE`, [id])
    return row ? readReturn(row[0]!) : null
  },
  async write(tx, record, { state, filled, reviewed, signed, recount }, version) {
    const counted = recount ? { ...(await figuresOf(tx, record.period, record, recount)), countedAt: recount.at } : null
    const signatures = [filled, reviewed, signed].flatMap((one) => [one?.by ?? null, one ? instant(one.at) : null])
    await tx.run(
      `UPDATE dropout_return SET state = $2, version = $3, filled_by = $4, filled_at = $5::timestamptz, reviewed_by = $6,
         reviewed_at = $7::timestamptz, signed_by = $8, signed_at = $9::timestamptz WHERE id = $1::uuid`,
      [record.id, state, version, ...signatures],
    )
    if (counted)
      await tx.run(
        `UPDATE dropout_return SET counted_at = $2::timestamptz, figures = $3::integer[], counted = $4::integer[], parts = $5,
           parts_missing = $6 WHERE id = $1::uuid`,
        [record.id, instant(counted.countedAt), counted.figures, counted.counted, counted.parts, counted.partsMissing],
      )
    return { ...record, state, filled, reviewed, signed, version, ...counted }
  },
}
