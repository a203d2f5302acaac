import type { DivisionLevel, StatisticsBy } from '@generated/app/graphql'
import { codeAsked, levelBelow } from '../home/divisions'
import { PLACE, WHOLE, type Question, type Source } from './question'

/** The place of a question. */
export interface Area {
  /** Code of a division; null: everything, which is the country, or of exact numbers the own scope. */
  readonly code: string | null
  /** The division that those of the table lie in; null: the country. */
  readonly above: string | null
  /** The level of the rows where they are divisions; null: the hub's choice. */
  readonly level: DivisionLevel | null
}

/** Published numbers begin with the own division, though they go further; exact ones with the own scope. */
export function areaOf({ under }: Question, source: Source, own: readonly string[]): Area {
  const first = own.find((code) => code !== WHOLE) ?? null
  if (source === 'release') {
    const code = under === null ? first : codeAsked(under)
    return { code, above: code, level: null }
  }
  const code = under === null ? null : codeAsked(under)
  const above = code ?? first
  return { code, above, level: levelBelow(above ?? WHOLE) }
}

export function statisticsBy(facts: Question['by'], { level }: Area): StatisticsBy[] {
  return facts.map((fact) => ({ fact, level: fact === PLACE ? level : null }))
}

/** Whether a division lies in another one. */
export function liesIn(code: string, area: string): boolean {
  return code.startsWith(area.length === 6 ? area.replace(/(00)+$/, '') : area)
}
