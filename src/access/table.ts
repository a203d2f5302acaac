import { HubError } from '../errors/hub-error'
import type { MaskName } from './masks'
import type { Audience, DataClass, Level, Position, Purpose, Scope } from './words'

/** A line of the table: what one audience may do with the fields of a group. */
export interface Permission {
  readonly audience: Audience
  /** How the value is read. */
  readonly level: Level
  readonly mask: MaskName | null
  /** What else it gives, in the same scope and for the same purposes. */
  readonly may: readonly Position[]
  readonly scope: Scope
  /** Null: for every purpose. */
  readonly purposes: readonly Purpose[] | null
}

/** One field's row: its group's rights, and where a lawyer finds it. */
export interface Row {
  readonly field: string
  readonly owner: string
  /** 'education.yml#roll': the rule's name in every explanation and audit record. */
  readonly rule: string
  readonly title: string
  readonly dataClass: DataClass
  readonly basis: string
  /** 封存: no grant may ever open it, and no level `granted` may be written in it. */
  readonly sealed: boolean
  readonly permissions: readonly Permission[]
  readonly file: string
  readonly line: number
}

export interface AccessTable {
  /** The first 12 hexadecimal digits of the SHA-256 of all files: which table decided. */
  readonly version: string
  readonly rows: ReadonlyMap<string, Row>
}

export interface TableFile {
  readonly name: string
  readonly text: string
}

export function tableInvalid(faults: readonly string[]): HubError {
  return new HubError(
    'ACCESS_TABLE_INVALID',
    `${faults.length} fault(s) in the access table:\n- ${faults.join('\n- ')}`,
    {
      faults,
    },
  )
}
