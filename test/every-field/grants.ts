import { asOwner } from '../hub/support/all-seeing'
import type { TestHub } from '../support/hub'

/** By what they are there for: the id of a grant for each name; `child`: of a child to ask for, since no request is made twice. */
export type Grants = Readonly<Record<'decision' | 'requested' | 'emergency' | 'child', (unique: string) => string>>

/** Grants that others have asked for, so that approvers have something to answer; each name gets one of its own while there are any. */
export async function grantsToAnswer(hub: TestHub): Promise<Grants> {
  const rows = await asOwner(hub, 'hub', `SELECT id FROM child WHERE NOT retired AND registered_division LIKE '430421%' ORDER BY id LIMIT 120`) // prettier-ignore
  const made = async (emergency: boolean, from: number, to: number): Promise<string[]> => {
    const ids: string[] = []
    for (const { id } of rows.slice(from, to)) {
      const input = { childId: `child:${id}`, field: 'HealthRecord.mentalHealth', hours: 2, emergency, reason: 'for those who answer', idempotencyKey: `made-${emergency}-${id}` } // prettier-ignore
      const { data } = await hub.ask('civil-affairs', 'mutation ($input: RequestGrantInput!) { requestGrant(input: $input) { grant { id } errors { code } } }', { input }) // prettier-ignore
      if (!data?.requestGrant?.grant) continue
      const made = data.requestGrant.grant.id as string
      ids.push(made)
      // Each by an account of its own: one account may not have so many open.
      await asOwner(hub, 'hub', 'UPDATE access_grant SET subject = $1 WHERE id = $2', [`asks-${made}`, made.slice('grant:'.length)]) // prettier-ignore
    }
    return ids
  }
  const decision = await made(false, 0, 10)
  const requested = await made(false, 10, 60)
  const emergency = await made(true, 60, 120)
  if ([decision, requested, emergency].some(({ length }) => length === 0))
    throw new TypeError('no grant could be asked for')
  const child = inTurn(rows.map(({ id }) => `child:${id}`))
  return { decision: inTurn(decision), requested: inTurn(requested), emergency: inTurn(emergency), child }
}

function inTurn(ids: readonly string[]): (unique: string) => string {
  const given = new Map<string, string>()
  return (unique) => {
    const known = given.get(unique) ?? ids[given.size % ids.length]!
    given.set(unique, known)
    return known
  }
}
