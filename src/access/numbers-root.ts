import type { ArgumentValues, ReadField } from '../document/read-operation'
import { amountAsked, checkFieldUses, fieldUses, nameOf, savedId, type CheckInput } from './check-arguments'
import { usesCaseload } from './children-root'
import { hasOwnList } from './cost'
import { fullScopes } from './positions'
import type { NumbersRoot } from './roots'

/** What counts is judged as a list is: existence, and each field that it is filtered and grouped by. */
export function numbersRoot(
  { sources, table, who }: CheckInput,
  field: ReadField,
  lookedUpBy: readonly string[],
): NumbersRoot {
  const check = { sources, table, who }
  const existence = fullScopes(table, sources.existence, who)
  const caseload = usesCaseload(table, who, [sources.existence])
  return {
    kind: 'numbers',
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
    amount: (values: ArgumentValues, saved) => amountAsked(check, field, values, saved),
  }
}
