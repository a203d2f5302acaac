import type { CostPart, OperationCost, RegistryCalls } from '../../schema'
import type { Judged } from '../../src/plan/cost-limiter'
import { registryEnum } from './registry-enum'

/** What was judged, as the schema's object. */
export function toCost({ cost, limits }: Judged): OperationCost {
  return {
    cost: toInt(cost.points),
    limit: limits.cost,
    calls: toCalls(cost.calls),
    parts: cost.entries.map(({ key, field, points, rows, columns, listColumns, calls, counted }): CostPart => {
      const numbers = { cost: toInt(points), rows: toInt(rows), columns, listColumns, counted: toInt(counted) }
      return { path: key, field, ...numbers, calls: toCalls(calls) }
    }),
  }
}

function toCalls(calls: Judged['cost']['calls']): RegistryCalls[] {
  return Object.entries(calls).map(([registry, count]) => ({ registry: registryEnum(registry), calls: toInt(count) }))
}

/** What is explained need not run: a page of two thousand million children still has a cost that Int can hold. */
function toInt(count: number): number {
  return Math.min(count, 2 ** 31 - 1)
}
