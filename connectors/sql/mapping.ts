import type { Entry, RegistryName, Value } from '../contract/records'
import type { Reader } from './readers'

/**
 * How one registry's tables become contract records: all that a new registry of the SQL kind has to say.
 * SQL fragments are written by the mapping's author only; no text of a client ever reaches them. In a fragment
 * `t` is the root row, `:today` the day in Asia/Shanghai as a date.
 */
export interface SqlMapping {
  readonly registry: RegistryName
  /** One row per person; `where` leaves out rows that are not children. `key` and `changed` are expressions on `t`. */
  readonly root: { readonly from: string; readonly key: string; readonly changed: string; readonly where?: string }
  readonly columns: Readonly<Record<string, SqlColumn>>
  readonly collections: Readonly<Record<string, SqlCollection>>
  /** Columns and collections concluded from other native facts, in the connector: the facts themselves do not travel on. */
  readonly derived?: Readonly<Record<string, Derived>>
  readonly identity: IdentityColumns
  /** Where-clauses on `t`, with $1 (and $2 for the birth date). Absent = the registry cannot find by it. */
  readonly find: {
    readonly 'id-number'?: string
    readonly 'roll-number'?: string
    readonly 'name-and-birth-date'?: string
    readonly responsible?: string
  }
}

export interface SqlColumn {
  readonly sql: string
  readonly read: Reader
}

export interface SqlCollection {
  /** With its alias: 'xs_kq k'. */
  readonly from: string
  /** The condition that ties an entry to `t`: 'k.xs_id = t.xs_id'. */
  readonly on: string
  readonly orderBy: string
  readonly columns: Readonly<Record<string, SqlColumn>>
}

/** A conclusion that SQL cannot say. `native` are extra collections only this derivation sees. */
export interface Derived {
  /** For a derived collection: the columns its entries may be asked for. */
  readonly entryColumns?: readonly string[]
  readonly native: Readonly<Record<string, SqlCollection>>
  readonly derive: (native: Readonly<Record<string, readonly Entry[]>>, id: string) => Value
}

export interface IdentityColumns {
  readonly gone?: string
  readonly idNumber: SqlColumn
  readonly rollNumber?: SqlColumn
  readonly name: SqlColumn
  readonly formerNames?: SqlColumn
  readonly sex: SqlColumn
  readonly birthDate: SqlColumn
  readonly ethnicity?: SqlColumn
  readonly registeredDivision?: SqlColumn
  readonly residenceDivision?: SqlColumn
  readonly schoolDivision?: SqlColumn
  readonly schoolCode?: SqlColumn
}
