/** The three workloads of the project's figures. */
export type Workload = 'P1' | 'P2' | 'P3'

export interface Operation {
  readonly what: string
  /** Children a request asks for. */
  readonly count: number
  readonly query: string
}

const PROFILE = `id name sex birthDate age ethnicity idNumber
    education { rollState rollStateSince inSchool attendanceBand leftBehind attendance { month daysDue daysPresent daysExcused daysUnexcused } }
    household { householdNumber householdKind headName address registeredOn registrationState currentAddress relationToHead
      members { name relationToHead sex birthDate state } registrationEvents { date kind } }
    health { disabled disabilityGrade chronicIllness seriousIllness }
    welfare { fileNumber leftBehind guardianshipType schooling boarding currentAddress receivesAid
      visits { date visitor kind finding nextDue } }`

/** Asked by an officer of civil affairs working on a case: 30 facts of four registries (one behind a mask) and four lists. */
export const OPERATIONS: Readonly<Record<Workload, Operation>> = {
  P1: {
    what: 'one joined profile, 30 facts and 4 lists',
    count: 1,
    query: `query Profile($id: ID!) {\n  child(id: $id) {\n    ${PROFILE}\n  }\n}`,
  },
  P2: {
    what: '50 joined profiles by id',
    count: 50,
    query: `query Page($ids: [ID!]!) {\n  childrenByIds(ids: $ids) {\n    ${PROFILE}\n  }\n}`,
  },
  P3: {
    what: 'state of the roll of 500 children, 3 facts',
    count: 500,
    query:
      'query Status($ids: [ID!]!) {\n  childrenByIds(ids: $ids) { education { rollState rollStateSince attendanceBand } }\n}',
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
