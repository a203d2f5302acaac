import type { LivingStore } from '../commands/machine'
import { HubError } from '../errors/hub-error'
import type { HubTransaction } from '../store/hub-store'
import { GRANT_COLUMNS, GRANT_JSON, GRANT_TEXTS, readGrant, type AccessGrant, type GrantTexts } from './access-grant'
import { at } from './inputs'

const COLUMNS = { ...GRANT_COLUMNS, ...GRANT_TEXTS.columns }

/** What one account may have open at a time, so that it does not fill the queues of those who answer. */
const MOST_OPEN = { requests: 100, emergencies: 20 } as const

/**
 * Throws HubError GRANT_REVIEW_OPEN: an emergency that nobody has reviewed yet is not followed by a second one, else three
 * hours could be had for ever. And GRANT_LIMIT, for a request that waits already, and for more than an account may have open.
 */
export async function insertGrant(
  tx: HubTransaction,
  grant: AccessGrant,
  { reason }: Pick<GrantTexts, 'reason'>,
): Promise<void> {
  await refuseMore(tx, grant)
  const written = { ...grant, reason }
  const names = Object.keys(written) as (keyof typeof written)[]
  await tx.run(
    `INSERT INTO access_grant (${names.map((name) => COLUMNS[name]).join(', ')})
     VALUES (${names.map((_, i) => `$${i + 1}`).join(', ')})`,
    names.map((name) => written[name]),
  )
}

/** With the account's grants held still: of two at once the second is counted with the first. */
async function refuseMore(tx: HubTransaction, { subject, child, rule, emergency }: AccessGrant): Promise<void> {
  await tx.run('SELECT pg_advisory_xact_lock(hashtextextended($1, 5))', [subject])
  const [counted] = await tx.run(
    `SELECT count(*), count(*) FILTER (WHERE child_id = $2::uuid AND rule = $3) FROM access_grant
      WHERE subject = $1 AND ${emergency ? "review = 'OPEN'" : "state = 'REQUESTED'"}`,
    [subject, child, rule],
  )
  const [open, same] = counted!.map(Number) as [number, number]
  if (same > 0 && emergency) throw new HubError('GRANT_REVIEW_OPEN', undefined, at('emergency'))
  if (same > 0) throw new HubError('GRANT_LIMIT', 'the same request waits for its decision', { path: ['input'] })
  const most = emergency ? MOST_OPEN.emergencies : MOST_OPEN.requests
  if (open >= most)
    throw new HubError(
      'GRANT_LIMIT',
      `expected at most ${most} ${emergency ? 'emergencies without a review' : 'requests without a decision'} an account`,
      { path: ['input'] },
    )
}

/** What a step writes: fields of the grant, and what the person wrote. */
export interface GrantChange {
  readonly fields: Partial<Omit<AccessGrant, 'id' | 'version'>>
  readonly texts: Partial<GrantTexts>
}

export const grantRecords: LivingStore<AccessGrant, GrantChange> = {
  async hold(tx, id) {
    const [row] = await tx.run(`SELECT ${GRANT_JSON} FROM access_grant WHERE id = $1::uuid FOR UPDATE`, [id])
    return row ? readGrant(row[0]!) : null
  },
  async write(tx, grant, { fields, texts }, version) {
    const written = { ...fields, ...texts, version }
    const names = Object.keys(written) as (keyof typeof written)[]
    await tx.run(
      `UPDATE access_grant SET ${names.map((name, i) => `${COLUMNS[name]} = $${i + 2}`).join(', ')} WHERE id = $1::uuid`,
      [grant.id, ...names.map((name) => written[name])],
    )
    return { ...grant, ...fields, version }
  },
}
