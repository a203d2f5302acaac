import { numbersUsed } from './education/student-number'
import { usesOf, withSaved, type FilterValue, type ListFilter } from '../src/index/child-filter'
import type { Sources } from '../src/access/sources'
import { parseChildId } from '../src/identity/child-id'

const IDENTITY = [
  'name',
  'formerNames',
  'sex',
  'birthDate',
  'age',
  'ethnicity',
  'idNumber',
  'registeredDivision',
  'residenceDivision',
  'schoolDivision',
]

/** Which property of a child holds which registry's record. */
export const PARTS = {
  education: 'education',
  household: 'police',
  health: 'health',
  welfare: 'civil-affairs',
} as const

/** Children on a page when `first` is left out. */
export const DEFAULT_PAGE = 50

/**
 * The queries that can be kept open as subscriptions, under the same name. What holds of `Query.x` below holds of
 * `Subscription.x`: entries, positions and amounts are copied, so that neither can be judged by less than the other.
 */
export const LIVE = ['child', 'children'] as const

/**
 * Where each governed field comes from and what each argument touches. A record type's field that is not named here is
 * its registry's column or collection of the same name.
 */
const asked = {
  existence: 'Child.id',
  entries: {
    'Query.child': 'Child',
    'Query.childrenByIds': 'Child',
    'Query.childByIdNumber': 'Child',
    'Query.childByRollNumber': 'Child',
    'Query.node': 'Child',
    'Query.enrolmentStatus': 'EnrolmentStatus',
    'Query.children': 'ChildConnection',
  },
  recordTypes: {
    EducationRecord: 'education',
    AttendanceMonth: 'education',
    Transfer: 'education',
    FamilyContact: 'education',
    HouseholdRecord: 'police',
    HouseholdMember: 'police',
    DerivedParent: 'police',
    DerivedGuardian: 'police',
    RegistrationEvent: 'police',
    LibertyRestriction: 'police',
    HealthRecord: 'health',
    FollowUp: 'health',
    Immunisation: 'health',
    Diagnosis: 'health',
    MentalHealthScreening: 'health',
    WelfareRecord: 'civil-affairs',
    ParentAway: 'civil-affairs',
    Carer: 'civil-affairs',
    CareAgreement: 'civil-affairs',
    Aid: 'civil-affairs',
    Visit: 'civil-affairs',
    SignOff: 'civil-affairs',
  },
  structural: new Set(['Division']),
  fields: {
    ...Object.fromEntries(IDENTITY.map((column) => [`Child.${column}`, { kind: 'identity' as const, column }])),
    ...Object.fromEntries(
      Object.entries(PARTS).map(([field, registry]) => [`Child.${field}`, { kind: 'part' as const, registry }]),
    ),
    'ChildConnection.totalCount': { kind: 'count' },
    'Child.links': { kind: 'links' },
    'ChildLink.recordId': { kind: 'link-column', column: 'recordId' },
    'ChildLink.decidedBy': { kind: 'link-column', column: 'decidedBy' },
    'Child.sources': { kind: 'sources' },
    ...Object.fromEntries(
      ['reason', 'note', 'revokeNote', 'reviewNote'].map((field) => [`Grant.${field}`, { kind: 'own' as const }]),
    ),
    'EnrolmentStatus.rollState': { kind: 'column', registry: 'education', column: 'rollState' },
    'EnrolmentStatus.since': { kind: 'column', registry: 'education', column: 'rollStateSince' },
    'EnrolmentStatus.attendanceBand': { kind: 'column', registry: 'education', column: 'attendanceBand' },
    'EnrolmentStatus.dropoutState': { kind: 'column', registry: 'education', column: 'dropoutState' },
  },
  held: {
    'Query.enrolmentStatus': ({ students }) => numbersUsed((students as string[] | null) ?? []),
    'Query.children': ({ where, orderBy, saved }) => {
      const asked = { where: (where as FilterValue) ?? null, orderBy: (orderBy as FilterValue) ?? null }
      return usesOf(withSaved(asked, (saved as ListFilter) ?? null))
    },
  },
  saved: { 'Query.children': 'saved' },
  amounts: {
    'Query.childrenByIds': ({ ids }) => ({ kind: 'ids', count: (ids as unknown[]).length }),
    'Query.enrolmentStatus': ({ students }) => ({ kind: 'ids', count: (students as unknown[]).length }),
    'Query.children': ({ first }) => ({ kind: 'page', count: (first as number | null) ?? DEFAULT_PAGE }),
  },
  arguments: {
    // What a list is filtered and sorted by is told by `held`, of a saved filter too; a cursor holds only what its order may use.
    'Query.children(saved)': { position: 'none' },
    'Query.children(where)': { position: 'none' },
    'Query.children(orderBy)': { position: 'none' },
    'Query.children(first)': { position: 'none' },
    'Query.children(after)': { position: 'none' },
    'Query.child(id)': { position: 'none' },
    'Query.childrenByIds(ids)': { position: 'none' },
    'Query.node(id)': { position: 'none' },
    'Query.childByIdNumber(idNumber)': { position: 'lookup', field: 'Child.idNumber' },
    'Query.childByRollNumber(rollNumber)': {
      position: 'lookup',
      field: 'EducationRecord.rollNumber',
    },
    // Each number says itself which field it looks up by: see `held`.
    'Query.enrolmentStatus(students)': { position: 'none' },
    'Query.divisions(under)': { position: 'none' },
    'Query.explain(query)': { position: 'none' },
    'Query.explain(variables)': { position: 'none' },
    'Query.explain(operationName)': { position: 'none' },
    'Query.explain(strict)': { position: 'none' },
    'Mutation.saveFilter(input)': { position: 'none' }, // judged by what is to be saved: src/filters/filter-desk.ts
    'Mutation.deleteFilter(input)': { position: 'none' },
    'Mutation.requestGrant(input)': { position: 'none' },
    'Mutation.decideGrant(input)': { position: 'none' },
    'Mutation.revokeGrant(input)': { position: 'none' },
    'Mutation.reviewGrant(input)': { position: 'none' },
    'EducationRecord.attendance(from)': { position: 'filter', field: 'AttendanceMonth.month' },
    'EducationRecord.attendance(to)': { position: 'filter', field: 'AttendanceMonth.month' },
  },
} satisfies Sources

/** What is said of the queries that can be kept open, said of their subscriptions. */
function live<Said>(said: Readonly<Record<string, Said>>): Record<string, Said> {
  const also = Object.entries(said).flatMap(([name, one]): [string, Said][] => {
    const [, field, rest] = /^Query\.(\w+)(.*)$/.exec(name) ?? []
    return LIVE.some((query) => query === field) ? [[`Subscription.${field}${rest}`, one]] : []
  })
  return { ...said, ...Object.fromEntries(also) }
}

export const sources: Sources = {
  ...asked,
  entries: live(asked.entries),
  held: live(asked.held),
  saved: live(asked.saved),
  amounts: live(asked.amounts),
  arguments: live(asked.arguments),
  watched: {
    'Subscription.child': ({ id }) => ({ children: [parseChildId(id as string)].filter((uuid) => uuid !== null), index: false }), // prettier-ignore
    'Subscription.children': () => ({ children: [], index: true }),
  },
}
