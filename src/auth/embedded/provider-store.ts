import { LRUCache } from 'lru-cache'
import type { Clock } from '../../kit/clock'

interface Entry {
  readonly payload: Record<string, unknown>
  readonly expiresAt: number
}

const MOST_ENTRIES = 20_000

/** Sessions, codes and refresh tokens of the embedded provider: in memory, bounded, forgotten when they expire. */
export function createProviderStore(clock: Clock): new (model: string) => ProviderAdapter {
  const entries = new LRUCache<string, Entry>({ max: MOST_ENTRIES })
  return class extends ProviderAdapter {
    constructor(model: string) {
      super(model, entries, clock)
    }
  }
}

/** The adapter that oidc-provider asks for; it fixes the names of the methods. */
class ProviderAdapter {
  constructor(
    private readonly model: string,
    private readonly entries: LRUCache<string, Entry>,
    private readonly clock: Clock,
  ) {}

  async upsert(id: string, payload: Record<string, unknown>, expiresIn?: number): Promise<void> {
    const expiresAt = expiresIn === undefined ? Infinity : this.clock.now() + expiresIn * 1000
    this.entries.set(this.key(id), { payload, expiresAt })
  }

  async find(id: string): Promise<Record<string, unknown> | undefined> {
    const entry = this.entries.get(this.key(id))
    if (entry === undefined || entry.expiresAt > this.clock.now()) return entry?.payload
    this.entries.delete(this.key(id))
    return undefined
  }

  async findByUid(uid: string): Promise<Record<string, unknown> | undefined> {
    for (const [key, { payload, expiresAt }] of this.entries.entries()) {
      const mine = key.startsWith(`${this.model}:`) && payload['uid'] === uid
      if (mine && expiresAt > this.clock.now()) return payload
    }
    return undefined
  }

  async findByUserCode(): Promise<undefined> {
    return undefined
  }

  async consume(id: string): Promise<void> {
    const entry = this.entries.get(this.key(id))
    if (entry) entry.payload['consumed'] = Math.floor(this.clock.now() / 1000)
  }

  async destroy(id: string): Promise<void> {
    this.entries.delete(this.key(id))
  }

  /** Ends the tokens of a grant; a sign-in under way that names the grant goes on. */
  async revokeByGrantId(grantId: string): Promise<void> {
    for (const [key, { payload }] of [...this.entries.entries()]) {
      if (payload['grantId'] === grantId && /^(AccessToken|AuthorizationCode|RefreshToken):/.test(key))
        this.entries.delete(key)
    }
  }

  private key(id: string): string {
    return `${this.model}:${id}`
  }
}
