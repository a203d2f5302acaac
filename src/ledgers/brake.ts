import type { Living, LivingStore, Machine, Steps } from '../commands/machine'
import { setDeadline } from '../jobs/deadlines'
import { instant } from '../kit/clock'
import { prefixedId } from '../kit/prefixed-id'

export type BrakeState = 'WAITING' | 'RELEASED' | 'REFUSED'
export type BrakeAction = 'COUNT' | 'RELEASE' | 'REFUSE'

/** A run that would change too much of one school's roll at once. It names no child: those are kept beside it. */
export interface Brake extends Living {
  readonly school: string | null
  readonly division: string
  readonly opens: number
  readonly marks: number
  readonly roll: number
  readonly percent: number
  readonly rulesVersion: string | null
  readonly state: BrakeState
  /** Milliseconds since 1970. */
  readonly since: number
  readonly countedAt: number
}

export const { format: formatBrakeId, parse: parseBrakeId } = prefixedId('ledger-brake:')

const BRAKE_STEPS: Steps<BrakeState, BrakeAction> = {
  WAITING: { COUNT: 'WAITING', RELEASE: 'RELEASED', REFUSE: 'REFUSED' },
  RELEASED: {},
  REFUSED: {},
}

export const BRAKE_MACHINE: Machine<Brake, BrakeState, BrakeAction> = {
  type: 'ledger-brake',
  steps: BRAKE_STEPS,
  state: ({ state }) => state,
  codes: { missing: 'LEDGER_NOT_FOUND', state: 'LEDGER_STATE' },
  idInput: 'brakeId',
}

/** SQL of one brake (`ledger_brake b`) as a JSON text. */
export const BRAKE_JSON = `json_build_object('id', b.id, 'school', b.school, 'division', b.division, 'opens', b.opens, 'marks', b.marks,
  'roll', b.roll, 'percent', b.percent, 'rulesVersion', b.rules_version, 'state', b.state,
  'since', (extract(epoch FROM b.since) * 1000)::bigint, 'countedAt', (extract(epoch FROM b.counted_at) * 1000)::bigint,
  'version', b.version)::text`

export function readBrake(json: string): Brake {
  return JSON.parse(json) as Brake
}

/** What a step writes: a new count, or the decision with its note. */
export interface BrakeChange {
  readonly fields: Partial<Pick<Brake, 'opens' | 'marks' | 'roll' | 'percent' | 'rulesVersion' | 'state' | 'countedAt'>>
  readonly decision: { readonly by: string; readonly at: number; readonly note: string } | null
  /** The statement that adds the children of a new count. */
  readonly children?: { readonly text: string; readonly cells: readonly unknown[] }
}

/** The job that compares verdicts and items. */
export const OPENING_TASK = 'ledger-opening'

export const brakeRecords: LivingStore<Brake, BrakeChange> = {
  async hold(tx, id) {
    const [row] = await tx.run(`SELECT ${BRAKE_JSON} FROM ledger_brake b WHERE b.id = $1::uuid FOR UPDATE`, [id])
    return row ? readBrake(row[0]!) : null
  },
  async write(tx, brake, { fields, decision, children }, version) {
    const after = { ...brake, ...fields, version }
    const { id, opens, marks, roll, percent, rulesVersion, state, countedAt } = after
    await tx.run(
      `UPDATE ledger_brake SET opens = $2, marks = $3, roll = $4, percent = $5, rules_version = $6, state = $7, counted_at = $8,
        decided_by = $9, decided_at = $10, note = $11, version = $12 WHERE id = $1::uuid`,
      [
        ...[id, opens, marks, roll, percent, rulesVersion, state, instant(countedAt)],
        ...[decision?.by ?? null, decision ? instant(decision.at) : null, decision?.note ?? null, version],
      ],
    )
    if (children) await tx.run(children.text, children.cells)
    // What was released is done soon, and not only with the next run.
    if (state === 'RELEASED')
      await setDeadline(tx, {
        key: `${OPENING_TASK} ${id}`,
        task: OPENING_TASK,
        payload: {},
        at: decision?.at ?? countedAt,
      })
    return after
  },
}
