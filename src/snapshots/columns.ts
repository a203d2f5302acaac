import { REGISTRIES } from '../../connectors/registries'
import type { RegistryDefinition } from '../../connectors/contract/registry'
import { INDEX_FACTS, type FactKind } from '../index/columns'

/** A column of a snapshot's file: a fact of the index, by its name there. */
export interface SnapshotColumn {
  readonly name: string
  /** The field of the access table that it derives from. */
  readonly field: string
  readonly kind: FactKind
  /** How the index writes it: an expression over `child_index`. */
  readonly from: string
  /** What the file holds: a type of DuckDB. */
  readonly type: 'VARCHAR' | 'VARCHAR[]' | 'BOOLEAN' | 'SMALLINT'
}

/** Between the words of a fact that may have several, on their way into the file. */
export const BETWEEN = '\u001f'

const SEALED: ReadonlySet<string> = new Set(
  (REGISTRIES as readonly RegistryDefinition[]).filter(({ sealed }) => sealed).flatMap(({ types }) => types),
)

/**
 * The facts that a snapshot holds: coded ones, divisions and the school. No free text, no name; nothing of a sealed registry, for being in
 * it is itself a secret.
 */
export const SNAPSHOT_COLUMNS: readonly SnapshotColumn[] = INDEX_FACTS.filter(
  ({ field, kind, name }) => !SEALED.has(field.split('.')[0]!) && (kind !== 'text' || name === 'schoolCode'),
).map(({ name, field, kind, column }) => ({ name, field, kind, from: fromOf(kind, column), type: typeOf(kind) }))

function fromOf(kind: FactKind, column: string): string {
  switch (kind) {
    case 'enums':
      return `array_to_string(${column}, '${BETWEEN}')`
    case 'month':
      return `nullif(${column}, '')`
    case 'boolean':
    case 'division':
    case 'enum':
    case 'number':
    case 'text':
      return `${column}::text`
  }
}

function typeOf(kind: FactKind): SnapshotColumn['type'] {
  switch (kind) {
    case 'enums':
      return 'VARCHAR[]'
    case 'boolean':
      return 'BOOLEAN'
    case 'number':
      return 'SMALLINT'
    case 'division':
    case 'enum':
    case 'month':
    case 'text':
      return 'VARCHAR'
  }
}
