import { randomUUID } from 'node:crypto'
import { decide, type AccessClass } from '../access/decide'
import type { ChangeRecord } from '../audit/audit-record'
import type { Actor } from '../auth/actor'
import type { About } from '../commands/change-record'
import { Commands, type Sent, type Step } from '../commands/commands'
import type { Machine } from '../commands/machine'
import { HubError } from '../errors/hub-error'
import { instant } from '../kit/clock'
import type { AccessGrant } from './access-grant'
import type { GrantDependencies } from './grant-dependencies'
import { grantableRow } from './grant-rules'
import { grantRecords, insertGrant, type GrantChange } from './grant-writer'
import { at, checkChild, checkGrant, checkHours, checkText } from './inputs'
import type { DecideInput, RequestInput, ReviewInput, RevokeInput } from './inputs'
import { GrantVisibility } from './grant-visibility'
import { GRANT_MACHINE, REVIEW_MACHINE } from './machines'
import { MOST_HOURS, type GrantAction, type GrantState, type WrittenState } from './states'

/** What a mutation answers: what it made, or why it did not. */
export interface GrantAnswer {
  readonly grant: AccessGrant | null
  readonly errors: readonly HubError[]
}

type Kind = ChangeRecord['change']
const HOUR = 3_600_000

/**
 * Asks for grants, decides, revokes and reviews them, for one actor and one request. Refusals that the caller can mend come
 * as `errors` and are in the audit trail; AUDIT_UNAVAILABLE and HUB_UNAVAILABLE are thrown.
 */
export class GrantCommands {
  readonly visibility: GrantVisibility
  private readonly commands: Commands

  constructor(
    private readonly dependencies: GrantDependencies,
    private readonly actor: Actor,
    private readonly who: AccessClass,
    requestId: string,
  ) {
    this.commands = new Commands(dependencies.changes, { actor, requestId, clock: dependencies.clock })
    this.visibility = new GrantVisibility(dependencies, actor, who)
  }

  request(input: RequestInput): Promise<GrantAnswer> {
    const kind = input.emergency ? 'grant-emergency' : 'grant-requested'
    return this.answer(kind, async (about) => {
      const child = checkChild(input.childId)
      about({ child })
      const reason = checkText(input.reason, 'reason')
      const hours = checkHours(input.hours, input.emergency ? MOST_HOURS.emergency : MOST_HOURS.approved)
      const table = this.dependencies.table()
      const bits = await this.visibility.bits(child)
      if (bits === null || decide(table, 'Child.id', this.who, bits).level !== 'full')
        throw new HubError('NOT_FOUND', undefined, at('childId'))
      const { rule, owner } = grantableRow(table, input, this.who, bits)
      about({ rule })
      const state = input.emergency ? 'EMERGENCY' : 'REQUESTED'
      return this.commands.create(kind, { type: 'grant', state }, sent('requestGrant', input), async (tx, now) => {
        const { subject, department } = this.actor
        const requestedAt = instant(now)
        const grant: AccessGrant = {
          ...UNANSWERED,
          ...{ id: randomUUID(), subject, department, child, rule, owner, hours, state, requestedAt },
          emergency: input.emergency,
          until: input.emergency ? instant(now + hours * HOUR) : null,
          review: input.emergency ? 'OPEN' : null,
          noticeTo: input.emergency ? (department ?? owner) : null,
          noticeAt: input.emergency ? requestedAt : null,
        }
        await insertGrant(tx, grant, { reason })
        return grant
      })
    })
  }

  decide(input: DecideInput): Promise<GrantAnswer> {
    const kind = input.decision === 'APPROVE' ? 'grant-approved' : 'grant-refused'
    return this.step('decide', kind, input, GRANT_MACHINE, input.decision, (note) => (grant, state, now) => {
      const hours = input.hours === null ? grant.hours : checkHours(input.hours, grant.hours)
      const until = state === 'APPROVED' ? instant(now + hours * HOUR) : null
      const decision = { decidedBy: this.actor.subject, decidedAt: instant(now) }
      return { fields: { state: written(state), hours, until, ...decision }, texts: { note } }
    })
  }

  revoke(input: RevokeInput): Promise<GrantAnswer> {
    return this.step('revoke', 'grant-revoked', input, GRANT_MACHINE, 'REVOKE', (note) =>
      revocation(this.actor.subject, note),
    )
  }

  review(input: ReviewInput): Promise<GrantAnswer> {
    return this.step(
      'review',
      'grant-reviewed',
      input,
      REVIEW_MACHINE,
      input.verdict,
      (note) => (_grant, review, now) => ({
        fields: { review: review === 'NONE' ? null : review, reviewedBy: this.actor.subject, reviewedAt: instant(now) },
        texts: { reviewNote: note },
      }),
    )
  }

  /** One step of a grant that this actor may take. */
  private step<State extends string, Action extends string>(
    command: 'decide' | 'revoke' | 'review',
    kind: Kind,
    input: RevokeInput,
    machine: Machine<AccessGrant, State, Action>,
    action: Action,
    change: (note: string) => Step<AccessGrant, GrantChange, State, Action>['change'],
  ): Promise<GrantAnswer> {
    return this.answer(kind, async (about) => {
      const id = checkGrant(input.grantId)
      const known = await this.dependencies.store.find(id)
      if (known) about({ id, child: known.child, rule: known.rule })
      if (!known || !(await this.visibility.mayAct(command, known)))
        throw new HubError('GRANT_NOT_FOUND', undefined, at('grantId'))
      if (known.subject === this.actor.subject && command !== 'revoke')
        throw new HubError('GRANT_OWN', undefined, at('grantId'))
      const taken = { kind, sent: sent(`${command}Grant`, input), id, version: input.version, action }
      return this.commands.transition(machine, grantRecords, {
        ...taken,
        change: change(checkText(input.note, 'note')),
      })
    })
  }

  /** Turns a refusal into an answer, after it is in the trail. */
  private async answer(
    kind: Kind,
    work: (about: (known: About) => void) => Promise<AccessGrant>,
  ): Promise<GrantAnswer> {
    const made = await this.commands.attempt(kind, 'grant', work)
    return made instanceof HubError ? { grant: null, errors: [made] } : { grant: made, errors: [] }
  }
}

/** What a revocation writes, whoever revokes. */
export function revocation(
  subject: string,
  note: string,
): Step<AccessGrant, GrantChange, GrantState, GrantAction>['change'] {
  return (_grant, state, now) => ({
    fields: { state: written(state), revokedBy: subject, revokedAt: instant(now) },
    texts: { revokeNote: note },
  })
}

/** No action leads to EXPIRED: it follows from the time. */
function written(state: GrantState): WrittenState {
  if (state === 'EXPIRED') throw new TypeError('an action led to EXPIRED')
  return state
}

function sent(mutation: string, input: RequestInput | RevokeInput): Sent {
  const { idempotencyKey: key, ...rest } = input
  return { mutation, key, input: { ...rest } }
}

const UNANSWERED = {
  ...{ decidedBy: null, decidedAt: null, revokedBy: null, revokedAt: null },
  ...{ reviewedBy: null, reviewedAt: null, version: 1 },
}
