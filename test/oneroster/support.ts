import type { TestHub } from '../support/hub'
import { ACCOUNTS } from '../hub/support/accounts'

export const SERVICE = '/ims/oneroster/rostering/v1p2'

export interface Told {
  readonly status: number
  // Any, as `TestHub.ask` has it: tests assert the whole of it.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly body: any
  readonly text: string
  readonly headers: Headers
}

/** Asks as an account of the realm: a person of the demo, or a program by client credentials. */
export async function rosterAsker(hub: TestHub, name: string) {
  const account = ACCOUNTS.find((one) => one.name === name)!
  const as = await account.as(hub)
  const authorization = as.startsWith('Bearer ') ? as : `Bearer ${await hub.token(as)}`
  return (path: string, headers: Record<string, string> = {}, method = 'GET') =>
    tell(`${hub.url}${SERVICE}/${path}`, { authorization, ...headers }, method)
}

export async function tell(url: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Told> {
  const response = await fetch(url, { method, headers })
  const text = await response.text()
  let body: unknown = null
  try {
    body = JSON.parse(text)
  } catch {
    // an answer without a body
  }
  return { status: response.status, body, text, headers: response.headers }
}

export const codeOf = ({ body }: Told): string => String(body?.imsx_description).split(':')[0]!
export const minorOf = ({ body }: Told): unknown =>
  body?.imsx_CodeMinor?.imsx_codeMinorField?.[0]?.imsx_codeMinorFieldValue
export const filtered = (path: string, filter: string, more = '') =>
  `${path}?filter=${encodeURIComponent(filter)}${more}`
