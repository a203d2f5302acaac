import { RefusedError, UnreachableError } from './errors.ts'

export interface Credentials {
  /** The provider's token endpoint. */
  readonly tokenUrl: string
  readonly clientId: string
  readonly clientSecret: string
}

/** A token is fetched anew so long before its end: a question takes time, and clocks differ. Milliseconds. */
const EARLY = 30_000

/** Access tokens by OAuth 2.0 client credentials (RFC 6749 §4.4), kept until shortly before they end. Who asks at once shares one. */
export class ClientTokens {
  private token: { readonly text: string; readonly until: number } | null = null
  private pending: Promise<string> | null = null

  constructor(
    private readonly credentials: Credentials,
    private readonly send: typeof fetch,
    private readonly now: () => number,
  ) {}

  /** Throws RefusedError when the provider refuses the client, UnreachableError when it does not answer. */
  get(): Promise<string> {
    if (this.token !== null && this.token.until > this.now()) return Promise.resolve(this.token.text)
    this.pending ??= this.fetch().finally(() => {
      this.pending = null
    })
    return this.pending
  }

  /** Drops a token that the hub did not take; a newer one stays. */
  forget(text: string): void {
    if (this.token?.text === text) this.token = null
  }

  private async fetch(): Promise<string> {
    const { tokenUrl, clientId, clientSecret } = this.credentials
    const basic = Buffer.from(`${encodeURIComponent(clientId)}:${encodeURIComponent(clientSecret)}`).toString('base64')
    let response: Response
    try {
      response = await this.send(tokenUrl, {
        method: 'POST',
        headers: { authorization: `Basic ${basic}` },
        body: new URLSearchParams({ grant_type: 'client_credentials' }),
        redirect: 'error', // a secret goes to the named address alone
      })
    } catch (cause) {
      throw new UnreachableError('expected an answer of the token endpoint, got none', { cause })
    }
    const body = (await response.json().catch(() => ({}))) as {
      access_token?: string
      expires_in?: number
      error?: string
    }
    if (!response.ok || body.access_token === undefined) {
      const message = `expected an access token, got ${response.status} ${body.error ?? ''}`.trim()
      throw new RefusedError([{ message, extensions: { code: 'UNAUTHENTICATED' } }], response.status, null)
    }
    this.token = { text: body.access_token, until: this.now() + (body.expires_in ?? 60) * 1000 - EARLY }
    return body.access_token
  }
}
