import { HubError } from '../errors/hub-error'
import type { LedgerClock } from './clocks'
import type { LedgerEvent } from './events'
import type { ItemState } from './item'
import { LEDGER_STEPS } from './steps'
import { LEDGERS, PROOFS, type ClockKind } from './words'

/** What the entries of an item make of it. Throws HubError LEDGER_STATE where they cannot follow each other. */
export function replay(events: readonly LedgerEvent[]): ItemState {
  let state: ItemState | null = null
  for (const event of events) state = applyEvent(state, event)
  if (!state) throw impossible('an item has no entry')
  return state
}

/** The item after one more entry. Pure: limits and calendar have been applied when the entry was made. Throws HubError LEDGER_STATE. */
export function applyEvent(before: ItemState | null, event: LedgerEvent): ItemState {
  const { action, at, number } = event
  if (number !== (before?.version ?? 0) + 1) throw impossible(`entry ${number} follows entry ${before?.version ?? 0}`)
  if (event.action === 'OPEN') {
    if (before) throw impossible('an item is opened once')
    const { ledger, level, variant, rulesVersion, openedBy, school, division, ownerSchool } = event.data
    return {
      ...{ ledger, state: 'FOUND', level, variant, rulesVersion, openedBy, school, division, ownerSchool, version: 1 },
      ...{ openedAt: at, offer: null, firstContactAt: null, outcome: null, reason: null, proof: null },
      ...{ closedAt: null, backOn: null, clocks: withClocks([], event) },
    }
  }
  if (!before) throw impossible('the first entry opens an item')
  const to = LEDGER_STEPS[before.state][action]
  if (to === undefined) throw impossible(`${action} is not possible: the item is ${before.state}`)
  const after: ItemState = { ...before, state: to, version: number, clocks: withClocks(before.clocks, event) }
  switch (event.action) {
    case 'VISIT':
      return { ...after, firstContactAt: before.firstContactAt ?? at }
    case 'REPORT':
      // From here on the bureau must act.
      return { ...after, ownerSchool: null }
    case 'ORDER':
    case 'PENALISE':
      return after
    case 'RETURN':
      return { ...after, outcome: 'RETURNED', reason: null, firstContactAt: before.firstContactAt ?? at }
    case 'EXCUSE':
    case 'DISPROVE': {
      const outcome = event.action === 'EXCUSE' ? 'EXCUSED' : 'DISPROVED'
      return { ...after, outcome, reason: event.data.reason, firstContactAt: before.firstContactAt ?? at }
    }
    case 'CLOSE': {
      const { proof } = event.data
      if (before.offer) throw impossible('the item is offered to somebody: withdraw the offer first')
      if (!before.outcome || !(PROOFS[proof] as readonly string[]).includes(before.outcome))
        throw impossible(`${proof} does not prove ${before.outcome ?? 'nothing'}`)
      return { ...after, proof, closedAt: at }
    }
    case 'REOPEN':
      return { ...after, outcome: null, reason: null, proof: null, closedAt: null, backOn: null }
    case 'OFFER': {
      const { division, school } = event.data
      if (before.offer) throw impossible('the item is offered already')
      // A school that could name itself under another county would take the item out of its bureau's hands.
      const isOwner =
        school === null ? before.ownerSchool === null && division === before.division : school === before.ownerSchool
      if (isOwner) throw impossible('this owner has the item')
      return { ...after, offer: { division, school } }
    }
    case 'ACCEPT': {
      if (!before.offer) throw impossible('nothing is offered')
      const { division, school } = before.offer
      return { ...after, offer: null, division, school: school ?? before.school, ownerSchool: school }
    }
    case 'REFUSE':
    case 'WITHDRAW':
      if (!before.offer) throw impossible('nothing is offered')
      return { ...after, offer: null }
    case 'MOVE_UP': {
      const { ledger, level, variant, rulesVersion } = event.data
      if (LEDGERS.indexOf(ledger) <= LEDGERS.indexOf(before.ledger)) throw impossible('an item moves up alone')
      return { ...after, ledger, level, variant, rulesVersion, backOn: null }
    }
    case 'MARK_BACK':
      if (before.backOn !== null) throw impossible('the item is marked already')
      return { ...after, backOn: event.data.on }
    case 'MARK_RISK':
      if (before.backOn === null) throw impossible('the item is not marked')
      return { ...after, backOn: null }
    case 'PAUSE':
    case 'RESUME':
    case 'MISS':
      return after
  }
}

/** The clock of a kind that is not at its end: at most one. */
export function openClock(clocks: readonly LedgerClock[], kind: ClockKind): LedgerClock | undefined {
  return clocks.find((one) => one.kind === kind && one.endedAt === null)
}

function withClocks(clocks: readonly LedgerClock[], event: LedgerEvent): readonly LedgerClock[] {
  const { at, number } = event
  const change = (kind: ClockKind, needed: LedgerClock['state'], to: (clock: LedgerClock) => LedgerClock) => {
    const clock = openClock(clocks, kind)
    if (clock?.state !== needed) throw impossible(`the clock ${kind} is not ${needed}`)
    return clocks.map((one) => (one === clock ? to(one) : one))
  }
  switch (event.action) {
    case 'PAUSE': {
      const { clock, remaining } = event.data
      return change(clock, 'RUNNING', (one) => {
        if (one.dueAt! <= at) throw impossible(`the clock ${clock} is over`)
        return { ...one, state: 'PAUSED', dueAt: null, remaining }
      })
    }
    case 'RESUME': {
      const { clock, dueAt, provisional } = event.data
      return change(clock, 'PAUSED', (one) => ({ ...one, state: 'RUNNING', dueAt, provisional, remaining: null }))
    }
    case 'MISS':
      return change(event.data.clock, 'RUNNING', (one) => {
        if (one.dueAt! > at) throw impossible(`the clock ${one.kind} is not over`)
        return { ...one, state: 'MISSED' }
      })
    default: {
      const { met, stopped, started } = event.clocks
      const ended = clocks.map((one) => {
        if (one.endedAt !== null) return one
        const isLate = one.state === 'MISSED' || (one.state === 'RUNNING' && one.dueAt! <= at)
        if (met.includes(one.kind))
          return { ...one, ...over(at), state: isLate ? ('MISSED' as const) : ('MET' as const) }
        if (stopped.includes(one.kind))
          return { ...one, ...over(at), state: isLate ? ('MISSED' as const) : ('STOPPED' as const) }
        return one
      })
      return [
        ...ended,
        ...started.map(({ kind, limit, dueAt, provisional }) => {
          if (openClock(ended, kind)) throw impossible(`the clock ${kind} runs already`)
          return { kind, number, limit, startedAt: at, dueAt, state: 'RUNNING' as const, endedAt: null, remaining: null, provisional } // prettier-ignore
        }),
      ]
    }
  }
}

const over = (at: number) => ({ endedAt: at, remaining: null })

function impossible(detail: string): HubError {
  return new HubError('LEDGER_STATE', detail, { path: ['input', 'itemId'] })
}
