import type { Connector } from '../../connectors/contract/connector'
import type { RegistryName, Shape } from '../../connectors/contract/records'
import type { IndexedColumn, RegistryDefinition } from '../../connectors/contract/registry'
import { REGISTRIES, type RegistryFact } from '../../connectors/registries'

type Indexed = RegistryDefinition & { readonly indexed: NonNullable<RegistryDefinition['indexed']> }
type IndexedFact = IndexedColumn & { readonly filter: RegistryFact['filter'] }
const TYPES = { enum: 'text', enums: 'text[]', boolean: 'boolean', text: 'text', number: 'smallint' } as const
const INDEXED_REGISTRIES = (REGISTRIES as readonly RegistryDefinition[]).filter(
  (one): one is Indexed => one.indexed !== null,
)

export type FactKind = IndexedColumn['kind'] | 'month' | 'division'

/**
 * The index's facts. Each names the governed field it derives from: its rights in a filter, a sort, a cursor or a count
 * are that field's rights, so there is one access table and not two.
 */
export interface IndexFact<Name extends string = (typeof HUB_FACTS)[number]['name'] | RegistryFact['filter']> {
  /** Its name in `ChildFilter`. */
  readonly name: Name
  readonly field: string
  readonly column: string
  /** `enums`: several may hold of one child. */
  readonly kind: FactKind
  /** Generations before `index_state.whole_from` were written without it: of them it cannot be asked. */
  readonly added?: true
}

/** What rows hold today (migrations/hub/019-roster-facts.ts). One more with each migration that changes what a row says. */
export const INDEX_FORM = 4

/** Of the hub's own child. */
export const HUB_FACTS = [
  { name: 'registeredDivision', field: 'Child.registeredDivision', column: 'registered_division', kind: 'division' },
  { name: 'residenceDivision', field: 'Child.residenceDivision', column: 'residence_division', kind: 'division' },
  { name: 'schoolDivision', field: 'Child.schoolDivision', column: 'school_division', kind: 'division' },
  { name: 'schoolCode', field: 'EducationRecord.schoolCode', column: 'school_code', kind: 'text' },
  { name: 'sex', field: 'Child.sex', column: 'sex', kind: 'enum' },
  // Kept beside the index, and written with it: the answer of the day is in one place.
  { name: 'dropoutLevel', field: 'DropoutVerdict.level', column: '(SELECT level FROM dropout_verdict WHERE child_id = child_index.id)', kind: 'enum', added: true }, // prettier-ignore
  { name: 'birthMonth', field: 'Child.birthDate', column: 'birth_month', kind: 'month' },
] as const satisfies readonly IndexFact<string>[]

export const INDEX_FACTS: readonly IndexFact[] = [
  ...HUB_FACTS,
  ...REGISTRIES.flatMap(({ types: [record], indexed }) =>
    ((indexed?.columns ?? []) as readonly IndexedFact[]).map(({ column, filter, stored, kind, added }): IndexFact => ({
      ...{ name: filter, field: `${record}.${column}`, column: stored, kind },
      ...(added ? { added } : {}),
    })),
  ),
]

/** What the index reads of each registry's record, and into which column. */
export const INDEXED: ReadonlyMap<RegistryName, IndexedRecord> = new Map(
  INDEXED_REGISTRIES.map(({ name, indexed: { asOf, columns } }) => [
    name,
    { asOf, columns: Object.fromEntries(columns.map(({ column, stored }) => [column, stored])) },
  ]),
)

interface IndexedRecord {
  /** The column for the time when the record was read. */
  readonly asOf: string
  /** Columns of the index, by the record's columns. */
  readonly columns: Readonly<Record<string, string>>
}

/** Registries that later facts come from. */
export const WITH_ADDED: readonly RegistryName[] = INDEXED_REGISTRIES.filter(({ indexed }) =>
  indexed.columns.some(({ added }) => added),
).map(({ name }) => name)

/** What each registry's columns are in `child_index`. */
export const INDEX_COLUMNS = INDEXED_REGISTRIES.flatMap(({ indexed: { asOf, columns } }) => [
  ...columns.map(({ stored, kind }) => ({ name: stored, type: TYPES[kind] })),
  { name: asOf, type: 'timestamptz' as const },
])

/** What the index reads of a registry: of its facts those that its mapping reads. */
export function indexShape({ registry, capabilities }: Pick<Connector, 'registry' | 'capabilities'>): Shape {
  const columns = Object.keys(INDEXED.get(registry)?.columns ?? {})
  return { columns: columns.filter((column) => capabilities.columns.includes(column)), collections: {} }
}

/** What a list may be ordered by. The id always breaks ties, so that the order is total. */
export const INDEX_ORDERS = {
  ID: { field: 'Child.id', column: 'id' },
  NAME: { field: 'Child.name', column: 'pinyin' },
  BIRTH_MONTH: { field: 'Child.birthDate', column: 'birth_month' },
} as const satisfies Readonly<Record<string, { readonly field: string; readonly column: string }>>
