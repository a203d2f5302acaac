import { randomUUID } from 'node:crypto'
import { decide, type AccessClass } from '../access/decide'
import type { ChangeRecord } from '../audit/audit-record'
import type { Actor } from '../auth/actor'
import { changeRecord, type About, type Changer } from '../changes/change-record'
import { HubError } from '../errors/hub-error'
import { instant } from '../kit/clock'
import type { Grant } from './grant'
import type { GrantRooms } from './grant-rooms'
import { grantableRow } from './grant-rules'
import { insertGrant, stepGrant } from './grant-writer'
import { at, checkChild, checkGrant, checkHours, checkText } from './inputs'
import type { DecideInput, RequestInput, ReviewInput, RevokeInput } from './inputs'
import { GrantSight } from './grant-sight'
import { GRANT_STEPS, MOST_HOURS, REVIEW_STEPS, stateAt, type GrantAction } from './states'

/** What a mutation answers: what it made, or why it did not. */
export interface GrantAnswer {
  readonly grant: Grant | null
  readonly errors: readonly HubError[]
}

type Kind = ChangeRecord['change']
const HOUR = 3_600_000

/**
 * Asks for grants, decides, revokes and reviews them, for one actor and one request. Refusals that the caller can mend come
 * as `errors` and stand in the audit trail; AUDIT_UNAVAILABLE and HUB_UNAVAILABLE are thrown.
 */
export class GrantDesk {
  readonly sight: GrantSight
  private readonly changer: Changer

  constructor(
    private readonly rooms: GrantRooms,
    private readonly actor: Actor,
    private readonly who: AccessClass,
    requestId: string,
  ) {
    this.changer = { actor, requestId, clock: rooms.clock }
    this.sight = new GrantSight(rooms, actor, who)
  }

  request(input: RequestInput): Promise<GrantAnswer> {
    const kind = input.emergency ? 'grant-emergency' : 'grant-requested'
    return this.answer(kind, async (about) => {
      const child = checkChild(input.childId)
      about({ child })
      const reason = checkText(input.reason, 'reason')
      const hours = checkHours(input.hours, input.emergency ? MOST_HOURS.emergency : MOST_HOURS.approved)
      const table = this.rooms.table()
      const bits = await this.sight.bits(child)
      if (bits === null || decide(table, 'Child.id', this.who, bits).level !== 'full')
        throw new HubError('NOT_FOUND', undefined, at('childId'))
      const { rule, owner } = grantableRow(table, input, this.who, bits)
      about({ child, rule })
      const { subject, department } = this.actor
      const now = this.now()
      const requestedAt = instant(now)
      const grant: Grant = {
        ...UNANSWERED,
        ...{ id: randomUUID(), subject, department, child, rule, owner, reason, hours, requestedAt },
        emergency: input.emergency,
        state: input.emergency ? 'EMERGENCY' : 'REQUESTED',
        until: input.emergency ? instant(now + hours * HOUR) : null,
        review: input.emergency ? 'OPEN' : null,
        noticeTo: input.emergency ? (department ?? owner) : null,
        noticeAt: input.emergency ? requestedAt : null,
      }
      return this.rooms.changes.run(this.asked('requestGrant', input), requestedAt, async (tx) => {
        await insertGrant(tx, grant)
        return { answer: grant, record: changeRecord(this.changer, kind, 'grant', grant, 'done') }
      })
    })
  }

  decide(input: DecideInput): Promise<GrantAnswer> {
    const kind = input.decision === 'APPROVE' ? 'grant-approved' : 'grant-refused'
    return this.step('decide', kind, input, (grant, now, note) => {
      const state = this.next(grant, input.decision, now)
      const hours = input.hours === null ? grant.hours : checkHours(input.hours, grant.hours)
      const until = state === 'APPROVED' ? instant(now + hours * HOUR) : null
      return { state, hours, until, note, decidedBy: this.actor.subject, decidedAt: instant(now) }
    })
  }

  revoke(input: RevokeInput): Promise<GrantAnswer> {
    return this.step('revoke', 'grant-revoked', input, (grant, now, revokeNote) => ({
      state: this.next(grant, 'REVOKE', now),
      revokedBy: this.actor.subject,
      revokedAt: instant(now),
      revokeNote,
    }))
  }

  review(input: ReviewInput): Promise<GrantAnswer> {
    return this.step('review', 'grant-reviewed', input, (grant, now, reviewNote) => {
      const review = grant.review && REVIEW_STEPS[grant.review][input.verdict]
      if (!review)
        throw new HubError('GRANT_STATE', `expected an open review, got ${grant.review ?? 'none'}`, at('grantId'))
      return { review, reviewedBy: this.actor.subject, reviewedAt: instant(now), reviewNote }
    })
  }

  /** One step of a grant that this actor may take, under its version. */
  private step(
    command: 'decide' | 'revoke' | 'review',
    kind: Kind,
    input: RevokeInput,
    change: (grant: Grant, now: number, note: string) => Partial<Grant>,
  ): Promise<GrantAnswer> {
    return this.answer(kind, async (about) => {
      const id = checkGrant(input.grantId)
      const known = await this.rooms.store.find(id)
      if (known) about({ id, child: known.child, rule: known.rule })
      if (!known || !(await this.sight.mayAct(command, known)))
        throw new HubError('GRANT_NOT_FOUND', undefined, at('grantId'))
      if (known.subject === this.actor.subject && command !== 'revoke')
        throw new HubError('GRANT_OWN', undefined, at('grantId'))
      const note = checkText(input.note, 'note')
      const now = this.now()
      return this.rooms.changes.run(this.asked(`${command}Grant`, input), instant(now), async (tx) => {
        const grant = await stepGrant(tx, id, input.version, (current) => change(current, now, note))
        return { answer: grant, record: changeRecord(this.changer, kind, 'grant', grant, 'done') }
      })
    })
  }

  private next(grant: Grant, action: GrantAction, now: number) {
    const state = stateAt(grant.state, grant.until, now)
    const next = GRANT_STEPS[state][action]
    if (!next) throw new HubError('GRANT_STATE', `${action} is not possible: the grant is ${state}`, at('grantId'))
    return next
  }

  /** Turns a refusal into an answer, after it stands in the trail. */
  private async answer(kind: Kind, work: (about: (known: About) => void) => Promise<Grant>): Promise<GrantAnswer> {
    let about: About = {}
    const made = await this.rooms.changes.attempt(
      () => work((known) => (about = known)),
      ({ code }) => changeRecord(this.changer, kind, 'grant', about, code),
    )
    return made instanceof HubError ? { grant: null, errors: [made] } : { grant: this.sight.shown(made), errors: [] }
  }

  private asked(mutation: string, input: RequestInput | RevokeInput) {
    const { idempotencyKey: key, ...rest } = input
    return { subject: this.actor.subject, mutation, key, input: { ...rest } }
  }

  /** Whole seconds: a grant ends to the second, so it begins with one. */
  private now(): number {
    return Math.floor(this.rooms.clock.now() / 1_000) * 1_000
  }
}

const UNANSWERED = {
  ...{ decidedBy: null, decidedAt: null, note: null, revokedBy: null, revokedAt: null, revokeNote: null },
  ...{ reviewedBy: null, reviewedAt: null, reviewNote: null, version: 1 },
}
