import type { WorkCalendar } from './calendar'
import { dayAt } from './calendar'
import { dueAfter, type Limit, type Limits } from './clocks'
import { clockSteps } from './steps'
import type {
  ClaimReason,
  ClockKind,
  Ledger,
  LedgerAction,
  LedgerState,
  Met,
  PauseReason,
  Proof,
  VisitForm,
} from './words'

export interface StartedClock {
  readonly kind: ClockKind
  readonly limit: Limit
  readonly dueAt: number
  readonly provisional: boolean
}

/** What an entry did to the clocks, as the limits and the calendar of its time had it: a later change of either rewrites nothing. */
export interface ClockChanges {
  readonly met: readonly ClockKind[]
  readonly stopped: readonly ClockKind[]
  readonly started: readonly StartedClock[]
}

export interface OpenData {
  readonly ledger: Ledger
  /** Of the verdict; null: opened by hand. */
  readonly level: string | null
  readonly variant: string | null
  readonly rulesVersion: string | null
  readonly openedBy: 'RULE' | 'HAND'
  readonly school: string | null
  /** County of responsibility. */
  readonly division: string
  readonly ownerSchool: string | null
}

/** What each action is given beside its texts. No name and no number of a person. */
export interface EventData {
  readonly OPEN: OpenData
  readonly VISIT: { readonly visitedOn: string; readonly form: VisitForm; readonly met: Met }
  readonly REPORT: Nothing
  /** The term that the order sets, in calendar days. */
  readonly ORDER: { readonly days: number }
  readonly PENALISE: Nothing
  readonly RETURN: Nothing
  readonly EXCUSE: { readonly reason: ClaimReason }
  readonly DISPROVE: { readonly reason: ClaimReason }
  readonly CLOSE: { readonly proof: Proof }
  readonly REOPEN: Nothing
  readonly OFFER: { readonly division: string; readonly school: string | null }
  readonly ACCEPT: Nothing
  readonly REFUSE: Nothing
  readonly WITHDRAW: Nothing
  readonly PAUSE: { readonly clock: ClockKind; readonly reason: PauseReason; readonly remaining: number }
  readonly RESUME: { readonly clock: ClockKind; readonly dueAt: number; readonly provisional: boolean }
  readonly MISS: { readonly clock: ClockKind }
  readonly MOVE_UP: Pick<OpenData, 'ledger' | 'level' | 'variant' | 'rulesVersion'>
  /** The day of the verdict. */
  readonly MARK_BACK: { readonly on: string }
  readonly MARK_RISK: Nothing
}

type Nothing = Readonly<Record<never, never>>

/** An entry without its texts. `number`: the version that it makes. `at`: milliseconds since 1970, whole seconds. */
export type LedgerEvent = {
  [Action in LedgerAction]: {
    readonly action: Action
    readonly number: number
    readonly at: number
    readonly data: EventData[Action]
    readonly clocks: ClockChanges
  }
}[LedgerAction]

/** What an action begins and ends, by the limits and the calendar in force. `days`: the term of an order. */
export function clockChanges(
  action: LedgerAction,
  from: LedgerState,
  at: number,
  { limits, calendar }: { readonly limits: Limits; readonly calendar: WorkCalendar },
  days?: number,
): ClockChanges {
  const { starts = [], meets = [], stops = [] } = clockSteps(action, from)
  return {
    met: meets,
    stopped: stops,
    started: starts.map((kind) => {
      const limit = days === undefined ? limits[kind] : { ...limits[kind], amount: days, unit: 'days' as const }
      const dueAt = dueAfter(calendar, at, limit.amount, limit.unit)
      return { kind, limit, dueAt, provisional: isProvisional(calendar, at, dueAt) }
    }),
  }
}

/** Whether a term touches a year whose holidays no table knows. */
export function isProvisional(calendar: WorkCalendar, at: number, dueAt: number): boolean {
  return !calendar.knows(dayAt(at)) || !calendar.knows(dayAt(dueAt - 1))
}
