import type { ChildFilter } from '@generated/app/graphql'
import { FACTS } from './facts'

/** One condition of the builder, as a part of ChildFilter: `{ attendanceBand: { in: [POOR] } }`. */
export interface Condition {
  /** The fact's key. */
  readonly key: string
  readonly asked: object
  readonly not: boolean
}

/** How many of a group's parts must hold; of an empty group nothing is asked. */
export type Joining = 'all' | 'any' | 'none'

export interface Group {
  readonly join: Joining
  readonly parts: readonly Part[]
}

export type Part = Condition | Group

export const NO_CONDITIONS: Group = { join: 'all', parts: [] }

export function isGroup(part: Part): part is Group {
  return 'join' in part
}

/** The filter that a group stands for; null without a condition. The hub refuses groups without one, so they are left out. */
export function filterOf({ join, parts }: Group): ChildFilter | null {
  const filters = parts.flatMap((part) => (isGroup(part) ? filterOf(part) : filterOfCondition(part)) ?? [])
  const [only] = filters
  if (only === undefined) return null
  const joined = filters.length === 1 ? only : { [join === 'all' ? 'and' : 'or']: filters }
  return join === 'none' ? { not: joined } : joined
}

function filterOfCondition({ key, asked, not }: Condition): ChildFilter {
  return not ? { not: { [key]: asked } } : { [key]: asked }
}

/** The group that stands for a filter; null where it asks for a fact that this page does not know, so that nothing is dropped unseen. */
export function groupOf(filter: object): Group | null {
  const part = partOf(filter)
  return part && (isGroup(part) ? part : { join: 'all', parts: [part] })
}

function partOf(filter: object): Part | null {
  const parts: Part[] = []
  for (const [key, asked] of Object.entries(filter) as [string, object | null][]) {
    if (asked === null) continue
    const part = memberOf(key, asked)
    if (part === null) return null
    parts.push(part)
  }
  return parts.length === 1 ? parts[0]! : { join: 'all', parts }
}

function memberOf(key: string, asked: object): Part | null {
  switch (key) {
    case 'and':
      return joined('all', asked as readonly object[])
    case 'or':
      return joined('any', asked as readonly object[])
    case 'not':
      return inverted(partOf(asked))
    default:
      return FACTS.some((fact) => fact.key === key) ? { key, asked, not: false } : null
  }
}

function joined(join: Joining, filters: readonly object[]): Group | null {
  const parts = filters.flatMap((filter) => partOf(filter) ?? [])
  return parts.length === filters.length ? { join, parts } : null
}

function inverted(part: Part | null): Part | null {
  if (part === null) return null
  if (!isGroup(part) && !part.not) return { ...part, not: true }
  return isGroup(part) && part.join === 'any' ? { ...part, join: 'none' } : { join: 'none', parts: [part] }
}

/** How many conditions a group holds, at every depth. */
export function countOf({ parts }: Group): number {
  return parts.reduce((sum, part) => sum + (isGroup(part) ? countOf(part) : 1), 0)
}

export function withPart(group: Group, part: Part): Group {
  return { ...group, parts: [...group.parts, part] }
}

/** With another part in the place of one; null takes it away. */
export function withPartAt(group: Group, at: number, part: Part | null): Group {
  return { ...group, parts: group.parts.flatMap((one, index) => (index === at ? (part ?? []) : one)) }
}
