import { randomBytes } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import type { Clock } from '../../kit/clock'

/** What the provider handed out at a sign-in or a renewal. It stays in this process; the browser gets an opaque id. */
export interface Grant {
  readonly accessToken: string
  /** Milliseconds since 1970. */
  readonly accessExpiresAt: number
  readonly refreshToken: string | null
  readonly idToken: string
}

export interface Session {
  readonly id: string
  readonly subject: string
  /** The provider's session id, by which it ends sessions; null if it names none. */
  readonly providerSession: string | null
  readonly createdAt: number
  usedAt: number
  grant: Grant
  renewing: Promise<void> | null
}

export interface SessionLimits {
  readonly most: number
  readonly idleSeconds: number
  readonly longestSeconds: number
}

/** Signed-in browsers of this process: bounded, and forgotten when idle or old. */
export class Sessions {
  private readonly sessions: LRUCache<string, Session>

  constructor(
    private readonly clock: Clock,
    private readonly limits: SessionLimits = { most: 10_000, idleSeconds: 1800, longestSeconds: 36_000 },
  ) {
    this.sessions = new LRUCache({ max: limits.most })
  }

  open(subject: string, providerSession: string | null, grant: Grant): Session {
    const now = this.clock.now()
    const id = randomBytes(32).toString('base64url')
    const session = { id, subject, providerSession, createdAt: now, usedAt: now, grant, renewing: null }
    this.sessions.set(id, session)
    return session
  }

  /** The live session of an id, now used; null if unknown, idle too long or too old. */
  find(id: string | null): Session | null {
    const session = this.peek(id)
    if (session === null) return null
    session.usedAt = this.clock.now()
    this.sessions.get(session.id) // the last to make room for others
    return session
  }

  /** The same without using it: what is only kept open must not keep a session alive. */
  peek(id: string | null): Session | null {
    const session = id === null ? undefined : this.sessions.peek(id)
    if (session === undefined) return null
    const now = this.clock.now()
    const idle = now - session.usedAt > this.limits.idleSeconds * 1000
    if (idle || now - session.createdAt > this.limits.longestSeconds * 1000) {
      this.close(session)
      return null
    }
    return session
  }

  close(session: Session): void {
    this.sessions.delete(session.id)
  }

  closeWhere(test: (session: Session) => boolean): void {
    for (const session of [...this.sessions.values()]) if (test(session)) this.close(session)
  }
}
