/** What the trail keeps of one operation: who looked at which fields of which children, never a value. */
export interface AccessRecord {
  readonly kind: 'look'
  readonly requestId: string
  /** ISO 8601 in UTC. */
  readonly at: string
  readonly subject: string
  readonly department: string | null
  readonly roles: readonly string[]
  readonly client: string
  readonly purpose: string
  /** The operation's name as the client gave it, and the SHA-256 of its text. */
  readonly operation: string
  readonly operationHash: string
  readonly rootFields: readonly string[]
  /** Hub ids of the children that were shown. */
  readonly children: readonly string[]
  /** Hub ids of children that were asked for and lie outside the actor's reach. */
  readonly beyondReach: readonly string[]
  /** How many of the things asked for belong to no child. */
  readonly unknown: number
  /** Governed fields that lists were filtered, searched or sorted by: 'WelfareRecord.guardianshipType filter'. */
  readonly used: readonly string[]
  /** The rules under which something was shown: 'education.yml#roll'. */
  readonly shown: readonly string[]
  /** Fields that were asked for and not shown, with their level: 'HealthRecord.diagnoses none'. */
  readonly withheld: readonly string[]
  /** Ids (UUID) of the grants that opened something of it. */
  readonly grants: readonly string[]
  /** Ids (UUID) of the saved filters it named; of a refusal, those it asked for, whosever they are. */
  readonly filters: readonly string[]
  readonly tableVersion: string
}

/** An operation that was refused before it looked at anybody. */
export interface RefusalRecord extends Omit<
  AccessRecord,
  'kind' | 'children' | 'used' | 'beyondReach' | 'unknown' | 'shown' | 'withheld' | 'grants'
> {
  readonly kind: 'refusal'
  readonly code: string
  /** Type.field and position, or the limit with what came and what is allowed, where the refusal names them. */
  readonly about: string | null
}

/** How a look ended: follows its record in a later group. */
export interface OutcomeRecord {
  readonly kind: 'outcome'
  readonly requestId: string
  readonly at: string
  readonly calls: Readonly<Record<string, number>>
  /** Registries whose part of the answer is missing, with the error code. */
  readonly missing: Readonly<Record<string, string>>
  readonly errors: number
}

/** A change of what decides: a new access table, a new chain after a fault or a start. */
export interface EventRecord {
  readonly kind: 'event'
  readonly event: 'chain-opened' | 'access-table'
  readonly at: string
  readonly detail: Readonly<Record<string, unknown>>
}

/** A mutation: what it changed, or why it did not. Durable before the change is committed and before the answer leaves. */
export interface ChangeRecord {
  readonly kind: 'change'
  readonly requestId: string
  readonly at: string
  readonly subject: string
  readonly department: string | null
  readonly roles: readonly string[]
  readonly client: string
  readonly purpose: string
  readonly change:
    | 'grant-requested'
    | 'grant-emergency'
    | 'grant-approved'
    | 'grant-refused'
    | 'grant-revoked'
    | 'grant-reviewed'
    | 'filter-saved'
    | 'filter-changed'
    | 'filter-deleted'
    | 'operation-saved'
    | 'operation-changed'
    | 'operation-retired'
    | 'return-drafted'
    | 'return-recounted'
    | 'return-filled'
    | 'return-reviewed'
    | 'return-signed'
    | 'return-sent-back'
    | 'ledger-opened'
    | 'ledger-visited'
    | 'ledger-reported'
    | 'ledger-ordered'
    | 'ledger-penalised'
    | 'ledger-claimed'
    | 'ledger-closed'
    | 'ledger-reopened'
    | 'ledger-moved-up'
    | 'ledger-marked'
    | 'ledger-offered'
    | 'ledger-answered'
    | 'ledger-paused'
    | 'ledger-resumed'
    | 'ledger-missed'
    | 'ledger-brake-set'
    | 'ledger-brake-decided'
    | 'webhook-created'
    | 'webhook-rotated'
    | 'webhook-paused'
    | 'webhook-resumed'
    | 'webhook-replayed'
    | 'webhook-tested'
    | 'webhook-deleted'
  /** What is changed. `id`: UUID, or the one that was asked for; null where nothing came to be. */
  readonly target: {
    readonly type: 'grant' | 'filter' | 'operation' | 'ledger' | 'ledger-brake' | 'return' | 'webhook'
    readonly id: string | null
  }
  /** The version that the change makes of it. */
  readonly version: number | null
  /** Hub id of the child, or the one that was asked for. */
  readonly child: string | null
  readonly rule: string | null
  /** 'done', 'unconfirmed' (recorded as done, but the commit did not say so), or the code of the refusal. */
  readonly outcome: string
}

export type AuditRecord = AccessRecord | RefusalRecord | OutcomeRecord | ChangeRecord | EventRecord
