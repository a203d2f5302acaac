import type { DocumentNode, OperationDefinitionNode } from 'graphql'
import { costOf, pointsOf, type Cost, type CostWorld, type SavedOf } from '../access/cost'
import type { Plan } from '../access/plan'
import type { Actor } from '../auth/actor'
import { operationSize, type Size } from '../document/limits'
import type { ArgumentValues } from '../document/read-operation'
import type { ErrorCode } from '../errors/catalogue'
import { HubError } from '../errors/hub-error'
import type { IndexSize } from '../index/index-size'
import { limitsOf, type LimitSettings, type RoleLimits } from './role-limits'

export interface Judged {
  readonly cost: Cost
  readonly limits: RoleLimits
  /** The first limit that the operation passes; null when it may run. */
  readonly refusal: HubError | null
}

/** What is judged: a planned operation with its argument values, as one actor asks it. */
export interface Planned {
  readonly document: DocumentNode
  readonly operation: OperationDefinitionNode
  readonly plan: Plan
  readonly given: ArgumentValues
  readonly saved: SavedOf
  readonly actor: Pays
}

/** What of an actor its limits and its reach depend on. */
export type Pays = Pick<Actor, 'roles' | 'divisions' | 'school'>

/**
 * Tells what an operation costs before it runs, and whether its actor's roles allow it. Documents and plans are shared
 * between actors, so this is judged for each request; what hangs on the document alone is measured once.
 */
export class CostLimiter {
  private readonly sizes = new WeakMap<OperationDefinitionNode, Size>()
  private readonly limits = new WeakMap<Pays, RoleLimits>()

  constructor(
    private readonly settings: LimitSettings,
    private readonly registries: Pick<CostWorld, 'maxIds' | 'caseloads'>,
    private readonly indexSize: Pick<IndexSize, 'within'>,
  ) {}

  judge(planned: Planned): Judged {
    let limits = this.limits.get(planned.actor)
    if (!limits) this.limits.set(planned.actor, (limits = limitsOf(planned.actor, this.settings)))
    const cost = costOf(planned.plan, planned.given, planned.saved, {
      ...this.registries,
      within: (scopes) => this.indexSize.within(scopes, planned.actor),
    })
    return { cost, limits, refusal: this.refusal(planned, cost, limits) }
  }

  private refusal({ document, operation }: Planned, cost: Cost, limits: RoleLimits): HubError | null {
    let size = this.sizes.get(operation)
    if (!size) this.sizes.set(operation, (size = operationSize(document, operation)))
    if (size.depth > limits.depth) return tooMuch('COST_DEPTH', 'depth', 'levels', limits.depth, size.depth)
    if (size.aliases > limits.aliases)
      return tooMuch('COST_ALIASES', 'aliases', 'aliases', limits.aliases, size.aliases)
    for (const { key, field, amount } of cost.entries) {
      const { kind, count } = amount
      if (kind === 'one') continue
      const limit = kind === 'ids' ? 'ids' : 'page'
      if (count < 0 || count > limits[limit])
        return tooMuch('COST_IDS', limit, CHILDREN[limit], limits[limit], count, { field, path: key })
    }
    return cost.points > limits.cost ? tooDear(cost, limits.cost) : null
  }
}

const CHILDREN = { ids: 'ids in a call', page: 'children a page' } as const

function tooMuch(
  code: ErrorCode,
  limit: keyof RoleLimits,
  what: string,
  most: number,
  got: number,
  more: { readonly field?: string; readonly path?: string } = {},
): HubError {
  return new HubError(code, `expected 0 to ${most} ${what} for this account, got ${got}`, { limit, most, got, ...more })
}

/** Names the root field that costs most, and what of it does. */
function tooDear(cost: Cost, most: number): HubError {
  const [dearest] = [...cost.entries].sort((one, other) => other.points - one.points)
  if (!dearest) return tooMuch('COST_LIMIT', 'cost', 'points', most, cost.points)
  const { key, field, points, rows, columns, listColumns, calls, counted } = dearest
  const parts = { rows, columns, listColumns, calls, counted }
  const [part, weight] = Object.entries(pointsOf(parts)).sort(([, one], [, other]) => other - one)[0]!
  return new HubError(
    'COST_LIMIT',
    `expected a cost of at most ${most} points for this account, got ${cost.points}; ${points} of them are ${field}, ${weight} by its ${part}`,
    { limit: 'cost', most, got: cost.points, field, path: key, dearest: { cost: points, part, ...parts } },
  )
}
