/** Columns of the hub that OneRoster objects are made of: the variable that includes each in a document, and the field that governs it. */
export const COLUMNS = {
  name: 'Child.name',
  sex: 'Child.sex',
  birthDate: 'Child.birthDate',
  rollState: 'EducationRecord.rollState',
  schoolCode: 'EducationRecord.schoolCode',
  schoolName: 'EducationRecord.schoolName',
  grade: 'EducationRecord.grade',
  className: 'EducationRecord.className',
  enrolledOn: 'EducationRecord.enrolledOn',
} as const
export type Column = keyof typeof COLUMNS

/** What one entry of a roster shows this account: what is withheld, masked, not recorded or unreadable is not there. */
export type Facts = Readonly<Partial<Record<Exclude<Column, 'grade'>, string>>> & {
  /** UUID of the child. */
  readonly id: string
  readonly grade?: number
  readonly changedAt?: string
}

/** What the document's `roster` answers. */
export interface RosterPart {
  readonly totalCount?: number | null
  readonly entries: readonly {
    readonly changedAt?: string | null
    readonly pupil: ({ readonly id: string; readonly education?: object | null } & object) | null
  }[]
}

/** One of `extensions.masked`. */
export interface Masked {
  readonly field: string
  /** The places where it is masked; all when left out. */
  readonly at?: readonly number[]
}

const NAMES = Object.entries(COLUMNS) as [Column, string][]

/** The entries of an answer as facts. One that left the reach since the index saw it is none. */
export function factsOf(roster: RosterPart, masked: readonly Masked[]): Facts[] {
  return roster.entries.flatMap(({ changedAt, pupil }, i) => {
    if (!pupil) return []
    const hidden = new Set(masked.filter(({ at }) => !at || at.includes(i)).map(({ field }) => field))
    const told: Record<string, unknown> = { ...pupil, ...pupil.education }
    const facts: Record<string, unknown> = { id: pupil.id.slice(pupil.id.indexOf(':') + 1) }
    for (const [name, field] of NAMES) if (told[name] != null && !hidden.has(field)) facts[name] = told[name]
    if (changedAt != null) facts['changedAt'] = changedAt
    return [facts as Facts]
  })
}
