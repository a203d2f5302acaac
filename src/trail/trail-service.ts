import { decide, type AccessClass } from '../access/decide'
import type { AccessTable } from '../access/table'
import type { Actor } from '../auth/actor'
import { HubError } from '../errors/hub-error'
import type { ChildLookup } from '../identity/child-lookup'
import type { Scopes } from '../identity/scope'
import type { Clock } from '../kit/clock'
import type { HubStore } from '../store/hub-store'
import { readAnchors } from '../audit/anchor'
import {
  childrenOf,
  isPlace,
  searchTrail,
  type AccountRecord,
  type FoundEntries,
  type TrailEntry,
  type TrailFilter,
} from './trail-search'
import { verifyAudit, type AuditVerdict } from '../audit/verify'

export interface TrailDependencies {
  /** May take long: a search reads the whole span of time. */
  readonly store: HubStore
  readonly key: string
  readonly anchorFile: string
  readonly lookup: ChildLookup
  readonly scopes: Scopes
  readonly clock: Clock
  readonly table: () => AccessTable
}

export interface TrailAsked extends Omit<TrailFilter, 'field' | 'from' | 'until'> {
  readonly field: string | null
  readonly from: string | null
  readonly until: string | null
}

/** An entry as this actor may see it: children out of reach are counted, not named. */
export interface SeenEntry {
  readonly place: string
  readonly record: AccountRecord
  readonly within: ReadonlySet<string>
  /** How many more children it showed, or changed something of. */
  readonly others: number
}

export interface TrailPage {
  /** Fewer than asked for where many that were read lie out of reach: `more` tells whether to go on. */
  readonly entries: readonly SeenEntry[]
  /** Where the next page goes on. */
  readonly end: string | null
  readonly more: boolean
}

const NOTHING: TrailPage = { entries: [], end: null, more: false }

const DAY = 86_400_000
const MOST_DAYS = 92
const DEFAULT_DAYS = 30

/** What an auditor, or a department of its own people, may read of the trail. */
export class TrailService {
  private verifying: Promise<AuditVerdict> | null = null

  constructor(private readonly dependencies: TrailDependencies) {}

  /**
   * Entries of the own department, for an auditor of all. A department is not shown an entry of children of whom none is within reach;
   * an auditor is, without their ids: children retire, grow up and move, and what was done does not vanish with them.
   * Throws HubError BAD_CURSOR, AUDIT_SPAN, AUDIT_SEARCH_LONG, HUB_UNAVAILABLE.
   */
  async search(
    actor: Actor,
    who: AccessClass,
    asked: TrailAsked,
    after: string | null,
    most: number,
  ): Promise<TrailPage> {
    if (after !== null && !isPlace(after)) throw new HubError('BAD_CURSOR')
    const filter = this.filterOf(actor, asked)
    if (filter === null) return NOTHING
    // Before the trail is read: neither a place in it nor the time it takes may tell of a child out of reach.
    if (filter.child !== null && !(await this.within(actor, who, [filter.child])).has(filter.child)) return NOTHING
    const entries: SeenEntry[] = []
    let place = after
    for (let read = 0; read < MOST_READ; read += READ_AT_ONCE) {
      const found = await this.found(filter, place, READ_AT_ONCE)
      const named = new Set(found.entries.flatMap(({ record }) => childrenOf(record)))
      const within = await this.within(actor, who, [...named])
      entries.push(...found.entries.flatMap((one) => seen(one, within, isAuditor(actor))))
      if (entries.length > most) return { entries: entries.slice(0, most), end: entries[most - 1]!.place, more: true }
      place = found.end
      if (!found.more) return { entries, end: entries.at(-1)?.place ?? null, more: false }
    }
    return { entries, end: place, more: true }
  }

  /** Of the whole trail, with its anchors. Who asks while one is made gets the same. */
  verify(): Promise<AuditVerdict> {
    const { store, key, anchorFile } = this.dependencies
    this.verifying ??= verifyAudit(store, key, readAnchors(anchorFile)).finally(() => (this.verifying = null))
    return this.verifying
  }

  /** Null: nothing can fit. */
  private filterOf(actor: Actor, { field, from, until, ...asked }: TrailAsked): TrailFilter | null {
    const now = this.dependencies.clock.now()
    const end = until === null ? now + DAY : Date.parse(until)
    const begin = from === null ? Math.min(end, now) - DEFAULT_DAYS * DAY : Date.parse(from)
    if (end <= begin || end - begin > (MOST_DAYS + 1) * DAY)
      throw new HubError(
        'AUDIT_SPAN',
        `expected a span of time of at most ${MOST_DAYS} days, its end after its beginning`,
      )
    const row = field === null ? null : this.dependencies.table().rows.get(field)
    if (row === undefined) return null
    const all = isAuditor(actor)
    if (!all && (actor.department === null || (asked.department ?? actor.department) !== actor.department)) return null
    return {
      ...asked,
      department: all ? asked.department : actor.department,
      field: row && { name: row.field, rule: row.rule },
      from: instantOf(begin),
      until: instantOf(end),
    }
  }

  private async found(filter: TrailFilter, after: string | null, most: number): Promise<FoundEntries> {
    try {
      return await searchTrail(this.dependencies.store, filter, after, most)
    } catch (fault) {
      const { code } = ((fault as Error).cause ?? {}) as { code?: string }
      if (code === STATEMENT_TIMEOUT) throw new HubError('AUDIT_SEARCH_LONG', undefined, {}, { cause: fault })
      throw fault
    }
  }

  /** Hub ids of those children that this actor may know of. */
  private async within(actor: Actor, who: AccessClass, named: readonly string[]): Promise<ReadonlySet<string>> {
    const { lookup, scopes, table } = this.dependencies
    const judge = await scopes.judge(actor)
    const within = new Set<string>()
    for (let i = 0; i < named.length; i += LOOKED_UP) {
      const some = named.slice(i, i + LOOKED_UP)
      const children = await lookup.find('id', some, [], scopes.needs)
      children.forEach((one, at) => {
        if (one && decide(table(), 'Child.id', who, judge.bits(one)).level === 'full') within.add(some[at]!)
      })
    }
    return within
  }
}

/**
 * A child that was asked for beyond the asker's reach, and is out of this reader's too, counts for nothing: an entry that is left out
 * or counts it would tell whoever asked by a number that the number is somebody's.
 */
function isAuditor({ roles }: Pick<Actor, 'roles'>): boolean {
  return roles.includes('auditor')
}

function seen({ place, record }: TrailEntry, within: ReadonlySet<string>, all: boolean): SeenEntry[] {
  const known = new Set(childrenOf(record).filter((one) => within.has(one)))
  const shown = record.kind === 'look' ? record.children : childrenOf(record)
  const others = shown.filter((one) => !known.has(one)).length
  return !all && others > 0 && known.size === 0 ? [] : [{ place, record, within: known, others }]
}

/** Nothing is older than 1970, and PostgreSQL knows no year 0. */
function instantOf(millis: number): string {
  return new Date(Math.max(millis, 0)).toISOString()
}

/** Entries of one statement, and of one page. */
const READ_AT_ONCE = 500
const MOST_READ = 10_000
const LOOKED_UP = 1_000
const STATEMENT_TIMEOUT = '57014'
