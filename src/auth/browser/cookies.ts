import type { IncomingHttpHeaders } from 'node:http'
import fastifyCookie, { Signer } from '@fastify/cookie'

export interface SignInCookies {
  /** The opaque session id the browser sent, or null. */
  session(headers: IncomingHttpHeaders): string | null
  /** The sign-in under way, if its cookie bears our signature. */
  signIn(headers: IncomingHttpHeaders): SignInState | null
  setSession(id: string): string
  setSignIn(state: SignInState): string
  clearSession(): string
  clearSignIn(): string
}

/** What must come back unchanged from the provider, kept in the browser that began the sign-in. */
export interface SignInState {
  readonly state: string
  readonly nonce: string
  readonly verifier: string
  readonly to: string
  /** Milliseconds since 1970. */
  readonly startedAt: number
}

/** HttpOnly, SameSite=Lax, host-bound cookies; Secure (and so named) wherever the hub is served over TLS. */
export function signInCookies(secret: string, secure: boolean): SignInCookies {
  const signer = new Signer(secret)
  const prefix = secure ? '__Host-' : ''
  const names = { session: `${prefix}tonglian-session`, signIn: `${prefix}tonglian-sign-in` }
  const fixed = { httpOnly: true, sameSite: 'lax', path: '/', secure } as const
  const read = (headers: IncomingHttpHeaders, name: string) => fastifyCookie.parse(headers.cookie ?? '')[name]
  const clear = (name: string) => fastifyCookie.serialize(name, '', { ...fixed, maxAge: 0 })
  return {
    session: (headers) => read(headers, names.session) ?? null,
    signIn(headers) {
      const sent = signer.unsign(read(headers, names.signIn) ?? '')
      if (!sent.valid || sent.value === null) return null
      return JSON.parse(Buffer.from(sent.value, 'base64url').toString('utf8')) as SignInState
    },
    setSession: (id) => fastifyCookie.serialize(names.session, id, fixed),
    setSignIn: (state) =>
      fastifyCookie.serialize(names.signIn, signer.sign(Buffer.from(JSON.stringify(state)).toString('base64url')), {
        ...fixed,
        maxAge: 600,
      }),
    clearSession: () => clear(names.session),
    clearSignIn: () => clear(names.signIn),
  }
}
