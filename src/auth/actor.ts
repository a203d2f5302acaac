import { AuthError, PurposeError } from './auth-error'
import type { Claims } from './token-verifier'

export const DEPARTMENTS = [
  'education',
  'police',
  'health',
  'civil-affairs',
  'justice',
  'human-resources',
  'womens-federation',
  'disabled-persons-federation',
  'youth-league',
] as const

export const ROLES = [
  'officer',
  'school',
  'township-supervisor',
  'village-director',
  'analyst',
  'auditor',
  'steward',
  'approver',
] as const

export type Department = (typeof DEPARTMENTS)[number]
export type Role = (typeof ROLES)[number]

/** Who asks, as the hub knows it. Every decision about fields and children rests on this and on nothing else of the token. */
export interface Actor {
  readonly subject: string
  /** User name, for display only. */
  readonly name: string | null
  readonly client: string
  readonly department: Department | null
  readonly roles: readonly Role[]
  /** Division codes (GB/T 2260: 6, 9 or 12 digits); '000000' is the whole country. */
  readonly divisions: readonly string[]
  /** 学校标识码, 10 digits. */
  readonly school: string | null
  /** Code of a 儿童主任 or 儿童督导员. */
  readonly worker: string | null
  readonly purposes: readonly string[]
  /** The purpose of this request: one of `purposes`. */
  readonly purpose: string
}

const actors = new WeakMap<Claims, Map<string, Actor>>()

/**
 * The actor of verified claims, for the purpose of one request (header x-purpose; without it the actor's first).
 * The same claims and purpose return the same object, so that plans can be cached by it.
 * Throws AuthError `claims` if a claim has the wrong form, and PurposeError if the actor does not have the purpose.
 * Unknown roles are ignored: Keycloak adds its own.
 */
export function actorOf(claims: Claims, purpose?: string | null): Actor {
  let byPurpose = actors.get(claims)
  if (byPurpose === undefined) {
    const base = readActor(claims)
    byPurpose = new Map(base.purposes.map((each) => [each, Object.freeze({ ...base, purpose: each })]))
    byPurpose.set('', byPurpose.get(base.purpose) as Actor)
    actors.set(claims, byPurpose)
  }
  const actor = byPurpose.get(purpose ?? '')
  if (actor === undefined) throw new PurposeError()
  return actor
}

function readActor(claims: Claims): Actor {
  const purposes = strings(claims, 'purposes', /^[a-z][a-z-]{1,62}$/)
  const [purpose] = purposes
  if (purpose === undefined) throw new AuthError('claims', 'purposes')
  return {
    subject: claims.sub,
    name: text(claims, 'preferred_username', /^.{1,255}$/u),
    client: claims.azp,
    department: department(claims),
    roles: roles(claims),
    divisions: strings(claims, 'divisions', /^(?:\d{6}|\d{9}|\d{12})$/),
    school: text(claims, 'school', /^\d{10}$/),
    worker: text(claims, 'worker', /^[A-Za-z0-9-]{1,64}$/),
    purposes,
    purpose,
  }
}

function department(claims: Claims): Department | null {
  const value = text(claims, 'department', /^[a-z-]+$/)
  if (value === null) return null
  const known = DEPARTMENTS.find((each) => each === value)
  if (known === undefined) throw new AuthError('claims', 'department')
  return known
}

function roles(claims: Claims): readonly Role[] {
  const access = claims['realm_access']
  if (access === undefined) return []
  if (typeof access !== 'object' || access === null || !('roles' in access))
    throw new AuthError('claims', 'realm_access')
  const given = access.roles
  if (!Array.isArray(given) || !given.every((role) => typeof role === 'string'))
    throw new AuthError('claims', 'realm_access')
  return Object.freeze(ROLES.filter((role) => given.includes(role)))
}

function text(claims: Claims, name: string, form: RegExp): string | null {
  const value = claims[name]
  if (value === undefined || value === null) return null
  if (typeof value !== 'string' || !form.test(value)) throw new AuthError('claims', name)
  return value
}

function strings(claims: Claims, name: string, form: RegExp): readonly string[] {
  const value = claims[name]
  if (value === undefined || value === null) return Object.freeze([])
  const good =
    Array.isArray(value) && value.length <= 1000 && value.every((each) => typeof each === 'string' && form.test(each))
  if (!good) throw new AuthError('claims', name)
  return Object.freeze([...new Set(value as string[])])
}
