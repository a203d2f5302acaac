import { isEnumType } from 'graphql'
import { bestStanding, FACTS, fits, forbidden, isFull, reachable, type Use } from './oracle'
import { conditions } from './list-cells'
import { pick } from './seeded'
import type { Asker } from './asker'
import type { Outcome, Tally } from './tally'
import type { World } from './world'

const NUMBERS = `query ($by: [StatisticsBy!], $where: ChildFilter) {
  statistics(by: $by, where: $where) { exact total cells { values count } } }`

/** Every fact that numbers are grouped by, alone and under a filter: the cells are those of the children that the account may list. */
export async function numberCells(world: World, asker: Asker, tally: Tally, random: () => number): Promise<void> {
  const filters = conditions(world, random)
  for (const [name, fact] of Object.entries(facts(world))) {
    const [filtered, asked] = pick(random, filters)
    const forms: readonly [string, unknown, Use[]][] = [
      ['alone', null, []],
      ...(name in FACTS && filtered !== 'name'
        ? [['filtered', { [filtered]: asked }, filterUses(filtered)] as [string, unknown, Use[]]]
        : []),
    ]
    for (const [form, where, uses] of forms) {
      const grouped: Use = { field: FACTS[name]!.field, position: 'group' }
      const answer = await asker.ask(NUMBERS, { by: [{ fact, level: 'VILLAGE' }], where })
      const numbers = answer.data?.statistics as Numbers | null | undefined
      const cell = (outcome: Outcome) =>
        tally.cell({ role: asker.name, field: grouped.field, position: 'group', case: `${fact} ${form}` }, outcome)
      const all = [...uses, grouped]
      if (!isFull('Query.statistics', asker, bestStanding(asker.actor)) || forbidden(all, asker).length > 0) {
        // What was published has cells of its own: release-cells.ts.
        cell(numbers?.exact ? 'leak' : 'right')
        continue
      }
      const wanted = reachable(world.children, all, asker).filter((child) => where === null || fits(where, child))
      cell(numbers ? outcomeOf(numbers, wanted.map(FACTS[name]!.of), name) : 'wrong')
    }
  }
}

interface Numbers {
  readonly exact: boolean
  readonly total: number
  readonly cells: readonly { readonly values: readonly (string | null)[]; readonly count: number }[]
}

/** A cell that is too large, or has no child, tells of children that may not be counted. */
function outcomeOf({ total, cells }: Numbers, values: readonly unknown[], name: string): Outcome {
  const expected = new Map<string | null, number>()
  for (const value of values)
    for (const one of Array.isArray(value) ? value : [value]) {
      const key = keyOf(one, name)
      expected.set(key, (expected.get(key) ?? 0) + 1)
    }
  const more = cells.some(({ values: [value = null], count }) => count > (expected.get(value) ?? 0))
  if (more || total > values.length) return 'leak'
  return cells.length === expected.size &&
    total === values.length &&
    cells.every((cell) => cell.count === expected.get(cell.values[0] ?? null))
    ? 'right'
    : 'wrong'
}

function keyOf(value: unknown, name: string): string | null {
  if (value === null || value === undefined) return null
  return name === 'birthMonth' ? String(value).slice(0, 4) : String(value)
}

function filterUses(name: string): Use[] {
  return [{ field: FACTS[name]!.field, position: 'filter' }]
}

/** By the filter's names, each with its word in `StatisticsFact`. */
function facts({ schema }: World): Record<string, string> {
  const words = schema.getType('StatisticsFact')
  if (!isEnumType(words)) throw new TypeError('the schema has no StatisticsFact')
  const named = new Map(Object.keys(FACTS).map((name) => [name.toLowerCase(), name]))
  return Object.fromEntries(
    words.getValues().map(({ name: word }) => {
      const name = named.get(word.replaceAll('_', '').toLowerCase())
      if (!name) throw new RangeError(`the oracle does not know the fact ${word}`)
      return [name, word]
    }),
  )
}
