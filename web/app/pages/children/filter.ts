import type { ChildFilter } from '@generated/app/graphql'

/** One condition of the builder, as a part of ChildFilter: `{ attendanceBand: { in: [POOR] } }`. */
export interface Condition {
  /** The fact's key; one condition a fact. */
  readonly key: string
  readonly asked: object
  /** The value in words, for the sentence. */
  readonly words: string
  readonly not: boolean
}

export interface Builder {
  readonly join: 'and' | 'or'
  readonly conditions: readonly Condition[]
}

export const NO_CONDITIONS: Builder = { join: 'and', conditions: [] }

/** The filter that a builder stands for; null without a condition. */
export function filterOf({ join, conditions }: Builder): ChildFilter | null {
  const parts = conditions.map(({ key, asked, not }): ChildFilter =>
    not ? { not: { [key]: asked } } : { [key]: asked },
  )
  if (parts.length === 0) return null
  return parts.length === 1 ? parts[0]! : { [join]: parts }
}

export function withCondition(builder: Builder, condition: Condition): Builder {
  return { ...builder, conditions: [...builder.conditions.filter(({ key }) => key !== condition.key), condition] }
}

export function withoutCondition(builder: Builder, gone: string): Builder {
  return { ...builder, conditions: builder.conditions.filter(({ key }) => key !== gone) }
}
