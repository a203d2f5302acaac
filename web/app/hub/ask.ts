import type { TypedDocumentString } from '@generated/app/graphql'
import type { Language } from '../language/language'
import { HubFault, type FaultExtensions } from './fault'

/** A field that was not shown, or masked, and the rule that says so. */
export interface Limited {
  readonly path: string
  readonly field: string
  readonly level: 'none' | 'granted' | 'masked' | 'full'
  readonly rule: string
  readonly mask?: string
  /** What would be needed; null when the value is shown, as behind a mask that is the best there is. */
  readonly needed: string | null
  /** Places in the answer's list that it holds for; absent: all. */
  readonly at?: readonly number[]
}

export interface Source {
  readonly registry: string
  readonly state: string
  readonly asOf: string | null
  readonly ageSeconds: number | null
}

export interface PartFault {
  readonly message: string
  readonly path: readonly (string | number)[]
  readonly code: string
  readonly extensions: FaultExtensions
}

export interface Answer<Data> {
  readonly data: Data
  /** What is missing from the data, and why. */
  readonly faults: readonly PartFault[]
  readonly withheld: readonly Limited[]
  readonly masked: readonly Limited[]
  readonly sources: readonly Source[]
  readonly requestId: string
}

export interface Asking {
  readonly purpose: string
  readonly language: Language
}

const ACCEPT = 'application/graphql-response+json, text/event-stream;q=0.8'

/** Sends a registered document by its id. Throws HubFault: OFFLINE where no answer came, else a code of the error catalogue. */
export async function ask<Data, Variables>(
  document: TypedDocumentString<Data, Variables>,
  variables: Variables,
  asking: Asking,
): Promise<Answer<Data>> {
  const response = await send(document, variables, asking)
  return readAnswer(await response.json())
}

export async function send<Data, Variables>(
  document: TypedDocumentString<Data, Variables>,
  variables: Variables,
  { purpose, language }: Asking,
  signal?: AbortSignal,
): Promise<Response> {
  const documentId = `sha256:${String(document.__meta__?.['id'])}`
  try {
    return await fetch('/graphql', {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: ACCEPT,
        'accept-language': language === 'zh' ? 'zh-CN' : 'en',
        'x-tonglian-csrf': '1',
        'x-purpose': purpose,
      },
      body: JSON.stringify({ documentId, variables }),
      cache: 'no-store',
      ...(signal ? { signal } : {}),
    })
  } catch {
    throw new HubFault('OFFLINE', '', {})
  }
}

interface Body {
  readonly data?: unknown
  readonly errors?: readonly {
    readonly message: string
    readonly path?: readonly (string | number)[]
    readonly extensions: FaultExtensions & { readonly code: string }
  }[]
  readonly extensions?: Partial<Pick<Answer<unknown>, 'withheld' | 'masked' | 'sources' | 'requestId'>>
}

/** Throws HubFault where nothing was answered. */
export function readAnswer<Data>(body: Body): Answer<Data> {
  const { data, errors = [], extensions = {} } = body
  const [first] = errors
  if (first && (data === undefined || data === null))
    throw new HubFault(first.extensions.code, first.message, { requestId: extensions.requestId, ...first.extensions })
  return {
    data: data as Data,
    faults: errors.map(({ message, path = [], extensions }) => ({ message, path, code: extensions.code, extensions })),
    withheld: extensions.withheld ?? [],
    masked: extensions.masked ?? [],
    sources: extensions.sources ?? [],
    requestId: extensions.requestId ?? '',
  }
}
