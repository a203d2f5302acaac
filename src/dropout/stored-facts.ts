import type { Capabilities } from '../../connectors/contract/connector'
import { type Entry, RegistryFault, type RegistryName, type Shape } from '../../connectors/contract/records'
import type { DropoutColumns, RegistryDefinition } from '../../connectors/contract/registry'
import { REGISTRIES } from '../../connectors/registries'
import { type Attendance, type Band, type DropoutFacts, type Fact, type Household, type LedgerFact, type MonthFact, ROLL_FACTS } from '../rules/facts' // prettier-ignore

/** Days of a month: due, present, excused, without reason; null where the cell could not be read. */
type StoredMonth = readonly [month: string, due: Days, present: Days, excused: Days, unexcused: Days]
type Days = number | null

/** What dropout control keeps of one registry's record. What is left out is missing: not read, or not readable. */
export interface StoredPart {
  /** When the hub read it, ISO 8601 in UTC. */
  readonly at: string
  /** The registry was read, and knows no such child. */
  readonly none?: true
  readonly roll?: string
  readonly months?: readonly StoredMonth[]
  readonly band?: string
  readonly moved?: boolean
  readonly ledger?: string
  readonly household?: string
  readonly aid?: boolean
  readonly groups?: readonly string[]
}

/** The hub's own word of the child, and a part for each registry that tells something; null: not connected, or not read to its end yet. */
export interface StoredFacts {
  readonly child: { readonly at: string; readonly born?: string | null; readonly division?: string | null }
  readonly [registry: RegistryName]: StoredPart | StoredFacts['child'] | null | undefined
}

/** Columns by registry. */
export const TELLING: ReadonlyMap<RegistryName, DropoutColumns> = new Map(
  (REGISTRIES as readonly RegistryDefinition[]).flatMap(({ name, dropout }) => (dropout ? [[name, dropout] as const] : [])), // prettier-ignore
)

const MONTH = ['month', 'daysDue', 'daysPresent', 'daysExcused', 'daysUnexcused'] as const
const TRANSFER = ['kind', 'toSchool'] as const
/** So that a rule can be tried on the month before (`tonglian rules test --last-month`), however the newest one ends. */
const LEAST_MONTHS = 3
const MOST_MONTHS = 24

/** What is read of a registry for dropout control: of what it tells that which its mapping reads. */
export function dropoutShape(
  registry: RegistryName,
  { columns, collections }: Pick<Capabilities, 'columns' | 'collections'>,
): Shape {
  // prettier-ignore
  const telling = TELLING.get(registry)
  if (!telling) return { columns: [], collections: {} }
  const { roll, attendance, transfers, ledger, household, aid, groups } = telling
  const reads = (list: string | undefined, wanted: readonly string[]): list is string =>
    list !== undefined && wanted.every((column) => collections[list]?.includes(column))
  const lists: Record<string, readonly string[]> = {}
  if (reads(attendance?.months, MONTH)) lists[attendance!.months] = MONTH
  if (reads(transfers, TRANSFER)) lists[transfers] = TRANSFER
  const wanted = [roll, attendance?.band, ledger, household, aid, groups]
  return {
    columns: wanted.filter((column) => column !== undefined && columns.includes(column)) as string[],
    collections: lists,
  }
}

/** What is kept of a record. An unreadable cell is left out: it is missing, and no old value stands in its place. */
export function storedPart(registry: RegistryName, values: Entry, at: string): StoredPart {
  const { roll, attendance, transfers, ledger, household, aid, groups } = TELLING.get(registry)!
  const cell = (column: string | undefined): unknown => {
    const value = column === undefined ? null : values[column]
    return value instanceof RegistryFault ? null : (value ?? null)
  }
  const months = cell(attendance?.months) as readonly Entry[] | null
  const moves = cell(transfers) as readonly Entry[] | null
  const kept = {
    at,
    roll: cell(roll),
    months: months && storedMonths(months),
    band: cell(attendance?.band),
    moved: moves && hasMoved(moves),
    ledger: cell(ledger),
    household: cell(household),
    aid: cell(aid),
    groups: cell(groups),
  }
  return Object.fromEntries(Object.entries(kept).filter(([, value]) => value !== null)) as unknown as StoredPart
}

/** The newest months, back to where a run of days without reason ends: what lies before tells nothing. Null: a month cannot be read. */
function storedMonths(months: readonly Entry[]): readonly StoredMonth[] | null {
  const stored: StoredMonth[] = []
  for (const entry of months) {
    const days = MONTH.slice(1).map((column) => (typeof entry[column] === 'number' ? entry[column] : null))
    if (typeof entry['month'] !== 'string') return null
    const [due, present, excused, unexcused] = days as [Days, Days, Days, Days]
    stored.push([entry['month'], due, present, excused, unexcused])
    const ends = due !== 0 && (present === null || present > 0 || excused === null || excused > 0 || unexcused === 0)
    if ((ends && stored.length >= LEAST_MONTHS) || stored.length === MOST_MONTHS) break
  }
  return stored
}

/** Whether the newest transfer away names the school that took the pupil in. Null: it cannot be read. */
function hasMoved(transfers: readonly Entry[]): boolean | null {
  for (const { kind, toSchool } of transfers) {
    if (kind instanceof RegistryFault) return null
    if (kind !== 'TRANSFERRED_OUT') continue
    return toSchool instanceof RegistryFault ? null : typeof toSchool === 'string' && toSchool.trim() !== ''
  }
  return false
}

/** As the rules take them. `until`: only months up to this one ('YYYY-MM') are looked at. */
export function toFacts(stored: StoredFacts, until?: string): DropoutFacts {
  const { at, born = null, division = null } = stored.child
  const told = <T>(input: keyof DropoutColumns, read: (part: StoredPart) => T | null | undefined): Fact<T> | null => {
    for (const [registry, telling] of TELLING) {
      const part = telling[input] === undefined ? null : ((stored[registry] ?? null) as StoredPart | null)
      const value = part && read(part)
      if (part && value !== null && value !== undefined) return { value, registry, asOf: part.at }
    }
    return null
  }
  const attendance = told('attendance', (part) => attendanceOf(part, until))
  return {
    birthDate: born === null ? null : { value: born, registry: HUB, asOf: at },
    household:
      told('household', ({ household }) =>
        household === undefined ? null : ({ division, state: household } as Household),
      ) ?? (division === null ? null : { value: { division, state: null }, registry: HUB, asOf: at }),
    roll: told('roll', ({ none, roll }) => (none ? 'NO_RECORD' : ROLL_FACTS.find((one) => one === roll))),
    transfer: told('transfers', ({ moved }) => moved),
    attendance: attendance && { ...attendance, asOf: asOfMonths(attendance) },
    ledger: told('ledger', ({ none, ledger }) => (none ? 'NONE' : (ledger as LedgerFact | undefined))),
    aid: told('aid', ({ none, aid }) => (none ? false : aid)),
    groups: told('groups', ({ none, groups }) => (none ? [] : groups)),
  }
}

/** The registry of an input that the hub itself tells, drawn from several. */
export const HUB = 'links'

function attendanceOf({ months, band }: StoredPart, until?: string): Attendance | null {
  if (months) return { grain: 'days', months: months.filter(([month]) => !until || month <= until).map(toMonth) }
  return band === undefined ? null : { grain: 'band', band: band as Band }
}

function toMonth([month, daysDue, daysPresent, daysExcused, daysUnexcused]: StoredMonth): MonthFact {
  return { month, daysDue, daysPresent, daysExcused, daysUnexcused }
}

/** Attendance is as old as the end of the newest month that was reported, where that is older than the reading. */
function asOfMonths({ value, asOf }: Fact<Attendance>): string | null {
  const newest = value.grain === 'days' ? value.months[0]?.month : undefined
  if (newest === undefined || asOf === null) return asOf
  const [year, month] = newest.split('-').map(Number) as [number, number]
  const end = `${new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10)}T12:00:00Z`
  return end < asOf ? end : asOf
}
