import type { Changes } from '../changes/change'
import { changeRecord } from '../changes/change-record'
import { HubError } from '../errors/hub-error'
import { instant, type Clock } from '../kit/clock'
import type { Grant } from './grant'
import type { GrantStore } from './grant-store'
import { stepGrant } from './grant-writer'
import { checkText } from './inputs'
import { GRANT_STEPS, stateAt } from './states'

export interface DutyRooms {
  readonly store: GrantStore
  readonly changes: Changes
  readonly clock: Clock
}

/**
 * What the duty officer may do at the hub's own machine, when no approver can be reached: see what is open, and end it.
 * Approving and reviewing stay with the owner's approvers. Reasons are not shown: they may name a child.
 */
export class DutyDesk {
  constructor(private readonly rooms: DutyRooms) {}

  /** All requests that wait, then all emergencies without their review: page by page, the oldest first. */
  async *open(): AsyncGenerator<Grant[]> {
    yield* this.rooms.store.requested(null)
    yield* this.rooms.store.unreviewed(null)
  }

  /** Throws HubError GRANT_NOT_FOUND, GRANT_STATE, GRANT_REASON, VERSION_CONFLICT, AUDIT_UNAVAILABLE. */
  async revoke(id: string, officer: string, note: string): Promise<Grant> {
    const { store, changes, clock } = this.rooms
    const known = await store.find(id)
    if (!known) throw new HubError('GRANT_NOT_FOUND')
    const text = checkText(note, 'note')
    const subject = `duty-officer:${officer}`
    const now = Math.floor(clock.now() / 1_000) * 1_000
    const revokedAt = instant(now)
    const key = `revoke:${id}:${known.version}`
    return changes.run({ subject, mutation: 'revokeGrant', key, input: { id } }, revokedAt, async (tx) => {
      const grant = await stepGrant(tx, id, known.version, (current) => {
        const state = stateAt(current.state, current.until, now)
        const next = GRANT_STEPS[state].REVOKE
        if (!next) throw new HubError('GRANT_STATE', `REVOKE is not possible: the grant is ${state}`)
        return { fields: { state: next, revokedBy: subject, revokedAt }, texts: { revokeNote: text } }
      })
      const by = { subject, department: null, roles: [], client: 'tonglian', purpose: 'audit' }
      const changer = { actor: by, requestId: `cli-${id}-${grant.version}`, clock }
      return { answer: grant, record: changeRecord(changer, 'grant-revoked', 'grant', grant, 'done') }
    })
  }
}
