import { decide, type AccessClass } from '../access/decide'
import type { AccessTable, Row } from '../access/table'
import type { ScopeBits } from '../access/words'
import { HubError } from '../errors/hub-error'
import { at } from './inputs'

/** What a request names: a rule of the table, or one field of it. */
export interface Target {
  readonly rule: string | null
  readonly field: string | null
}

/**
 * The rule that a grant would open for this actor and a child in these scopes. Throws HubError GRANT_SEALED and
 * GRANT_NOT_POSSIBLE (no such rule, or the table does not offer it to this actor by grant).
 */
export function grantableRow(table: AccessTable, target: Target, who: AccessClass, bits: ScopeBits): Row {
  const named = (target.rule === null) === (target.field === null) ? 'input' : target.rule !== null ? 'rule' : 'field'
  if (named === 'input') throw new HubError('GRANT_NOT_POSSIBLE', 'expected either rule or field', at('rule'))
  const rows = [...table.rows.values()].filter(({ rule, field }) =>
    named === 'rule' ? rule === target.rule : field === target.field,
  )
  const [first] = rows
  if (!first) throw new HubError('GRANT_NOT_POSSIBLE', `expected a ${named} of the access table`, at(named))
  if (first.sealed) throw new HubError('GRANT_SEALED', `${first.rule} is sealed`, { ...at(named), rule: first.rule })
  if (!rows.some(({ field }) => decide(table, field, who, bits).openable)) {
    const { level } = decide(table, first.field, who, bits)
    throw new HubError('GRANT_NOT_POSSIBLE', `${first.rule} is ${level} for this account and child, not granted`, {
      ...at(named),
      rule: first.rule,
    })
  }
  return first
}
