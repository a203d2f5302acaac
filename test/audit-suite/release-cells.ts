import { isEnumType } from 'graphql'
import { positionOf } from '../hub/support/naive-access'
import { truth } from '../numbers/support/publish'
import { bestStanding, FACTS } from './oracle'
import type { Asker } from './asker'
import type { Outcome, Tally } from './tally'
import type { OwnWorld } from './world'

const ASK = `query ($by: [StatisticsBy!], $where: ChildFilter, $month: Month) {
  statistics(by: $by, where: $where, month: $month) { exact release { month } total cells { values count withheld { rule } } } }`

interface Numbers {
  readonly exact: boolean
  readonly release: { readonly month: string } | null
  readonly total: number | null
  readonly cells: readonly {
    readonly values: readonly (string | null)[]
    readonly count: number | null
    readonly withheld: object | null
  }[]
}

/** Every fact, asked of the release, grouped by and filtered by: who has no position `statistics` on it gets nothing; else only what was published, which is never small. */
export async function releaseCells(world: OwnWorld, asker: Asker, tally: Tally): Promise<void> {
  const { month, design } = world.published
  const may = (field: string) =>
    positionOf(field, asker.actor, asker.purpose, bestStanding(asker.actor), 'statistics', asker.table)
  for (const [name, word] of words(world)) {
    const { field } = FACTS[name]!
    const forms: readonly [string, Record<string, unknown>][] = [
      ['grouped by', { by: [{ fact: word }] }],
      ['filtered by', { where: { [name]: { isNull: false } } }],
    ]
    for (const [form, asked] of forms) {
      const { data } = await asker.ask(ASK, { ...asked, month })
      const numbers = data?.statistics as Numbers | null | undefined
      const cell = (outcome: Outcome) =>
        tally.cell({ role: asker.name, field, position: 'statistics', case: `${word} ${form}` }, outcome)
      const known = design.dimensions.some(({ fact }) => fact === name) || (form === 'grouped by' && name === 'residenceDivision') // prettier-ignore
      if (!may('Query.statistics') || !may(field) || !known) cell(numbers ? 'leak' : 'right')
      else cell(numbers ? outcomeOf(world, numbers, name) : 'wrong')
    }
  }
}

function outcomeOf({ published }: OwnWorld, { exact, release, total, cells }: Numbers, name: string): Outcome {
  if (exact || release?.month !== published.month) return 'leak'
  const { groups, design } = published
  const dimension = design.dimensions.find(({ fact }) => fact === name)
  const small = (count: number) => count > 0 && count < design.k
  if ([total, ...cells.map(({ count }) => count)].some((count) => count !== null && small(count))) return 'leak'
  const right = cells.every(({ values: [value], count, withheld }) => {
    if (count === null) return withheld !== null
    const n = dimension
      ? truth(groups, '', { [dimension.name]: [value ?? 'NOT_RECORDED'] }, design)
      : truth(groups, value!, {})
    return n === count
  })
  return right ? 'right' : 'wrong'
}

function words({ schema }: OwnWorld): readonly [string, string][] {
  const type = schema.getType('StatisticsFact')
  if (!isEnumType(type)) throw new TypeError('the schema has no StatisticsFact')
  return type.getValues().map(({ name: word }) => {
    const name = Object.keys(FACTS).find((one) => one.toLowerCase() === word.replaceAll('_', '').toLowerCase())
    if (!name) throw new RangeError(`the oracle does not know the fact ${word}`)
    return [name, word]
  })
}
