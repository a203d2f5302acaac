import { DEMO_USERS, SERVICE_ACCOUNTS, type ExpectedActor } from '../../auth/support/demo-actors'
import type { TestHub } from '../../support/hub'

export interface Account {
  readonly name: string
  readonly actor: ExpectedActor
  /** What `TestHub.ask` takes: a user name, or a ready token of a service account. */
  as(hub: TestHub): Promise<string>
}

/** Every account of the realm file, people and programs. */
export const ACCOUNTS: readonly Account[] = [
  ...Object.entries(DEMO_USERS).map(([name, actor]) => ({ name, actor, as: async () => name })),
  ...Object.entries(SERVICE_ACCOUNTS).map(([name, actor]) => ({
    name,
    actor,
    as: (hub: TestHub) => clientToken(hub, name),
  })),
]

export async function clientToken(hub: TestHub, client: string): Promise<string> {
  const response = await fetch(`${hub.url}/realms/tonglian/protocol/openid-connect/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${client}:${client}-demo`).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  })
  const { access_token } = (await response.json()) as { access_token?: string }
  if (!access_token) throw new TypeError(`no token for ${client}`)
  return `Bearer ${access_token}`
}
