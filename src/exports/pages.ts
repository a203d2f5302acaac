import { setTimeout as pause } from 'node:timers/promises'
import type { Actor } from '../auth/actor'
import type { RateLimit } from '../auth/rate-limit'
import { CATALOGUE, type ErrorCode } from '../errors/catalogue'
import { HubError } from '../errors/hub-error'
import type { Language } from '../errors/language'
import type { Executor } from '../execute/executor'
import type { Variables } from '../document/read-operation'
import type { Format } from '../saved-operations/formats'
import type { ReadSaved } from '../saved-operations/read-saved'
import type { SavedOperation } from '../saved-operations/saved-operation'
import { at, type Page } from './page'

/** A saved operation that one account takes away. */
export interface Run {
  readonly operation: SavedOperation
  readonly read: ReadSaved
  readonly format: Format
  readonly variables: Variables
  readonly requestId: string
  readonly actor: Actor
  readonly strict: boolean
  readonly language: Language
  /** Ends with the connection. */
  readonly gone: AbortSignal
  /** Throws where a request with the same token would not be let in. */
  check(): Promise<unknown>
}

export interface RunParts {
  readonly executor: Pick<Executor, 'execute'>
  readonly rateLimit: Pick<RateLimit, 'count'>
}

/** What stands beside a whole answer: the cell, or its part, says so. Any other fault would make half a list. */
const BESIDE: ReadonlySet<unknown> = new Set<ErrorCode>(['REGISTRY_LIES', 'NOT_READ', 'NOT_CONNECTED'])
const MOST_WAIT_SECONDS = 60

/**
 * The pages of a run, each asked for when it is taken: each is one planned and audited operation, with an id of its own below the
 * request's. Ends with the list, or throws HubError: with the token, the client, the right to the format, or a fault.
 */
export async function* pagesOf(run: Run, parts: RunParts): AsyncGenerator<Page, void, undefined> {
  const { flat } = run.read
  const page = 'page' in flat ? flat.page : null
  let after: unknown = null
  for (let number = 1; ; number += 1) {
    if (number > 1) await letIn(run, parts.rateLimit)
    const answer = await ask(run, parts, number, page ? { ...run.variables, [page.variable]: after } : run.variables)
    yield answer
    if (!page) return
    const info = at(answer.data, page.info) as { hasNextPage?: boolean; endCursor?: string | null } | null
    if (!info?.hasNextPage) return
    // A page that ends where it began would be read for ever.
    if (typeof info.endCursor !== 'string' || info.endCursor === after) throw new HubError('INTERNAL', 'a page without an end') // prettier-ignore
    after = info.endCursor
  }
}

/** As a request of its own: with a token that holds, and within the rate. A run waits for the rate. */
async function letIn({ check, actor, gone }: Run, rateLimit: RunParts['rateLimit']): Promise<void> {
  for (;;) {
    if (gone.aborted) throw new HubError('BAD_REQUEST', 'expected a client that takes the answer')
    await check()
    try {
      return await rateLimit.count(actor.subject)
    } catch (thrown) {
      if (!(thrown instanceof HubError) || thrown.code !== 'RATE_LIMITED') throw thrown
      const seconds = Math.min(Number(thrown.extra['retryAfter'] ?? 1), MOST_WAIT_SECONDS)
      await pause(seconds * 1_000, undefined, { signal: gone }).catch(() => undefined)
    }
  }
}

async function ask(run: Run, { executor }: RunParts, number: number, variables: Variables): Promise<Page> {
  const { operation, read, format, requestId, actor, strict, language } = run
  const { data, errors, extensions } = await executor.execute({
    ...{ document: read.document, operationName: null, variables, actor, strict, language },
    requestId: number === 1 ? requestId : `${requestId}/${number}`,
    file: { name: `${operation.name}@${operation.version}`, format },
  })
  if (!data) throw refusal(errors?.[0])
  const isFlat = 'list' in read.flat
  const fatal = errors?.find((error) => !BESIDE.has(error.extensions['code']))
  const gap = isFlat && at(data, read.flat.list) == null ? (errors?.[0] ?? null) : null
  if (isFlat && format !== 'json' && isWithheld(read.flat.list, data, extensions))
    throw new HubError('ACCESS_DENIED', `expected a list that this account may read: ${read.flat.list.join('.')} is withheld`) // prettier-ignore
  if (gap || (fatal && (format !== 'json' || number > 1))) throw refusal(gap ?? fatal)
  return { data, ...(errors ? { errors } : {}), ...(extensions ? { extensions } : {}) }
}

/** A file with no row would say that there is nobody. */
function isWithheld(list: readonly string[], data: Page['data'], extensions: Page['extensions']): boolean {
  const path = list.join('.')
  const withheld = (extensions?.['withheld'] ?? []) as readonly { readonly path: string }[]
  return at(data, list) == null && withheld.some((one) => path === one.path || path.startsWith(`${one.path}.`))
}

interface Told {
  readonly message: string
  readonly extensions: Readonly<Record<string, unknown>>
}

/** As it was told within, with all that it names. */
export function refusal(error: Told | undefined): HubError {
  const { code, blame, http, ...extra } = error?.extensions ?? {}
  void blame
  void http
  const known = typeof code === 'string' && code in CATALOGUE
  return new HubError(known ? (code as ErrorCode) : 'INTERNAL', error?.message, extra)
}
