import type { Databases } from './databases'

/** The workloads of the project's figures. */
export type Workload = 'P1' | 'P2' | 'P3' | 'B'

export interface Operation {
  readonly what: string
  /** Children a request asks for. */
  readonly count: number
  /** Where what it asks for is picked from. */
  readonly from: keyof Databases['asked']
  readonly query: string
}

const PROFILE = `id name sex birthDate age ethnicity idNumber
    education { rollState rollStateSince inSchool attendanceBand leftBehind attendance { month daysDue daysPresent daysExcused daysUnexcused } }
    household { householdNumber householdKind headName address registeredOn registrationState currentAddress relationToHead
      members { name relationToHead sex birthDate state } registrationEvents { date kind } }
    health { disabled disabilityGrade chronicIllness seriousIllness }
    welfare { fileNumber leftBehind guardianshipType schooling boarding currentAddress receivesAid
      visits { date visitor kind finding nextDue } }`

/**
 * P1 to P3 are asked by an officer of civil affairs working on a case: 30 facts of four registries (one behind a mask) and four lists.
 * B by one of education in dropout control.
 */
export const OPERATIONS: Readonly<Record<Workload, Operation>> = {
  P1: {
    what: 'one joined profile, 30 facts and 4 lists',
    count: 1,
    from: 'everywhere',
    query: `query Profile($id: ID!) {\n  child(id: $id) {\n    ${PROFILE}\n  }\n}`,
  },
  P2: {
    what: '50 joined profiles by id',
    count: 50,
    from: 'everywhere',
    query: `query Page($ids: [ID!]!) {\n  childrenByIds(ids: $ids) {\n    ${PROFILE}\n  }\n}`,
  },
  P3: {
    what: 'state of the roll of 500 children, 3 facts',
    count: 500,
    from: 'pupils',
    query:
      'query Status($ids: [ID!]!) {\n  childrenByIds(ids: $ids) { education { rollState rollStateSince attendanceBand } }\n}',
  },
  B: {
    what: 'enrolment of 1,000 students by roll number, 3 facts',
    count: 1000,
    from: 'rolls',
    query:
      'query Enrolment($ids: [String!]!) {\n  enrolmentStatus(students: $ids) { rollState since attendanceBand }\n}',
  },
}

export const WORKLOADS = Object.keys(OPERATIONS) as Workload[]

/** The request of a GraphQL variant: what stands before and behind the ids in its body. */
export function graphqlBody(workload: Workload): { before: string; after: string } {
  const { query, count } = OPERATIONS[workload]
  return { before: `{"query":${JSON.stringify(query)},"variables":{"${count === 1 ? 'id' : 'ids'}":`, after: '}}' }
}

/** The request of a hand-written variant: its path says the workload. */
export function plainBody(workload: Workload): { before: string; after: string } {
  return { before: OPERATIONS[workload].count === 1 ? '{"id":' : '{"ids":', after: '}' }
}
