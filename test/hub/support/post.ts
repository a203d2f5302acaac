import type { TestHub } from '../../support/hub'

export interface RawAnswer {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- a test says what it expects of the body
  readonly body: any
}

/** Sends a body of any form to /graphql over real HTTP, as a demo account or with a ready header. */
export async function post(
  hub: TestHub,
  account: string | null,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<RawAnswer> {
  const token = account === null ? {} : { authorization: await bearer(hub, account) }
  const response = await fetch(`${hub.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...token, ...headers },
    body: typeof body === 'string' || body instanceof Uint8Array ? (body as string) : JSON.stringify(body),
  })
  const text = await response.text()
  return {
    status: response.status,
    headers: response.headers,
    text,
    body: text.startsWith('{') ? (JSON.parse(text) as unknown) : null,
  }
}

async function bearer(hub: TestHub, account: string): Promise<string> {
  return account.startsWith('Bearer ') ? account : `Bearer ${await hub.token(account)}`
}
