import { randomUUID } from 'node:crypto'
import { decide, decidePosition, type AccessClass } from '../access/decide'
import { SCOPE_BIT, type Command, type ScopeBits } from '../access/words'
import type { AccessTable } from '../access/table'
import type { ChangeRecord } from '../audit/audit-record'
import type { Actor } from '../auth/actor'
import type { Changes } from '../commands/change'
import type { About } from '../commands/change-record'
import { Commands, type Sent } from '../commands/commands'
import { isWithin } from '../divisions/divisions'
import { HubError } from '../errors/hub-error'
import type { Clock } from '../kit/clock'
import { checksWithin } from './checks'
import type { Span } from './count'
import type { CountQuota } from './count-quota'
import { RETURN_MACHINE } from './machine'
import { asOfDay, beginOf, fileableFrom, readPeriod, type Period } from './periods'
import { parseReturnId, type Correction, type DropoutReturn, type Signature } from './return'
import { returnRecords } from './return-records'
import { insertReturn } from './return-rows'
import type { ReturnFilter, ReturnStore } from './return-store'
import { figuresOf, lastEdition } from './roll-up'
import type { ReturnAction } from './states'
import { levelOf, prefixOf, type Unit } from './units'

export interface ReturnDependencies {
  readonly store: ReturnStore
  readonly changes: Changes
  readonly clock: Clock
  readonly quota: CountQuota
  /** The access table in force. */
  readonly table: () => AccessTable
}

export interface DraftInput {
  readonly period: string
  readonly division: string | null
  readonly school: string | null
  /** Why a signed return is replaced; null: none is. */
  readonly correction: Correction | null
  readonly idempotencyKey: string
}

export interface StepInput {
  readonly returnId: string
  readonly version: number
  readonly idempotencyKey: string
}

export interface ReturnAnswer {
  readonly found: DropoutReturn | null
  readonly errors: readonly HubError[]
}

const KINDS: Readonly<Record<ReturnAction, ChangeRecord['change']>> = {
  RECOUNT: 'return-recounted',
  FILL: 'return-filled',
  REVIEW: 'return-reviewed',
  SIGN: 'return-signed',
  SEND_BACK: 'return-sent-back',
}

/** Each step's mutation and its position in the access table. */
const STEP_RIGHTS: Readonly<Record<ReturnAction, { readonly mutation: string; readonly command: Command }>> = {
  RECOUNT: { mutation: 'recountReturn', command: 'create' },
  FILL: { mutation: 'fillReturn', command: 'create' },
  REVIEW: { mutation: 'reviewReturn', command: 'review' },
  SIGN: { mutation: 'signReturn', command: 'decide' },
  SEND_BACK: { mutation: 'sendBackReturn', command: 'review' },
}

const READ = 'Query.returns'
const at = (name: string) => ({ path: ['input', name] })

/**
 * Returns for one actor and one request: those of its school, and of the divisions in its area. What the caller can mend comes as
 * `errors` and is in the audit trail; RATE_LIMITED is thrown.
 */
export class ReturnCommands {
  private readonly commands: Commands

  constructor(
    private readonly dependencies: ReturnDependencies,
    private readonly actor: Actor,
    private readonly who: AccessClass,
    requestId: string,
  ) {
    this.commands = new Commands(dependencies.changes, { actor, requestId, clock: dependencies.clock })
  }

  /** Null: there is no such return within reach. */
  async find(id: string): Promise<DropoutReturn | null> {
    const uuid = parseReturnId(id)
    const found = uuid ? await this.dependencies.store.find(uuid) : null
    return found && this.reads(found) ? found : null
  }

  async list(filter: ReturnFilter): Promise<readonly DropoutReturn[]> {
    const prefixes = this.actor.divisions.map((division) => prefixOf({ division: division.slice(0, 6), school: null }))
    const found = await this.dependencies.store.list(filter, { prefixes, school: this.actor.school })
    return found.filter((one) => this.reads(one))
  }

  /** Counts a unit's figures for a period, as a draft that waits to be filed. */
  draft(input: DraftInput): Promise<ReturnAnswer> {
    return this.answer('return-drafted', async () => {
      const { idempotencyKey: key, ...rest } = input
      const period = this.periodOf(input.period)
      const unit = await this.unitOf(input)
      const sent: Sent = { mutation: 'draftReturn', key, input: rest }
      return this.counted(() =>
        this.commands.create('return-drafted', { type: 'return', state: 'DRAFT' }, sent, async (tx, now) => {
          const last = await lastEdition(tx, period.name, unit)
          if (last && last.state !== 'SIGNED') throw new HubError('RETURN_STATE', `edition ${last.edition} is ${last.state}: go on with it`, at('period')) // prettier-ignore
          if ((last === null) !== (input.correction === null)) throw new HubError('RETURN_INPUT', last ? 'a signed return is there: say why it is corrected' : 'there is no signed return to correct', at('correction')) // prettier-ignore
          const made: DropoutReturn = {
            ...{ id: randomUUID(), version: 1, kind: period.kind, period: period.name, ...unit },
            ...{ edition: (last?.edition ?? 0) + 1, replaces: last?.id ?? null, correction: input.correction },
            ...{ state: 'DRAFT', countedAt: now, filled: null, reviewed: null, signed: null },
            ...(await figuresOf(tx, period.name, unit, spanOf(period, now))),
          }
          await insertReturn(tx, made)
          return made
        }),
      )
    })
  }

  /** Takes a step with a return. Three people take the three: who filed it neither reviews nor signs it. */
  step(action: ReturnAction, input: StepInput): Promise<ReturnAnswer> {
    const kind = KINDS[action]
    const { mutation, command } = STEP_RIGHTS[action]
    return this.answer(kind, async (about) => {
      const id = parseReturnId(input.returnId)
      const found = id ? await this.dependencies.store.find(id) : null
      if (!id || !found || !this.reads(found) || !this.may(mutation, command, found)) throw new HubError('RETURN_NOT_FOUND', undefined, at('returnId')) // prettier-ignore
      about({ id })
      const { idempotencyKey: key, ...rest } = input
      const take = () =>
        this.commands.transition(RETURN_MACHINE, returnRecords, {
          ...{ kind, sent: { mutation, key, input: rest }, id, version: input.version, action },
          change: (record, state, now) => ({
            state,
            recount: action === 'RECOUNT' ? { ...spanOf(this.periodOf(record.period), now), at: now } : null,
            ...this.signatures(record, action, { by: this.actor.subject, at: now }),
          }),
        })
      return action === 'RECOUNT' ? this.counted(take) : take()
    })
  }

  private counted<T>(work: () => Promise<T>): Promise<T> {
    return this.dependencies.quota.run(this.actor.subject, work)
  }

  private signatures(record: DropoutReturn, action: ReturnAction, own: Signature) {
    const { figures, filled, reviewed, signed } = record
    switch (action) {
      case 'FILL': {
        this.checkCounted(record)
        const failed = checksWithin(figures).filter(({ holds }) => !holds).map(({ name }) => name) // prettier-ignore
        if (failed.length > 0) throw new HubError('RETURN_CHECKS', `expected ${failed.join(', ')}`, at('returnId'))
        return { filled: own, reviewed, signed }
      }
      case 'REVIEW':
        this.otherThan(own, [filled])
        return { filled, reviewed: own, signed }
      case 'SIGN':
        this.otherThan(own, [filled, reviewed])
        this.checkCounted(record) // filed before there was this rule
        return { filled, reviewed, signed: own }
      case 'RECOUNT':
      case 'SEND_BACK':
        return { filled: null, reviewed: null, signed: null }
    }
  }

  /** A return that ends early would be taken for the whole period. */
  private checkCounted({ period: name, countedAt }: DropoutReturn): void {
    const period = this.periodOf(name)
    const from = fileableFrom(period)
    if (countedAt < beginOf(from)) throw new HubError('RETURN_EARLY', `expected a count of ${from} or later, this one ends with ${asOfDay(period, countedAt)}`, at('returnId')) // prettier-ignore
  }

  private otherThan(own: Signature, others: readonly (Signature | null)[]): void {
    if (others.some((one) => one?.by === own.by)) throw new HubError('RETURN_PERSON', undefined, at('returnId'))
  }

  private periodOf(name: string): Period {
    const period = readPeriod(name)
    if (!period)
      throw new HubError('RETURN_INPUT', 'expected 2026-11, 2026-autumn, 2027-spring or 2026-2027', at('period'))
    if (beginOf(period.from) > this.commands.now()) throw new HubError('RETURN_INPUT', 'expected a period that has begun', at('period')) // prettier-ignore
    return period
  }

  /** What the account may not draft is what there is not. */
  private async unitOf({ division, school }: DraftInput): Promise<Unit> {
    const { store } = this.dependencies
    if (division === null && school === null)
      throw new HubError('RETURN_NOT_FOUND', 'expected a division or a school', at('division'))
    if (division !== null && school !== null) throw new HubError('RETURN_INPUT', 'expected a division or a school, got both', at('division')) // prettier-ignore
    const path = at(school === null ? 'division' : 'school')
    const county = school === null ? division : await store.countyOf(school)
    const unit = { division: county ?? '', school }
    const known = county !== null && /^\d{6}$/.test(county) && this.may('draftReturn', 'create', unit)
    if (!known || (school === null && !(await store.hasChildren(unit)))) throw new HubError('RETURN_NOT_FOUND', undefined, path) // prettier-ignore
    return unit
  }

  private reads(unit: Unit): boolean {
    return decide(this.dependencies.table(), READ, this.who, this.bits(unit)).level === 'full'
  }

  private may(mutation: string, command: Command, unit: Unit): boolean {
    return decidePosition(this.dependencies.table(), `Mutation.${mutation}`, command, this.who, this.bits(unit)).level === 'full' // prettier-ignore
  }

  /** In which scopes of the account a unit is: the same as for a child of that unit. A county is never in the area of a township's account. */
  bits(unit: Unit): ScopeBits {
    const { divisions, school } = this.actor
    const area = divisions.some((code) => isWithin(unit.division, code)) ? SCOPE_BIT.area : 0
    return area | (levelOf(unit) === 'SCHOOL' && unit.school === school ? SCOPE_BIT.school : 0)
  }

  private async answer(
    kind: ChangeRecord['change'],
    work: (about: (known: About) => void) => Promise<DropoutReturn>,
  ): Promise<ReturnAnswer> {
    const made = await this.commands.attempt(kind, 'return', work)
    return made instanceof HubError ? { found: null, errors: [made] } : { found: made, errors: [] }
  }
}

/** A period that is not over is counted until now. */
function spanOf(period: Period, now: number): Span {
  return { from: beginOf(period.from), until: Math.min(beginOf(period.until), now) }
}
