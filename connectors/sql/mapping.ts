import type { Entry, RegistryName, Value } from '../contract/records'
import type { Reader } from './readers'
import type { TypedRoot } from './typed-root'

/**
 * How one registry's tables become contract records. Only the mapping's author writes SQL fragments; client text never reaches
 * them. In a fragment `t` is the root row and `:today` the day in Asia/Shanghai.
 *
 * A fragment only reads: no cast, no arithmetic, no function that can fail on a value of the registry. Otherwise one bad cell
 * would fail the statement for all children in it. Conclusions from several cells are drawn in TypeScript (conclusions.ts).
 * Checked by test/connectors/no-casts.test.ts.
 */
export interface SqlMapping {
  readonly registry: RegistryName
  /** Where the tables lie, default `public`: the session looks there and nowhere else, whatever path the role has. */
  readonly schema?: string
  /** One row per person; `where` leaves out rows that are not children. `key` and `changed` are expressions on `t`. */
  readonly root: TypedRoot & { readonly from: string; readonly where?: string }
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
  /** A native cell that cannot be read is a RegistryFault. Throws UnreadableValue when nothing can be concluded. */
  readonly derive: (native: Readonly<Record<string, readonly Entry[]>>, id: string, today: string) => Value
}

export interface IdentityColumns {
  /** Conditions on `t`, true or false: the record no longer stands; it is kept but no longer in force. */
  readonly gone?: string
  readonly closed?: string
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
