import type { ChangeRecord } from '../audit/audit-record'
import { HubError } from '../errors/hub-error'
import { instant } from '../kit/clock'
import type { HubTransaction } from '../store/hub-store'
import type { Changes } from './change'
import { changeRecord, type About, type Changer } from './change-record'
import type { Living, LivingStore, Machine, TargetType } from './machine'
import { tellOf } from './told'

type Kind = ChangeRecord['change']

/** What a client sent: the mutation, its idempotency key, and the rest of its input. */
export interface Sent {
  readonly mutation: string
  readonly key: string
  readonly input: object
}

export interface Step<R extends Living, Change, State extends string, Action extends string> {
  readonly kind: Kind
  readonly sent: Sent
  readonly id: string
  /** The version the client saw. */
  readonly version: number | null
  readonly action: Action
  /** What is checked before the record is looked at, where the same key does not answer already. */
  readonly check?: () => void
  /** What the step writes. `now`: milliseconds since 1970, whole seconds. */
  change(record: R, to: State, now: number): Change
}

/**
 * The one way in which records of the hub change, for one actor and one request: version, idempotency key, the machine's step, the
 * record, its history and the audit record, in one transaction. Rights are judged before, by whoever knows them.
 */
export class Commands {
  constructor(
    private readonly changes: Changes,
    private readonly changer: Changer,
  ) {}

  /** Whole seconds: what ends to the second begins with one. */
  now(): number {
    return Math.floor(this.changer.clock.now() / 1_000) * 1_000
  }

  /** A new record in its first state. */
  create<R extends Living>(
    kind: Kind,
    { type, state }: { readonly type: TargetType; readonly state: string },
    sent: Sent,
    make: (tx: HubTransaction, now: number) => Promise<R>,
  ): Promise<R> {
    const now = this.now()
    return this.changes.run(this.asked(sent), instant(now), async (tx) => {
      const made = await make(tx, now)
      await this.remember(tx, type, made, 'CREATE', null, state, now)
      return { answer: made, record: changeRecord(this.changer, kind, type, made, 'done') }
    })
  }

  /** Throws HubError: the machine's codes, VERSION_CONFLICT, and what `check`, `change` and the store throw. */
  transition<R extends Living, Change, State extends string, Action extends string>(
    machine: Machine<R, State, Action>,
    store: LivingStore<R, Change>,
    { kind, sent, id, version, action, check, change }: Step<R, Change, State, Action>,
  ): Promise<R> {
    const now = this.now()
    const { type, codes, idInput } = machine
    return this.changes.run(this.asked(sent), instant(now), async (tx) => {
      check?.()
      const record = await store.hold(tx, id)
      if (!record) throw new HubError(codes.missing, undefined, { path: ['input', idInput] })
      if (record.version !== version) throw conflict(type, version, record.version)
      const from = machine.state(record, now)
      const to: State | undefined = machine.steps[from][action]
      if (to === undefined)
        throw new HubError(codes.state, `${action} is not possible: the ${type} is ${from}`, {
          path: ['input', idInput],
        })
      const changed = await store.write(tx, record, change(record, to, now), version + 1)
      await this.remember(tx, type, changed, action, from, to, now)
      return { answer: changed, record: changeRecord(this.changer, kind, type, changed, 'done') }
    })
  }

  /** What `work` makes, or the refusal that the caller can mend, once it is in the trail with what was known of the target. */
  attempt<T>(kind: Kind, type: TargetType, work: (about: (known: About) => void) => Promise<T>): Promise<T | HubError> {
    let about: About = {}
    return this.changes.attempt(
      () => work((known) => (about = { ...about, ...known })),
      ({ code }) => changeRecord(this.changer, kind, type, about, code),
    )
  }

  private asked(sent: Sent) {
    return { subject: this.changer.actor.subject, ...sent }
  }

  /** A step of the record's history, and the event that tells of it: no text and no name. What the record says now follows from its steps. */
  private async remember(
    tx: HubTransaction,
    type: TargetType,
    record: Living,
    action: string,
    from: string | null,
    to: string,
    now: number,
  ): Promise<void> {
    const { requestId, actor } = this.changer
    const { id, version } = record
    await tx.run(
      `INSERT INTO record_step (type, id, version, action, from_state, to_state, at, subject, request_id)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [type, id, version, action, from, to, instant(now), actor.subject, requestId],
    )
    await tellOf(tx, type, record, instant(now))
  }
}

function conflict(type: TargetType, expected: number | null, current: number): HubError {
  return new HubError(
    'VERSION_CONFLICT',
    `expected version ${expected ?? 'that was read, got none'}, the ${type} is at ${current}`,
    {
      path: ['input', 'version'],
      expected,
      current,
    },
  )
}
