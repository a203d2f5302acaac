import { hash, randomBytes } from 'node:crypto'
import DataLoader from 'dataloader'
import type { Clock } from '../../kit/clock'
import type { HubStore } from '../../store/hub-store'
import { GrantSeal } from './token-set-seal'
import type { TokenSet } from './token-set'

export interface Session {
  /** What the browser's cookie holds. The database holds its digest alone. */
  readonly id: string
  readonly subject: string
  readonly grant: TokenSet
  /** The grant as it is kept: it tells whether somebody has renewed it meanwhile. */
  readonly sealed: string
}

export interface SessionLimits {
  readonly mostOfSubject: number
  readonly idleSeconds: number
  readonly longestSeconds: number
}

const LIMITS: SessionLimits = { mostOfSubject: 50, idleSeconds: 1800, longestSeconds: 36_000 }
/** A renewal takes the provider's time limit at most; after this, another process may try. */
const RENEWING_MILLIS = 15_000
/** A use is written when the last one written is older than this part of the idle time. */
const USES = 30

/** Signed-in browsers, in the hub's database: of every process. Bounded by account, and forgotten when idle or old. Throws HubError HUB_UNAVAILABLE. */
export class Sessions {
  private readonly seal: GrantSeal
  private readonly lasting: DataLoader<string, boolean>

  constructor(
    private readonly store: HubStore,
    cookieSecret: string,
    private readonly clock: Clock,
    private readonly limits: SessionLimits = LIMITS,
  ) {
    this.seal = new GrantSeal(cookieSecret)
    this.lasting = new DataLoader((digests) => this.whichLast(digests), { cache: false })
  }

  /** Of an account with too many sessions, the one used longest ago makes room. */
  async open(subject: string, providerSession: string | null, grant: TokenSet): Promise<Session> {
    const id = randomBytes(32).toString('base64url')
    const digest = digestOf(id)
    const sealed = this.seal.close(grant, digest)
    await this.store.transaction(async (tx) => {
      await tx.run(MAKE_ROOM, [subject, this.limits.mostOfSubject - 1])
      await tx.run(
        `INSERT INTO browser_session (digest, subject, provider_session, created_at, used_at, sealed)
         VALUES ($1, $2, $3, $4::timestamptz, $4::timestamptz, $5)`,
        [digest, subject, providerSession, this.at(), sealed],
      )
    })
    return { id, subject, grant, sealed }
  }

  /** The live session of an id, now used; null if unknown, idle too long or too old. */
  async find(id: string | null): Promise<Session | null> {
    if (id === null) return null
    const digest = digestOf(id)
    const [row] = await this.store.run({
      name: 'session',
      text: `SELECT subject, sealed, used_at < $4::timestamptz FROM browser_session WHERE digest = $1 AND ${LIVE}`,
      values: [digest, ...this.live(), this.at((-this.limits.idleSeconds * 1_000) / USES)],
    })
    if (!row) return null
    const [subject, sealed, isOldUse] = row
    const grant = this.seal.open(sealed!, digest)
    if (!grant) return null
    if (isOldUse === 't')
      await this.store.run({
        name: 'session_used',
        text: 'UPDATE browser_session SET used_at = $2::timestamptz WHERE digest = $1',
        values: [digest, this.at()],
      })
    return { id, subject: subject!, grant, sealed: sealed! }
  }

  /** Whether it lives. No use of it: what is only kept open must not keep a session alive. One statement for all that ask at once. */
  lasts(id: string | null): Promise<boolean> {
    return id === null ? Promise.resolve(false) : this.lasting.load(digestOf(id))
  }

  /** True for one caller of all processes: it alone renews the grant that it found. */
  async claimRenewal({ id, sealed }: Session): Promise<boolean> {
    const claimed = await this.store.run({
      text: `UPDATE browser_session SET renewing_until = $3::timestamptz
        WHERE digest = $1 AND sealed = $2 AND (renewing_until IS NULL OR renewing_until <= $4::timestamptz) RETURNING 1`,
      values: [digestOf(id), sealed, this.at(RENEWING_MILLIS), this.at()],
    })
    return claimed.length > 0
  }

  /** Ends a claim: with what the provider handed out, or with nothing. A session that was closed meanwhile stays closed. */
  async renewed({ id, sealed }: Session, grant: TokenSet | null): Promise<void> {
    const digest = digestOf(id)
    await this.store.run({
      text: 'UPDATE browser_session SET renewing_until = NULL, sealed = $3 WHERE digest = $1 AND sealed = $2',
      values: [digest, sealed, grant ? this.seal.close(grant, digest) : sealed],
    })
  }

  async close({ id }: Session): Promise<void> {
    await this.store.run({ text: 'DELETE FROM browser_session WHERE digest = $1', values: [digestOf(id)] })
  }

  async closeOfProvider(providerSession: string): Promise<void> {
    await this.store.run({ text: 'DELETE FROM browser_session WHERE provider_session = $1', values: [providerSession] })
  }

  async closeOfSubject(subject: string): Promise<void> {
    await this.store.run({ text: 'DELETE FROM browser_session WHERE subject = $1', values: [subject] })
  }

  async closeAll(): Promise<void> {
    await this.store.run({ text: 'DELETE FROM browser_session', values: [] })
  }

  /** Removes those that ended by themselves. Gives their number. */
  async sweep(): Promise<number> {
    const gone = await this.store.run({
      text: 'DELETE FROM browser_session WHERE used_at < $1::timestamptz OR created_at < $2::timestamptz RETURNING 1',
      values: this.live(),
    })
    return gone.length
  }

  private async whichLast(digests: readonly string[]): Promise<boolean[]> {
    const rows = await this.store.run({
      name: 'session_lasts',
      text: `SELECT digest FROM browser_session WHERE digest = ANY($1::text[]) AND ${LIVE}`,
      values: [digests, ...this.live()],
    })
    const found = new Set(rows.map(([digest]) => digest))
    return digests.map((digest) => found.has(digest))
  }

  /** The values of LIVE. */
  private live(): string[] {
    return [this.at(-this.limits.idleSeconds * 1_000), this.at(-this.limits.longestSeconds * 1_000)]
  }

  private at(later = 0): string {
    return new Date(this.clock.now() + later).toISOString()
  }
}

const LIVE = 'used_at >= $2::timestamptz AND created_at >= $3::timestamptz'
const MAKE_ROOM = `DELETE FROM browser_session WHERE subject = $1 AND digest NOT IN (
  SELECT digest FROM browser_session WHERE subject = $1 ORDER BY used_at DESC, created_at DESC LIMIT $2)`

/** An id has 256 random bits: its digest cannot be guessed back. */
function digestOf(id: string): string {
  return hash('sha256', id, 'hex')
}
