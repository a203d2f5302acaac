/** What the provider handed out at a sign-in or a renewal (RFC 6749, 5.1). It stays in the hub; the browser gets an opaque id. */
export interface TokenSet {
  readonly accessToken: string
  /** Milliseconds since 1970. */
  readonly accessExpiresAt: number
  readonly refreshToken: string | null
  readonly idToken: string
}
