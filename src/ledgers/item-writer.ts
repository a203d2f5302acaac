import { randomUUID } from 'node:crypto'
import type { LivingStore } from '../commands/machine'
import { HubError } from '../errors/hub-error'
import { dropDeadline, setDeadline } from '../jobs/deadlines'
import { instant } from '../kit/clock'
import type { HubTransaction } from '../store/hub-store'
import type { LedgerEvent } from './events'
import { at } from './inputs'
import type { EntryTexts, LedgerItem } from './item'
import { ITEM_JSON, itemCells, readItem } from './item-rows'
import { applyEvent, openClock } from './replay'
import { CLOCK_KINDS } from './words'

/** The job that notes a clock as missed. */
export const CLOCK_TASK = 'ledger-clock'

export interface Writer {
  readonly subject: string
  readonly department: string | null
}

/** What a step writes: its entry, and what the person wrote. */
export interface EntryChange {
  readonly event: LedgerEvent
  readonly texts: EntryTexts
  readonly by: Writer
}

/** Throws HubError LEDGER_STATE where the child has an open item. */
export async function insertItem(
  tx: HubTransaction,
  { id, child }: { readonly id: string; readonly child: string },
  change: EntryChange,
): Promise<LedgerItem> {
  const item: LedgerItem = { ...applyEvent(null, change.event), id, child }
  const cells = [['id', id], ['child_id', child], ...itemCells(item)] as const
  const made = await tx.run(
    `INSERT INTO ledger_item (${cells.map(([column]) => column).join(', ')})
     VALUES (${cells.map((_, i) => `$${i + 1}`).join(', ')})
     ON CONFLICT (child_id) WHERE state <> 'CLOSED' DO NOTHING RETURNING 1`,
    cells.map(([, value]) => value),
  )
  if (made.length === 0) throw new HubError('LEDGER_STATE', 'the child has an open item', at('childId'))
  await insertEntry(tx, id, null, item, change)
  await keepDeadlines(tx, null, item)
  return item
}

export const itemRecords: LivingStore<LedgerItem, EntryChange> = {
  async hold(tx, id) {
    const [row] = await tx.run(`SELECT ${ITEM_JSON} FROM ledger_item i WHERE id = $1::uuid FOR UPDATE`, [id])
    return row ? readItem(row[0]!) : null
  },
  async write(tx, item, change) {
    const { id, child } = item
    const after: LedgerItem = { ...applyEvent(item, change.event), id, child }
    if (change.event.action === 'REOPEN') await refuseSecond(tx, after)
    const cells = itemCells(after)
    await tx.run(
      `UPDATE ledger_item SET ${cells.map(([column], i) => `${column} = $${i + 2}`).join(', ')} WHERE id = $1::uuid`,
      [id, ...cells.map(([, value]) => value)],
    )
    await insertEntry(tx, id, item, after, change)
    await keepDeadlines(tx, item, after)
    return after
  },
}

/** A closed item is not opened again beside a newer open one of the same child. */
async function refuseSecond(tx: HubTransaction, { id, child }: LedgerItem): Promise<void> {
  await tx.run('SELECT pg_advisory_xact_lock(hashtextextended($1, 7))', [child])
  const others = await tx.run(
    `SELECT 1 FROM ledger_item WHERE child_id = $1::uuid AND id <> $2::uuid AND state <> 'CLOSED'`,
    [child, id],
  )
  if (others.length > 0) throw new HubError('LEDGER_STATE', 'the child has another open item', at('itemId'))
}

async function insertEntry(
  tx: HubTransaction,
  id: string,
  before: LedgerItem | null,
  after: LedgerItem,
  { event, texts, by }: EntryChange,
): Promise<void> {
  const { action, number, data, clocks } = event
  await tx.run(
    `INSERT INTO ledger_entry (id, item_id, number, action, from_state, to_state, at, subject, department, data, clocks, note, reference)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      ...[randomUUID(), id, number, action, before?.state ?? null, after.state, instant(event.at)],
      ...[by.subject, by.department, JSON.stringify(data), JSON.stringify(clocks), texts.note, texts.reference],
    ],
  )
}

/** Each running clock has its deadline, and no other has one. */
async function keepDeadlines(tx: HubTransaction, before: LedgerItem | null, after: LedgerItem): Promise<void> {
  for (const clock of CLOCK_KINDS) {
    const [old, now] = [before, after].map((item) => item && openClock(item.clocks, clock))
    const due = now?.state === 'RUNNING' ? now.dueAt : null
    const was = old?.state === 'RUNNING' ? old.dueAt : null
    if (due === was) continue
    const key = `${CLOCK_TASK} ${after.id} ${clock}`
    if (due === null) await dropDeadline(tx, key)
    else await setDeadline(tx, { key, task: CLOCK_TASK, payload: { item: after.id, clock }, at: due })
  }
}
