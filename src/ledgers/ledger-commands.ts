import { randomUUID } from 'node:crypto'
import { decide, decidePosition, type AccessClass } from '../access/decide'
import type { ChangeRecord } from '../audit/audit-record'
import type { Actor } from '../auth/actor'
import type { About } from '../commands/change-record'
import { Commands, type Sent } from '../commands/commands'
import { HubError } from '../errors/hub-error'
import { parseChildId } from '../identity/child-id'
import { today } from '../kit/clock'
import type { EventData } from './events'
import {
  at,
  checkCounty,
  checkDays,
  checkItem,
  checkNote,
  checkReference,
  checkSchool,
  checkVisitDay,
  notFound,
} from './inputs'
import type { LedgerItem } from './item'
import { insertItem, itemRecords } from './item-writer'
import type { LedgerDependencies } from './ledger-dependencies'
import { LedgerVisibility, type SeenItem } from './ledger-visibility'
import { LEDGER_MACHINE } from './machine'
import { makeEvent, pauseData, resumeData } from './make-event'
import type {
  AnswerInput,
  ClaimInput,
  CloseInput,
  HandOverInput,
  OpenInput,
  OrderInput,
  PauseInput,
  ResumeInput,
  ToItem,
  VisitInput,
} from './step-inputs'
import { STEP_RIGHTS, type StepAction, type StepRight } from './step-rights'
import { PROOFS } from './words'

/** What a mutation answers: the item, or why nothing was changed. */
export interface LedgerAnswer {
  readonly item: LedgerItem | null
  readonly errors: readonly HubError[]
}

type Kind = ChangeRecord['change']

interface Taken<Action extends StepAction> {
  readonly action: Action
  readonly reference?: string
  /** What is asked of the hub before the item is held. Throws HubError. */
  judge?(): Promise<void>
  /** What the entry holds, of the item as it is held. Throws HubError where that is not possible. */
  data(item: LedgerItem, now: number, seen: SeenItem): EventData[Action]
}

/**
 * Steps of the ledgers' items for one actor and one request. Refusals that the caller can mend come as `errors` and are in the audit
 * trail; AUDIT_UNAVAILABLE and HUB_UNAVAILABLE are thrown.
 */
export class LedgerCommands {
  readonly visibility: LedgerVisibility
  private readonly commands: Commands

  constructor(
    private readonly dependencies: LedgerDependencies,
    private readonly actor: Actor,
    private readonly who: AccessClass,
    requestId: string,
  ) {
    this.commands = new Commands(dependencies.changes, { actor, requestId, clock: dependencies.clock })
    this.visibility = new LedgerVisibility(dependencies, actor, who)
  }

  /** An item found by a person: a school knows before the rule. */
  open(input: OpenInput): Promise<LedgerAnswer> {
    return this.answer('ledger-opened', async (about) => {
      const child = parseChildId(input.childId)
      if (!child) throw new HubError('BAD_CHILD_ID', "expected 'child:' and a UUID", at('childId'))
      about({ child })
      const note = checkNote(input.note)
      const table = this.dependencies.table()
      const bits = await this.visibility.bitsOf(child)
      const may = (one: number) => decidePosition(table, 'Mutation.openLedgerItem', 'create', this.who, one).level === 'full' // prettier-ignore
      const place = await this.dependencies.store.placeOf(child)
      if (bits === null || !place || decide(table, 'Child.id', this.who, bits).level !== 'full' || !may(bits))
        throw new HubError('NOT_FOUND', undefined, at('childId'))
      const { division, school, rulesVersion } = place
      if (division === null) throw new HubError('LEDGER_INPUT', 'no county is recorded of the child', at('childId'))
      const { ledger } = input
      const created = { type: 'ledger', state: 'FOUND' } as const
      return this.commands.create('ledger-opened', created, sent('openLedgerItem', input), (tx, now) => {
        // The version in force: a child that its rules did not find counts against them (recall).
        const rule = { level: null, variant: null, rulesVersion, openedBy: 'HAND' } as const
        const data = { ...rule, ledger, school, division, ownerSchool: school }
        const event = makeEvent(this.dependencies, null, 'OPEN', data, now)
        return insertItem(tx, { id: randomUUID(), child }, { event, texts: { note, reference: null }, by: this.actor })
      })
    })
  }

  visit(input: VisitInput): Promise<LedgerAnswer> {
    const { form, met } = input
    const data = () => ({ visitedOn: checkVisitDay(input.visitedOn, today(this.dependencies.clock)), form, met })
    return this.step(input, { action: 'VISIT', data })
  }

  report(input: ToItem): Promise<LedgerAnswer> {
    return this.step(input, { action: 'REPORT', data: () => ({}) })
  }

  order(input: OrderInput): Promise<LedgerAnswer> {
    const data = () => ({ days: checkDays(input.days ?? this.dependencies.limits.CORRECTION.amount) })
    return this.step(input, { action: 'ORDER', data })
  }

  penalise(input: ToItem): Promise<LedgerAnswer> {
    return this.step(input, { action: 'PENALISE', data: () => ({}) })
  }

  claim(input: ClaimInput): Promise<LedgerAnswer> {
    const { reason } = input
    const given = (_item: LedgerItem, _now: number, { gone }: SeenItem) => {
      if ((reason === null) !== (input.outcome === 'RETURNED'))
        throw new HubError('LEDGER_INPUT', 'expected a reason of EXCUSED and DISPROVED, none of RETURNED', at('reason'))
      // The hub itself knows whether a child still has a record: nobody need guess.
      if (reason === 'RECORD_MERGED' && gone !== 'RETIRED')
        throw new HubError('LEDGER_INPUT', 'the child still has a record', at('reason'))
      return { reason: reason! }
    }
    switch (input.outcome) {
      case 'RETURNED':
        return this.step(input, { action: 'RETURN', data: (...held) => (given(...held), {}) })
      case 'EXCUSED':
        return this.step(input, { action: 'EXCUSE', data: given })
      case 'DISPROVED':
        return this.step(input, { action: 'DISPROVE', data: given })
    }
  }

  /** 动态销号: with a proof alone. */
  close({ reference, ...input }: CloseInput): Promise<LedgerAnswer> {
    const { proof } = input
    const data = ({ outcome }: LedgerItem) => {
      if (outcome && (PROOFS[proof] as readonly string[]).includes(outcome)) return { proof }
      throw new HubError('LEDGER_INPUT', `${proof} does not prove ${outcome}`, at('proof'))
    }
    return this.step(input, { action: 'CLOSE', reference, data })
  }

  reopen(input: ToItem): Promise<LedgerAnswer> {
    return this.step(input, { action: 'REOPEN', data: () => ({}) })
  }

  /** Offers the item to another owner. Until it accepts, nothing changes. */
  handOver(input: HandOverInput): Promise<LedgerAnswer> {
    const data = () => ({ division: checkCounty(input.division), school: checkSchool(input.school) })
    // Under another county's name a school, or its bureau, would take the item away from those who answer for it.
    const judge = async () => {
      const { division, school } = data()
      if (school !== null && (await this.dependencies.store.countyOf(school)) !== division)
        throw new HubError('LEDGER_INPUT', 'expected a school of this county', at('school'))
    }
    return this.step(input, { action: 'OFFER', data, judge })
  }

  /** The one it is offered to accepts or refuses; the owner withdraws. */
  answerHandOver(input: AnswerInput): Promise<LedgerAnswer> {
    const { answer: action } = input
    const data = (_item: LedgerItem, _now: number, { childBits }: SeenItem) => {
      // Whoever has an item must be able to work with the child: not before the registries know that it is there.
      if (action !== 'ACCEPT' || this.visibility.reads('Child.id', childBits)) return {}
      throw new HubError('LEDGER_OWNER', 'the child is not within reach of this account', at('itemId'))
    }
    return this.step(input, { action, data })
  }

  pause(input: PauseInput): Promise<LedgerAnswer> {
    const data = (item: LedgerItem, now: number) => pauseData(this.dependencies, item, input.clock, input.reason, now)
    return this.step(input, { action: 'PAUSE', data })
  }

  resume(input: ResumeInput): Promise<LedgerAnswer> {
    const data = (item: LedgerItem, now: number) => resumeData(this.dependencies, item, input.clock, now)
    return this.step(input, { action: 'RESUME', data })
  }

  /** One step of an item that this actor sees and may take. */
  private step<Action extends StepAction>(input: ToItem, { action, reference, judge, data }: Taken<Action>) {
    const { mutation, command, kind, by }: StepRight = STEP_RIGHTS[action]
    return this.answer(kind, async (about) => {
      const id = checkItem(input.itemId)
      about({ id })
      const seen = await this.visibility.find(id)
      if (!seen || !this.visibility.mayAct(`Mutation.${mutation}`, command, seen)) throw notFound()
      about({ child: seen.item.child })
      await judge?.()
      const texts = {
        note: checkNote(input.note),
        reference: reference === undefined ? null : checkReference(reference),
      }
      return this.commands.transition(LEDGER_MACHINE, itemRecords, {
        ...{
          kind,
          id,
          version: input.version,
          action,
          sent: sent(mutation, { ...input, ...(reference === undefined ? {} : { reference }) }),
        },
        change: (item, _to, now) => {
          if (!this.visibility.isBy(by, item)) throw new HubError('LEDGER_OWNER', undefined, at('itemId'))
          const event = makeEvent(this.dependencies, item, action, data(item, now, seen), now)
          return { event, texts, by: this.actor }
        },
      })
    })
  }

  /** Turns a refusal into an answer, after it is in the trail. */
  private async answer(
    kind: Kind,
    work: (about: (known: About) => void) => Promise<LedgerItem>,
  ): Promise<LedgerAnswer> {
    const made = await this.commands.attempt(kind, 'ledger', work)
    return made instanceof HubError ? { item: null, errors: [made] } : { item: made, errors: [] }
  }
}

function sent(mutation: string, input: ToItem | OpenInput): Sent {
  const { idempotencyKey: key, ...rest } = input
  return { mutation, key, input: { ...rest } }
}
