import { asOwner } from '../../hub/support/all-seeing'
import type { Answer, TestHub } from '../../support/hub'

const GRANT = `id version state childId subject rule owner reason hours until emergency decidedBy revokedBy review reviewedBy noticeTo noticeAt`
const PAYLOAD = `{ grant { ${GRANT} } errors { code message path } }`

export const RULE = 'health.yml#mental-health'

let keys = 0
/** A key of its own for every change; a test that repeats a change names its key. */
export const freshKey = () => `test-key-${(keys += 1)}`

type Input = Record<string, unknown>
export type Mutation = 'requestGrant' | 'decideGrant' | 'revokeGrant' | 'reviewGrant'

export function change(hub: TestHub, account: string, mutation: Mutation, input: Input): Promise<Answer> {
  const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`
  return hub.ask(account, `mutation ($input: ${type}!) { ${mutation}(input: $input) ${PAYLOAD} }`, {
    input: { idempotencyKey: freshKey(), ...input },
  })
}

export const request = (hub: TestHub, account: string, childId: string, input: Input = {}) =>
  change(hub, account, 'requestGrant', {
    childId,
    rule: RULE,
    reason: 'the class teacher asks for help',
    hours: 2,
    ...input,
  })

export const decide = (hub: TestHub, account: string, grant: { id: string; version: number }, input: Input = {}) =>
  change(hub, account, 'decideGrant', { ...named(grant), decision: 'APPROVE', note: 'needed for the case', ...input })

export const revoke = (hub: TestHub, account: string, grant: { id: string; version: number }, input: Input = {}) =>
  change(hub, account, 'revokeGrant', { ...named(grant), note: 'no longer needed', ...input })

export const review = (hub: TestHub, account: string, grant: { id: string; version: number }, input: Input = {}) =>
  change(hub, account, 'reviewGrant', { ...named(grant), verdict: 'JUSTIFIED', note: 'there was need', ...input })

const named = ({ id, version }: { id: string; version: number }) => ({ grantId: id, version })

/** The grant of an answer that must hold one. */
export function granted(answer: Answer): { id: string; version: number; state: string } & Record<string, unknown> {
  const [payload] = Object.values(answer.data ?? {}) as { grant: never; errors: unknown[] }[]
  if (!payload?.grant) throw new TypeError(`expected a grant, got ${answer.text}`)
  return payload.grant
}

export function codes(answer: Answer): string[] {
  const [payload] = Object.values(answer.data ?? {}) as { errors: { code: string }[] }[]
  return payload?.errors.map(({ code }) => code) ?? []
}

/** Asked for and approved: what lets the account see the child's screenings. */
export async function approved(hub: TestHub, account: string, childId: string, hours = 2) {
  const asked = granted(await request(hub, account, childId, { hours }))
  return granted(await decide(hub, 'health-approver', asked))
}

export const SCREENINGS =
  'query ($id: ID!) { child(id: $id) { id health { disabled mentalHealth { date concern } diagnoses { name } } } }'

/** Whether the account sees the child's mental-health screenings now. */
export async function sees(hub: TestHub, account: string, id: string): Promise<boolean> {
  const answer = await hub.ask(account, SCREENINGS, { id })
  if (answer.errors) throw new TypeError(answer.text)
  return answer.data.child.health.mentalHealth !== null
}

/** Records of the audit trail of one kind, oldest first. */
export async function trail(hub: TestHub, kind: string): Promise<Record<string, unknown>[]> {
  const rows = await asOwner(hub, 'hub', 'SELECT body FROM audit_entry ORDER BY written_at, chain, seq')
  return rows.map(({ body }) => JSON.parse(body as string)).filter((record) => record.kind === kind)
}

/** Two children of the county with a health record and screenings. */
export async function screenedChildren(hub: TestHub): Promise<[string, string]> {
  const rows = await asOwner(
    hub,
    'hub',
    `SELECT id FROM child WHERE NOT retired AND records ? 'health' AND records ? 'education'
       AND residence_division LIKE '430421%' ORDER BY id LIMIT 2`,
  )
  return rows.map(({ id }) => `child:${id}`) as [string, string]
}
