import { HubError } from '../errors/hub-error'
import type { HubTransaction } from '../store/hub-store'
import { GRANT_COLUMNS, GRANT_JSON, readGrant, type Grant } from './grant'
import { at } from './inputs'

/**
 * Throws HubError GRANT_REVIEW_OPEN: an emergency that nobody has reviewed yet is not followed by a second one, else three
 * hours could be had for ever.
 */
export async function insertGrant(tx: HubTransaction, grant: Grant): Promise<void> {
  if (grant.emergency) {
    await tx.run('SELECT pg_advisory_xact_lock(hashtextextended($1, 5))', [
      `${grant.subject} ${grant.child} ${grant.rule}`,
    ])
    const open = await tx.run(
      "SELECT 1 FROM access_grant WHERE subject = $1 AND child_id = $2::uuid AND rule = $3 AND review = 'OPEN' LIMIT 1",
      [grant.subject, grant.child, grant.rule],
    )
    if (open.length > 0) throw new HubError('GRANT_REVIEW_OPEN', undefined, at('emergency'))
  }
  const names = Object.keys(GRANT_COLUMNS) as (keyof Grant)[]
  await tx.run(
    `INSERT INTO access_grant (${names.map((name) => GRANT_COLUMNS[name]).join(', ')})
     VALUES (${names.map((_, i) => `$${i + 1}`).join(', ')})`,
    names.map((name) => grant[name]),
  )
}

/** Throws HubError VERSION_CONFLICT, and what `change` throws of the grant as it is now. */
export async function stepGrant(
  tx: HubTransaction,
  id: string,
  version: number,
  change: (grant: Grant) => Partial<Grant>,
): Promise<Grant> {
  const [row] = await tx.run(`SELECT ${GRANT_JSON} FROM access_grant WHERE id = $1::uuid FOR UPDATE`, [id])
  if (!row) throw new HubError('GRANT_NOT_FOUND', undefined, at('grantId'))
  const grant = readGrant(row[0]!)
  if (grant.version !== version)
    throw new HubError('VERSION_CONFLICT', `expected version ${version}, the grant is at ${grant.version}`, {
      ...at('version'),
      expected: version,
      current: grant.version,
    })
  const changed: Partial<Grant> = { ...change(grant), version: version + 1 }
  const names = Object.keys(changed) as (keyof Grant)[]
  await tx.run(
    `UPDATE access_grant SET ${names.map((name, i) => `${GRANT_COLUMNS[name]} = $${i + 2}`).join(', ')} WHERE id = $1::uuid`,
    [id, ...names.map((name) => changed[name])],
  )
  return { ...grant, ...changed }
}
