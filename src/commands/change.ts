import type { ChangeRecord } from '../audit/audit-record'
import type { AuditWriter } from '../audit/audit-writer'
import { asHubError, HubError } from '../errors/hub-error'
import type { HubStore, HubTransaction } from '../store/hub-store'

/** One mutation as one account sent it. */
export interface Asked {
  readonly subject: string
  /** 'requestGrant'. */
  readonly mutation: string
  /** The client's idempotency key: the same key and input is the same change, however often it is sent. */
  readonly key: string
  readonly input: object
}

export interface Changed<Answer> {
  readonly answer: Answer
  readonly record: ChangeRecord
}

const KEY = /^[\x21-\x7e]{8,100}$/

/**
 * The one way a mutation changes the hub (decision 0009): statements, idempotency key and audit record in one transaction,
 * which commits only when the record is durable.
 */
export class Changes {
  /** `store` has connections of its own: a change holds one while the audit trail needs another. */
  constructor(
    private readonly store: HubStore,
    private readonly audit: AuditWriter,
  ) {}

  /** Throws HubError IDEMPOTENCY_KEY, AUDIT_UNAVAILABLE, HUB_UNAVAILABLE, and what `work` throws: then nothing is changed. */
  async run<Answer>(asked: Asked, at: string, work: (tx: HubTransaction) => Promise<Changed<Answer>>): Promise<Answer> {
    if (!KEY.test(asked.key))
      throw new HubError('IDEMPOTENCY_KEY', 'expected 8 to 100 printable ASCII characters without spaces')
    const { subject, mutation, key, input } = asked
    const hash = this.audit.hash('change', [subject, mutation, key, canonical(input)].join('\n'))
    let recorded: ChangeRecord | null = null
    try {
      return await this.store.transaction(async (tx) => {
        // Two requests with one key follow each other, so that the second meets the first one's answer.
        await tx.run('SELECT pg_advisory_xact_lock(hashtextextended($1, 4))', [`${asked.subject} ${asked.key}`])
        const [known] = await tx.run(
          'SELECT mutation, input_hash, answer FROM change_key WHERE subject = $1 AND key = $2',
          [asked.subject, asked.key],
        )
        if (known) {
          if (known[0] !== asked.mutation || known[1] !== hash)
            throw new HubError('IDEMPOTENCY_KEY', 'this key was used for another change')
          return JSON.parse(known[2]!) as Answer
        }
        const { answer, record } = await work(tx)
        await tx.run(
          'INSERT INTO change_key (subject, key, mutation, input_hash, answer, at) VALUES ($1, $2, $3, $4, $5, $6)',
          [asked.subject, asked.key, asked.mutation, hash, JSON.stringify(answer), at],
        )
        await this.audit.write(record)
        recorded = record
        return answer
      })
    } catch (fault) {
      // The trail says it was done and the commit did not say so. Best effort: the row's version tells in the end.
      if (recorded)
        await this.audit.write({ ...(recorded as ChangeRecord), outcome: 'unconfirmed' }).catch(() => undefined)
      throw fault
    }
  }

  /**
   * What `work` makes, or the refusal that the caller can mend, once it stands in the trail as `record` says. Throws HubError
   * AUDIT_UNAVAILABLE, and every other fault of `work`.
   */
  async attempt<T>(work: () => Promise<T>, record: (refused: HubError) => ChangeRecord): Promise<T | HubError> {
    try {
      return await work()
    } catch (thrown) {
      const error = asHubError(thrown)
      if (!mendable(error)) throw thrown
      await this.audit.write(record(error))
      return error
    }
  }
}

/** ACCESS_FILTER and BAD_FILTER refuse an operation that asks; a change that would keep such a filter is refused alone. */
function mendable({ blame, status, code }: HubError): boolean {
  return (
    (blame === 'caller' || blame === 'policy') && (status === 200 || code === 'ACCESS_FILTER' || code === 'BAD_FILTER')
  )
}

function canonical(input: object): string {
  return JSON.stringify(Object.entries(input).sort(([a], [b]) => (a < b ? -1 : 1)))
}
