import type { RegistryName, Shape } from '../../connectors/contract/records'

/**
 * The index's facts. Each names the governed field it derives from: its rights in a filter, a sort, a cursor or a count
 * are that field's rights, so there is one access table and not two.
 */
export interface IndexFact {
  /** Its name in `ChildFilter`. */
  readonly name: string
  readonly field: string
  readonly column: string
  /** `enums`: several may hold of one child. */
  readonly kind: 'enum' | 'enums' | 'boolean' | 'month' | 'division'
  /** Generations before `index_state.whole_from` were written without it: of them it cannot be asked. */
  readonly added?: true
}

/** What rows hold today (migrations/hub/007-index-facts.ts). One more with each migration that adds columns. */
export const INDEX_FORM = 2

export const INDEX_FACTS: readonly IndexFact[] = [
  { name: 'registeredDivision', field: 'Child.registeredDivision', column: 'registered_division', kind: 'division' },
  { name: 'residenceDivision', field: 'Child.residenceDivision', column: 'residence_division', kind: 'division' },
  { name: 'schoolDivision', field: 'Child.schoolDivision', column: 'school_division', kind: 'division' },
  { name: 'sex', field: 'Child.sex', column: 'sex', kind: 'enum' },
  { name: 'birthMonth', field: 'Child.birthDate', column: 'birth_month', kind: 'month' },
  { name: 'rollState', field: 'EducationRecord.rollState', column: 'roll_state', kind: 'enum' },
  { name: 'attendanceBand', field: 'EducationRecord.attendanceBand', column: 'attendance_band', kind: 'enum' },
  { name: 'dropoutState', field: 'EducationRecord.dropoutState', column: 'dropout_state', kind: 'enum', added: true },
  { name: 'educationLeftBehind', field: 'EducationRecord.leftBehind', column: 'education_left_behind', kind: 'enum' },
  {
    name: 'educationNeedsAid',
    field: 'EducationRecord.needsAid',
    column: 'education_needs_aid',
    kind: 'boolean',
    added: true,
  },
  {
    name: 'educationReceivesAid',
    field: 'EducationRecord.receivesAid',
    column: 'education_receives_aid',
    kind: 'boolean',
    added: true,
  },
  { name: 'guardianshipType', field: 'WelfareRecord.guardianshipType', column: 'guardianship_type', kind: 'enum' },
  { name: 'welfareLeftBehind', field: 'WelfareRecord.leftBehind', column: 'welfare_left_behind', kind: 'enum' },
  {
    name: 'welfareCategory',
    field: 'WelfareRecord.categories',
    column: 'welfare_categories',
    kind: 'enums',
    added: true,
  },
  { name: 'receivesAid', field: 'WelfareRecord.receivesAid', column: 'receives_aid', kind: 'boolean' },
  { name: 'disabilityClass', field: 'HealthRecord.disabilityClass', column: 'disability_class', kind: 'enum' },
]

/** What the index reads of each registry's record, and into which column. Nothing of the police: their facts are survivors. */
export const INDEXED: Readonly<
  Partial<Record<RegistryName, { readonly asOf: string; readonly columns: Readonly<Record<string, string>> }>>
> = {
  education: {
    asOf: 'education_as_of',
    columns: {
      rollState: 'roll_state',
      attendanceBand: 'attendance_band',
      dropoutState: 'dropout_state',
      leftBehind: 'education_left_behind',
      needsAid: 'education_needs_aid',
      receivesAid: 'education_receives_aid',
    },
  },
  health: { asOf: 'health_as_of', columns: { disabilityClass: 'disability_class' } },
  'civil-affairs': {
    asOf: 'welfare_as_of',
    columns: {
      guardianshipType: 'guardianship_type',
      leftBehind: 'welfare_left_behind',
      categories: 'welfare_categories',
      receivesAid: 'receives_aid',
    },
  },
}

/** Registries that later facts come from. */
export const WITH_ADDED: readonly RegistryName[] = (Object.keys(INDEXED) as RegistryName[]).filter((registry) =>
  INDEX_FACTS.some(({ column, added }) => added && Object.values(INDEXED[registry]!.columns).includes(column)),
)

export function indexShape(registry: RegistryName): Shape {
  return { columns: Object.keys(INDEXED[registry]?.columns ?? {}), collections: {} }
}

/** What a list may be ordered by. The id always breaks ties, so that the order is total. */
export const INDEX_ORDERS: Readonly<Record<string, { readonly field: string; readonly column: string }>> = {
  ID: { field: 'Child.id', column: 'id' },
  NAME: { field: 'Child.name', column: 'pinyin' },
  BIRTH_MONTH: { field: 'Child.birthDate', column: 'birth_month' },
}
