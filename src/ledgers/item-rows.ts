import { instant } from '../kit/clock'
import { isOverdue } from './clocks'
import type { LedgerEvent } from './events'
import type { LedgerItem } from './item'

const millis = (column: string) => `(extract(epoch FROM i.${column}) * 1000)::bigint`

/** SQL of one item (`ledger_item i`) as a JSON text, for `readItem`. */
export const ITEM_JSON = `json_build_object('id', i.id, 'child', i.child_id, 'ledger', i.ledger, 'state', i.state,
  'level', i.level, 'variant', i.variant, 'rulesVersion', i.rules_version, 'openedBy', i.opened_by, 'school', i.school,
  'division', i.division, 'ownerSchool', i.owner_school,
  'offer', CASE WHEN i.offer_division IS NOT NULL THEN json_build_object('division', i.offer_division, 'school', i.offer_school) END,
  'openedAt', ${millis('opened_at')}, 'firstContactAt', ${millis('first_contact_at')}, 'outcome', i.outcome, 'reason', i.reason,
  'proof', i.proof, 'closedAt', ${millis('closed_at')}, 'backOn', i.back_on::text, 'clocks', i.clocks, 'version', i.version)::text`

export function readItem(json: string): LedgerItem {
  return JSON.parse(json) as LedgerItem
}

type Cells = readonly (readonly [column: string, value: unknown])[]

/** The columns of an item's row, but its id and child. */
export function itemCells(item: LedgerItem): Cells {
  const running = item.clocks.flatMap(({ state, dueAt }) => (state === 'RUNNING' && dueAt !== null ? [dueAt] : []))
  const missed = item.clocks.some(({ state, endedAt }) => state === 'MISSED' && endedAt === null)
  const at = (value: number | null) => (value === null ? null : instant(value))
  return [
    ['ledger', item.ledger],
    ['state', item.state],
    ['school', item.school],
    ['division', item.division],
    ['owner_school', item.ownerSchool],
    ['offer_division', item.offer?.division ?? null],
    ['offer_school', item.offer?.school ?? null],
    ['level', item.level],
    ['variant', item.variant],
    ['rules_version', item.rulesVersion],
    ['opened_by', item.openedBy],
    ['opened_at', at(item.openedAt)],
    ['first_contact_at', at(item.firstContactAt)],
    ['outcome', item.outcome],
    ['reason', item.reason],
    ['proof', item.proof],
    ['closed_at', at(item.closedAt)],
    ['back_on', item.backOn],
    ['clocks', JSON.stringify(item.clocks)],
    ['next_due_at', running.length === 0 ? null : at(Math.min(...running))],
    ['missed', missed],
    ['version', item.version],
  ]
}

/** SQL: a clock of the item (`ledger_item i`) is over and its task not done, at the instant `now`. */
export function overdueCondition(now: string): string {
  return `(i.missed OR i.next_due_at <= ${now}::timestamptz)`
}

/** The same of an item that was read. */
export function isItemOverdue({ clocks }: LedgerItem, now: number): boolean {
  return clocks.some((clock) => isOverdue(clock, now))
}

/** An entry as the history shows it; its texts are read as the plan says. */
export interface LedgerEntry {
  /** UUID. */
  readonly id: string
  readonly item: string
  readonly from: string | null
  readonly to: string
  readonly subject: string
  readonly department: string | null
  readonly event: LedgerEvent
}

export const ENTRY_JSON = `json_build_object('id', e.id, 'item', e.item_id, 'from', e.from_state, 'to', e.to_state, 'subject', e.subject,
  'department', e.department, 'event', json_build_object('action', e.action, 'number', e.number,
  'at', (extract(epoch FROM e.at) * 1000)::bigint, 'data', e.data, 'clocks', e.clocks))::text`

export function readEntry(json: string): LedgerEntry {
  return JSON.parse(json) as LedgerEntry
}
