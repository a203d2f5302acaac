import { type Entry, HUB_RECORDS, RegistryFault } from '../../connectors/contract/records'
import { refuseStrict, type Plan } from '../access/plan'
import { lookingRoot } from '../access/roots'
import type { View } from '../access/view'
import { SCOPE_BIT } from '../access/words'
import type { AccessClass } from '../access/decide'
import type { Actor } from '../auth/actor'
import type { ChildLookup } from '../identity/child-lookup'
import type { Scopes } from '../identity/scope'
import type { RegistryLoaders } from '../loaders/registry-loaders'
import type { Look } from './look'
import { maskedRecord } from './masking'
import { placesByView, placesOf } from './places'

/** A record that the hub keeps: its id with prefix, and the child (UUID) that it is of. */
export interface KeptRecord {
  readonly id: string
  readonly child: string
}

export interface RecordReaderDependencies {
  readonly lookup: ChildLookup
  readonly scopes: Scopes
  readonly loaders: RegistryLoaders
}

/** What the access table governs of the hub's own records, for one actor and one request: by where each record's child stands. */
export class RecordReader {
  constructor(
    private readonly dependencies: RecordReaderDependencies,
    private readonly actor: Actor,
    private readonly who: AccessClass,
    private readonly plan: Plan,
    private readonly look: Look,
  ) {}

  /**
   * The governed columns of each record, in order: masked, and only those that its view shows. A fault stands for all of them.
   * `gone`: how a child stands that is there no more (grown up, or its records moved): of the area, so that a review keeps its reason; or to nobody.
   */
  async read(
    key: string,
    records: readonly KeptRecord[],
    gone: 'area' | 'nobody' = 'area',
  ): Promise<readonly (Entry | RegistryFault)[]> {
    try {
      const planned = this.plan.roots.get(key)
      const root = planned && lookingRoot(planned)
      if (root?.kind !== 'records') throw new TypeError(`the plan holds no records ${key}`)
      const views = await this.views(root.view, records, gone === 'area' ? SCOPE_BIT.area : 0)
      this.tell(key, records, views, root.view(this.who.reachable.at(-1)!))
      return await this.load(records, views)
    } finally {
      this.look.done(key)
    }
  }

  /** Tells the trail of children that a root of records told of by its structure alone, and by which rules. */
  tellOf(key: string, children: readonly string[], shown: readonly string[]): void {
    this.look.saw(key, { children, beyondReach: [], unknown: 0, shown, grants: [], views: [] })
  }

  private async views(
    view: (bits: number) => View,
    records: readonly KeptRecord[],
    gone: number,
  ): Promise<readonly View[]> {
    const children = [...new Set(records.map(({ child }) => child))]
    if (children.length === 0) return []
    const { lookup, scopes } = this.dependencies
    const [judge, found] = await Promise.all([scopes.judge(this.actor), lookup.find('id', children, [], scopes.needs)])
    const bits = new Map(children.map((child, i) => [child, found[i] ? judge.bits(found[i]) : gone]))
    return records.map(({ child }) => view(bits.get(child)!))
  }

  private tell(key: string, records: readonly KeptRecord[], views: readonly View[], widest: View): void {
    const used = views.length === 0 ? [widest] : [...new Set(views)]
    this.look.saw(key, {
      children: [...new Set(records.map(({ child }) => child))],
      beyondReach: [],
      unknown: 0,
      shown: views.length === 0 ? [] : [...new Set(used.flatMap((view) => view.shown))],
      grants: [],
      views: used.map((view) => ({ view, at: used.length > 1 ? placesOf(views, view) : null })),
    })
    const withheld = used.flatMap((view) => view.withheld)
    // What a command did is done: it is not refused afterwards, and says what is withheld.
    if (this.plan.strict && withheld.length > 0 && this.plan.read.operation.operation === 'query')
      refuseStrict(withheld)
  }

  private async load(records: readonly KeptRecord[], views: readonly View[]): Promise<(Entry | RegistryFault)[]> {
    const texts = records.map((): Entry | RegistryFault => NOTHING)
    await Promise.all(
      [...placesByView(views)].map(async ([view, places]) => {
        const part = view.parts.get(HUB_RECORDS)
        if (!part?.shape) return
        const ids = places.map((place) => records[place]!.id)
        const loaded = await this.dependencies.loaders.load(HUB_RECORDS, part.shape, ids).catch((fault: unknown) => {
          if (fault instanceof RegistryFault) return ids.map(() => fault)
          throw fault
        })
        places.forEach((place, i) => {
          const record = loaded[i] ?? NOTHING_KEPT
          texts[place] = record instanceof RegistryFault ? record : maskedRecord(part, record)
        })
      }),
    )
    return texts
  }
}

const NOTHING: Entry = Object.freeze({})
const NOTHING_KEPT = { id: '', asOf: null, values: NOTHING }
