import type { ArgumentValues, ReadField } from '../document/read-operation'
import {
  amountAsked,
  checkFieldUses,
  checkUses,
  fieldUses,
  nameOf,
  refuseUse,
  savedId,
  scopesOf,
  valuesWith,
  type CheckInput,
} from './check-arguments'
import { usesCaseload } from './children-root'
import { hasOwnList } from './cost'
import { decidePosition, type Decision } from './decide'
import { fullScopes } from './positions'
import type { NumbersRoot } from './roots'
import type { HeldFilter } from './sources'

/**
 * Numbers are exact for whoever may list the children, and else, or where only that can answer, from a release: by the shape of the
 * question alone. Null: neither. Throws HubError ACCESS_FILTER where a release is asked for without the right to it.
 */
export function numbersRoot(
  check: CheckInput,
  field: ReadField,
  given: ArgumentValues,
  lookedUpBy: readonly string[],
  { level, row }: Decision,
): NumbersRoot | null {
  const name = nameOf(field)
  const published = check.sources.asked[name]?.published
  const only = published?.asked(given.get(field) ?? {}) ?? false
  if (level === 'full' && !only) return ofReach(check, field, lookedUpBy)
  const { who, table } = check
  if (published && decidePosition(table, name, 'statistics', who, who.reachable.at(-1)!).level === 'full')
    return ofRelease(check, field, lookedUpBy, published)
  if (level === 'full') refuseUse(name, 'statistics', name, row.rule, 'none')
  return null
}

/** What was published is judged by the position `statistics` of each field, and of the root itself. Nobody's reach is counted. */
function ofRelease(
  check: CheckInput,
  field: ReadField,
  lookedUpBy: readonly string[],
  { uses: touched, levels }: NonNullable<CheckInput['sources']['asked'][string]['published']>,
): NumbersRoot {
  const usesIn = (values: ArgumentValues, saved?: HeldFilter) => touched(valuesWith(check, field, values, saved))
  return {
    kind: 'numbers',
    from: 'release',
    key: field.key,
    field: nameOf(field),
    lookedUpBy,
    narrowedBy: [],
    existence: [],
    caseload: false,
    size: { columns: 0, listColumns: 0, views: new Map(), totals: 0, countable: null, ownList: 'none' },
    saved: (values) => savedId(check, field, values),
    held: (values, saved) => checkUses(check, nameOf(field), usesIn(values, saved)),
    uses: (values, saved) => scopesOf(check, usesIn(values, saved)),
    levels: (values) => levels(values.get(field) ?? {}),
    amount: () => ({ kind: 'one', count: 0 }),
  }
}

/** What counts is judged as a list is: existence, and each field that it is filtered and grouped by. */
function ofReach({ sources, table, who }: CheckInput, field: ReadField, lookedUpBy: readonly string[]): NumbersRoot {
  const check = { sources, table, who }
  const existence = fullScopes(table, sources.existence, who)
  const caseload = usesCaseload(table, who, [sources.existence])
  return {
    kind: 'numbers',
    from: 'reach',
    key: field.key,
    field: nameOf(field),
    lookedUpBy,
    narrowedBy: [],
    existence,
    caseload,
    size: {
      ...{ columns: 0, listColumns: 0, views: new Map(), totals: 1, countable: existence },
      ownList: !hasOwnList(who.reachable) ? 'none' : caseload ? 'asked' : 'perhaps',
    },
    saved: (values) => savedId(check, field, values),
    held: (values, saved) => checkFieldUses(check, field, values, saved),
    uses: (values, saved) => fieldUses(check, field, values, saved),
    levels: () => 0,
    amount: (values: ArgumentValues, saved) => amountAsked(check, field, values, saved),
  }
}
