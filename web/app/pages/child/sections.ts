/** A part of the page: what one registry knows. Facts and lists are written by the names of the schema, in the order of the page. */
export interface Section {
  readonly registry: 'EDUCATION' | 'POLICE' | 'HEALTH' | 'CIVIL_AFFAIRS' | 'JUSTICE'
  /** The field of Child, and its type. */
  readonly field: 'education' | 'household' | 'health' | 'welfare' | 'justice'
  readonly type: string
  readonly facts: readonly string[]
  readonly lists: readonly ListOfSection[]
}

export interface ListOfSection {
  readonly field: string
  readonly type: string
  readonly columns: readonly string[]
}

export const SECTIONS: readonly Section[] = [
  {
    registry: 'EDUCATION',
    field: 'education',
    type: 'EducationRecord',
    facts: [
      ...['rollState', 'rollStateSince', 'schoolName', 'grade', 'className', 'attendanceBand', 'inSchool'],
      ...['dropoutState', 'dropoutStateSince', 'leftBehind', 'boarding', 'guardianName', 'contactPhone', 'homeAddress'],
      ...['rollNumber', 'rollKind', 'enrolledOn', 'admission', 'registeredDivision', 'migrantWorkerChild', 'orphan'],
      ...['martyrOrPreferential', 'needsAid', 'receivesAid', 'inclusiveEducation', 'schoolDistanceKm'],
      ...['schoolBusNeeded', 'schoolCode'],
    ],
    lists: [
      list('attendance', 'AttendanceMonth', ['month', 'daysDue', 'daysPresent', 'daysExcused', 'daysUnexcused']),
      list('transfers', 'Transfer', ['date', 'kind', 'fromSchool', 'toSchool', 'reason']),
      list('familyContacts', 'FamilyContact', [
        'name',
        'relation',
        'guardian',
        'phone',
        'idNumber',
        'workplace',
        'address',
      ]),
    ],
  },
  {
    registry: 'POLICE',
    field: 'household',
    type: 'HouseholdRecord',
    facts: [
      ...[
        'registrationState',
        'registeredOn',
        'headName',
        'relationToHead',
        'guardianName',
        'address',
        'currentAddress',
      ],
      ...['householdNumber', 'householdKind', 'birthplaceDivision', 'nativePlace', 'parentUnableToCare'],
    ],
    lists: [
      list('parents', 'DerivedParent', ['kind', 'name', 'certainty', 'alive', 'birthDate', 'idNumber']),
      list('guardians', 'DerivedGuardian', ['name', 'relation', 'basis', 'certainty']),
      list('members', 'HouseholdMember', ['name', 'relationToHead', 'sex', 'birthDate', 'state', 'idNumber']),
      list('registrationEvents', 'RegistrationEvent', ['date', 'kind', 'fromDivision', 'toDivision']),
      list('parentsLiberty', 'LibertyRestriction', ['parent', 'kind', 'from', 'until']),
    ],
  },
  {
    registry: 'HEALTH',
    field: 'health',
    type: 'HealthRecord',
    facts: [
      ...['disabled', 'disabilityClass', 'disabilityGrade', 'chronicIllness', 'seriousIllness', 'immunisationComplete'],
      ...['followUpOverdue', 'disabilityCardNumber', 'disabilityCardIssuedOn', 'disabilityCardValidUntil'],
      ...['currentAddress', 'residenceDivision', 'gestationWeeks', 'birthWeightGrams', 'birthLengthCm', 'feeding'],
      'archiveNumber',
    ],
    lists: [
      list('diagnoses', 'Diagnosis', ['date', 'name', 'code', 'chronic']),
      list('mentalHealth', 'MentalHealthScreening', ['date', 'instrument', 'score', 'concern']),
      list('followUps', 'FollowUp', ['date', 'schedule', 'heightCm', 'weightKg', 'haemoglobin', 'development', 'illnessSince', 'nextDue']), // prettier-ignore
      list('immunisations', 'Immunisation', ['date', 'vaccine', 'dose', 'site', 'batch', 'manufacturer']),
    ],
  },
  {
    registry: 'CIVIL_AFFAIRS',
    field: 'welfare',
    type: 'WelfareRecord',
    facts: [
      ...['leftBehind', 'categories', 'guardianshipType', 'guardianName', 'visitOverdue', 'receivesAid'],
      ...['openProtectionCase', 'schooling', 'boarding', 'incomeSources', 'currentAddress', 'residenceDivision'],
      ...['responsibleDirector', 'responsibleSupervisor', 'fileNumber'],
    ],
    lists: [
      list('carers', 'Carer', ['name', 'relation', 'phone', 'idNumber', 'address', 'entrusted', 'since', 'until']),
      list('parentsAway', 'ParentAway', ['parent', 'name', 'since', 'province', 'city', 'workplace', 'phone', 'ableToCare', 'acrossCounty']), // prettier-ignore
      list('visits', 'Visit', ['date', 'kind', 'finding', 'visitor', 'nextDue']),
      list('aid', 'Aid', ['kind', 'monthlyYuan', 'from', 'until']),
      list('agreements', 'CareAgreement', ['carerName', 'state', 'signedOn', 'validFrom', 'validUntil', 'reviewedOn']),
      list('signOffs', 'SignOff', ['step', 'name', 'date']),
    ],
  },
  {
    registry: 'JUSTICE',
    field: 'justice',
    type: 'JusticeRecord',
    facts: [
      ...['measureInForce', 'qualifyingGround', 'supported', 'guardianArrangement', 'carerName', 'carerRelation'],
      ...['surveyYear', 'childNumber'],
    ],
    lists: [
      list('measures', 'ParentMeasure', ['parent', 'kind', 'from', 'until', 'term', 'termMonths', 'forLife', 'place', 'surveyYear']), // prettier-ignore
      list('support', 'JusticeSupport', ['date', 'kind', 'giver', 'yuan']),
    ],
  },
]

function list(field: string, type: string, columns: readonly string[]): ListOfSection {
  return { field, type, columns }
}
