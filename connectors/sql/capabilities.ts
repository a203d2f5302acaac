import type { Capabilities, Criteria } from '../contract/connector'
import type { SqlMapping } from './mapping'

/** The most ids of one call. */
export const MAX_IDS = 1_000

/** What a mapping can answer. */
export function capabilitiesOf(mapping: SqlMapping): Capabilities {
  const derived = Object.entries(mapping.derived ?? {})
  return {
    columns: [...Object.keys(mapping.columns), ...derived.filter(([, d]) => !d.entryColumns).map(([name]) => name)],
    collections: Object.fromEntries([
      ...Object.entries(mapping.collections).map(
        ([name, collection]) => [name, Object.keys(collection.columns)] as const,
      ),
      ...derived.flatMap(([name, d]) => (d.entryColumns ? [[name, d.entryColumns] as const] : [])),
    ]),
    find: Object.keys(mapping.find) as Criteria['by'][],
    changes: true,
    maxIds: MAX_IDS,
    identity: Object.keys(mapping.identity),
    words: wordsOf(mapping),
  }
}

/** The words of code tables. What a conclusion answers is not known beforehand. */
function wordsOf({ columns, collections }: SqlMapping): Record<string, readonly string[]> {
  const named = [
    ...Object.entries(columns),
    ...Object.entries(collections).flatMap(([list, { columns: own }]) =>
      Object.entries(own).map(([name, column]) => [`${list}.${name}`, column] as const),
    ),
  ]
  return Object.fromEntries(named.flatMap(([name, { read }]) => (read.words ? [[name, read.words] as const] : [])))
}
