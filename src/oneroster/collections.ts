import type { RosterKind, ROSTER_ORDERS } from '../index/roster-list'
import {
  CLASS_FILTERS,
  DEMOGRAPHICS_FILTERS,
  ENROLLMENT_FILTERS,
  ORG_FILTERS,
  USER_FILTERS,
  type FilterFields,
} from './conditions'
import { CLASS, COURSE, DEMOGRAPHICS, ENROLLMENT, ORG, SESSION, USER, type ObjectFields } from './objects'

/** A collection of OneRoster: what an answer names it, and what its objects are made of. */
export interface Collection {
  readonly name: string
  /** The members of an answer with one object of it, and with several: those of the specification's data types. */
  readonly single: string
  readonly plural: string
  /** `one`: the object that the hub itself knows. `none`: no registry tells of any. */
  readonly made: RosterKind | 'one' | 'none'
  readonly fields: ObjectFields
  readonly filters: FilterFields
  readonly sorts: Readonly<Record<string, keyof typeof ROSTER_ORDERS>>
  /** Only those that have a class of a school: an enrolment without one is none. */
  readonly enrolled?: true
  /** The scopes of which a token with scopes of OneRoster must have one. */
  readonly scopes: readonly string[]
}

const SCOPE = 'https://purl.imsglobal.org/spec/or/v1p2/scope/'
export const isRosterScope = (scope: string) => scope.startsWith(SCOPE)
const CORE = [`${SCOPE}roster.readonly`, `${SCOPE}roster-core.readonly`]
const PUPIL_SORTS = { sourcedId: 'ID', dateLastModified: 'CHANGED' } as const

const users = {
  single: 'user',
  plural: 'users',
  made: 'PUPILS',
  fields: USER,
  filters: USER_FILTERS,
  sorts: { ...PUPIL_SORTS, familyName: 'NAME' },
  scopes: CORE,
} as const
const orgs = {
  single: 'org',
  plural: 'orgs',
  made: 'SCHOOLS',
  fields: ORG,
  filters: ORG_FILTERS,
  sorts: { sourcedId: 'ID', identifier: 'ID' },
  scopes: CORE,
} as const
const sessions = {
  single: 'academicSession',
  plural: 'academicSessions',
  fields: SESSION,
  filters: {},
  sorts: {},
  scopes: CORE,
} as const

const ALL: readonly Collection[] = [
  { name: 'users', ...users },
  { name: 'students', ...users },
  { name: 'teachers', ...users, made: 'none' },
  { name: 'orgs', ...orgs },
  { name: 'schools', ...orgs },
  {
    name: 'classes',
    ...{
      single: 'class',
      plural: 'classes',
      made: 'CLASSES',
      fields: CLASS,
      filters: CLASS_FILTERS,
      sorts: {},
      scopes: CORE,
    },
  },
  {
    name: 'enrollments',
    ...{
      single: 'enrollment',
      plural: 'enrollments',
      made: 'PUPILS',
      fields: ENROLLMENT,
      filters: ENROLLMENT_FILTERS,
      sorts: PUPIL_SORTS,
    },
    ...{ enrolled: true, scopes: CORE },
  },
  {
    name: 'demographics',
    ...{
      single: 'demographics',
      plural: 'demographics',
      made: 'PUPILS',
      fields: DEMOGRAPHICS,
      filters: DEMOGRAPHICS_FILTERS,
    },
    ...{ sorts: PUPIL_SORTS, scopes: [`${SCOPE}roster.readonly`, `${SCOPE}roster-demographics.readonly`] },
  },
  { name: 'academicSessions', ...sessions, made: 'one' },
  { name: 'terms', ...sessions, made: 'none' },
  { name: 'gradingPeriods', ...sessions, made: 'none' },
  {
    name: 'courses',
    single: 'course',
    plural: 'courses',
    made: 'one',
    fields: COURSE,
    filters: {},
    sorts: {},
    scopes: CORE,
  },
]

const BY_NAME = new Map(ALL.map((one) => [one.name, one]))
/** Collections that can also be read under one object: `schools/{id}/students`. */
const BELOW: Readonly<Record<string, readonly string[]>> = {
  schools: ['students', 'teachers', 'classes', 'enrollments', 'terms', 'courses'],
  'schools/classes': ['students', 'teachers', 'enrollments'],
  classes: ['students', 'teachers'],
  students: ['classes'],
  users: ['classes'],
}

/** What a path asks for. */
export interface Path {
  readonly collection: Collection
  /** sourcedId of the one object; null for a list. */
  readonly id: string | null
  /** What the list stands below, outermost first: `schools/{id}/classes/{id}`. */
  readonly parents: readonly { readonly of: string; readonly id: string }[]
}

/** `path`: below the service's address, without a slash at its beginning. Null: no such page. */
export function readPath(path: string): Path | null {
  const parts = path.split('/')
  if (parts.length > 5) return null
  const names = parts.filter((_, i) => i % 2 === 0)
  let ids: string[]
  try {
    ids = parts.filter((_, i) => i % 2 === 1).map(decodeURIComponent)
  } catch {
    return null
  }
  const collection = BY_NAME.get(names.at(-1)!)
  if (!collection || ids.includes('')) return null
  const above = names.slice(0, -1)
  if (above.length > 0 && (names.length === ids.length || !BELOW[above.join('/')]?.includes(collection.name)))
    return null
  return {
    collection,
    id: names.length === ids.length ? ids.at(-1)! : null,
    parents: above.map((of, i) => ({ of, id: ids[i]! })),
  }
}
