import type { ChangeRecord } from '../audit/audit-record'
import type { Clock } from '../kit/clock'

/** Who changes something, in which request, and by which clock. */
export interface Changer {
  readonly requestId: string
  readonly actor: Pick<ChangeRecord, 'subject' | 'department' | 'roles' | 'client' | 'purpose'>
  readonly clock: Clock
}

/** What is known of a change, or of one that was refused. */
export interface About {
  readonly id?: string | null
  readonly version?: number
  readonly child?: string
  readonly rule?: string
}

/** The record of a change, of any type of target. */
export function changeRecord(
  { requestId, actor, clock }: Changer,
  change: ChangeRecord['change'],
  type: ChangeRecord['target']['type'],
  { id = null, version, child, rule }: About,
  outcome: string,
): ChangeRecord {
  const { subject, department, roles, client, purpose } = actor
  const at = new Date(clock.now()).toISOString()
  return {
    kind: 'change',
    ...{ requestId, at, subject, department, roles, client, purpose, change },
    target: { type, id },
    ...{ version: version ?? null, child: child ?? null, rule: rule ?? null, outcome },
  }
}
