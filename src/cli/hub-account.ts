import { HubError } from '../errors/hub-error'
import { CATALOGUE, type ErrorCode } from '../errors/catalogue'
import type { Language } from '../errors/language'
import { CliError } from './fail'

export interface HubAccountSettings {
  /** Address of the hub, and of the realm that signs its tokens. */
  readonly hub: string
  readonly issuer: string
  readonly client: string
  readonly secret: string
  readonly purpose: string | null
  readonly language: Language
}

const ANSWER_MILLIS = 120_000

/** A hub asked over HTTP as a program's account (client credentials), with the rights of that account. */
export class HubAccount {
  private token: string | null = null

  /** Throws CliError for an address over which secrets would travel in the open. */
  constructor(private readonly settings: HubAccountSettings) {
    for (const address of [settings.hub, settings.issuer]) {
      if (!URL.canParse(address)) throw new CliError('Expected a web address, such as https://hub.example.cn.')
      const { protocol, hostname } = new URL(address)
      if (protocol !== 'https:' && !['127.0.0.1', 'localhost', '[::1]'].includes(hostname))
        throw new CliError('Expected https://: the secret and the numbers would travel in the open.')
    }
  }

  /** The data of an operation. Throws HubError with the hub's code, CliError when it cannot be reached or the account is refused. */
  async ask<Data>(query: string, variables: Readonly<Record<string, unknown>>): Promise<Data> {
    let response = await this.send(query, variables)
    if (response.status === 401) {
      this.token = null // it ended meanwhile
      response = await this.send(query, variables)
    }
    const answer = (await response.json().catch(() => null)) as { data?: Data; errors?: { message: string; extensions?: { code?: string; retryAfter?: number } }[] } | null // prettier-ignore
    const [error] = answer?.errors ?? []
    const code = error?.extensions?.code
    if (error && code !== undefined && code in CATALOGUE) throw new HubError(code as ErrorCode, `${code}: ${error.message}`, { retryAfter: error.extensions?.retryAfter }) // prettier-ignore
    if (error || !answer?.data) throw new CliError(`The hub did not answer the question (status ${response.status}).`)
    return answer.data
  }

  private async send(query: string, variables: Readonly<Record<string, unknown>>): Promise<Response> {
    this.token ??= await this.signIn()
    const { hub, purpose, language } = this.settings
    return this.reach(`${hub.replace(/\/+$/, '')}/graphql`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${this.token}`,
        'content-type': 'application/json',
        'accept-language': language,
        ...(purpose === null ? {} : { 'x-purpose': purpose }),
      },
      body: JSON.stringify({ query, variables }),
    })
  }

  private async signIn(): Promise<string> {
    const { issuer, client, secret } = this.settings
    const found = await this.reach(`${issuer.replace(/\/+$/, '')}/.well-known/openid-configuration`, {})
    const { token_endpoint: endpoint } = (await found.json().catch(() => ({}))) as { token_endpoint?: string }
    if (typeof endpoint !== 'string' || !URL.canParse(endpoint) || new URL(endpoint).origin !== new URL(issuer).origin)
      throw new CliError(`The sign-in at ${issuer} names no place for tokens. Is --issuer right?`)
    const basic = Buffer.from(`${encodeURIComponent(client)}:${encodeURIComponent(secret)}`).toString('base64')
    const response = await this.reach(endpoint, {
      method: 'POST',
      headers: { authorization: `Basic ${basic}` },
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
    })
    const { access_token: token } = (await response.json().catch(() => ({}))) as { access_token?: string }
    if (!response.ok || typeof token !== 'string')
      throw new CliError(`The sign-in refused the client ${client} (status ${response.status}). Are name and secret right?`) // prettier-ignore
    return token
  }

  private async reach(address: string, options: RequestInit): Promise<Response> {
    try {
      return await fetch(address, { ...options, redirect: 'error', signal: AbortSignal.timeout(ANSWER_MILLIS) })
    } catch {
      throw new CliError(`${new URL(address).origin} cannot be reached, or did not answer within ${ANSWER_MILLIS / 1000} seconds.`) // prettier-ignore
    }
  }
}
