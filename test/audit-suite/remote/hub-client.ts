import { setTimeout as pause } from 'node:timers/promises'
import { firstAnswer } from '../../support/first-answer'
import type { Answer } from '../../support/hub'
import { CannotRun } from './cannot-run'
import type { AccountEntry, TokensFile } from './tokens-file'

const ANSWER_MS = 30_000
/** A registry that fails is asked again: a part that is missing for a moment is no fault of the rights. */
const TRIES = 3
const PASSING = new Set(['REGISTRY_DOWN', 'REGISTRY_TIMEOUT'])

/** Asks a running hub as one account, which signs in again when its token ends. Reads only what it is handed. */
export class HubAccount {
  private token: string | null

  constructor(
    private readonly url: string,
    private readonly entry: AccountEntry,
    private readonly defaults: Pick<TokensFile, 'tokenEndpoint' | 'client'>,
    /** The access table's version that every answer must name. */
    private readonly tableVersion: string,
  ) {
    this.token = entry.token ?? null
  }

  /** Throws CannotRun where the hub does not answer, does not know the account, or runs on another table. */
  async ask(query: string, variables: object = {}, headers: Record<string, string> = {}): Promise<Answer> {
    for (let failed = 0; ;) {
      const body = JSON.stringify({ query, variables })
      const answer = await (query.startsWith('subscription') ? this.first(body, headers) : this.post(body, headers))
      const told = answer.errors?.[0]?.extensions ?? {}
      const code = String(told['code'] ?? '')
      if (answer.status === 429) {
        await pause(1_000 * (Number(answer.headers.get('retry-after')) || 5))
        continue
      }
      const registryFails = answer.errors?.some(({ extensions }) => PASSING.has(String(extensions['code']))) === true
      const fails = answer.status === 401 || answer.status >= 500 || registryFails
      failed += 1
      if (!fails || (failed === TRIES && answer.status >= 500)) return this.checked(answer, code)
      if (answer.status === 401) {
        if (this.entry.token !== undefined || failed === TRIES)
          throw new CannotRun(
            `The hub does not accept the token of ${this.entry.name} (${code} ${String(told['reason'] ?? '')}).`,
          )
        this.token = null // it has ended: the next try signs in again
      } else if (failed === TRIES)
        throw new CannotRun(`A registry of the hub does not answer (${code}): try again when all do.`)
      await pause(500)
    }
  }

  private async checked(answer: Answer, code: string): Promise<Answer> {
    if (code === 'GRAPHQL_VALIDATION_FAILED')
      throw new CannotRun('The hub speaks another schema than this copy of the suite: use the copy of its version.')
    if (code === 'PURPOSE_UNKNOWN')
      throw new CannotRun(`${this.entry.name} does not hold a purpose that the tokens file gives it.`)
    if (answer.status >= 500 && !(await this.isWell()))
      throw new CannotRun(`The hub failed with ${code || `status ${answer.status}`}.`)
    const version = answer.extensions['tableVersion'] ?? this.tableVersion
    if (version !== this.tableVersion)
      throw new CannotRun(
        `The hub decides by access table ${String(version)}, the folder holds ${this.tableVersion}: name the hub's own with --table.`,
      )
    if (answer.data === undefined && !answer.errors)
      throw new CannotRun(`${this.url} answers with status ${answer.status}, and not as a hub does.`)
    return answer
  }

  /** One operation may have hit a fault; the hub as a whole answers. */
  private async isWell(): Promise<boolean> {
    return (await this.post(JSON.stringify({ query: '{ me { subject } }' }), {})).status === 200
  }

  /** Of a subscription what comes first. */
  private async first(body: string, headers: Record<string, string>): Promise<Answer> {
    this.token ??= await signIn(this.entry, this.defaults)
    try {
      return await firstAnswer(this.url, `Bearer ${this.token}`, body, headers)
    } catch (cause) {
      throw unreachable('The hub', this.url, cause)
    }
  }

  private async post(body: string, headers: Record<string, string>): Promise<Answer> {
    this.token ??= await signIn(this.entry, this.defaults)
    const { response, text } = await fetched(`${this.url}/graphql`, 'The hub', {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${this.token}`, ...headers },
      body,
    })
    const read = parsed(text)
    const { status, headers: came } = response
    return { status, headers: came, text, data: read.data, errors: read.errors, extensions: read.extensions ?? {} }
  }
}

async function signIn(entry: AccountEntry, defaults: Pick<TokensFile, 'tokenEndpoint' | 'client'>): Promise<string> {
  const endpoint = entry.tokenEndpoint ?? defaults.tokenEndpoint
  const client = entry.client ?? (entry.secret ? entry.name : defaults.client)
  if (!endpoint || !client)
    throw new CannotRun(`${entry.name} has no token, and the tokens file names no tokenEndpoint and client for it.`)
  const { username, password, secret } = entry
  const form: Record<string, string> = secret
    ? { grant_type: 'client_credentials' }
    : { grant_type: 'password', client_id: client, username: username!, password: password!, scope: 'openid' }
  const { text } = await fetched(endpoint, 'The sign-in', {
    method: 'POST',
    body: new URLSearchParams(form),
    headers: secret ? { authorization: `Basic ${Buffer.from(`${client}:${secret}`).toString('base64')}` } : {},
  })
  const { access_token: token, error } = parsed(text) as { access_token?: string; error?: string }
  if (!token)
    throw new CannotRun(
      `The sign-in gives no token for ${entry.name} (${/^[\w-]+$/.exec(error ?? '')?.[0] ?? 'no reason'}).`,
    )
  return token
}

async function fetched(url: string, who: string, init: RequestInit): Promise<{ response: Response; text: string }> {
  try {
    const response = await fetch(url, { ...init, signal: AbortSignal.timeout(ANSWER_MS) })
    return { response, text: await response.text() }
  } catch (cause) {
    throw unreachable(who, url, cause)
  }
}

function unreachable(who: string, url: string, cause: unknown): CannotRun {
  const { name, code, cause: below } = cause as { name?: string; code?: string; cause?: { code?: string } }
  return new CannotRun(`${who} at ${url} cannot be reached (${below?.code ?? code ?? name ?? 'no reason'}).`)
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the body of any answer
function parsed(text: string): any {
  try {
    return JSON.parse(text) ?? {}
  } catch {
    return {}
  }
}
