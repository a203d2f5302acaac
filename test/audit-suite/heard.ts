import type { Answer } from '../support/hub'
import type { Asker } from './asker'

/** What came of one request, as far as the audit trail must know of it. Holds no value of a child. */
export interface Heard {
  readonly asker: Asker
  readonly requestId: string
  /** The refusal of the whole operation, or of a text that became none. */
  readonly refused: { readonly code: string; readonly field: string | null; readonly about: string | null } | null
  /** What each mutation's payload said: 'done', or the code of its error. */
  readonly changes: readonly { readonly about: string; readonly outcome: string }[]
  /** Whose idempotency key it was sent under: sent again it is no second change, and leaves no second record. */
  readonly key: string | null
  /** The one child that was asked for by its id. */
  readonly child: string | null
}

const BY_ID = /\b(child|node)\(id: \$id\)|childrenByIds\(ids: \[\$id/

/** Codes of refusals that the trail must hold (docs/LIFECYCLE.md, what is recorded). */
const RECORDED = /^(ACCESS|COST|GRAPHQL|SAVED_FILTER|SUBSCRIPTION)_/

export function heardOf(asker: Asker, query: string, variables: Record<string, unknown>, answer: Answer): Heard | null {
  const told = answer.errors?.[0]?.extensions ?? {}
  const code = String(told['code'] ?? '')
  if (answer.data === undefined && !RECORDED.test(code)) return null // never came so far
  const field = (told['field'] as string | undefined) ?? null
  const key = (variables['input'] as { idempotencyKey?: string } | undefined)?.idempotencyKey
  const refused = answer.data ? null : { code, field, about: field && [field, told['position']].join(' ').trim() }
  return {
    asker,
    requestId: String(answer.headers.get('x-request-id')),
    refused,
    changes: query.startsWith('mutation') ? Object.entries(answer.data ?? {}).flatMap(outcomes) : [],
    key: key ? `${asker.account} ${key}` : null,
    child: BY_ID.test(query) && typeof variables['id'] === 'string' ? variables['id'] : null,
  }
}

function outcomes([mutation, payload]: [string, unknown]): Heard['changes'] {
  const { grant, filter, errors = [] } = (payload ?? {}) as Record<'grant' | 'filter', unknown> & { errors?: { code: string }[] } // prettier-ignore
  const about = mutation.endsWith('Filter') ? 'SavedFilter.*' : 'Grant.*'
  const done = grant ?? filter ?? (mutation === 'deleteFilter' && errors.length === 0)
  return done ? [{ about, outcome: 'done' }] : errors.map(({ code }) => ({ about, outcome: code }))
}
