import type { Formats } from '../../language/format'
import type { Row, RowNode } from './use-children'

/** A column: the path below the child, for its right and its mark, and the type and field that give its words. */
export interface Column {
  readonly path: string
  readonly type: string
  readonly field: string
  readonly text: (node: RowNode, formats: Formats) => string | null
}

export const COLUMNS: readonly Column[] = [
  column('sex', 'Child', 'sex', ({ sex }, { value }) => value('Sex', sex)),
  column('age', 'Child', 'age', ({ age }, formats) => (age === null ? null : formats.age(age))),
  column('residenceDivision', 'Child', 'residenceDivision', ({ residenceDivision }) => residenceDivision?.name ?? null),
  column('education.schoolName', 'EducationRecord', 'schoolName', ({ education }) => education?.schoolName ?? null),
  column('education.grade', 'EducationRecord', 'grade', ({ education }, { value }) => value('Int', education?.grade)),
  column('education.rollState', 'EducationRecord', 'rollState', ({ education }, { value }) => value('RollState', education?.rollState)), // prettier-ignore
  column('education.attendanceBand', 'EducationRecord', 'attendanceBand', ({ education }, { value }) => value('AttendanceBand', education?.attendanceBand)), // prettier-ignore
  column('education.dropoutState', 'EducationRecord', 'dropoutState', ({ education }, { value }) => value('DropoutState', education?.dropoutState)), // prettier-ignore
  column('education.leftBehind', 'EducationRecord', 'leftBehind', ({ education }, { value }) => value('EducationLeftBehind', education?.leftBehind)), // prettier-ignore
  column('welfare.leftBehind', 'WelfareRecord', 'leftBehind', ({ welfare }, { value }) => value('WelfareLeftBehind', welfare?.leftBehind)), // prettier-ignore
  column('welfare.categories', 'WelfareRecord', 'categories', ({ welfare }, { value }) => value('WelfareCategory', welfare?.categories)), // prettier-ignore
  column('welfare.guardianshipType', 'WelfareRecord', 'guardianshipType', ({ welfare }, { value }) => value('GuardianshipType', welfare?.guardianshipType)), // prettier-ignore
  column('welfare.visitOverdue', 'WelfareRecord', 'visitOverdue', ({ welfare }, { value }) => value('Boolean', welfare?.visitOverdue)), // prettier-ignore
  column('health.disabilityClass', 'HealthRecord', 'disabilityClass', ({ health }, { value }) => value('DisabilityClass', health?.disabilityClass)), // prettier-ignore
]

function column(path: string, type: string, field: string, text: Column['text']): Column {
  return { path, type, field, text }
}

/** On a phone there is room for three: those that tell who needs somebody come first. */
const ON_PHONE = [
  'age',
  'welfare.visitOverdue',
  'education.dropoutState',
  'education.attendanceBand',
  'residenceDivision',
  'sex',
]

export function columnsOfPhone(rows: readonly Row[]): readonly Column[] {
  const visible = columnsOf(rows)
  return ON_PHONE.flatMap((path) => visible.find((column) => column.path === path) ?? []).slice(0, 3)
}

/** The columns that the account sees on at least one row. */
export function columnsOf(rows: readonly Row[]): readonly Column[] {
  return COLUMNS.filter(({ path }) => rows.some((row) => !lockedAt(row, path)))
}

/** Withheld itself, or by the section that it stands in. */
export function lockedAt({ withheld }: Row, path: string): boolean {
  return withheld.has(path) || withheld.has(path.split('.')[0]!)
}
