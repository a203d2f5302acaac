import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { RegistryDefinition } from '../../connectors/contract/registry'
import { REGISTRIES } from '../../connectors/registries'
import { projectRoot } from '../../src/kit/project-root'
import { DEMO_USERS } from '../auth/support/demo-actors'
import { signIn, type TestHub } from '../support/hub'

/** Who sees a registry's part of every child in the country, and what for. */
export interface WideAccount {
  readonly registry: string
  readonly name: string
  readonly department: string
  readonly purpose: string
  /** The part of a profile that its registry gives, and the type of it. */
  readonly part: string
  readonly type: string
}

export const WIDE_ACCOUNTS: readonly WideAccount[] = (REGISTRIES as readonly RegistryDefinition[]).map(
  ({ name, childField, types }) => {
    // The first that an officer of the department of the demo has.
    const officer = Object.values(DEMO_USERS).find(
      ({ department, roles }) => department === name && roles[0] === 'officer',
    )!
    return {
      registry: name,
      name: `wide-${name}`,
      department: name,
      purpose: officer.purposes[0]!,
      part: childField,
      type: types[0],
    }
  },
)

const FRESH_MILLIS = 60_000
const tokens = new Map<string, { readonly bearer: Promise<string>; readonly until: number }>()

/** A token for an account, not older than a minute: these suites run longer than a token holds. */
export function bearerOf(hub: TestHub, { name }: WideAccount): Promise<string> {
  const key = `${hub.url} ${name}`
  const known = tokens.get(key)
  if (known && hub.clock.now() < known.until) return known.bearer
  const bearer = signIn(`${hub.url}/realms/tonglian`, name).then((token) => `Bearer ${token}`)
  tokens.set(key, { bearer, until: hub.clock.now() + FRESH_MILLIS })
  return bearer
}

/** The demo's realm with these accounts: officers of the whole country. */
export function wideRealm(): { file: string; remove(): void } {
  const folder = mkdtempSync(path.join(tmpdir(), 'tonglian-realm-'))
  const file = path.join(folder, 'realm.json')
  const realm = JSON.parse(readFileSync(path.join(projectRoot(), 'deploy/keycloak/tonglian-realm.json'), 'utf8')) as {
    users: object[]
  }
  WIDE_ACCOUNTS.forEach(({ name, department, purpose }, at) =>
    realm.users.push({
      id: `7b88794d-23d4-5836-91ad-00000000010${at}`,
      username: name,
      enabled: true,
      firstName: '测试',
      credentials: [{ type: 'password', value: `${name}-demo`, temporary: false }],
      realmRoles: ['officer'],
      attributes: { department: [department], divisions: ['000000'], purposes: [purpose] },
    }),
  )
  writeFileSync(file, JSON.stringify(realm))
  return { file, remove: () => rmSync(folder, { recursive: true, force: true }) }
}
