import { decide, decidePosition, type AccessClass } from '../access/decide'
import { SCOPE_BIT, SCOPES, type Command, type Scope, type ScopeBits } from '../access/words'
import type { Actor } from '../auth/actor'
import { isWithin } from '../divisions/divisions'
import { HubError } from '../errors/hub-error'
import { today } from '../kit/clock'
import { tellable, type Figures } from './figures'
import type { LedgerItem, Offer } from './item'
import type { LedgerDependencies } from './ledger-dependencies'
import type { Gone, ItemFilter, OwnerSide, Place } from './ledger-store'
import { possibleSteps, STEP_RIGHTS, type StepRight } from './step-rights'

/** An item as an account may see it. */
export interface SeenItem {
  readonly item: LedgerItem
  /** The scopes that the child is in: what its texts and all but the hand-over are judged by. */
  readonly childBits: ScopeBits
  /** The same and the scope of its own side: whoever has an item, or is offered it, may know it when the child has left (decision 0035). */
  readonly itemBits: ScopeBits
  /** Why the hub shows the child to nobody; null: it does, to whom it may. */
  readonly gone: Gone | null
}

const LIST = 'Query.ledgerItems'

/** Which items an account may see and what it may do with them: by the access table's rows, for the child and for its own side. */
export class LedgerVisibility {
  constructor(
    private readonly dependencies: LedgerDependencies,
    private readonly actor: Actor,
    private readonly who: AccessClass,
  ) {}

  /** Null: there is no such item within reach. */
  async find(id: string): Promise<SeenItem | null> {
    const item = await this.dependencies.store.find(id)
    return item ? ((await this.seen([item]))[0] ?? null) : null
  }

  /** The newest first. Throws HubError ACCESS_FILTER where the filter would tell what is withheld. */
  async list(filter: ItemFilter, after: Place | null, most: number): Promise<readonly SeenItem[]> {
    const { store, scopes, clock } = this.dependencies
    const hidden = usedBy(filter)
    const known = SCOPES.filter((scope) => scope !== 'all' || this.reads(LIST, 0))
    const open = known.filter((scope) => [LIST, ...hidden].every((field) => this.reads(field, bitsOf(scope))))
    const withheld = hidden.find((field) => !known.some((scope) => this.reads(field, bitsOf(scope))))
    if (withheld) throw new HubError('ACCESS_FILTER', undefined, { field: withheld, position: 'filter' })
    const { divisions, school, worker } = this.actor
    const reach = await scopes.reachOf({ divisions, school, worker: open.includes('caseload') ? worker : null })
    const found = await store.list(
      filter,
      { scopes: open, known: reach, side: this.side() },
      after,
      most,
      clock.now(),
      today(clock),
    )
    return this.seen(found)
  }

  /** Of these items, those that this account may know of, in order. */
  async seen(items: readonly LedgerItem[]): Promise<readonly SeenItem[]> {
    if (items.length === 0) return []
    const children = [...new Set(items.map(({ child }) => child))]
    const bits = await this.childBits(children)
    const gone = await this.dependencies.store.goneOf(
      children.filter((child) => !bits.has(child)),
      today(this.dependencies.clock),
    )
    return items.flatMap((item) => {
      const childBits = bits.get(item.child) ?? 0
      const itemBits = childBits | this.sideBits(item)
      return this.reads(LIST, itemBits) ? [{ item, childBits, itemBits, gone: gone.get(item.child) ?? null }] : []
    })
  }

  /** A field of an item, by its row. */
  reads(field: string, bits: ScopeBits): boolean {
    return decide(this.dependencies.table(), field, this.who, bits).level === 'full'
  }

  /**
   * Whether this account may take a step with an item that it sees. Handing over needs no more than having the item. Nobody has a child
   * in reach whom the hub shows to nobody: then the owner's side says how the item ends, and closes it.
   */
  mayAct(mutation: string, command: Command, { item, childBits, itemBits, gone }: SeenItem): boolean {
    const ends = gone !== null && (command === 'claim' || command === 'close') && this.isBy('owner', item)
    const bits = command === 'hand-over' || ends ? itemBits : childBits
    return decidePosition(this.dependencies.table(), mutation, command, this.who, bits).level === 'full'
  }

  /** Whether a step that is the owner's, or the one's that the item is offered to, is this account's. */
  isBy(by: StepRight['by'], { division, ownerSchool, offer }: LedgerItem): boolean {
    switch (by) {
      case 'owner':
        return this.isSide({ division, school: ownerSchool })
      case 'offered':
        return offer !== null && this.isSide(offer)
      case 'permitted':
        return true
    }
  }

  /** The steps that are possible now, and whether this account may take them. */
  nextSteps(seen: SeenItem) {
    return possibleSteps(seen.item, this.dependencies.clock.now()).map((action) => {
      const { mutation, command, by } = STEP_RIGHTS[action]
      return { action, allowed: this.mayAct(`Mutation.${mutation}`, command, seen) && this.isBy(by, seen.item) }
    })
  }

  /** All entries of these items, the first ones first. */
  entries(items: readonly string[]) {
    return this.dependencies.store.entries(items)
  }

  /** Of a division within the area of this account; of another one there is nothing to tell. */
  async figures(division: string): Promise<readonly Figures[]> {
    const isInArea = this.actor.divisions.some((code) => isWithin(division, code))
    if (!this.reads('Query.ledgerFigures', isInArea ? SCOPE_BIT.area : 0)) return []
    return (await this.dependencies.store.figures(division)).map(tellable)
  }

  /** The scopes of the account that contain a child; null: no such child. */
  async bitsOf(child: string): Promise<ScopeBits | null> {
    return (await this.childBits([child])).get(child) ?? null
  }

  /** The school, or the bureaus, that this account acts for. Other agencies have no side. */
  side(): OwnerSide {
    const { department, roles, school, divisions } = this.actor
    return {
      school: roles.includes('school') ? school : null,
      divisions: department === 'education' && roles.includes('officer') ? divisions : [],
    }
  }

  private isSide({ division, school }: Offer): boolean {
    const side = this.side()
    return (school !== null && school === side.school) || side.divisions.some((code) => isWithin(division, code))
  }

  private sideBits(item: LedgerItem): ScopeBits {
    if (!this.isBy('owner', item) && !this.isBy('offered', item)) return 0
    return this.side().school !== null ? SCOPE_BIT.school : SCOPE_BIT.area
  }

  private async childBits(children: readonly string[]): Promise<ReadonlyMap<string, ScopeBits>> {
    const { lookup, scopes } = this.dependencies
    const [judge, found] = await Promise.all([scopes.judge(this.actor), lookup.find('id', children, [], scopes.needs)])
    return new Map(children.flatMap((child, i) => (found[i] ? [[child, judge.bits(found[i])] as const] : [])))
  }
}

function bitsOf(scope: Scope): ScopeBits {
  return scope === 'all' ? 0 : SCOPE_BIT[scope]
}

/** Fields of an item that the filter would tell. */
function usedBy({ overdue, school, division }: ItemFilter): readonly string[] {
  return [
    ...(overdue ? ['LedgerItem.overdue'] : []),
    ...(school === null ? [] : ['LedgerItem.school']),
    ...(division === null ? [] : ['LedgerItem.division']),
  ]
}
