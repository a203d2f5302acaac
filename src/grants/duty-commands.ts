import type { Changes } from '../commands/change'
import { Commands } from '../commands/commands'
import { HubError } from '../errors/hub-error'
import type { Clock } from '../kit/clock'
import type { AccessGrant } from './access-grant'
import type { GrantStore } from './grant-store'
import { revocation } from './grant-commands'
import { grantRecords } from './grant-writer'
import { checkText } from './inputs'
import { GRANT_MACHINE } from './machines'

export interface DutyDependencies {
  readonly store: GrantStore
  readonly changes: Changes
  readonly clock: Clock
}

/**
 * What the duty officer may do at the hub's own machine, when no approver can be reached: see what is open, and end it.
 * Approving and reviewing stay with the owner's approvers. Reasons are not shown: they may name a child.
 */
export class DutyCommands {
  constructor(private readonly dependencies: DutyDependencies) {}

  /** All requests that wait, then all emergencies without their review: page by page, the oldest first. */
  async *open(): AsyncGenerator<AccessGrant[]> {
    yield* this.dependencies.store.requested(null)
    yield* this.dependencies.store.unreviewed(null)
  }

  /** Throws HubError GRANT_NOT_FOUND, GRANT_STATE, GRANT_REASON, VERSION_CONFLICT, AUDIT_UNAVAILABLE. */
  async revoke(id: string, officer: string, note: string): Promise<AccessGrant> {
    const { store, changes, clock } = this.dependencies
    const known = await store.find(id)
    if (!known) throw new HubError('GRANT_NOT_FOUND')
    const text = checkText(note, 'note')
    const subject = `duty-officer:${officer}`
    const by = { subject, department: null, roles: [], client: 'tonglian', purpose: 'audit' }
    const commands = new Commands(changes, { actor: by, requestId: `cli-${id}-${known.version + 1}`, clock })
    return commands.transition(GRANT_MACHINE, grantRecords, {
      ...{ kind: 'grant-revoked', id, version: known.version, action: 'REVOKE' },
      sent: { mutation: 'revokeGrant', key: `revoke:${id}:${known.version}`, input: { id } },
      change: revocation(subject, text),
    })
  }
}
