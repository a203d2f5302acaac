import {
  AnswerLedgerHandOverDocument,
  ClaimLedgerOutcomeDocument,
  CloseLedgerItemDocument,
  HandOverLedgerItemDocument,
  OrderLedgerItemDocument,
  PauseLedgerClockDocument,
  PenaliseLedgerItemDocument,
  RecordLedgerVisitDocument,
  ReopenLedgerItemDocument,
  ReportLedgerItemDocument,
  ResumeLedgerClockDocument,
  type LedgerAction,
  type LedgerItemQuery,
  type LedgerReason,
  type LedgerStepFragment,
  type TypedDocumentString,
} from '@generated/app/graphql'
import { valuesOf } from '../children/values'
import { todayInShanghai } from '../my-list/due'
import { proofsOf } from './proofs'

export type Item = NonNullable<LedgerItemQuery['ledgerItem']>

/** What a person fills in. Each has a name of the mutation's input, where the hub says its fault. */
export type Field = { readonly name: string; readonly optional?: true; readonly first?: (item: Item) => string } & (
  | { readonly kind: 'choice'; readonly type: string; readonly values: (item: Item) => readonly string[] }
  | { readonly kind: 'date' | 'days' | 'county' | 'school' | 'reference' }
)

/** By the fields' names, and the note. */
export type Draft = Readonly<Record<string, string>>

export interface StepAnswer {
  readonly step: LedgerStepFragment | null
}

export interface Step {
  /** The root field that it is sent to: its row in the access table names who may, and by which law. */
  readonly right: string
  readonly command: string
  /** Whose step it is: the owner's alone, the one's that the item is offered to, or anybody's whom the table permits it. */
  readonly by: 'owner' | 'offered' | 'permitted'
  readonly group: 'law' | 'outcome' | 'handOver' | 'clock'
  readonly fields: readonly Field[]
  readonly document: TypedDocumentString<StepAnswer, { readonly input: never }>
  /** What the mutation takes beside item, version, note and key. */
  readonly inputOf: (draft: Draft) => object
}

/** Holds document and input together; what follows needs no more than that they fit. */
function step<Input extends object>(
  one: Omit<Step, 'document' | 'inputOf' | 'fields'> & {
    readonly document: TypedDocumentString<StepAnswer, { readonly input: Input }>
    readonly inputOf?: (draft: Draft) => Omit<NoInfer<Input>, 'itemId' | 'version' | 'note' | 'idempotencyKey'>
    readonly fields?: readonly Field[]
  },
): Step {
  return { inputOf: () => ({}), fields: [], ...one }
}

const choice = (name: string, type: string, values = (_item: Item): readonly string[] => valuesOf(type)) =>
  ({ kind: 'choice', name, type, values }) as const

/** A word that the form offered: the hub refuses any other. */
const word = <Word extends string>(draft: Draft, name: string) => draft[name] as Word

const CLAIM = { right: 'Mutation.claimLedgerOutcome', command: 'claim', by: 'permitted', group: 'outcome' } as const
const REASON = choice('reason', 'LedgerReason')
const ANSWER = { right: 'Mutation.answerLedgerHandOver', command: 'hand-over', group: 'handOver' } as const
const CLOCK = { command: 'pause', by: 'owner', group: 'clock' } as const

const clocksIn = (state: string) => (item: Item) =>
  (item.clocks ?? []).filter((clock) => clock.state === state).map(({ kind }) => kind)

/** The steps that people take with an item, as far as forms go; which are possible, and whose, the hub says with the item. */
export const STEPS: Readonly<Partial<Record<LedgerAction, Step>>> = {
  VISIT: step({
    ...{ right: 'Mutation.recordLedgerVisit', command: 'visit', by: 'permitted', group: 'law' },
    document: RecordLedgerVisitDocument,
    fields: [
      { kind: 'date', name: 'visitedOn', first: () => todayInShanghai() },
      choice('form', 'LedgerVisitForm'),
      choice('met', 'LedgerMet'),
    ],
    inputOf: (draft) => ({ visitedOn: draft['visitedOn'] ?? '', form: word(draft, 'form'), met: word(draft, 'met') }),
  }),
  REPORT: step({
    ...{ right: 'Mutation.reportLedgerItem', command: 'report', by: 'permitted', group: 'law' },
    document: ReportLedgerItemDocument,
  }),
  ORDER: step({
    ...{ right: 'Mutation.orderLedgerItem', command: 'order', by: 'owner', group: 'law' },
    document: OrderLedgerItemDocument,
    fields: [{ kind: 'days', name: 'days', optional: true }],
    inputOf: ({ days = '' }) => ({ days: days === '' ? null : Number(days) }),
  }),
  PENALISE: step({
    ...{ right: 'Mutation.penaliseLedgerItem', command: 'penalise', by: 'owner', group: 'law' },
    document: PenaliseLedgerItemDocument,
  }),
  RETURN: step({
    ...CLAIM,
    document: ClaimLedgerOutcomeDocument,
    inputOf: () => ({ outcome: 'RETURNED' as const, reason: null }) as const,
  }),
  EXCUSE: step({
    ...CLAIM,
    document: ClaimLedgerOutcomeDocument,
    fields: [REASON],
    inputOf: (draft) => ({ outcome: 'EXCUSED' as const, reason: word<LedgerReason>(draft, 'reason') }),
  }),
  DISPROVE: step({
    ...CLAIM,
    document: ClaimLedgerOutcomeDocument,
    fields: [REASON],
    inputOf: (draft) => ({ outcome: 'DISPROVED' as const, reason: word<LedgerReason>(draft, 'reason') }),
  }),
  CLOSE: step({
    ...{ right: 'Mutation.closeLedgerItem', command: 'close', by: 'owner', group: 'outcome' },
    document: CloseLedgerItemDocument,
    fields: [
      choice('proof', 'LedgerProof', ({ outcome }) => proofsOf(outcome)),
      { kind: 'reference', name: 'reference' },
    ],
    inputOf: (draft) => ({ proof: word(draft, 'proof'), reference: draft['reference'] ?? '' }),
  }),
  REOPEN: step({
    ...{ right: 'Mutation.reopenLedgerItem', command: 'reopen', by: 'owner', group: 'outcome' },
    document: ReopenLedgerItemDocument,
  }),
  OFFER: step({
    ...{ right: 'Mutation.handOverLedgerItem', command: 'hand-over', by: 'owner', group: 'handOver' },
    document: HandOverLedgerItemDocument,
    fields: [
      { kind: 'county', name: 'division' },
      { kind: 'school', name: 'school', optional: true },
    ],
    inputOf: ({ division = '', school = '' }) => ({ division, school: school === '' ? null : school }),
  }),
  ACCEPT: step({
    ...{ ...ANSWER, by: 'offered' },
    document: AnswerLedgerHandOverDocument,
    inputOf: () => ({ answer: 'ACCEPT' as const }),
  }),
  REFUSE: step({
    ...{ ...ANSWER, by: 'offered' },
    document: AnswerLedgerHandOverDocument,
    inputOf: () => ({ answer: 'REFUSE' as const }),
  }),
  WITHDRAW: step({
    ...{ ...ANSWER, by: 'owner' },
    document: AnswerLedgerHandOverDocument,
    inputOf: () => ({ answer: 'WITHDRAW' as const }),
  }),
  PAUSE: step({
    ...{ ...CLOCK, right: 'Mutation.pauseLedgerClock' },
    document: PauseLedgerClockDocument,
    fields: [choice('clock', 'LedgerClockKind', clocksIn('RUNNING')), choice('reason', 'LedgerPauseReason')],
    inputOf: (draft) => ({ clock: word(draft, 'clock'), reason: word(draft, 'reason') }),
  }),
  RESUME: step({
    ...{ ...CLOCK, right: 'Mutation.resumeLedgerClock' },
    document: ResumeLedgerClockDocument,
    fields: [choice('clock', 'LedgerClockKind', clocksIn('PAUSED'))],
    inputOf: (draft) => ({ clock: word(draft, 'clock') }),
  }),
}

/** In this order they stand on the page. */
export const GROUPS = ['law', 'outcome', 'handOver', 'clock'] as const
