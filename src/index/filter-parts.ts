import { HubError } from '../errors/hub-error'
import { withoutUnseen } from '../normal'
import { INDEX_FACTS } from './columns'
import type { ChildCondition, FactCondition, FactName, NameCondition } from './conditions'

/** Names that join filters. */
const JOINING = ['and', 'or', 'not'] as const

/** What stands behind an operator. */
type Operand = string | boolean | number | readonly string[] | readonly number[] | null | undefined

/** The filters directly within one, each with its place. */
export function partsAt({ and, or, not }: ChildCondition): { readonly at: string; readonly part: ChildCondition }[] {
  const several = (name: 'and' | 'or', parts: readonly ChildCondition[] | null | undefined) =>
    (parts ?? []).map((part, i) => ({ at: `${name}.${i}`, part }))
  return [...several('and', and), ...several('or', or), ...(not == null ? [] : [{ at: 'not', part: not }])]
}

/** The operators of each fact, and of the name, that a filter itself holds: in the order in which they were written. */
export function operatorsIn(
  filter: ChildCondition,
): { readonly name: FactName | 'name'; readonly asked: [string, Operand][] }[] {
  return (Object.keys(filter) as (keyof ChildCondition)[]).flatMap((name) => {
    if (isJoining(name)) return []
    const asked = filter[name]
    return asked == null ? [] : [{ name, asked: Object.entries<Operand>(asked) }]
  })
}

function isJoining(name: keyof ChildCondition): name is (typeof JOINING)[number] {
  return JOINING.some((joining) => joining === name)
}

/** Whether operators of one fact, or of a name, hold a value. */
export function asksSomething<Asked extends FactCondition | Partial<NameCondition>>(
  asked: Asked | null | undefined,
): asked is Asked {
  return asked != null && Object.values<Operand>(asked).some((value) => value != null)
}

/** Whether a filter holds no condition: `{}`, `{ sex: null }`. */
export function asksNothing(filter: ChildCondition): boolean {
  const own = asksSomething(filter.name) || INDEX_FACTS.some(({ name }) => asksSomething(filter[name]))
  return !own && JOINING.every((name) => filter[name] == null)
}

/**
 * The first place where a filter asks nothing: an empty list, a part of `and`, `or` or `not` without a condition, or a name without a
 * letter or digit. Null if there is none. Such an `or` or `not` would list everybody or nobody; a form that was not filled in sends it.
 */
export function emptyPlace(filter: ChildCondition): { readonly at: string; readonly found: string } | null {
  const open = [{ at: '', part: filter }]
  for (let next = open.pop(); next; next = open.pop()) {
    const below = (name: string) => (next!.at === '' ? name : `${next!.at}.${name}`)
    for (const name of ['and', 'or'] as const)
      if (next.part[name]?.length === 0) return { at: below(name), found: 'an empty list' }
    for (const { at, part } of partsAt(next.part)) {
      if (asksNothing(part)) return { at: below(at), found: 'a filter without a condition' }
      open.push({ at: below(at), part })
    }
    for (const { name, asked } of operatorsIn(next.part))
      for (const [operator, value] of asked) {
        const at = below(`${name}.${operator}`)
        if (typeof value === 'object' && value?.length === 0) return { at, found: 'an empty list' }
        if (name === 'name' && typeof value === 'string' && withoutUnseen(value).trim() === '')
          return { at, found: 'an empty text' }
      }
  }
  return null
}

/** Throws HubError BAD_FILTER, which says where and never what. */
export function refuseEmpty(filter: ChildCondition, asked: string): void {
  const empty = emptyPlace(filter)
  if (!empty) return
  throw new HubError('BAD_FILTER', `expected a condition at ${empty.at}, got ${empty.found}`, {
    field: asked,
    position: 'filter',
    at: empty.at,
  })
}

/** The filter itself, each within it and each word. Counts on no further than a little above `most`. */
export function sizeOf(filter: ChildCondition, most: number): number {
  const open = [filter]
  let count = 0
  for (let part = open.pop(); part; part = open.pop()) {
    for (const one of partsAt(part)) open.push(one.part) // not spread: there may be more of them than a call takes arguments
    count += 1
    for (const { asked } of operatorsIn(part)) for (const [, value] of asked) count += weightOf(value)
    if (count > most) break
  }
  return count
}

const LONG = 100

/** Each word of a list by itself, and a long one as several: a variable may stand in a filter again and again. */
function weightOf(value: Operand): number {
  if (typeof value === 'object' && value !== null) {
    let sum = 0
    for (const one of value) sum += weightOf(one)
    return sum
  }
  return 1 + (typeof value === 'string' ? Math.floor(value.length / LONG) : 0)
}
