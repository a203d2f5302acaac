import type { RegistryName } from '../../connectors/contract/records'
import type { AccessClass } from '../access/decide'
import { refuseStrict, type Plan } from '../access/plan'
import type { ChildrenRoot } from '../access/roots'
import type { DecisionAt, View } from '../access/view'
import type { ScopeBits } from '../access/words'
import type { Actor } from '../auth/actor'
import type { ChildColumns, ChildLookup, FoundChild, LookupKey } from '../identity/child-lookup'
import type { Scopes } from '../identity/scope'
import type { ActiveGrant } from '../grants/grant-store'
import type { GrantService } from '../grants/grant-service'
import type { Clock } from '../kit/clock'
import { RecordAssembler, type AssemblerDependencies } from './record-assembler'
import type { Look } from './look'
import { openViews } from './open-views'
import { placesOf } from './places'
import type { SeenChild, Wanted } from './seen-child'
import type { Tally } from './tally'

export interface ReaderDependencies extends AssemblerDependencies {
  readonly lookup: ChildLookup
  /** All registries, in the order in which answers name them. */
  readonly registries: readonly RegistryName[]
  readonly scopes: Scopes
  readonly grants: GrantService
}

/**
 * Reads children for one actor and one request, as its plan says: who is asked for, which scopes contain each, what
 * each registry may be asked. The look is handed to the audit trail before the registries are asked.
 */
export class ChildReader {
  private readonly assembler: RecordAssembler

  constructor(
    private readonly dependencies: ReaderDependencies,
    private readonly actor: Actor,
    private readonly who: AccessClass,
    private readonly plan: Plan,
    private readonly look: Look,
    private readonly tally: Tally,
    private readonly clock: Clock,
  ) {
    this.assembler = new RecordAssembler(dependencies, tally)
  }

  entry(key: string): ChildrenRoot {
    const root = this.plan.roots.get(key)
    if (root?.kind !== 'children') throw new TypeError(`the plan holds no entry ${key}`)
    return root
  }

  /** What a list's own statement must look up of each child, for `read`. */
  columns(entry: ChildrenRoot): ChildColumns {
    return this.dependencies.lookup.columns(entry.identity, this.registries(entry))
  }

  /**
   * One answer per wanted child, in order; null where there is none or it is out of reach: nobody can tell which. `known`:
   * what a list's statement has looked up already.
   */
  async read(
    entry: ChildrenRoot,
    wanted: readonly (Wanted | null)[],
    known?: readonly (FoundChild | null)[],
  ): Promise<(SeenChild | null)[]> {
    try {
      if (known) this.tally.linkLookups += 1
      const found = known ?? (await this.find(entry, wanted))
      const standing = await this.place(entry, wanted, found)
      for (;;) {
        const { views, grants } = await openViews(this.dependencies.grants, this.actor, entry, found, standing)
        this.tell(entry, wanted, found, views, grants)
        const seen = await this.assembler.assemble(found, views)
        // A grant ends with its second, also for an answer that was asked for in time and is ready too late.
        if (grants.every((grant) => grant.until > this.clock.now())) return seen
      }
    } finally {
      this.look.done(entry.key)
    }
  }

  private async find(entry: ChildrenRoot, wanted: readonly (Wanted | null)[]): Promise<(FoundChild | null)[]> {
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
        const children = await this.dependencies.lookup.find(by, values, entry.identity, this.registries(entry))
        places.forEach((place, i) => (found[place] = children[i] ?? null))
      }),
    )
    return found
  }

  /** The registries whose record the look-up must name: those the entry may ask; for links, and to know a caseload, more. */
  private registries(entry: ChildrenRoot): readonly RegistryName[] {
    const { registries, scopes } = this.dependencies
    if (entry.links) return registries
    const needed = this.actor.worker === null ? [] : scopes.needs
    const views = this.who.reachable.map((bits) => entry.view(bits))
    return registries.filter((registry) => views.some((view) => view.parts.has(registry)) || needed.includes(registry))
  }

  /** The scopes of the actor that contain each child, or null when it is out of reach. */
  private async place(
    entry: ChildrenRoot,
    wanted: readonly (Wanted | null)[],
    found: readonly (FoundChild | null)[],
  ): Promise<(ScopeBits | null)[]> {
    const { divisions, school, worker } = this.actor
    const judge = await this.dependencies.scopes.judge({ divisions, school, worker: entry.caseload ? worker : null })
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
    entry: ChildrenRoot,
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
}

const LOOKUP_FIELD: Readonly<Record<Exclude<LookupKey, 'id'>, string>> = {
  'id-number': 'Child.idNumber',
  'roll-number': 'EducationRecord.rollNumber',
}
