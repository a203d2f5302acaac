import type { TestHub } from '../../support/hub'

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export interface FileAnswer {
  readonly status: number
  readonly headers: Headers
  readonly bytes: Buffer
  /** Of a refusal; null otherwise. */
  readonly code: string | null
}

/** Sends a file to be checked, as an account with a token of its own. */
export async function sendFile(
  hub: TestHub,
  account: string | null,
  body: string | Uint8Array,
  headers: Readonly<Record<string, string>> = {},
  go: typeof fetch = fetch,
): Promise<FileAnswer> {
  const authorization: Record<string, string> = account === null ? {} : { authorization: `Bearer ${await hub.token(account)}` } // prettier-ignore
  const response = await go(`${hub.url}/files/dropout-check`, {
    method: 'POST',
    headers: { 'content-type': 'text/csv', ...authorization, ...headers },
    body: typeof body === 'string' ? body : new Uint8Array(body),
  })
  const bytes = Buffer.from(await response.arrayBuffer())
  return { status: response.status, headers: response.headers, bytes, code: codeOf(bytes.toString('utf8')) }
}

function codeOf(text: string): string | null {
  if (!text.startsWith('{"errors"')) return null
  return (JSON.parse(text) as { errors: [{ extensions: { code: string } }] }).errors[0].extensions.code
}

/** The events of a stream. */
export function eventsOf({ bytes }: FileAnswer): Record<string, unknown>[] {
  const data = bytes.toString('utf8').split('\n').filter((line) => line.startsWith('data: {')) // prettier-ignore
  return data.map((line) => JSON.parse(line.slice('data: '.length)) as Record<string, unknown>)
}
