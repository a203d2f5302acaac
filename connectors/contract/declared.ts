import type { Capabilities } from './connector'

/** What a column holds, in the schema's words. */
export type ColumnKind =
  | 'text'
  | 'texts'
  | 'enum'
  | 'enums'
  | 'integer'
  | 'number'
  | 'boolean'
  | 'date'
  | 'month'
  | 'division'
  | 'collection'
  | 'any'

/** A column of a registry's record, as the schema declares it: 'grade', or 'attendance.month' of an entry of a collection. */
export interface DeclaredColumn {
  readonly name: string
  readonly kind: ColumnKind
  /** Of an enumeration: every word that the schema knows. */
  readonly words?: readonly string[]
  /** A mapping that does not read it is refused. Any other may be left out: whoever asks is told so (NOT_READ). */
  readonly required: boolean
  /** What the schema says of it, its Chinese term first. */
  readonly title?: string
}

/** What is wrong with what a connector offers, all of it: required columns that it lacks, words that the schema does not know. */
export function faultsOfOffer(
  { columns, collections, words = {} }: Capabilities,
  declared: readonly DeclaredColumn[],
): string[] {
  const offered = new Set([...columns, ...Object.keys(collections)])
  for (const [name, own] of Object.entries(collections)) for (const column of own) offered.add(`${name}.${column}`)
  return declared.flatMap(({ name, required, words: known }) => [
    ...(required && !offered.has(name) ? [`${name} is required, and the mapping does not read it`] : []),
    ...(known ? strangeWords(name, words[name] ?? [], known) : []),
  ])
}

/** The words among those that the schema's enumeration does not know. An answer that held one would fail. */
export function strangeWords(name: string, said: readonly unknown[], known: readonly string[]): string[] {
  const strange = [...new Set(said)].filter((word) => !known.includes(word as string))
  return strange.length === 0
    ? []
    : [`${name}: expected words of the schema (${known.join(', ')}), got ${strange.map(shown).join(', ')}`]
}

/** A word may be one that a registry wrote: only what looks like a word of code is shown. */
function shown(word: unknown): string {
  return typeof word === 'string' && /^[A-Z][A-Z0-9_]{0,40}$/.test(word) ? word : 'another value'
}
