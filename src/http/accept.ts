/** Media types of an answer in one piece (GraphQL over HTTP). */
export type MediaType = 'application/graphql-response+json' | 'application/json'

/** How a client wants to be answered. */
export interface Accepted {
  /** Null: it takes no answer in one piece. */
  readonly single: MediaType | null
  /** Null: it takes no stream. */
  readonly stream: 'events' | 'multipart' | null
  /** It names `application/json` and nothing newer: a refused document is told with status 200, as that media type has it. */
  readonly legacy: boolean
}

interface Range {
  readonly type: string
  readonly parameters: ReadonlyMap<string, string>
  readonly quality: number
}

const JSON_TYPE = 'application/json'
const RESPONSE_TYPE = 'application/graphql-response+json'

/** Reads an Accept header. Left out, it is anything: JSON. */
export function readAccept(header = '*/*'): Accepted {
  const ranges = header
    .split(',')
    .map(readRange)
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality) // stable: of two that are as good, the one named first
  const takes = (type: string) => ranges.find((range) => range.type === type)
  const single = ranges.find(({ type }) => type === JSON_TYPE || type === RESPONSE_TYPE)
  const anything = takes('*/*') ?? takes('application/*')
  const multipart = ranges.some(
    ({ type, parameters }) => type === 'multipart/mixed' && parameters.get('subscriptionspec') === '1.0',
  )
  return {
    single: (single?.type as MediaType | undefined) ?? (anything ? JSON_TYPE : null),
    stream: takes('text/event-stream') ? 'events' : multipart ? 'multipart' : null,
    legacy: single?.type === JSON_TYPE,
  }
}

function readRange(text: string): Range {
  const [type = '', ...rest] = text.split(';').map((part) => part.trim().toLowerCase())
  const parameters = new Map(rest.map((part) => readParameter(part)))
  const quality = Number(parameters.get('q') ?? 1)
  return { type, parameters, quality: Number.isNaN(quality) ? 1 : quality }
}

function readParameter(part: string): [string, string] {
  const [name = '', value = ''] = part.split('=').map((one) => one.trim())
  return [name, value.replace(/^"(.*)"$/, '$1')]
}
