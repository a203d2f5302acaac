import { RegistryFault } from '../../connectors/contract/connector'
import { REGISTRY_NAMES, type Entry, type RegistryName } from '../../connectors/contract/records'
import type { AccessClass } from '../access/decide'
import { refuseStrict, type Entry as PlanEntry, type Plan } from '../access/plan'
import type { DecisionAt, PartView, View } from '../access/view'
import type { ScopeBits } from '../access/words'
import type { Actor } from '../auth/actor'
import type { ChildColumns, ChildLookup, FoundChild, LookupKey } from '../identity/child-lookup'
import { linksOf } from '../identity/links'
import type { Scopes } from '../identity/scope'
import type { ActiveGrant } from '../grants/grant-store'
import type { GrantOffice } from '../grants/grant-office'
import type { Clock } from '../kit/clock'
import type { RegistryLoaders } from '../loaders/registry-loaders'
import type { HubStore } from '../store/hub-store'
import type { Look } from './look'
import { openViews } from './open-views'
import { maskedIdentity, maskedRecord, seenLink, type SeenLink } from './masking'
import { placesByView, placesOf } from './places'
import { stateOf, type SourceState, type Tally } from './request-context'
import type { ChildSource, Part, SeenChild, Wanted } from './seen-child'

export interface ReaderRooms {
  readonly lookup: ChildLookup
  readonly scopes: Scopes
  readonly loaders: RegistryLoaders
  readonly store: HubStore
  readonly grants: GrantOffice
}

/**
 * Reads children for one actor and one request, as its plan says: who is asked for, where each stands to the actor, what
 * each registry may be asked. The look is handed to the audit trail before the registries are asked.
 */
export class ChildReader {
  constructor(
    private readonly rooms: ReaderRooms,
    private readonly actor: Actor,
    private readonly who: AccessClass,
    private readonly plan: Plan,
    private readonly look: Look,
    private readonly tally: Tally,
    private readonly clock: Clock,
  ) {}

  entry(key: string): PlanEntry {
    const entry = this.plan.entries.get(key)
    if (!entry) throw new TypeError(`the plan holds no entry ${key}`)
    return entry
  }

  /** What a list's own statement must look up of each child, for `read`. */
  columns(entry: PlanEntry): ChildColumns {
    return this.rooms.lookup.columns(entry.identity, this.registries(entry))
  }

  /**
   * One answer per wanted child, in order; null where there is none or it is out of reach: nobody can tell which. `known`:
   * what a list's statement has looked up already.
   */
  async read(
    entry: PlanEntry,
    wanted: readonly (Wanted | null)[],
    known?: readonly (FoundChild | null)[],
  ): Promise<(SeenChild | null)[]> {
    try {
      if (known) this.tally.linkLookups += 1
      const found = known ?? (await this.find(entry, wanted))
      const standing = await this.place(entry, wanted, found)
      for (;;) {
        const { views, grants } = await openViews(this.rooms.grants, this.actor, entry, found, standing)
        this.tell(entry, wanted, found, views, grants)
        const seen = await this.gather(found, views)
        // A grant ends with its second, also for an answer that was asked for in time and is ready too late.
        if (grants.every((grant) => grant.until > this.clock.now())) return seen
      }
    } finally {
      this.look.done(entry.key)
    }
  }

  private async find(entry: PlanEntry, wanted: readonly (Wanted | null)[]): Promise<(FoundChild | null)[]> {
    const found = new Array<FoundChild | null>(wanted.length).fill(null)
    const ways = new Map<LookupKey, number[]>()
    wanted.forEach((one, i) => {
      if (!one) return
      const places = ways.get(one.by)
      if (places) places.push(i)
      else ways.set(one.by, [i])
    })
    await Promise.all(
      [...ways].map(async ([by, places]) => {
        this.tally.linkLookups += 1
        const values = places.map((i) => wanted[i]!.value)
        const children = await this.rooms.lookup.find(by, values, entry.identity, this.registries(entry))
        places.forEach((place, i) => (found[place] = children[i] ?? null))
      }),
    )
    return found
  }

  /** The registries whose record the look-up must name: those the entry may ask; for links, and to know a caseload, more. */
  private registries(entry: PlanEntry): readonly RegistryName[] {
    if (entry.links) return REGISTRY_NAMES
    const caseload = this.actor.worker !== null
    const views = this.who.reachable.map((bits) => entry.view(bits))
    return REGISTRY_NAMES.filter(
      (registry) => views.some((view) => view.parts.has(registry)) || (caseload && registry === 'civil-affairs'),
    )
  }

  /** Where each child stands to the actor, or null when it is out of reach. */
  private async place(
    entry: PlanEntry,
    wanted: readonly (Wanted | null)[],
    found: readonly (FoundChild | null)[],
  ): Promise<(ScopeBits | null)[]> {
    const { divisions, school, worker } = this.actor
    const judge = await this.rooms.scopes.judge({ divisions, school, worker: entry.caseload ? worker : null })
    const mixed = new Set(wanted.map((one) => one?.by)).size > 1 || wanted.some((one) => one && one.by !== 'id')
    return found.map((child, i) => {
      if (!child) return null
      const bits: ScopeBits = judge.bits(child)
      const by = wanted[i]!.by
      const visible = mixed && by !== 'id' ? entry.visibleBy(LOOKUP_FIELD[by], bits) : entry.visible(bits)
      return visible ? bits : null
    })
  }

  private tell(
    entry: PlanEntry,
    wanted: readonly (Wanted | null)[],
    found: readonly (FoundChild | null)[],
    views: readonly (View | null)[],
    grants: readonly ActiveGrant[],
  ): void {
    const used = new Set<View>()
    for (const view of views) if (view) used.add(view)
    const nobody = used.size === 0
    // With nobody in reach the answer explains itself by the widest view: the same words whether the child exists or not.
    const explained = nobody ? [entry.view(this.who.reachable.at(-1)!)] : [...used]
    const withheld: DecisionAt[] = explained.flatMap((view) => view.withheld)
    const children = new Set<string>()
    const beyondReach = new Set<string>()
    found.forEach((child, i) => {
      if (child) (views[i] ? children : beyondReach).add(child.uuid)
    })
    this.look.saw(entry.key, {
      children: [...children],
      beyondReach: [...beyondReach],
      unknown: wanted.filter((_, i) => !found[i]).length,
      shown: nobody ? [] : [...new Set(explained.flatMap((view) => view.shown))],
      grants: grants.map(({ id }) => id),
      views: explained.map((view) => ({
        view,
        at: views.length > 1 && explained.length > 1 ? placesOf(views, view) : null,
      })),
    })
    if (this.plan.strict && withheld.length > 0) refuseStrict(withheld)
  }

  private async gather(
    found: readonly (FoundChild | null)[],
    views: readonly (View | null)[],
  ): Promise<(SeenChild | null)[]> {
    const seen: (MutableSeen | null)[] = found.map((child, i) => {
      const view = views[i]
      return child && view
        ? {
            uuid: child.uuid,
            identity: maskedIdentity(child, view),
            parts: {},
            links: null,
            records: child.records,
            sources: view.sources ? [] : null,
          }
        : null
    })
    const loads: Promise<void>[] = []
    for (const [view, places] of placesByView(views)) {
      for (const part of view.parts.values()) loads.push(this.loadPart(part, places, found, seen))
      if (view.links) loads.push(this.loadLinks(view, places, seen))
    }
    await Promise.all(loads)
    return seen
  }

  private async loadPart(
    part: PartView,
    places: readonly number[],
    found: readonly (FoundChild | null)[],
    seen: readonly (MutableSeen | null)[],
  ) {
    const { registry, shape } = part
    if (part.closed) {
      for (const place of places) this.put(seen[place]!, registry, null, 'NOT_ASKED', null)
      return
    }
    const linked = places.filter((place) => found[place]!.records[registry] !== null)
    for (const place of places)
      if (found[place]!.records[registry] === null) this.put(seen[place]!, registry, null, 'NOT_LINKED', null)
    if (shape === null) {
      for (const place of linked) this.put(seen[place]!, registry, NOTHING, 'NOT_ASKED', null)
      return
    }
    if (linked.length === 0) return
    this.tally.called(registry)
    try {
      const ids = linked.map((place) => found[place]!.records[registry]!)
      const records = await this.rooms.loaders.load(registry, shape, ids)
      let answered = false
      let oldest: string | null = null
      linked.forEach((place, i) => {
        const record = records[i] ?? null
        if (record === null) this.put(seen[place]!, registry, null, 'NOT_LINKED', null)
        else if (record instanceof RegistryFault) this.fail(seen[place]!, registry, record)
        else {
          this.put(seen[place]!, registry, maskedRecord(part, record), 'ANSWERED', record.asOf)
          answered = true
          if (record.asOf !== null && (oldest === null || record.asOf < oldest)) oldest = record.asOf
        }
      })
      if (answered) this.tally.saw(registry, 'ANSWERED', oldest)
    } catch (fault) {
      if (!(fault instanceof RegistryFault)) throw fault
      for (const place of linked) this.fail(seen[place]!, registry, fault)
    }
  }

  private async loadLinks(view: View, places: readonly number[], seen: readonly (MutableSeen | null)[]): Promise<void> {
    const links = await linksOf(this.rooms.store, [...new Set(places.map((place) => seen[place]!.uuid))])
    for (const place of places) {
      const child = seen[place]!
      const own = links.get(child.uuid) ?? []
      const primary = new Set(Object.values(child.records))
      child.links = own.map((link) => seenLink(link, primary.has(link.recordId), view))
    }
  }

  private put(child: MutableSeen, registry: RegistryName, part: Part, state: SourceState, asOf: string | null): void {
    child.parts[registry] = part
    child.sources?.push({ registry, state, asOf })
  }

  private fail(child: MutableSeen, registry: RegistryName, fault: RegistryFault): void {
    this.put(child, registry, fault, stateOf(fault), null)
    this.tally.saw(registry, stateOf(fault), null)
  }
}

interface MutableSeen extends SeenChild {
  links: readonly SeenLink[] | null
  /** The record that stands in each registry. */
  readonly records: FoundChild['records']
  readonly sources: ChildSource[] | null
}

const NOTHING: Entry = Object.freeze({})
const LOOKUP_FIELD: Readonly<Record<Exclude<LookupKey, 'id'>, string>> = {
  'id-number': 'Child.idNumber',
  'roll-number': 'EducationRecord.rollNumber',
}
