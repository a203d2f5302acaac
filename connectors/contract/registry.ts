import type { Connector } from './connector'
import type { ColumnKind } from './declared'
import type { RegistryDemo } from './demo'
import type { RegistryName, Value } from './records'

/** Facts of a child that several registries record, or one. The hub keeps the best word for each (survivorship). */
export const SURVIVING_FACTS = [
  'name',
  'former_names',
  'sex',
  'birth_date',
  'ethnicity',
  'id_number',
  'registered_division',
  'residence_division',
  'school_division',
  'school_code',
  'roll_number',
] as const
export type SurvivingFact = (typeof SURVIVING_FACTS)[number]

/** A column of the record that lists are filtered by: it is kept in the hub's index. */
export interface IndexedColumn {
  /** The column of the record, which is the field of its type. */
  readonly column: string
  /** The fact's name in `ChildFilter`. */
  readonly filter: string
  /** The column of `child_index`. */
  readonly stored: string
  readonly kind: 'enum' | 'enums' | 'boolean' | 'text' | 'number'
  /** Generations before `index_state.whole_from` were written without it: of them it cannot be asked. */
  readonly added?: true
}

/** What dropout control (控辍保学) finds in a registry's record: columns, by what they tell it. No two registries tell the same. */
export interface DropoutColumns {
  /** State of the roll. A record that is not there is told too: NO_RECORD. */
  readonly roll?: string
  /** Months of attendance (month, daysDue, daysPresent, daysExcused, daysUnexcused), and the band where those are not read. */
  readonly attendance?: { readonly months: string; readonly band: string }
  /** Changes of the roll (kind, toSchool), the newest first. */
  readonly transfers?: string
  /** State in the bureau's own ledger. */
  readonly ledger?: string
  /** State of the household registration. */
  readonly household?: string
  /** Whether public aid reaches the child, and its key groups (重点群体). */
  readonly aid?: string
  readonly groups?: string
}

export interface NamedConclusion {
  (raw: string | number | boolean | null, today?: string): Value
  /** What it gives: a column of another kind cannot name it. */
  readonly kind?: ColumnKind
  readonly words?: readonly string[]
}

export interface ConnectSettings {
  readonly url: string
  readonly poolSize: number
  readonly timeoutMs: number
}

/** Everything the hub must know of a registry. Listed in connectors/registries.ts; what is forgotten stops the type check or the start. */
export interface RegistryDefinition<Migration = unknown> {
  /** Its room under connectors/, the owner of its access file, its department: lower case, words joined by '-'. */
  readonly name: RegistryName
  /** Chinese first, then English, as pages show them. `short` is the word of the schema's enumeration. */
  readonly words: { readonly short: string; readonly title: string; readonly settings: string }
  /** The field of `Child` that holds its record. */
  readonly childField: string
  /** The type of its record in the schema, then the types of what the record holds. */
  readonly types: readonly [record: string, ...below: string[]]
  /** Columns that a mapping must read; none when left out. Any other may be missing, and is NOT_READ. */
  readonly required?: readonly string[]
  /** Whose word counts for a fact: 1 is the best. No two registries have one rank for a fact. Of a sealed registry none does. */
  readonly precedence: Readonly<Partial<Record<SurvivingFact, number>>>
  /** Null: lists are not filtered by it. `asOf`: the column of `child_index` for the time its record was read. */
  readonly indexed: { readonly asOf: string; readonly columns: readonly IndexedColumn[] } | null
  /** What of it dropout control looks at; of a sealed registry nothing. */
  readonly dropout?: DropoutColumns
  /** Whether it knows on whose list a child is (`find` by 'responsible'). One registry does. */
  readonly knowsCaseloads?: true
  /** Conclusions that a mapping in a file may name: what SQL cannot say, drawn from native cells. */
  readonly conclusions?: Readonly<Record<string, NamedConclusion>>
  connect(settings: ConnectSettings, today: () => string): Connector
  /**
   * Being in it is itself a secret: a link to it is told to those alone who may open its part, and nothing that others see of a child
   * comes from it.
   */
  readonly sealed?: true
  /** The form of the demo database. */
  readonly migrations: readonly Migration[]
  /** Its rows in the demo. Left out: the demo knows it by itself, or it stays empty. */
  readonly demo?: RegistryDemo
}

/** What is wrong with a list of registries, all of it: names that are no names, ranks taken twice, facts that nobody tells. */
export function faultsOfRegistries(registries: readonly RegistryDefinition[]): string[] {
  const faults: string[] = []
  const once = <T>(what: string, values: readonly T[]) => {
    for (const value of new Set(values))
      if (values.filter((one) => one === value).length > 1) faults.push(`${what} ${String(value)} stands twice`)
  }
  for (const { name, precedence, types, sealed, dropout } of registries) {
    if (!/^[a-z]+(-[a-z]+)*$/.test(name)) faults.push(`registry ${name}: expected a name of a-z, words joined by '-'`)
    if (sealed && Object.keys(precedence).length > 0)
      faults.push(`registry ${name}: sealed, and precedence lets everybody see its word for a fact`)
    if (sealed && dropout) faults.push(`registry ${name}: sealed, and dropout lets others see what follows from it`)
    if (!sealed && Object.keys(precedence).length === 0)
      faults.push(`registry ${name}: precedence names no fact, so that nothing of it would reach a child`)
    for (const [fact, rank] of Object.entries(precedence))
      if (!Number.isInteger(rank) || rank < 1) faults.push(`registry ${name}: expected a rank from 1 for ${fact}`)
    if (types.some((type) => type === '')) faults.push(`registry ${name}: a type without a name`)
  }
  once(
    'registry',
    registries.map(({ name }) => name),
  )
  once(
    'field of Child',
    registries.map(({ childField }) => childField),
  )
  once(
    'type',
    registries.flatMap(({ types }) => types),
  )
  const indexed = registries.flatMap(({ indexed }) => indexed?.columns ?? [])
  once(
    'filter',
    indexed.map(({ filter }) => filter),
  )
  once('column of the index', [...indexed.map(({ stored }) => stored), ...registries.flatMap(({ indexed }) => indexed?.asOf ?? [])]) // prettier-ignore
  for (const fact of SURVIVING_FACTS) {
    const ranks = registries.flatMap(({ precedence }) => precedence[fact] ?? [])
    once(`rank for ${fact}:`, ranks)
  }
  once('input of dropout control', registries.flatMap(({ dropout }) => Object.keys(dropout ?? {}))) // prettier-ignore
  if (registries.filter(({ knowsCaseloads }) => knowsCaseloads).length > 1)
    faults.push('more than one registry knows caseloads')
  return faults
}

/** The registries that tell a fact, best first. */
export function tellersOf(registries: readonly RegistryDefinition[], fact: SurvivingFact): RegistryName[] {
  return registries
    .filter(({ precedence }) => precedence[fact] !== undefined)
    .sort((one, other) => one.precedence[fact]! - other.precedence[fact]!)
    .map(({ name }) => name)
}

/** The registry that knows on whose list a child is; null where none does, so that nobody has a list. */
export function caseloadRegistry(registries: readonly RegistryDefinition[]): RegistryName | null {
  return registries.find(({ knowsCaseloads }) => knowsCaseloads)?.name ?? null
}
