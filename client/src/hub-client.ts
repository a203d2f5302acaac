import { RefusedError, UnreachableError, type GraphqlError } from './errors.ts'
import { PASSING, RETRIES, sleep, waitBefore, type RetrySettings } from './retry.ts'
import { ClientTokens, type Credentials } from './tokens.ts'

/** A document of @graphql-codegen's client preset (`documentMode: string`), or its text. */
export interface TypedDocument<Result, Variables> {
  toString(): string
  readonly __apiType?: (variables: Variables) => Result
}

export interface HubClientOptions {
  /** Address of the hub, e.g. https://hub.example.cn. */
  readonly url: string
  /** How to get tokens; or a function that gives one, where the program has its own sign-in. */
  readonly credentials: Credentials | (() => Promise<string>)
  /** 用途: one of `me { purposes }`. Each look is recorded with it. */
  readonly purpose: string
  /** Language of messages. */
  readonly language?: 'zh' | 'en'
  /** Refuses an operation of which a field would be withheld, in place of leaving it out. */
  readonly strict?: boolean
  readonly retries?: Partial<RetrySettings>
  /** The longest time for one request, in milliseconds. */
  readonly timeout?: number
  /** For tests, and for programs behind proxies. */
  readonly fetch?: typeof fetch
  readonly now?: () => number
  readonly random?: () => number
}

export interface Answer<Result> {
  readonly data: Result
  /** Parts that failed though the rest is there, e.g. REGISTRY_DOWN: their fields are null. */
  readonly errors: readonly GraphqlError[]
  /** What was withheld or masked, and of when the data are. */
  readonly extensions: Readonly<Record<string, unknown>>
}

export interface AskOptions {
  readonly signal?: AbortSignal
}

/** Asks the hub under one account and purpose. Safe to share: it keeps a token and nothing of any answer. */
export class HubClient {
  private readonly tokens: { get(): Promise<string>; forget(token: string): void }
  private readonly retries: RetrySettings
  private readonly send: typeof fetch
  private readonly address: string

  constructor(private readonly options: HubClientOptions) {
    const { credentials, now = Date.now } = options
    this.send = options.fetch ?? fetch
    this.address = new URL('/graphql', options.url).href
    this.retries = { ...RETRIES, ...options.retries }
    this.tokens =
      typeof credentials === 'function'
        ? { get: credentials, forget: () => undefined }
        : new ClientTokens(credentials, this.send, now)
  }

  /**
   * Asks, and asks again when the hub could not answer just now. A mutation goes out again too: the hub demands an `idempotencyKey`
   * of each, and does it once. Throws RefusedError, UnreachableError, or the reason of the signal.
   */
  async ask<Result, Variables extends object = Record<string, unknown>>(
    document: TypedDocument<Result, Variables> | string,
    variables?: Variables,
    { signal }: AskOptions = {},
  ): Promise<Answer<Result>> {
    const body = JSON.stringify({ query: document.toString(), variables: variables ?? {} })
    let renewed = false
    for (let attempt = 1; ; attempt += 1) {
      const token = await this.tokens.get()
      const got = await this.request(body, token, signal)
      if (got instanceof Response && got.status === 401 && !renewed) {
        // The token may have been withdrawn since it was fetched. Once: a second 401 is an answer.
        this.tokens.forget(token)
        renewed = true
        attempt -= 1
        continue
      }
      if (got instanceof Response && !PASSING.has(got.status)) return read<Result>(got)
      if (attempt >= this.retries.attempts) {
        if (got instanceof Response) return read<Result>(got)
        throw new UnreachableError(`expected an answer of ${this.address}, got none in ${attempt} attempts`, { cause: got.cause }) // prettier-ignore
      }
      const retryAfter = got instanceof Response ? got.headers.get('retry-after') : null
      await sleep(waitBefore(attempt, this.retries, retryAfter, this.options.random), signal)
    }
  }

  /** The answer, or why there was none. The caller's own abort is thrown. */
  private async request(
    body: string,
    token: string,
    signal: AbortSignal | undefined,
  ): Promise<Response | { readonly cause: unknown }> {
    const { purpose, language = 'zh', strict = false, timeout = 30_000 } = this.options
    const limit = AbortSignal.timeout(timeout)
    try {
      const response = await this.send(this.address, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': 'application/json',
          accept: 'application/graphql-response+json',
          'accept-language': language === 'zh' ? 'zh-CN' : 'en',
          'x-purpose': purpose,
          ...(strict ? { 'x-tonglian-access': 'strict' } : {}),
        },
        body,
        redirect: 'error', // a token goes to the named address alone
        signal: signal ? AbortSignal.any([signal, limit]) : limit,
      })
      // The whole body now, so that a connection that breaks within it is tried again.
      const { status, headers } = response
      return new Response(await response.arrayBuffer(), { status, headers })
    } catch (cause) {
      signal?.throwIfAborted()
      return { cause }
    }
  }
}

async function read<Result>(response: Response): Promise<Answer<Result>> {
  const requestId = response.headers.get('x-request-id')
  let body: { data?: Result | null; errors?: GraphqlError[]; extensions?: Record<string, unknown> }
  try {
    body = (await response.json()) as typeof body
  } catch (cause) {
    throw new UnreachableError(`expected JSON, got ${response.status} with something else`, { cause })
  }
  const { data, errors = [], extensions = {} } = body
  if (data === undefined || data === null) throw new RefusedError(errors, response.status, requestId)
  return { data, errors, extensions }
}
