import { decide, decidePosition, type AccessClass, type Decision } from '../access/decide'
import { SCOPE_BIT, type ScopeBits } from '../access/words'
import type { Actor } from '../auth/actor'
import type { AccessGrant } from './access-grant'
import type { GrantDependencies } from './grant-dependencies'

/** Grants of one answer. What an approver may not see does not count. */
const MOST_SHOWN = 500

type Acts = 'decide' | 'revoke' | 'review'

/** Which grants an actor may see and act on: by the access table's row for the child, and as approver of the owner. */
export class GrantVisibility {
  constructor(
    private readonly dependencies: GrantDependencies,
    private readonly actor: Actor,
    private readonly who: AccessClass,
  ) {}

  /** The actor's own, the newest first. */
  mine(): Promise<AccessGrant[]> {
    return this.dependencies.store.ofSubject(this.actor.subject)
  }

  /** Requests that this approver may answer, the oldest first. */
  async toDecide(): Promise<AccessGrant[]> {
    const { department } = this.actor
    return department === null ? [] : this.first('Query.grantsToDecide', this.dependencies.store.requested(department))
  }

  /**
   * Emergencies that nobody has reviewed, the oldest first: of what the approver's department owns, or of its own people; for
   * an auditor all.
   */
  async toReview(): Promise<AccessGrant[]> {
    const { department } = this.actor
    const all = this.actor.roles.includes('auditor')
    if (department === null && !all) return []
    return this.first('Query.grantsToReview', this.dependencies.store.unreviewed(all ? null : department))
  }

  /** Grants in force that open data of the approver's department, the oldest first: those that it may revoke. */
  async inForce(): Promise<AccessGrant[]> {
    const { store, clock } = this.dependencies
    const { department } = this.actor
    return department === null ? [] : this.first('Query.grantsInForce', store.inForce(department, clock.now()))
  }

  /** Only the owner's approvers, for children of their area; whoever asked may give a grant back. */
  async mayAct(command: Acts, grant: AccessGrant): Promise<boolean> {
    if (grant.subject === this.actor.subject) return true
    if (!this.actor.roles.includes('approver') || this.actor.department !== grant.owner) return false
    const decided = (bits: ScopeBits) =>
      decidePosition(this.dependencies.table(), `Mutation.${command}Grant`, command, this.who, bits)
    return (await this.within(decided, [grant])).length > 0
  }

  /** The scopes of the actor that contain the child; null when there is no such child. */
  async bits(child: string): Promise<ScopeBits | null> {
    const [found] = await this.dependencies.lookup.find('id', [child], [], this.dependencies.scopes.needs)
    return found ? (await this.dependencies.scopes.judge(this.actor)).bits(found) : null
  }

  private async first(field: string, pages: AsyncGenerator<AccessGrant[]>): Promise<AccessGrant[]> {
    const found: AccessGrant[] = []
    const decided = (bits: ScopeBits) => decide(this.dependencies.table(), field, this.who, bits)
    for await (const page of pages) {
      found.push(...(await this.within(decided, page)))
      if (found.length >= MOST_SHOWN) break
    }
    return found.slice(0, MOST_SHOWN)
  }

  /** A child that is gone stays in the queue of the whole owner: a review must not vanish with it. */
  private async within(decided: (bits: ScopeBits) => Decision, grants: readonly AccessGrant[]): Promise<AccessGrant[]> {
    const children = [...new Set(grants.map(({ child }) => child))]
    if (children.length === 0) return []
    const judge = await this.dependencies.scopes.judge(this.actor)
    const found = await this.dependencies.lookup.find('id', children, [], this.dependencies.scopes.needs)
    const bits = new Map(children.map((child, i) => [child, found[i] ? judge.bits(found[i]) : SCOPE_BIT.area]))
    return grants.filter(({ child }) => decided(bits.get(child)!).level === 'full')
  }
}
