/** Why a caller is not signed in. A closed list: clients and metrics may rely on it. */
export const AUTH_REASONS = [
  'missing',
  'malformed',
  'algorithm',
  'signature',
  'issuer',
  'audience',
  'type',
  'expired',
  'not-yet',
  'revoked',
  'unknown-key',
  'keys-unavailable',
  'claims',
] as const

export type AuthReason = (typeof AUTH_REASONS)[number]

const SENTENCES: Record<AuthReason, string> = {
  missing: 'No access token was sent.',
  malformed: 'The access token is not a signed JWT.',
  algorithm: 'The access token is signed with an algorithm this hub does not accept.',
  signature: 'The signature of the access token does not hold.',
  issuer: 'The access token was issued by another realm.',
  audience: 'The access token was not issued for this hub.',
  type: 'This is not an access token.',
  expired: 'The access token has expired.',
  'not-yet': 'The access token is not valid yet.',
  revoked: 'The access token was revoked.',
  'unknown-key': 'The access token is signed with a key the realm does not publish.',
  'keys-unavailable': 'The keys of the realm cannot be read now.',
  claims: 'A claim of the access token is missing or has the wrong form.',
}

/** The caller is not signed in (HTTP 401). The message names the rule, and a claim's name at most; never a value of the token. */
export class AuthError extends Error {
  readonly code = 'UNAUTHENTICATED'

  constructor(
    readonly reason: AuthReason,
    /** The claim at fault, by name. */
    readonly claim: string | null = null,
    options?: ErrorOptions,
  ) {
    super(claim == null ? SENTENCES[reason] : `${SENTENCES[reason]} (${claim})`, options)
    this.name = 'AuthError'
  }
}

/** The actor is known but asked for a purpose that is not among its own (HTTP 403). */
export class PurposeError extends Error {
  readonly code = 'PURPOSE_UNKNOWN'

  constructor() {
    super('The purpose in x-purpose is not one of the purposes of this account.')
    this.name = 'PurposeError'
  }
}

/** A request came with the session cookie but without the proof that a page of the hub sent it (HTTP 403). */
export class CrossSiteError extends Error {
  readonly code = 'CROSS_SITE'

  constructor() {
    super(
      'A request with the session cookie needs the header x-tonglian-csrf: 1, or must be JSON from the same origin.',
    )
    this.name = 'CrossSiteError'
  }
}
