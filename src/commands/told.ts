import type { HubTransaction } from '../store/hub-store'
import type { Living, TargetType } from './machine'

/**
 * Whether a step of a record with a child is told as an event, `<type>.changed` (src/events/event-types.ts), and to whom: to everybody
 * whom the access table says, or to the account alone that the record belongs to.
 */
const TOLD: Readonly<Record<TargetType, 'by the table' | 'to its account' | null>> = {
  grant: 'to its account',
  ledger: 'by the table',
  'ledger-brake': null,
  return: null,
  filter: null,
  operation: null,
  webhook: null,
}

/** A record's account, where it has one. */
interface Owned {
  readonly subject?: string
}

/** Writes the event of a step, in the step's own transaction: what is rolled back is told to nobody. */
export async function tellOf(tx: HubTransaction, type: TargetType, record: Living & Owned, at: string): Promise<void> {
  const told = TOLD[type]
  if (told === null || record.child === undefined) return
  await tx.run('INSERT INTO hub_event (type, child_id, record_id, told_to, at) VALUES ($1, $2, $3, $4, $5)', [
    ...[`${type}.changed`, record.child, record.id],
    told === 'to its account' ? record.subject : null,
    at,
  ])
}
