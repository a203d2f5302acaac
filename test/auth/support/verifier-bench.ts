import { createTokenVerifier, type TokenVerifier } from '../../../src/auth/token-verifier'
import { ManualClock } from '../../../src/kit/clock'
import { makeKey, sign, startKeyServer, type KeyServer, type SigningKey } from './key-server'

export const ISSUER = 'http://provider.invalid/realms/tonglian'
/** The time of the test, in seconds since 1970. */
export const NOW = 1_800_000_000

/** A verifier before a key server, with two keys of which the first is published. */
export class VerifierBench {
  server!: KeyServer
  key!: SigningKey
  other!: SigningKey
  clock!: ManualClock
  verifier!: TokenVerifier
  /** The messages of all refusals so far. */
  readonly messages: string[] = []

  async open(): Promise<void> {
    this.server = await startKeyServer()
    this.key = await makeKey('first')
    this.other = await makeKey('second')
  }

  reset(): void {
    Object.assign(this.server, { keys: [this.key.jwk], calls: 0, broken: false, silent: false })
    this.clock = new ManualClock(NOW * 1000)
    this.verifier = this.make()
  }

  make(extra: object = {}): TokenVerifier {
    const { clock, server } = this
    const fixed = { issuer: ISSUER, audience: 'tonglian-hub', jwksUrl: server.url, clock, timeLimitMillis: 2_000 }
    return createTokenVerifier({ ...fixed, ...extra })
  }

  good(): Record<string, unknown> {
    return {
      iss: ISSUER,
      sub: '4f1b5ad6-0000-4000-8000-000000000001',
      aud: ['account', 'tonglian-hub'],
      typ: 'Bearer',
      azp: 'tonglian-web',
      iat: NOW,
      exp: NOW + 300,
      preferred_username: 'made-up',
    }
  }

  token(changes: object = {}, signer: SigningKey = this.key): Promise<string> {
    return sign(signer, { ...this.good(), ...changes })
  }

  /** Why a token is refused, or `verified`. */
  async reason(jwt: string): Promise<string> {
    try {
      await this.verifier.verify(jwt)
      return 'verified'
    } catch (error) {
      const { code, reason, message } = error as { code: string; reason: string; message: string }
      expect(code).toBe('UNAUTHENTICATED')
      this.messages.push(message)
      return reason
    }
  }
}
