/** A person of the demo's families, as the register has them. Days are YYYY-MM-DD. */
export interface DemoPerson {
  readonly name: string
  readonly sex: 'MALE' | 'FEMALE'
  readonly birthDate: string
  readonly idNumber: string
}

export interface DemoChild extends DemoPerson {
  /** Its number in the demo, from 0: no two children have one. */
  readonly number: number
}

export interface DemoParent extends DemoPerson {
  readonly relation: 'FATHER' | 'MOTHER'
  readonly alive: boolean
  /** At home and able to look after a child today: neither away for work, missing, held nor unable. */
  readonly caring: boolean
  /** Where the parent's liberty is or was restricted; null while `until` is open. */
  readonly restricted: {
    readonly kind: 'PRISON' | 'COMPULSORY_TREATMENT' | 'DETENTION' | 'COMMUNITY_CORRECTION'
    readonly from: string
    readonly until: string | null
  } | null
}

/** One family of the demo, the same for every registry. */
export interface DemoFamily {
  readonly today: string
  /** 12 digits. */
  readonly village: string
  readonly children: readonly DemoChild[]
  readonly parents: readonly DemoParent[]
  /** Grandparents who live and can take the children. */
  readonly elders: readonly ('PATERNAL' | 'MATERNAL')[]
}

/** A row of a table: its values in the order of `tables`. They hold no tab, line break or backslash. */
export type DemoRow = readonly [table: string, values: readonly (string | number | null)[]]

/** What a registry writes of one family: the rows, and which record speaks of which child. */
export interface DemoRows {
  readonly rows: readonly DemoRow[]
  readonly records: readonly { readonly child: number; readonly record: string }[]
}

/** Where its rows may be bad in a dirty demo. The words are those of src/demo/dirty/catalogue.ts. */
export type DirtyTables = Readonly<
  Record<
    string,
    readonly [
      /** `shared`: of several children's records; then `via` says of which. */
      belongs: 'record' | 'rows' | 'shared',
      /** A line a column: name, meaning, where it is shown, after a `~` what is concluded from it. */
      lines: string,
      /** Joins the row `r` with a row `t` that holds the record's key, and leaves out rows that no record shows. */
      via?: string,
    ]
  >
>

/** How a registry fills its demo database. It reads no clock and no other source of chance: equal seeds give equal rows. */
export interface RegistryDemo {
  /** Its tables, each with the columns that are filled, parted by commas. */
  readonly tables: Readonly<Record<string, string>>
  /** `chance`: in [0, 1), of the family's own sequence. */
  write(family: DemoFamily, chance: () => number): DemoRows
  /** The same family in such a state that the registry knows it. Tests want more records of a rare registry than chance gives. */
  known?(family: DemoFamily): DemoFamily
  /** All columns of all tables. Left out: a dirty demo leaves the registry clean. */
  readonly dirt?: DirtyTables
}
