import type { KeyObject } from 'node:crypto'
import { importJWK, type JWK } from 'jose'
import type { Clock } from '../kit/clock'
import { AuthError } from './auth-error'

export interface KeySetOptions {
  readonly jwksUrl: string
  readonly algorithms: readonly string[]
  readonly clock: Clock
  readonly fetch: typeof fetch
  /** Least time between two fetches, so that made-up key ids cannot make the hub hammer the provider. */
  readonly cooldownSeconds: number
  /** After this time a known set is fetched again in the background, so that a withdrawn key is forgotten. */
  readonly refreshSeconds: number
  readonly timeLimitMillis: number
  /** Called when a key that was known is no longer listed: verdicts resting on it must go. */
  readonly onWithdrawn: () => void
}

export interface VerificationKey {
  readonly key: KeyObject
  readonly algorithms: readonly string[]
}

/**
 * The public keys of the realm, cached as key objects. A known key answers at once, whatever the provider does;
 * an unknown one causes at most one fetch per cooldown, shared by all who wait for it, and nobody waits longer than that.
 */
export class KeySet {
  private keys: ReadonlyMap<string, VerificationKey> = new Map()
  private loaded = false
  private fetchedAt = -Infinity
  private pending: Promise<void> | null = null

  constructor(private readonly options: KeySetOptions) {}

  /** Throws AuthError `unknown-key`, or `keys-unavailable` when no set was ever read. */
  async keyFor(kid: string): Promise<VerificationKey> {
    if (this.stale()) void this.refresh()
    const known = this.keys.get(kid)
    if (known) return known
    if (this.pending) await this.pending
    else if (this.cooledDown()) await this.refresh()
    const found = this.keys.get(kid)
    if (found) return found
    throw new AuthError(this.loaded ? 'unknown-key' : 'keys-unavailable')
  }

  /** True when the background refresh is due; the cached path of the verifier asks this too. */
  stale(): boolean {
    return this.loaded && this.pending === null && this.age() > this.options.refreshSeconds * 1000
  }

  /** Never rejects: a provider that does not answer leaves the known keys in force. */
  refresh(): Promise<void> {
    this.pending ??= this.load().finally(() => {
      this.pending = null
    })
    return this.pending
  }

  private age(): number {
    return this.options.clock.now() - this.fetchedAt
  }

  private cooledDown(): boolean {
    return this.age() >= this.options.cooldownSeconds * 1000
  }

  private async load(): Promise<void> {
    this.fetchedAt = this.options.clock.now()
    try {
      const signal = AbortSignal.timeout(this.options.timeLimitMillis)
      const response = await this.options.fetch(this.options.jwksUrl, { signal, redirect: 'error' })
      if (!response.ok) return
      const next = await readKeys(await response.json(), this.options.algorithms)
      if (next.size === 0) return
      const withdrawn = [...this.keys.keys()].some((kid) => !next.has(kid))
      this.keys = next
      this.loaded = true
      if (withdrawn) this.options.onWithdrawn()
    } catch {
      // The provider is away or talks nonsense: keep what is known and ask again after the cooldown.
    }
  }
}

async function readKeys(body: unknown, allowed: readonly string[]): Promise<Map<string, VerificationKey>> {
  const listed: unknown = typeof body === 'object' && body !== null && 'keys' in body ? body.keys : []
  const keys = new Map<string, VerificationKey>()
  for (const jwk of Array.isArray(listed) ? (listed as JWK[]) : []) {
    const algorithms = algorithmsOf(jwk, allowed)
    if (typeof jwk.kid !== 'string' || algorithms.length === 0) continue
    try {
      keys.set(jwk.kid, { key: (await importJWK(publicPart(jwk), algorithms[0])) as KeyObject, algorithms })
    } catch {
      // One key in a form we cannot read must not cost the others.
    }
  }
  return keys
}

/** A key serves the algorithm it names, else those of its kind; symmetric and encryption keys serve none. */
function algorithmsOf(jwk: JWK, allowed: readonly string[]): string[] {
  if (jwk.use !== undefined && jwk.use !== 'sig') return []
  const kind = jwk.kty === 'RSA' ? /^(RS|PS)/ : jwk.kty === 'EC' ? /^ES/ : /^$/
  return allowed.filter((algorithm) => kind.test(algorithm) && (jwk.alg === undefined || jwk.alg === algorithm))
}

/** Only what makes a public key, so that a private part published by mistake is never held. */
function publicPart({ kty, n, e, crv, x, y }: JWK): JWK {
  const whole = { kty, n, e, crv, x, y }
  return JSON.parse(JSON.stringify(whole)) as JWK
}
