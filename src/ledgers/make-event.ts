import { instant } from '../kit/clock'
import { dueAgain, remainingAt } from './clocks'
import { clockChanges, isProvisional, type EventData, type LedgerEvent } from './events'
import type { LedgerItem } from './item'
import type { Timing } from './ledger-dependencies'
import { openClock } from './replay'
import type { ClockKind, LedgerAction, PauseReason } from './words'

/** The entry that an action makes now. `now`: milliseconds since 1970, whole seconds. */
export function makeEvent<Action extends LedgerAction>(
  timing: Timing,
  item: LedgerItem | null,
  action: Action,
  data: EventData[Action],
  now: number,
): LedgerEvent {
  const days = action === 'ORDER' ? (data as EventData['ORDER']).days : undefined
  const clocks = clockChanges(action, item?.state ?? 'FOUND', now, timing, days)
  const made = { action, number: (item?.version ?? 0) + 1, at: now, data, clocks }
  return made as LedgerEvent // action and data belong together by their types
}

/** What is left of a running clock. Of one that does not run `applyEvent` refuses the entry. */
export function pauseData(
  { calendar }: Timing,
  item: LedgerItem,
  clock: ClockKind,
  reason: PauseReason,
  now: number,
): EventData['PAUSE'] {
  const open = openClock(item.clocks, clock)
  const remaining =
    open?.state === 'RUNNING' ? Math.max(0, remainingAt(calendar, now, open.dueAt!, open.limit.unit)) : 0
  return { clock, reason, remaining }
}

/** When a paused clock ends that goes on now. */
export function resumeData({ calendar }: Timing, item: LedgerItem, clock: ClockKind, now: number): EventData['RESUME'] {
  const open = openClock(item.clocks, clock)
  const dueAt = open ? dueAgain(calendar, now, open.remaining ?? 0, open.limit.unit) : now
  return { clock, dueAt, provisional: isProvisional(calendar, now, dueAt) }
}

/** Of one system entry: its key, the same however often it is tried. */
export function systemKey(action: string, id: string, version: number, now?: number): string {
  return `ledger:${action}:${id}:${version}${now === undefined ? '' : `:${instant(now)}`}`
}
