import type { GraphQLResolveInfo } from 'graphql'
import { type Entry, RegistryFault } from '../../connectors/contract/records'
import type * as Schema from '../../schema'
import type { RequestContext } from '../../src/execute/request-context'
import { formatChildId } from '../../src/identity/child-id'
import { instant } from '../../src/kit/clock'
import { clockStateAt, type LedgerClock } from '../../src/ledgers/clocks'
import { formatEntryId, formatItemId } from '../../src/ledgers/item'
import { isItemOverdue, type LedgerEntry } from '../../src/ledgers/item-rows'
import type { LedgerAnswer } from '../../src/ledgers/ledger-commands'
import type { SeenItem } from '../../src/ledgers/ledger-visibility'
import { toUserErrors } from '../hub/to-user-errors'

type Path = GraphQLResolveInfo['path']

/** Fields of an item that its conclusion does not hold: each is withheld by its own row. */
export const DETAILS = [
  ...([
    'division',
    'school',
    'owner',
    'offeredTo',
    'openedBy',
    'level',
    'variant',
    'rulesVersion',
    'reason',
    'proof',
  ] as const),
  ...(['firstContactAt', 'backOn', 'overdue', 'clocks', 'nextSteps', 'history'] as const),
] as const

/** Items as the schema's objects, each with what this account may know of it. */
export async function toItems(
  seen: readonly SeenItem[],
  context: RequestContext,
  { key }: Path,
): Promise<Schema.LedgerItem[]> {
  const entries = await context.ledgers.visibility.entries(seen.map(({ item }) => item.id))
  const kept = seen.flatMap(({ item }) =>
    entries.get(item.id)!.map((entry) => ({ entry, id: formatEntryId(entry.id), child: item.child })),
  )
  const texts = await context.records.read(
    String(key),
    kept.map(({ id, child }) => ({ id, child })),
    'nobody',
  )
  const written = new Map(kept.map(({ id }, i) => [id, texts[i]!]))
  return seen.map((one) => toItem(one, entries.get(one.item.id)!, written, context))
}

export async function toItemPayload(
  { item, errors }: LedgerAnswer,
  context: RequestContext,
  path: Path,
): Promise<Schema.LedgerItemPayload> {
  const seen = item ? await context.ledgers.visibility.seen([item]) : []
  const [made] = await toItems(seen, context, path)
  return { item: made ?? null, errors: toUserErrors(errors, context) }
}

function toItem(
  seen: SeenItem,
  entries: readonly LedgerEntry[],
  texts: ReadonlyMap<string, Entry | RegistryFault>,
  context: RequestContext,
): Schema.LedgerItem {
  const { item, itemBits } = seen
  const now = context.clock.now()
  const { visibility } = context.ledgers
  const { id, child, version, ledger, state, division, school, outcome } = item
  const detail: Pick<Schema.LedgerItem, (typeof DETAILS)[number]> = {
    ...{ division, school },
    owner: { division, school: item.ownerSchool },
    offeredTo: item.offer && { ...item.offer },
    openedBy: item.openedBy,
    level: item.level,
    variant: item.variant,
    rulesVersion: item.rulesVersion,
    reason: item.reason,
    proof: item.proof,
    firstContactAt: item.firstContactAt === null ? null : instant(item.firstContactAt),
    backOn: item.backOn,
    overdue: isItemOverdue(item, now),
    clocks: item.clocks.map((clock) => toClock(clock, now)),
    nextSteps: visibility.nextSteps(seen).map((step) => ({ ...step })),
    history: entries.map((entry) =>
      toEntry(entry, texts.get(formatEntryId(entry.id))!, visibility.reads('LedgerEntry.offeredTo', itemBits)),
    ),
  }
  const shown = DETAILS.map((name) => [name, visibility.reads(`LedgerItem.${name}`, itemBits) ? detail[name] : null])
  return {
    ...(Object.fromEntries(shown) as typeof detail),
    ...{ id: formatItemId(id), version, childId: formatChildId(child), ledger, state, outcome },
    openedAt: instant(item.openedAt),
    closedAt: item.closedAt === null ? null : instant(item.closedAt),
  }
}

function toClock(clock: LedgerClock, now: number): Schema.LedgerClock {
  const { kind, limit, startedAt, dueAt, endedAt, provisional } = clock
  return {
    ...{ kind, provisional, basis: limit.basis, amount: limit.amount, unit: limit.unit },
    state: clockStateAt(clock, now),
    standing: limit.standing === 'statutory' ? 'STATUTORY' : 'OPERATIONAL',
    startedAt: instant(startedAt),
    dueAt: dueAt === null ? null : instant(dueAt),
    endedAt: endedAt === null ? null : instant(endedAt),
  }
}

/** What any entry may hold; which of it an action has: src/ledgers/events.ts. */
type AnyData = Partial<{
  level: string | null
  on: string
  visitedOn: string
  form: Schema.LedgerVisitForm
  met: Schema.LedgerMet
  reason: string
  proof: Schema.LedgerProof
  clock: Schema.LedgerClockKind
  division: string
  school: string | null
  days: number
}>

function toEntry(entry: LedgerEntry, texts: Entry | RegistryFault, hasPlace: boolean): Schema.LedgerEntry {
  const { action, number, at } = entry.event
  const data: AnyData = entry.event.data
  const isPause = action === 'PAUSE'
  const cell = (name: string): unknown => (texts instanceof RegistryFault ? texts : (texts[name] ?? null))
  const written = { note: cell('note'), reference: cell('reference') } as Pick<Schema.LedgerEntry, 'note' | 'reference'>
  return {
    ...{
      id: formatEntryId(entry.id),
      number,
      action,
      at: instant(at),
      by: entry.subject,
      department: entry.department,
    },
    from: entry.from as Schema.LedgerState | null,
    to: entry.to as Schema.LedgerState,
    ...{ visitedOn: data.visitedOn ?? null, form: data.form ?? null, met: data.met ?? null },
    reason: isPause ? null : ((data.reason as Schema.LedgerReason | undefined) ?? null),
    pauseReason: isPause ? (data.reason as Schema.LedgerPauseReason) : null,
    ...{ proof: data.proof ?? null, clock: data.clock ?? null, days: data.days ?? null },
    offeredTo: hasPlace && action === 'OFFER' ? { division: data.division!, school: data.school ?? null } : null,
    ...written,
  }
}
