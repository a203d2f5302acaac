import type { Formats } from '../../language/format'
import type { Row, RowNode } from './use-children'

/** A column: the path below the child, for its right and its mark, and the type and field that give its words. */
export interface Column {
  readonly path: string
  readonly type: string
  readonly field: string
  /** Shown as long as nobody has chosen. */
  readonly standard: boolean
  readonly text: (node: RowNode, formats: Formats) => string | null
}

export const COLUMNS: readonly Column[] = [
  column('sex', 'Child', 'sex', ({ sex }, { value }) => value('Sex', sex)),
  column('age', 'Child', 'age', ({ age }, formats) => (age == null ? null : formats.age(age))),
  more('birthDate', 'Child', 'birthDate', ({ birthDate }, { value }) => value('PartialDate', birthDate)),
  column('residenceDivision', 'Child', 'residenceDivision', ({ residenceDivision }) => residenceDivision?.name ?? null),
  more('registeredDivision', 'Child', 'registeredDivision', ({ registeredDivision }) => registeredDivision?.name ?? null), // prettier-ignore
  column('education.schoolName', 'EducationRecord', 'schoolName', ({ education }) => education?.schoolName ?? null),
  column('education.grade', 'EducationRecord', 'grade', ({ education }, { value }) => value('Int', education?.grade)),
  more('education.className', 'EducationRecord', 'className', ({ education }) => education?.className ?? null),
  more('education.boarding', 'EducationRecord', 'boarding', ({ education }, { value }) => value('Boolean', education?.boarding)), // prettier-ignore
  column('education.rollState', 'EducationRecord', 'rollState', ({ education }, { value }) => value('RollState', education?.rollState)), // prettier-ignore
  column('education.attendanceBand', 'EducationRecord', 'attendanceBand', ({ education }, { value }) => value('AttendanceBand', education?.attendanceBand)), // prettier-ignore
  column('education.dropoutState', 'EducationRecord', 'dropoutState', ({ education }, { value }) => value('DropoutState', education?.dropoutState)), // prettier-ignore
  column('education.leftBehind', 'EducationRecord', 'leftBehind', ({ education }, { value }) => value('EducationLeftBehind', education?.leftBehind)), // prettier-ignore
  column('welfare.leftBehind', 'WelfareRecord', 'leftBehind', ({ welfare }, { value }) => value('WelfareLeftBehind', welfare?.leftBehind)), // prettier-ignore
  column('welfare.categories', 'WelfareRecord', 'categories', ({ welfare }, { value }) => value('WelfareCategory', welfare?.categories)), // prettier-ignore
  column('welfare.guardianshipType', 'WelfareRecord', 'guardianshipType', ({ welfare }, { value }) => value('GuardianshipType', welfare?.guardianshipType)), // prettier-ignore
  more('welfare.receivesAid', 'WelfareRecord', 'receivesAid', ({ welfare }, { value }) => value('Boolean', welfare?.receivesAid)), // prettier-ignore
  more('welfare.responsibleDirector', 'WelfareRecord', 'responsibleDirector', ({ welfare }) => welfare?.responsibleDirector ?? null), // prettier-ignore
  column('welfare.visitOverdue', 'WelfareRecord', 'visitOverdue', ({ welfare }, { value }) => value('Boolean', welfare?.visitOverdue)), // prettier-ignore
  column('health.disabilityClass', 'HealthRecord', 'disabilityClass', ({ health }, { value }) => value('DisabilityClass', health?.disabilityClass)), // prettier-ignore
]

function column(path: string, type: string, field: string, text: Column['text']): Column {
  return { path, type, field, standard: true, text }
}

function more(path: string, type: string, field: string, text: Column['text']): Column {
  return { ...column(path, type, field, text), standard: false }
}

export const STANDARD: readonly string[] = COLUMNS.filter(({ standard }) => standard).map(({ path }) => path)

/** On a phone there is room for three: those that tell who needs somebody come first, as long as nobody has chosen. */
const ON_PHONE = [
  'age',
  'welfare.visitOverdue',
  'education.dropoutState',
  'education.attendanceBand',
  'residenceDivision',
  'sex',
]

export function columnsOfPhone(rows: readonly Row[], chosen: readonly string[]): readonly Column[] {
  return columnsOf(rows, chosen === STANDARD ? ON_PHONE : chosen).slice(0, 3)
}

/** The chosen columns in their order, as far as the account sees them on at least one row. */
export function columnsOf(rows: readonly Row[], chosen: readonly string[]): readonly Column[] {
  return chosen.flatMap((path) => {
    const column = COLUMNS.find((one) => one.path === path)
    return column && rows.some((row) => !lockedAt(row, path)) ? [column] : []
  })
}

/** Withheld itself, or by the section that it stands in. */
export function lockedAt({ withheld }: Row, path: string): boolean {
  return withheld.has(path) || withheld.has(path.split('.')[0]!)
}

/** The variables by which the list's document asks for the chosen columns and no others: `education_rollState`. */
export function variablesOf(chosen: readonly string[]): Readonly<Record<string, boolean>> {
  return Object.fromEntries(COLUMNS.map(({ path }) => [path.replace('.', '_'), chosen.includes(path)]))
}
