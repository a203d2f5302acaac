import { asOwner } from '../hub/support/all-seeing'
import type { TestHub } from '../support/hub'
import type { Sent } from './send'

interface Kept {
  readonly id: string
  readonly kind: string
  readonly code: string | null
}

/** Raised by a resolver, when the look is already written: docs/LIFECYCLE.md, "What is recorded". */
const LATE = /^(ACCESS_STRICT|ACCESS_FILTER)$/

/** Requests that the trail does not hold as it must: one look of what had data, one refusal with its code of what was refused. */
export async function missingInTrail(hub: TestHub, sent: readonly Sent[]): Promise<string[]> {
  const rows = (await asOwner(
    hub,
    'hub',
    `SELECT entry ->> 'requestId' AS id, entry ->> 'kind' AS kind, entry ->> 'code' AS code
       FROM (SELECT body::json AS entry FROM audit_entry WHERE body LIKE '%"requestId":"every-field-%') AS entries
      WHERE entry ->> 'kind' IN ('look', 'refusal')`,
  )) as Kept[]
  const byRequest = new Map<string, Kept[]>()
  for (const row of rows) byRequest.set(row.id, [...(byRequest.get(row.id) ?? []), row])
  const faults = new Map<string, string>()
  for (const { requestId, query, refused } of sent) {
    const kept = byRequest.get(requestId) ?? []
    const told = kept.map(({ kind, code }) => (code ? `${kind} ${code}` : kind)).join(', ') || 'nothing'
    const expected = refused === null ? 'look' : `refusal ${refused}`
    if (told === expected || (refused !== null && LATE.test(refused) && told === 'look')) continue
    const fault = `expected ${expected}, the trail holds ${told}`
    if (!faults.has(fault)) faults.set(fault, query.slice(0, 300))
  }
  return [...faults].map(([fault, example]) => `${fault}: ${example}`)
}
