import { HubError } from '../errors/hub-error'
import { withoutUnseen } from '../normal'
import { INDEX_FACTS } from './columns'

/** What `ChildFilter` holds, as plain data. Null and absent are the same: they ask nothing. */
export type FilterValue = Readonly<Record<string, unknown>>

/** Names that join filters. */
export const JOINING = ['and', 'or', 'not'] as const

/** The filters directly within one, each with its place. */
export function partsAt(filter: FilterValue): { readonly at: string; readonly part: FilterValue }[] {
  const several = (name: 'and' | 'or') => list(filter[name]).map((part, i) => ({ at: `${name}.${i}`, part }))
  const not = filter['not'] == null ? [] : [{ at: 'not', part: filter['not'] as FilterValue }]
  return [...several('and'), ...several('or'), ...not]
}

export function list(value: unknown): FilterValue[] {
  return Array.isArray(value) ? (value as FilterValue[]) : []
}

/** Whether operators of one fact, or of a name, hold a value. */
export function asksSomething(asked: unknown): boolean {
  return typeof asked === 'object' && asked !== null && Object.values(asked).some((value) => value != null)
}

/** Whether a filter holds no condition: `{}`, `{ sex: null }`. */
export function asksNothing(filter: FilterValue): boolean {
  const own = [...INDEX_FACTS.map(({ name }) => name), 'name'].some((name) => asksSomething(filter[name]))
  return !own && JOINING.every((name) => filter[name] == null)
}

/**
 * The first place where a filter asks nothing: an empty list, a part of `and`, `or` or `not` without a condition, or a name without a
 * letter or digit. Null if there is none. Such an `or` or `not` would list everybody or nobody; a form that was not filled in sends it.
 */
export function emptyPlace(filter: FilterValue): { readonly at: string; readonly found: string } | null {
  const open = [{ at: '', part: filter }]
  for (let next = open.pop(); next; next = open.pop()) {
    const below = (name: string) => (next!.at === '' ? name : `${next!.at}.${name}`)
    for (const name of ['and', 'or'])
      if (Array.isArray(next.part[name]) && list(next.part[name]).length === 0)
        return { at: below(name), found: 'an empty list' }
    for (const { at, part } of partsAt(next.part)) {
      if (asksNothing(part)) return { at: below(at), found: 'a filter without a condition' }
      open.push({ at: below(at), part })
    }
    for (const [name, asked] of Object.entries(next.part))
      if (!JOINING.some((joining) => joining === name) && asked !== null && typeof asked === 'object')
        for (const [operator, value] of Object.entries(asked)) {
          if (Array.isArray(value) && value.length === 0)
            return { at: below(`${name}.${operator}`), found: 'an empty list' }
          if (name === 'name' && typeof value === 'string' && withoutUnseen(value).trim() === '')
            return { at: below(`${name}.${operator}`), found: 'an empty text' }
        }
  }
  return null
}

/** Throws HubError BAD_FILTER, which says where and never what. */
export function refuseEmpty(filter: FilterValue): void {
  const empty = emptyPlace(filter)
  if (!empty) return
  throw new HubError('BAD_FILTER', `expected a condition at ${empty.at}, got ${empty.found}`, {
    field: 'Query.children',
    position: 'filter',
    at: empty.at,
  })
}
