import { RegistryFault } from '../../connectors/contract/connector'
import { CHILD_RECORD, type Entry, HUB_RECORDS, type RegistryName } from '../../connectors/contract/records'
import type { PartView, View } from '../access/view'
import type { FoundChild } from '../identity/child-lookup'
import { linksOf } from '../identity/links'
import { notConnected, type RegistryLoaders } from '../loaders/registry-loaders'
import type { HubStore } from '../store/hub-store'
import { maskedIdentity, maskedRecord, seenLink, type SeenLink } from './masking'
import { placesByView } from './places'
import type { ChildSource, Part, SeenChild } from './seen-child'
import { stateOf, type SourceState, type Tally } from './tally'

export interface AssemblerDependencies {
  readonly loaders: RegistryLoaders
  readonly store: HubStore
}

/** Asks the registries for what the views of one request hold, and puts it together, masked. */
export class RecordAssembler {
  constructor(
    private readonly dependencies: AssemblerDependencies,
    private readonly tally: Tally,
  ) {}

  /** One seen child for each place that has a view; a registry that fails stands in its part's place. */
  async assemble(
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
      for (const place of places) this.put(seen[place]!, registry, null, 'NOT_ASKED')
      return
    }
    if (!this.dependencies.loaders.connected(registry)) {
      const fault = notConnected(registry)
      for (const place of places)
        if (shape === null) this.put(seen[place]!, registry, null, 'NOT_CONNECTED')
        else this.fail(seen[place]!, registry, fault)
      return
    }
    const linked = places.filter((place) => recordIn(found[place]!, registry) !== null)
    for (const place of places)
      if (recordIn(found[place]!, registry) === null) this.put(seen[place]!, registry, null, 'NOT_LINKED')
    if (shape === null) {
      for (const place of linked) this.put(seen[place]!, registry, NOTHING, 'NOT_ASKED')
      return
    }
    if (linked.length === 0) return
    if (registry !== HUB_RECORDS) this.tally.called(registry)
    try {
      const ids = linked.map((place) => recordIn(found[place]!, registry)!)
      const records = await this.dependencies.loaders.load(registry, shape, ids)
      let answered = false
      linked.forEach((place, i) => {
        const record = records[i] ?? null
        if (record === null) this.put(seen[place]!, registry, null, 'NOT_LINKED')
        else if (record instanceof RegistryFault) this.fail(seen[place]!, registry, record)
        else {
          this.put(seen[place]!, registry, maskedRecord(part, record), 'ANSWERED')
          answered = true
        }
      })
      if (answered && registry !== HUB_RECORDS) this.tally.saw(registry, 'ANSWERED')
    } catch (fault) {
      if (!(fault instanceof RegistryFault)) throw fault
      for (const place of linked) this.fail(seen[place]!, registry, fault)
    }
  }

  private async loadLinks(view: View, places: readonly number[], seen: readonly (MutableSeen | null)[]): Promise<void> {
    const links = await linksOf(this.dependencies.store, [...new Set(places.map((place) => seen[place]!.uuid))])
    for (const place of places) {
      const child = seen[place]!
      const own = (links.get(child.uuid) ?? []).filter(({ registry }) => !view.sealedLinks.has(registry))
      const primary = new Set(Object.values(child.records))
      child.links = own.map((link) => seenLink(link, primary.has(link.recordId), view))
    }
  }

  private put(child: MutableSeen, registry: RegistryName, part: Part, state: SourceState): void {
    child.parts[registry] = part
    if (registry === HUB_RECORDS) return // no source: it is drawn from them
    child.sources?.push({ registry, state, asOf: this.tally.asOf(state) })
  }

  private fail(child: MutableSeen, registry: RegistryName, fault: RegistryFault): void {
    this.put(child, registry, fault, stateOf(fault))
    if (registry !== HUB_RECORDS) this.tally.saw(registry, stateOf(fault))
  }
}

/** The record of a child in a registry; of what the hub itself keeps of each child, the id says whose it is. */
function recordIn({ uuid, records }: FoundChild, registry: RegistryName): string | null {
  return registry === HUB_RECORDS ? `${CHILD_RECORD}${uuid}` : (records[registry] ?? null)
}

interface MutableSeen extends SeenChild {
  links: readonly SeenLink[] | null
  /** The record that stands in each registry. */
  readonly records: FoundChild['records']
  readonly sources: ChildSource[] | null
}

const NOTHING: Entry = Object.freeze({})
