/** One request that is as large as it can be where it hurts. */
export interface HostileInput {
  readonly what: string
  readonly body: string
  readonly account?: string
  readonly headers?: Readonly<Record<string, string>>
}

/** Characters of a body that are left for what is hostile in it: the body limit, less what stands around it. */
export const ROOM = 258_000
export const TOKENS = 3_900

export const fill = (length: number, text: (i: number) => string, between = ' ') =>
  Array.from({ length }, (_, i) => text(i)).join(between)
export const times = (text: string, room = ROOM) => text.repeat(Math.floor(room / text.length))
export const document = (query: string, variables: object = {}) => JSON.stringify({ query, variables })
/** Variables as text: what JSON.stringify could not nest so deep. */
export const raw = (query: string, variables: string, more = '') =>
  `{"query":${JSON.stringify(query)},"variables":${variables}${more}}`

export const twenty = (one: (i: number) => string) => fill(20, (i) => `a${i}:${one(i)}`)
