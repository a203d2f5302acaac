import { hash } from 'node:crypto'
import { compactVerify, decodeProtectedHeader } from 'jose'
import { LRUCache } from 'lru-cache'
import type { Clock } from '../kit/clock'
import { AuthError } from './auth-error'
import { KeySet } from './key-set'

export interface TokenVerifierOptions {
  readonly issuer: string
  /** The audience an access token must name: this hub. */
  readonly audience: string
  readonly jwksUrl: string
  readonly clock: Clock
  /** Allow-list, default RS256, PS256, ES256. Symmetric algorithms and `none` never verify, listed or not. */
  readonly algorithms?: readonly string[]
  /** Difference of clocks forgiven, default 5. */
  readonly clockToleranceSeconds?: number
  readonly fetch?: typeof fetch
  /** Verdicts kept, default 10,000. */
  readonly cacheSize?: number
  /** Least time between two fetches of the keys, default 3. */
  readonly keyCooldownSeconds?: number
  /** Age at which the keys are fetched again in the background, default 300. */
  readonly keyRefreshSeconds?: number
  /** Time limit of one fetch of the keys, default 3,000. */
  readonly timeLimitMillis?: number
}

/** The payload of a verified access token. Frozen, and the same object while its verdict is cached. */
export interface Claims {
  readonly iss: string
  readonly sub: string
  readonly azp: string
  readonly exp: number
  readonly iat: number
  readonly [claim: string]: unknown
}

export interface TokenVerifier {
  /** The claims, at once (no promise) when the verdict is cached. Throws or rejects with AuthError. */
  verify(token: string): Claims | Promise<Claims>
  /** When a token of these claims stops being accepted, in milliseconds since 1970. */
  endOf(claims: Claims): number
  /** Refuses tokens issued before this time (seconds since 1970), Keycloak's not-before; drops all cached verdicts. */
  setNotBefore(epochSeconds: number): void
  /** The payload of any JWT of the realm: algorithm, key and signature checked, claims not. For the realm's own notices. */
  verifySigned(jwt: string): Promise<Readonly<Record<string, unknown>>>
  close(): void
}

const LONGEST_TOKEN = 16_384

/** The one place where an access token is believed or not. */
export function createTokenVerifier(options: TokenVerifierOptions): TokenVerifier {
  const algorithms = (options.algorithms ?? ['RS256', 'PS256', 'ES256']).filter((each) =>
    /^(RS|PS|ES)\d{3}$/.test(each),
  )
  const tolerance = options.clockToleranceSeconds ?? 5
  const verdicts = new LRUCache<string, Claims>({ max: options.cacheSize ?? 10_000 })
  const seconds = () => options.clock.now() / 1000
  let notBefore = 0
  // Counts what makes verdicts stale, so that a check that was under way meanwhile is not cached.
  let generation = 0
  const forget = () => {
    generation++
    verdicts.clear()
  }
  const keys = new KeySet({
    jwksUrl: options.jwksUrl,
    algorithms,
    clock: options.clock,
    fetch: options.fetch ?? fetch,
    cooldownSeconds: options.keyCooldownSeconds ?? 3,
    refreshSeconds: options.keyRefreshSeconds ?? 300,
    timeLimitMillis: options.timeLimitMillis ?? 3_000,
    onWithdrawn: forget,
  })

  const checkSignature = async (jwt: string): Promise<void> => {
    const { alg, kid } = header(jwt)
    if (typeof alg !== 'string' || !algorithms.includes(alg)) throw new AuthError('algorithm')
    if (typeof kid !== 'string' || kid === '') throw new AuthError('unknown-key')
    const found = await keys.keyFor(kid)
    if (!found.algorithms.includes(alg)) throw new AuthError('algorithm')
    await compactVerify(jwt, found.key, { algorithms: [alg] }).catch(() => {
      throw new AuthError('signature')
    })
  }

  const checkClaims = (payload: Readonly<Record<string, unknown>>): Claims => {
    const { iss, sub, azp, aud, typ, exp, iat, nbf } = payload
    const now = seconds()
    if (iss !== options.issuer) throw new AuthError('issuer')
    if (typ !== 'Bearer') throw new AuthError('type')
    if (aud !== options.audience && !(Array.isArray(aud) && aud.includes(options.audience)))
      throw new AuthError('audience')
    if (typeof exp !== 'number') throw new AuthError('claims', 'exp')
    if (typeof iat !== 'number') throw new AuthError('claims', 'iat')
    if (nbf !== undefined && typeof nbf !== 'number') throw new AuthError('claims', 'nbf')
    if (typeof sub !== 'string' || sub === '') throw new AuthError('claims', 'sub')
    if (typeof azp !== 'string' || azp === '') throw new AuthError('claims', 'azp')
    if (exp + tolerance <= now) throw new AuthError('expired')
    if (iat - tolerance > now || (nbf !== undefined && nbf - tolerance > now)) throw new AuthError('not-yet')
    if (iat < notBefore) throw new AuthError('revoked')
    return payload as Claims
  }

  const check = async (token: string, digest: string): Promise<Claims> => {
    const started = generation
    const payload = readPayload(token)
    // The algorithm and the claims first: they cost little and keep foreign tokens away from the key set.
    if (!algorithms.includes(String(header(token).alg))) throw new AuthError('algorithm')
    const claims = checkClaims(payload)
    await checkSignature(token)
    if (claims.iat < notBefore) throw new AuthError('revoked')
    if (started === generation) verdicts.set(digest, claims)
    return claims
  }

  return {
    verify(token) {
      if (token === '') throw new AuthError('missing')
      if (token.length > LONGEST_TOKEN) throw new AuthError('malformed')
      const digest = hash('sha256', token, 'base64')
      const cached = verdicts.get(digest)
      if (cached === undefined) return check(token, digest)
      if (cached.exp + tolerance <= seconds()) {
        verdicts.delete(digest)
        throw new AuthError('expired')
      }
      if (keys.stale()) void keys.refresh()
      return cached
    },
    endOf: ({ exp }) => (exp + tolerance) * 1000,
    setNotBefore(epochSeconds) {
      notBefore = epochSeconds
      forget()
    },
    async verifySigned(jwt) {
      if (jwt.length > LONGEST_TOKEN) throw new AuthError('malformed')
      const payload = readPayload(jwt)
      await checkSignature(jwt)
      return payload
    },
    close: forget,
  }
}

function header(jwt: string): { alg?: unknown; kid?: unknown } {
  try {
    return decodeProtectedHeader(jwt)
  } catch {
    throw new AuthError('malformed')
  }
}

function readPayload(jwt: string): Readonly<Record<string, unknown>> {
  const parts = jwt.split('.')
  if (parts.length !== 3) throw new AuthError('malformed')
  try {
    const payload: unknown = JSON.parse(Buffer.from(parts[1] ?? '', 'base64url').toString('utf8'))
    if (typeof payload === 'object' && payload !== null && !Array.isArray(payload))
      return Object.freeze(payload as Record<string, unknown>)
  } catch {
    // falls to the refusal below
  }
  throw new AuthError('malformed')
}
