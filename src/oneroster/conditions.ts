import type { ChildCondition } from '../index/conditions'
import type { Changed } from '../index/roster-list'
import { HubError } from '../errors/hub-error'
import type { Alternatives, Comparison } from './filter'
import type { SourcedIds } from './ids'
import { gradeCode, HOMEROOM } from './objects'

/** What a filter asks of a roster. */
export interface Asked {
  readonly where: ChildCondition | null
  readonly changed: Changed | null
  /** UUID of the one pupil. */
  readonly pupil: string | null
}

/** How one field is compared: a condition of lists, everybody, nobody, or what holds for the whole filter alone. */
type Meaning =
  | { readonly is: 'condition'; readonly condition: ChildCondition }
  | { readonly is: 'everybody' | 'nobody' }
  | { readonly is: 'changed'; readonly changed: Changed }
  | { readonly is: 'pupil'; readonly pupil: string }

export type Meant = (comparison: Comparison, ids: SourcedIds) => Meaning
export type FilterFields = Readonly<Record<string, Meant>>

/** No school has an empty code. */
const NOBODY: ChildCondition = { schoolCode: { eq: '' } }
const EVERYBODY: Meaning = { is: 'everybody' }
const NONE: Meaning = { is: 'nobody' }
const ON_ROLL = ['ENROLLED', 'SUSPENDED']
const LEFT = ['TRANSFERRED_OUT', 'WITHDRAWN', 'GRADUATED', 'DECEASED']
const AT = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2})(?::(\d{2})(\.\d{1,6})?)?(Z|[+ -]\d{2}:?\d{2})?)?$/

/**
 * What a filter means for a roster whose filter fields are these. Throws HubError ROSTER_FILTER for a field that is not among them, a
 * predicate that it has not, and a time or one pupil that stands in one of several alternatives.
 */
export function askedBy(filter: Alternatives, fields: FilterFields, ids: SourcedIds): Asked {
  let changed: Changed | null = null
  let pupil: string | null = null
  const alternatives: ChildCondition[][] = []
  for (const comparisons of filter) {
    const all: ChildCondition[] = []
    for (const comparison of comparisons) {
      const meaning = meaningOf(comparison, fields, ids)
      if (filter.length > 1 && (meaning.is === 'changed' || meaning.is === 'pupil'))
        throw refused(comparison, 'expected it to be joined by AND alone')
      switch (meaning.is) {
        case 'everybody':
          break
        case 'nobody':
          all.push(NOBODY)
          break
        case 'condition':
          all.push(meaning.condition)
          break
        case 'changed':
          changed = both(changed, meaning.changed, comparison)
          break
        case 'pupil':
          if (pupil !== null && pupil !== meaning.pupil) all.push(NOBODY)
          pupil = meaning.pupil
      }
    }
    alternatives.push(all)
  }
  return { where: whereOf(alternatives), changed, pupil }
}

/** Both conditions, either of which may be none. */
export function and(one: ChildCondition | null, other: ChildCondition | null): ChildCondition | null {
  return one && other ? { and: [one, other] } : (one ?? other)
}

function whereOf(alternatives: readonly (readonly ChildCondition[])[]): ChildCondition | null {
  if (alternatives.some((all) => all.length === 0)) return null
  const each = alternatives.map((all): ChildCondition => (all.length === 1 ? all[0]! : { and: all }))
  return each.length === 1 ? each[0]! : { or: each }
}

function meaningOf(comparison: Comparison, fields: FilterFields, ids: SourcedIds): Meaning {
  if (!Object.hasOwn(fields, comparison.field))
    throw refused(
      comparison,
      `expected one of ${Object.keys(fields).join(', ')}: no other is filtered by in an address`,
    )
  return fields[comparison.field]!(comparison, ids)
}

function both(known: Changed | null, more: Changed, comparison: Comparison): Changed {
  if (known && Object.keys(more).some((name) => Object.hasOwn(known, name)))
    throw refused(comparison, 'expected each bound once')
  return { ...known, ...more }
}

function refused({ field }: Comparison, detail: string): HubError {
  return new HubError('ROSTER_FILTER', `${field}: ${detail}`, { parameter: 'filter', field })
}

function only(comparison: Comparison, ...predicates: Comparison['predicate'][]): void {
  if (!predicates.includes(comparison.predicate)) throw refused(comparison, `expected ${predicates.join(' or ')}`)
}

const condition = (one: ChildCondition): Meaning => ({ is: 'condition', condition: one })

const status: Meant = (comparison) => {
  only(comparison, '=', '!=')
  const { predicate, value } = comparison
  if (value !== 'active' && value !== 'tobedeleted') return predicate === '=' ? NONE : EVERYBODY
  return condition({ rollState: { in: (value === 'active') === (predicate === '=') ? ON_ROLL : LEFT } })
}

const BOUNDS = { '>': 'after', '>=': 'since', '<': 'before', '<=': 'until' } as const

const dateLastModified: Meant = (comparison) => {
  const at = instantIn(comparison)
  const { predicate } = comparison
  if (predicate === '=') return { is: 'changed', changed: { since: at, until: at } }
  if (predicate === '!=' || predicate === '~') throw refused(comparison, 'expected = > >= < or <=')
  return { is: 'changed', changed: { [BOUNDS[predicate]]: at } }
}

/** Of a school or class the last change of its pupils is told: who asks for those before a time cannot be answered by a pupil. */
const changedSince: Meant = (comparison, ids) => {
  only(comparison, '>', '>=')
  return dateLastModified(comparison, ids)
}

const constant =
  (...values: string[]): Meant =>
  (comparison) => {
    only(comparison, '=', '!=')
    return values.includes(comparison.value) === (comparison.predicate === '=') ? EVERYBODY : NONE
  }

const grades: Meant = (comparison) => {
  only(comparison, '=', '~')
  const grade = Number(comparison.value)
  return /^\d\d$/.test(comparison.value) && comparison.value === gradeCode(grade)
    ? condition({ grade: { eq: grade } })
    : NONE
}

const school: Meant = (comparison) => {
  only(comparison, '=')
  return /^\d{10}$/.test(comparison.value) ? condition({ schoolCode: { eq: comparison.value } }) : NONE
}

const sex: Meant = (comparison) => {
  only(comparison, '=')
  const { value } = comparison
  return value === 'male' || value === 'female' ? condition({ sex: { eq: value.toUpperCase() } }) : NONE
}

const inClass: Meant = (comparison, ids) => {
  only(comparison, '=')
  const key = ids.classOf(comparison.value)
  if (!key) return NONE
  const { school: code, grade, name } = key
  return condition({ schoolCode: { eq: code }, grade: { eq: grade }, className: { eq: name } })
}

const onePupil =
  (of: (ids: SourcedIds, id: string) => string | null): Meant =>
  (comparison, ids) => {
    only(comparison, '=')
    const pupil = of(ids, comparison.value)
    return pupil === null ? NONE : { is: 'pupil', pupil }
  }
const pupil = onePupil((ids, id) => ids.pupilOf(id))

export const USER_FILTERS: FilterFields = {
  ...{ sourcedId: pupil, status, dateLastModified, grades },
  ...{ 'primaryOrg.sourcedId': school, 'roles.org.sourcedId': school },
  ...{ role: constant('student'), 'roles.role': constant('student') },
}
export const DEMOGRAPHICS_FILTERS: FilterFields = { sourcedId: pupil, status, dateLastModified, sex }
export const ENROLLMENT_FILTERS: FilterFields = {
  sourcedId: onePupil((ids, id) => ids.enrolledPupilOf(id)),
  ...{ status, dateLastModified, role: constant('student') },
  ...{ 'user.sourcedId': pupil, 'class.sourcedId': inClass, 'school.sourcedId': school },
}
export const CLASS_FILTERS: FilterFields = {
  ...{ sourcedId: inClass, status: constant('active'), dateLastModified: changedSince, grades },
  ...{ classType: constant(HOMEROOM), 'school.sourcedId': school },
}
export const ORG_FILTERS: FilterFields = {
  ...{ sourcedId: school, identifier: school },
  ...{ status: constant('active'), dateLastModified: changedSince, type: constant('school') },
}

/** A time as the hub's own filters take it, in UTC. Without a zone it is UTC; a `+` that became a blank on its way is one. */
function instantIn(comparison: Comparison): string {
  const parts = AT.exec(comparison.value)
  const [, day = '', minute = '00:00', second = '00', fraction = '', zone = 'Z'] = parts ?? []
  const offset = zone === 'Z' ? 'Z' : `${zone.replace(' ', '+').slice(0, 3)}:${zone.slice(-2)}`
  const millis = parts ? Date.parse(`${day}T${minute}:${second}${offset}`) : NaN
  if (Number.isNaN(millis)) throw refused(comparison, 'expected a time of ISO 8601')
  return `${new Date(millis).toISOString().slice(0, 19)}${fraction}Z`
}
