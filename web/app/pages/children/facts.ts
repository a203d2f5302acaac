import { valuesOf } from './values'

/** A fact that lists can be filtered by: the member of ChildFilter, the field whose right it needs, and how it is asked for. */
export interface Fact {
  readonly key: string
  readonly field: string
  readonly kind: 'choice' | 'yesNo' | 'division' | 'name' | 'month'
  /** Of a choice: the enum. */
  readonly values?: string
}

export const FACTS: readonly Fact[] = [
  { key: 'name', field: 'Child.name', kind: 'name' },
  { key: 'residenceDivision', field: 'Child.residenceDivision', kind: 'division' },
  { key: 'registeredDivision', field: 'Child.registeredDivision', kind: 'division' },
  { key: 'schoolDivision', field: 'Child.schoolDivision', kind: 'division' },
  choice('sex', 'Child.sex', 'Sex'),
  { key: 'birthMonth', field: 'Child.birthDate', kind: 'month' },
  choice('rollState', 'EducationRecord.rollState', 'RollState'),
  choice('attendanceBand', 'EducationRecord.attendanceBand', 'AttendanceBand'),
  choice('dropoutState', 'EducationRecord.dropoutState', 'DropoutState'),
  choice('educationLeftBehind', 'EducationRecord.leftBehind', 'EducationLeftBehind'),
  { key: 'educationNeedsAid', field: 'EducationRecord.needsAid', kind: 'yesNo' },
  { key: 'educationReceivesAid', field: 'EducationRecord.receivesAid', kind: 'yesNo' },
  choice('disabilityClass', 'HealthRecord.disabilityClass', 'DisabilityClass'),
  choice('welfareLeftBehind', 'WelfareRecord.leftBehind', 'WelfareLeftBehind'),
  choice('welfareCategory', 'WelfareRecord.categories', 'WelfareCategory'),
  choice('guardianshipType', 'WelfareRecord.guardianshipType', 'GuardianshipType'),
  { key: 'receivesAid', field: 'WelfareRecord.receivesAid', kind: 'yesNo' },
  choice('guardianArrangement', 'JusticeRecord.guardianArrangement', 'GuardianArrangement'),
  { key: 'parentHeld', field: 'JusticeRecord.measureInForce', kind: 'yesNo' },
  { key: 'parentQualifyingGround', field: 'JusticeRecord.qualifyingGround', kind: 'yesNo' },
]

function choice(key: string, field: string, values: string): Fact {
  return { key, field, kind: 'choice', values }
}

/** Values that ask for every fact at once, and the order by each: what `explain` is asked about. */
export const EVERYTHING: Readonly<Record<string, unknown>> = {
  where: Object.fromEntries(FACTS.map(({ key, kind, values }) => [key, sample(kind, values)])),
}

function sample(kind: Fact['kind'], values: string | undefined): object {
  switch (kind) {
    case 'choice':
      return { eq: valuesOf(values!)[0] }
    case 'yesNo':
      return { eq: true }
    case 'division':
      return { within: '430000' }
    case 'name':
      return { prefix: '一', former: '一' }
    case 'month':
      return { from: '2010-01' }
  }
}
