import { prefixedId } from '../kit/prefixed-id'
import type { Review, WrittenState } from './states'

/** A grant as it is written. Times are ISO 8601 in UTC, whole seconds; accounts are subjects of tokens. */
export interface AccessGrant {
  readonly id: string
  /** Who may look. */
  readonly subject: string
  readonly department: string | null
  /** Hub id (UUID) of the child. */
  readonly child: string
  /** The rule of the access table that it opens, 'health.yml#mental-health'. */
  readonly rule: string
  /** The agency whose approver decides. */
  readonly owner: string
  readonly hours: number
  readonly emergency: boolean
  readonly state: WrittenState
  readonly requestedAt: string
  readonly until: string | null
  readonly decidedBy: string | null
  readonly decidedAt: string | null
  readonly revokedBy: string | null
  readonly revokedAt: string | null
  /** Null: nothing to review. */
  readonly review: Review | null
  readonly reviewedBy: string | null
  readonly reviewedAt: string | null
  /** Department whose approvers were given notice of an emergency, and when. */
  readonly noticeTo: string | null
  readonly noticeAt: string | null
  readonly version: number
}

/** What people wrote in a grant. Free text, may name a child: never in a log or an audit record, and read only as the plan says. */
export interface GrantTexts {
  readonly reason: string
  readonly note: string
  readonly revokeNote: string
  readonly reviewNote: string
}

/** 'grant:' and a UUID. */
export const { format: formatGrantId, parse: parseGrantId } = prefixedId('grant:')

/** Where the texts lie, for the hub's connector. */
export const GRANT_TEXTS = {
  prefix: 'grant:',
  table: 'access_grant',
  columns: { reason: 'reason', note: 'note', revokeNote: 'revoke_note', reviewNote: 'review_note' },
} as const satisfies { readonly columns: Readonly<Record<keyof GrantTexts, string>>; [kept: string]: unknown }

/** Property of a grant, column of its table. */
export const GRANT_COLUMNS: Readonly<Record<keyof AccessGrant, string>> = {
  id: 'id',
  subject: 'subject',
  department: 'department',
  child: 'child_id',
  rule: 'rule',
  owner: 'owner',
  hours: 'hours',
  emergency: 'emergency',
  state: 'state',
  requestedAt: 'requested_at',
  until: 'until',
  decidedBy: 'decided_by',
  decidedAt: 'decided_at',
  revokedBy: 'revoked_by',
  revokedAt: 'revoked_at',
  review: 'review',
  reviewedBy: 'reviewed_by',
  reviewedAt: 'reviewed_at',
  noticeTo: 'notice_to',
  noticeAt: 'notice_at',
  version: 'version',
}

const TIMES: readonly (keyof AccessGrant)[] = [
  'requestedAt',
  'until',
  'decidedAt',
  'revokedAt',
  'reviewedAt',
  'noticeAt',
]

/** SQL of one grant as a JSON text, for `readGrant`. */
export const GRANT_JSON = `json_build_object(${(Object.keys(GRANT_COLUMNS) as (keyof AccessGrant)[])
  .map((name) => `'${name}', ${TIMES.includes(name) ? utc(GRANT_COLUMNS[name]) : GRANT_COLUMNS[name]}`)
  .join(', ')})::text`

export function readGrant(json: string): AccessGrant {
  return JSON.parse(json) as AccessGrant
}

function utc(column: string): string {
  return `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`
}
