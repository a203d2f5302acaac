import { HUB_RECORDS, shapeKey } from '../../connectors/contract/records'
import { permits, type AccessClass } from './decide'
import type { Plan } from './plan'
import type { ChildrenRoot, Root } from './roots'
import type { DecisionAt, View } from './view'
import { SCOPE_BIT, type ScopeBits } from './words'

export interface ExplainedDecision {
  readonly path: string
  readonly field: string
  readonly level: string
  readonly scope: string | null
  readonly mask: string | null
  readonly audience: string | null
  readonly rule: string
  readonly file: string
  readonly line: number
  readonly dataClass: string
  readonly basis: string
  /** Whether the account may ask for numbers over the field. */
  readonly statistics: boolean
  readonly needed: string | null
}

export interface ExplainedCall {
  readonly registry: string
  readonly columns: string[]
  /** For which children the call is made, where that differs. */
  readonly scope: string | null
}

/**
 * Every decision of a plan with the rule behind it, and the calls it would make. A field that is decided differently for
 * children of different scopes stands once for each.
 */
export function explainPlan(plan: Plan, who: AccessClass): { decisions: ExplainedDecision[]; calls: ExplainedCall[] } {
  const decisions = new Map<string, ExplainedDecision>()
  const calls = new Map<string, ExplainedCall>()
  const add = (at: DecisionAt) => {
    const one = explainDecision(at, who)
    decisions.set(`${one.path} ${one.field} ${one.level} ${one.audience} ${one.scope}`, one)
  }
  for (const root of plan.roots.values()) {
    decisionsOf(root, who).forEach(add)
    for (const [bits, view] of viewsThatCall(root, who)) {
      for (const { registry, shape } of view.parts.values()) {
        if (!shape || registry === HUB_RECORDS) continue
        const lists = Object.entries(shape.collections).flatMap(([name, columns]) =>
          columns.map((column) => `${name}.${column}`),
        )
        const key = `${registry} ${shapeKey(shape)}`
        if (!calls.has(key))
          calls.set(key, { registry, columns: [...shape.columns, ...lists], scope: scopeWords(bits) })
      }
    }
  }
  return { decisions: [...decisions.values()], calls: [...calls.values()] }
}

/** Nothing of the hub's own answers: what they withhold is told with the answer. */
function decisionsOf(root: Root, who: AccessClass): readonly DecisionAt[] {
  switch (root.kind) {
    case 'children': {
      const seen = visibleIn(root, who)
      return (seen.length > 0 ? seen : NOWHERE).flatMap((bits) => root.view(bits).decisions)
    }
    case 'records':
      return who.reachable.flatMap((bits) => root.view(bits).decisions)
    case 'command':
      return decisionsOf(root.answers, who)
    case 'numbers':
    case 'own':
      return []
    case 'denied':
      return [root]
  }
}

/** The views by which registries are asked, each with its scopes. The hub's own records are no call. */
function viewsThatCall(root: Root, who: AccessClass): readonly (readonly [ScopeBits, View])[] {
  switch (root.kind) {
    case 'children':
      return visibleIn(root, who).map((bits) => [bits, root.view(bits)])
    case 'numbers':
    case 'records':
    case 'command':
    case 'own':
    case 'denied':
      return []
  }
}

function visibleIn(root: ChildrenRoot, who: AccessClass): readonly ScopeBits[] {
  return who.reachable.filter((bits) => root.visible(bits))
}

const NOWHERE: readonly ScopeBits[] = [0]

function explainDecision({ path, decision }: DecisionAt, who: AccessClass): ExplainedDecision {
  const { row } = decision
  return {
    path: path.join('.'),
    field: decision.field,
    level: decision.level,
    scope: decision.scope,
    mask: decision.mask,
    audience: decision.audience,
    rule: row.rule,
    file: row.file,
    line: row.line,
    dataClass: row.dataClass,
    basis: row.basis,
    statistics: permits(row, 'statistics', who, who.reachable.at(-1)!),
    needed: decision.needed,
  }
}

function scopeWords(bits: ScopeBits): string | null {
  const words = Object.entries(SCOPE_BIT).flatMap(([scope, bit]) => (bits & bit ? [scope] : []))
  return words.length > 0 ? words.join('+') : null
}
