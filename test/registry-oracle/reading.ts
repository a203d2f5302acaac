import { createRequire } from 'node:module'
import { REGISTRIES } from '../../connectors/registries'
import type { IndexFacts } from './cells'
import type { Facts } from './facts'
import type { Tables } from './rows'

/** How one registry is read by hand: test/registry-oracle/<registry>/reading.ts. Shares no code with its connector. */
export interface Reading {
  /** Whose rows are records, by which column, and which column holds the person's number. */
  readonly root: { readonly table: string; readonly key: string; readonly number: string }
  /** The tables that say something of a child, each in the order in which the registry means its newest row. */
  readonly tables: Readonly<Record<string, string>>
  /** The place of its word for each fact that survives: 1 is the best (docs/GLOSSARY.md, survivorship). */
  readonly word: Readonly<Record<string, number>>
  /** Every record that the hub has to know. */
  facts(tables: Tables, today: string): Facts[]
  /** The index's facts of a record. */
  index(tables: Tables, today: string): (record: string) => IndexFacts
  /** A day as its birth dates are written; YYYY-MM-DD when left out. */
  readonly day?: (day: string) => string
  /** Changes to the demo's rows: in a transaction that stays open, beside it, and rows that are deleted. */
  readonly acts: { readonly late: string; readonly other: string; readonly deletion: string }
  /** A key that no record has; `NEU1` when left out. */
  readonly freshKey?: (count: number) => string
}

export type Readings = ReadonlyMap<string, Reading>

const load = createRequire(__filename)

/** Of every registry on the list. */
export function loadReadings(): Readings {
  return new Map(REGISTRIES.map(({ name }) => [name, loadReading(name)]))
}

export function loadReading(registry: string): Reading {
  return (load(`./${registry}/reading`) as { reading: Reading }).reading
}
