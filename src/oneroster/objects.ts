import type { Column, Facts } from './facts'
import type { SourcedIds } from './ids'
import { partsOfName } from './names'
import type { SchoolYear } from './school-year'

/** What values of objects are made with beside the facts. */
export interface Surroundings {
  /** Absolute address of the service, without a slash at its end. */
  readonly base: string
  readonly ids: SourcedIds
  readonly year: SchoolYear
}

/** One field of an object: what it needs, and its value. `undefined`: it is absent. */
export interface ObjectField {
  readonly needs: readonly (Column | 'changedAt')[]
  value(facts: Facts, around: Surroundings): unknown
}

export type ObjectFields = Readonly<Record<string, ObjectField>>

const ON_ROLL: ReadonlySet<string> = new Set(['ENROLLED', 'SUSPENDED'])
const SEXES: Readonly<Record<string, string>> = { MALE: 'male', FEMALE: 'female' }
export const HOMEROOM = 'homeroom'

/** Of a state that is not shown nothing is said. */
const isActive = ({ rollState }: Facts) => (rollState === undefined ? undefined : ON_ROLL.has(rollState))

const dateLastModified: ObjectField = { needs: ['changedAt'], value: ({ changedAt }) => changedAt }
const ofPupil = {
  status: {
    needs: ['rollState'],
    value: (facts) => {
      const active = isActive(facts)
      return active === undefined ? undefined : active ? 'active' : 'tobedeleted'
    },
  },
  dateLastModified,
} satisfies ObjectFields
/** A school or class is there as long as it has pupils. */
const ofGroup = { status: { needs: [], value: () => 'active' }, dateLastModified } satisfies ObjectFields
const grades: ObjectField = {
  needs: ['grade'],
  value: ({ grade }) => (grade === undefined ? undefined : [gradeCode(grade)]),
}

export const USER: ObjectFields = {
  sourcedId: { needs: [], value: ({ id }) => id },
  ...ofPupil,
  enabledUser: { needs: ['rollState'], value: (facts) => isActive(facts)?.toString() },
  givenName: { needs: ['name'], value: ({ name }) => name && partsOfName(name).givenName },
  familyName: { needs: ['name'], value: ({ name }) => name && partsOfName(name).familyName },
  roles: {
    needs: ['schoolCode'],
    value: ({ schoolCode }, { base }) =>
      schoolCode && [{ roleType: 'primary', role: 'student', org: orgRef(base, schoolCode) }],
  },
  primaryOrg: { needs: ['schoolCode'], value: ({ schoolCode }, { base }) => schoolCode && orgRef(base, schoolCode) },
  grades,
}

export const DEMOGRAPHICS: ObjectFields = {
  sourcedId: { needs: [], value: ({ id }) => id },
  ...ofPupil,
  birthDate: { needs: ['birthDate'], value: ({ birthDate }) => birthDate },
  sex: { needs: ['sex'], value: ({ sex }) => sex && SEXES[sex] },
}

export const ENROLLMENT: ObjectFields = {
  sourcedId: { needs: [], value: ({ id }, { ids }) => ids.ofEnrollment(id) },
  ...ofPupil,
  user: { needs: [], value: ({ id }, { base }) => ref(base, 'users', id, 'user') },
  class: {
    needs: ['schoolCode', 'grade', 'className'],
    value: (facts, around) => {
      const id = classIdOf(facts, around)
      return id && ref(around.base, 'classes', id, 'class')
    },
  },
  school: { needs: ['schoolCode'], value: ({ schoolCode }, { base }) => schoolCode && orgRef(base, schoolCode) },
  role: { needs: [], value: () => 'student' },
  beginDate: { needs: ['enrolledOn'], value: ({ enrolledOn }) => enrolledOn },
}

export const CLASS: ObjectFields = {
  sourcedId: { needs: ['schoolCode', 'grade', 'className'], value: classIdOf },
  ...ofGroup,
  title: { needs: ['className'], value: ({ className }) => className },
  classType: { needs: [], value: () => HOMEROOM },
  grades,
  course: { needs: [], value: (_, { base }) => ref(base, 'courses', HOMEROOM, 'course') },
  school: { needs: ['schoolCode'], value: ({ schoolCode }, { base }) => schoolCode && orgRef(base, schoolCode) },
  terms: { needs: [], value: (_, { base, year }) => [ref(base, 'academicSessions', year.id, 'academicSession')] },
}

export const ORG: ObjectFields = {
  sourcedId: { needs: ['schoolCode'], value: ({ schoolCode }) => schoolCode },
  ...ofGroup,
  name: { needs: ['schoolName'], value: ({ schoolName }) => schoolName },
  type: { needs: [], value: () => 'school' },
  identifier: { needs: ['schoolCode'], value: ({ schoolCode }) => schoolCode },
}

/** Made of no pupil: the current school year. */
export const SESSION: ObjectFields = {
  sourcedId: { needs: [], value: (_, { year }) => year.id },
  status: { needs: [], value: () => 'active' },
  dateLastModified: { needs: [], value: (_, { year }) => `${year.from}T00:00:00Z` },
  title: { needs: [], value: (_, { year }) => year.title },
  type: { needs: [], value: () => 'schoolYear' },
  startDate: { needs: [], value: (_, { year }) => year.from },
  endDate: { needs: [], value: (_, { year }) => year.until },
  schoolYear: { needs: [], value: (_, { year }) => year.ends },
}

/** 行政班: the one course that every class of the roll is of. No registry tells what is taught. */
export const COURSE: ObjectFields = {
  sourcedId: { needs: [], value: () => HOMEROOM },
  status: { needs: [], value: () => 'active' },
  dateLastModified: { needs: [], value: (_, { year }) => `${year.from}T00:00:00Z` },
  title: { needs: [], value: () => '行政班 homeroom' },
}

/** The object with the fields that are asked for and shown. */
export function objectOf(
  fields: ObjectFields,
  asked: readonly string[],
  facts: Facts,
  around: Surroundings,
): Record<string, unknown> {
  const object: Record<string, unknown> = {}
  for (const name of asked) {
    const value = fields[name]!.value(facts, around)
    if (value !== undefined) object[name] = value
  }
  return object
}

/** '03': the code of CEDS that OneRoster names. */
export function gradeCode(grade: number): string {
  return String(grade).padStart(2, '0')
}

function classIdOf({ schoolCode, grade, className }: Facts, { ids }: Surroundings): string | undefined {
  if (schoolCode === undefined || grade === undefined || className === undefined) return undefined
  return ids.ofClass({ school: schoolCode, grade, name: className })
}

function orgRef(base: string, code: string) {
  return ref(base, 'orgs', code, 'org')
}

function ref(base: string, collection: string, sourcedId: string, type: string) {
  return { href: `${base}/${collection}/${encodeURIComponent(sourcedId)}`, sourcedId, type }
}
