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
  const hides = (field: string, place: number) => masked.some((one) => one.field === field && (!one.at || one.at.includes(place))) // prettier-ignore
  const all: Facts[] = []
  roster.entries.forEach(({ changedAt, pupil }, place) => {
    if (!pupil) return
    const { education } = pupil
    const facts: Record<string, unknown> = { id: pupil.id.slice(pupil.id.indexOf(':') + 1) }
    for (const [name, field] of NAMES) {
      const value = (pupil as Told)[name] ?? (education as Told | null | undefined)?.[name]
      if (value != null && (masked.length === 0 || !hides(field, place))) facts[name] = value
    }
    if (changedAt != null) facts['changedAt'] = changedAt
    all.push(facts as Facts)
  })
  return all
}

type Told = Readonly<Partial<Record<Column, unknown>>>
