import { describeSignIn, type SignInProvider } from '../sign-in-suite'
import { realmUserId, startKeycloak, type KeycloakServer } from './keycloak-server'

const START_MILLIS = 900_000

interface KeycloakClient {
  readonly id: string
  readonly clientId: string
  readonly attributes?: Record<string, string>
}

async function start(): Promise<SignInProvider> {
  const began = Date.now()
  const keycloak = await startKeycloak()
  process.stderr.write(`Keycloak was ready after ${((Date.now() - began) / 1000).toFixed(1)} s\n`)
  const webClient = async () => {
    const found = (await keycloak.admin('GET', '/tonglian/clients?clientId=tonglian-web')) as KeycloakClient[]
    return found[0] as KeycloakClient
  }
  return {
    issuer: `${keycloak.url}/realms/tonglian`,
    stop: () => keycloak.stop(),
    foreignToken: () => keycloak.masterToken(),
    async attach(hubUrl) {
      await expectGuardedAttributes(keycloak)
      const client = await webClient()
      const attributes = {
        ...client.attributes,
        'backchannel.logout.url': `${hubUrl}/auth/backchannel-logout`,
        'backchannel.logout.session.required': 'true',
      }
      await keycloak.admin('PUT', `/tonglian/clients/${client.id}`, {
        ...client,
        adminUrl: `${hubUrl}/auth`,
        attributes,
      })
    },
    async rotateKeys() {
      await keycloak.admin('POST', '/tonglian/components', {
        name: 'rsa of the test',
        providerId: 'rsa-generated',
        providerType: 'org.keycloak.keys.KeyProvider',
        config: { priority: ['200'], enabled: ['true'], active: ['true'], algorithm: ['RS256'], keySize: ['2048'] },
      })
    },
    async endSessions(username) {
      await keycloak.admin('POST', `/tonglian/users/${realmUserId(username)}/logout`)
    },
    async pushNotBefore(notBefore) {
      await keycloak.admin('PUT', '/tonglian', { notBefore })
      const result = (await keycloak.admin('POST', '/tonglian/push-revocation')) as { failedRequests?: string[] }
      expect(result.failedRequests ?? []).toEqual([])
    },
  }
}

/** Nobody but an admin may see or change what decides about rights, and a department outside the list is refused. */
async function expectGuardedAttributes(keycloak: KeycloakServer): Promise<void> {
  const profile = (await keycloak.admin('GET', '/tonglian/users/profile')) as UserProfile
  for (const name of ['department', 'divisions', 'school', 'worker', 'purposes']) {
    const declared = profile.attributes.find((each) => each.name === name)
    expect(declared?.permissions).toEqual({ view: ['admin'], edit: ['admin'] })
  }
  const where = `/tonglian/users/${realmUserId('police')}`
  const user = (await keycloak.admin('GET', where)) as { attributes: Record<string, string[]> }
  const changed = { ...user, attributes: { ...user.attributes, department: ['navy'] } }
  await expect(keycloak.admin('PUT', where, changed)).rejects.toThrow('400')
}

interface UserProfile {
  readonly attributes: readonly { readonly name: string; readonly permissions: unknown }[]
}

describeSignIn('a real Keycloak', start, START_MILLIS)
