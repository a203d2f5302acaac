import type { HubStore } from '../store/hub-store'
import { GRANT_JSON, readGrant, type AccessGrant } from './access-grant'

/** A grant that opens its rule now. */
export interface ActiveGrant {
  readonly id: string
  readonly child: string
  readonly rule: string
  /** Milliseconds since 1970. */
  readonly until: number
}

/** Grants of one reading: a page of a queue, the newest of an account. */
const PAGE = 500

/** Reads grants. Nothing is kept: a revocation holds for every request that begins after it, in every process. */
export class GrantStore {
  constructor(private readonly store: HubStore) {}

  /** What of these children is open to this account at this instant. */
  async active(subject: string, children: readonly string[], now: number): Promise<ActiveGrant[]> {
    const rows = await this.store.run({
      name: 'grant_active',
      text: `SELECT id, child_id, rule, extract(epoch FROM until)::bigint FROM access_grant
        WHERE subject = $1 AND child_id = ANY($2::uuid[]) AND state IN ('APPROVED', 'EMERGENCY') AND until > $3::timestamptz
        ORDER BY id`,
      values: [subject, children, new Date(now).toISOString()],
    })
    return rows.map(([id, child, rule, until]) => ({
      id: id!,
      child: child!,
      rule: rule!,
      until: Number(until) * 1_000,
    }))
  }

  async find(id: string): Promise<AccessGrant | null> {
    return (await this.list('id = $1::uuid', '', [id]))[0] ?? null
  }

  /** Of this account, the newest first. */
  ofSubject(subject: string): Promise<AccessGrant[]> {
    return this.list('subject = $1', 'ORDER BY requested_at DESC, id', [subject])
  }

  /** Requests that nobody has answered; of one owner, or of all. */
  requested(owner: string | null): AsyncGenerator<AccessGrant[]> {
    return this.queue("state = 'REQUESTED' AND ($1::text IS NULL OR owner = $1)", owner)
  }

  /** Emergencies that nobody has reviewed: owned by this department or told to it; null: all. */
  unreviewed(department: string | null): AsyncGenerator<AccessGrant[]> {
    return this.queue("review = 'OPEN' AND ($1::text IS NULL OR owner = $1 OR notice_to = $1)", department)
  }

  /** What of this owner's data is open to anybody at this instant. */
  inForce(owner: string, now: number): AsyncGenerator<AccessGrant[]> {
    const at = new Date(now).toISOString()
    return this.queue("state IN ('APPROVED', 'EMERGENCY') AND owner = $1 AND until > $3::timestamptz", owner, [at])
  }

  /** Page by page, the oldest first: whoever asks much does not bury what others asked before. */
  private async *queue(
    where: string,
    party: string | null,
    more: readonly unknown[] = [],
  ): AsyncGenerator<AccessGrant[]> {
    // By the row itself: its time as a grant tells it is cut to seconds.
    const next = `(${where}) AND ($2::uuid IS NULL
      OR (requested_at, id) > (SELECT requested_at, id FROM access_grant WHERE id = $2::uuid))`
    let last: AccessGrant | undefined
    do {
      const page = await this.list(next, 'ORDER BY requested_at, id', [party, last?.id ?? null, ...more])
      if (page.length > 0) yield page
      last = page[PAGE - 1]
    } while (last)
  }

  private async list(where: string, order: string, values: readonly unknown[]): Promise<AccessGrant[]> {
    const text = `SELECT ${GRANT_JSON} FROM access_grant WHERE ${where} ${order} LIMIT ${PAGE}`
    const rows = await this.store.run({ text, values })
    return rows.map(([json]) => readGrant(json!))
  }
}
