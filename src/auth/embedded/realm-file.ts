import { readFileSync } from 'node:fs'
import { z } from 'zod'

/** The parts of a Keycloak realm file that the embedded provider serves. */
export interface Realm {
  readonly name: string
  readonly accessTokenSeconds: number
  readonly sessionSeconds: number
  readonly clients: readonly RealmClient[]
  readonly users: readonly RealmUser[]
}

export type RealmClient = z.infer<typeof clientForm>
export type RealmUser = z.infer<typeof userForm>

/** The realm file is missing, or not what Keycloak would import. */
export class RealmFileError extends Error {
  readonly code = 'REALM_FILE'
}

const clientForm = z.object({
  clientId: z.string(),
  publicClient: z.boolean().default(false),
  secret: z.string().optional(),
  standardFlowEnabled: z.boolean().default(false),
  directAccessGrantsEnabled: z.boolean().default(false),
  serviceAccountsEnabled: z.boolean().default(false),
  redirectUris: z.array(z.string()).default([]),
  attributes: z.record(z.string(), z.string()).default({}),
})

const userForm = z.object({
  id: z.string(),
  username: z.string(),
  firstName: z.string().default(''),
  serviceAccountClientId: z.string().optional(),
  credentials: z.array(z.object({ type: z.string(), value: z.string() })).default([]),
  realmRoles: z.array(z.string()).default([]),
  attributes: z.record(z.string(), z.array(z.string())).default({}),
})

const realmForm = z.object({
  realm: z.string(),
  accessTokenLifespan: z.number().default(300),
  ssoSessionIdleTimeout: z.number().default(1800),
  clients: z.array(clientForm),
  users: z.array(userForm),
})

/** Reads the same file that Keycloak imports. Throws RealmFileError naming the place at fault. */
export function readRealm(file: string): Realm {
  try {
    const realm = realmForm.parse(JSON.parse(readFileSync(file, 'utf8')))
    return {
      name: realm.realm,
      accessTokenSeconds: realm.accessTokenLifespan,
      sessionSeconds: realm.ssoSessionIdleTimeout,
      clients: realm.clients,
      users: realm.users,
    }
  } catch (cause) {
    throw new RealmFileError(`The realm file ${file} cannot be used.`, { cause })
  }
}

/** What Keycloak's mappers of the same file put into an access token of this user. */
export function tokenClaims(user: RealmUser): Record<string, unknown> {
  const one = (name: string) => user.attributes[name]?.[0]
  return {
    realm_access: { roles: user.realmRoles },
    preferred_username: user.username,
    department: one('department'),
    divisions: user.attributes['divisions'],
    school: one('school'),
    worker: one('worker'),
    purposes: user.attributes['purposes'],
  }
}

/** The people of the realm: its users without the service accounts. */
export function people(realm: Realm): readonly RealmUser[] {
  return realm.users.filter((user) => user.serviceAccountClientId === undefined)
}

/** The user of a name and password, or null. */
export function userOfPassword(realm: Realm, username: unknown, password: unknown): RealmUser | null {
  const fits = (user: RealmUser) => user.credentials.some((each) => each.type === 'password' && each.value === password)
  return people(realm).find((user) => user.username === username && fits(user)) ?? null
}
