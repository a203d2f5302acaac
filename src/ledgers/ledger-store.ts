import { scopeCondition, type KnownReach, type Placed } from '../identity/in-scope'
import { adultsBornUntil, isFindable } from '../identity/minority'
import { subtreePrefix } from '../divisions/divisions'
import type { Scope } from '../access/words'
import { instant } from '../kit/clock'
import type { HubStore } from '../store/hub-store'
import { countFigures, type ExactFigures } from './figures'
import type { LedgerItem } from './item'
import { ENTRY_JSON, ITEM_JSON, overdueCondition, readEntry, readItem, type LedgerEntry } from './item-rows'
import type { Ledger, LedgerState } from './words'

/** Which items: all conditions must hold. */
export interface ItemFilter {
  readonly ledger: Ledger | null
  readonly state: LedgerState | null
  readonly school: string | null
  readonly division: string | null
  readonly child: string | null
  readonly overdue: boolean
  readonly mine: boolean
}

/** Whom an account acts for: its own school, or the bureaus of its area. */
export interface OwnerSide {
  readonly school: string | null
  readonly divisions: readonly string[]
}

/** Whose items: children in these scopes, and what the account's own side has or is offered. */
export interface ItemReach {
  readonly scopes: readonly Scope[]
  readonly known: KnownReach
  readonly side: OwnerSide
}

/** 18 years old, or without any record: moved to another child, or withdrawn by its registries. */
export type Gone = 'OVER_AGE' | 'RETIRED'

export interface Place {
  readonly openedAt: number
  readonly id: string
}

/** Reads items and their entries. Nothing is kept. */
export class LedgerStore {
  constructor(private readonly store: HubStore) {}

  async find(id: string): Promise<LedgerItem | null> {
    const rows = await this.store.run({
      text: `SELECT ${ITEM_JSON} FROM ledger_item i WHERE i.id = $1::uuid`,
      values: [id],
    })
    return rows[0] ? readItem(rows[0][0]!) : null
  }

  /** The newest first, after a place; `most` of them. `day` is today. */
  async list(filter: ItemFilter, reach: ItemReach, after: Place | null, most: number, now: number, day: string) {
    const values = new Parameters()
    const until = values.add(adultsBornUntil(day), 'date')
    const where = [`((child.id IS NOT NULL AND ${scopeCondition(reach.scopes, reach.known, values)}) OR ${sideCondition(reach.side, values, true)})`] // prettier-ignore
    const { ledger, state, school, division, child } = filter
    if (ledger !== null) where.push(`i.ledger = ${values.add(ledger)}`)
    if (state !== null) where.push(`i.state = ${values.add(state)}`)
    if (school !== null) where.push(`i.school = ${values.add(school)}`)
    if (division !== null) where.push(`i.division LIKE ${values.word(`${subtreePrefix(division)}%`)}`)
    if (child !== null) where.push(`i.child_id = ${values.add(child, 'uuid')}`)
    if (filter.overdue) where.push(overdueCondition(values.add(instant(now))))
    if (filter.mine) where.push(`i.state <> 'CLOSED' AND ${sideCondition(reach.side, values, false)}`)
    if (after) {
      const at = values.add(instant(after.openedAt), 'timestamptz')
      where.push(`(i.opened_at < ${at} OR (i.opened_at = ${at} AND i.id > ${values.add(after.id, 'uuid')}))`)
    }
    const rows = await this.store.run({
      text: `SELECT ${ITEM_JSON} FROM ledger_item i LEFT JOIN child ON child.id = i.child_id AND ${isFindable(until)}
        WHERE ${where.join(' AND ')} ORDER BY i.opened_at DESC, i.id LIMIT ${Math.trunc(most)}`,
      values: values.all,
    })
    return rows.map(([json]) => readItem(json!))
  }

  /** All entries of these items, the first ones first. */
  async entries(items: readonly string[]): Promise<ReadonlyMap<string, readonly LedgerEntry[]>> {
    const found = new Map<string, LedgerEntry[]>(items.map((id) => [id, []]))
    if (items.length === 0) return found
    const rows = await this.store.run({
      text: `SELECT ${ENTRY_JSON} FROM ledger_entry e WHERE e.item_id = ANY($1::uuid[]) ORDER BY e.item_id, e.number`,
      values: [items],
    })
    for (const [json] of rows) {
      const entry = readEntry(json!)
      found.get(entry.item)!.push(entry)
    }
    return found
  }

  /** Why the hub does not show these children on a day; a child that it shows is left out. */
  async goneOf(children: readonly string[], day: string): Promise<ReadonlyMap<string, Gone>> {
    if (children.length === 0) return new Map()
    const until = adultsBornUntil(day)
    const rows = await this.store.run({
      text: `SELECT k.id, CASE WHEN child.id IS NULL OR child.retired THEN 'RETIRED' ELSE 'OVER_AGE' END
        FROM unnest($1::uuid[]) k (id) LEFT JOIN child ON child.id = k.id WHERE child.id IS NULL OR NOT (${isFindable('$2::date')})`,
      values: [children, until],
    })
    return new Map(rows.map(([id, why]) => [id!, why as Gone]))
  }

  figures(division: string | null): Promise<ExactFigures[]> {
    return countFigures(this.store, division)
  }

  countyOf(school: string): Promise<string | null> {
    return countyOfSchool(this.store, school)
  }

  /** Where a child is in school and lives, for who is responsible, and the rules in force for it; null: no such child. */
  async placeOf(child: string): Promise<ChildPlace | null> {
    const [row] = await this.store.run({
      text: `SELECT school_code, ${COUNTY}, coalesce((SELECT rules_version FROM dropout_verdict v WHERE v.child_id = child.id),
          (SELECT rules_version FROM dropout_run ORDER BY began_at DESC LIMIT 1))
        FROM child WHERE id = $1::uuid AND NOT retired`,
      values: [child],
    })
    return row ? { school: row[0] ?? null, division: row[1] ?? null, rulesVersion: row[2] ?? null } : null
  }
}

export interface ChildPlace {
  readonly school: string | null
  /** County; null: none is recorded. */
  readonly division: string | null
  /** Of the child's verdict, else of the last run. */
  readonly rulesVersion: string | null
}

/** SQL: the county that is responsible for a child (`child`): of its school, else where it lives, else where it is registered. */
export const COUNTY =
  "substring(coalesce(child.school_division, child.residence_division, child.registered_division) FROM '^[0-9]{6}')"

/** The county of a school; null: nobody is known of it. */
export async function countyOfSchool(store: Pick<HubStore, 'run'>, school: string): Promise<string | null> {
  const [row] = await store.run({
    text: `SELECT ${COUNTY} FROM child WHERE NOT retired AND school_code = $1 AND school_division IS NOT NULL GROUP BY 1 ORDER BY count(*) DESC LIMIT 1`,
    values: [school],
  })
  return row?.[0] ?? null
}

/** Whose an item is. `offered`: what is offered to this side counts too. */
function sideCondition({ school, divisions }: OwnerSide, values: Parameters, offered: boolean): string {
  const ways: string[] = []
  if (school !== null) {
    ways.push(`i.owner_school = ${values.add(school)}`)
    if (offered) ways.push(`i.offer_school = ${values.add(school)}`)
  }
  for (const code of divisions) {
    const prefix = values.word(`${subtreePrefix(code)}%`)
    ways.push(offered ? `i.division LIKE ${prefix}` : `(i.owner_school IS NULL AND i.division LIKE ${prefix})`)
    if (offered) ways.push(`i.offer_division LIKE ${prefix}`)
  }
  return ways.length === 0 ? 'false' : `(${ways.join(' OR ')})`
}

class Parameters implements Placed {
  readonly all: unknown[] = []

  add(value: unknown, type = 'text'): string {
    return `$${this.all.push(value)}::${type}`
  }
  word(value: string): string {
    return this.add(value)
  }
  even(value: string): string {
    return this.add(value)
  }
  put(value: readonly string[]): string {
    return `$${this.all.push(value)}`
  }
}
