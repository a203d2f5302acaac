import { CHILD_RECORD, type Value } from '../../connectors/contract/records'
import type { DropoutFacts, Input } from '../rules/facts'
import { toFacts, type StoredFacts } from './stored-facts'
import type { VerdictRow } from './verdict-row'

/** Name of the rules, as each file of them says. */
const RULE = 'dropout-control'

const integer = (written: string): Value => Number(written)
const boolean = (written: string): Value => written === 't' || written === 'true'
const json = (written: string): Value => JSON.parse(written) as Value

/** Where the verdict of a child lies, for the hub's connector: what the access table governs of it (schema/access/verdicts.yml). */
export const VERDICTS = {
  prefix: CHILD_RECORD,
  table: 'dropout_verdict v LEFT JOIN dropout_facts f USING (child_id)',
  key: 'child_id',
  columns: {
    level: 'v.level',
    since: 'v.since',
    judgedOn: 'v.judged_on',
    reason: 'v.reason',
    days: { sql: 'v.days', read: integer },
    rule: `'${RULE}'`,
    variant: 'v.variant',
    rulesVersion: 'v.rules_version',
    confidence: 'v.confidence',
    inputs: { sql: 'json_build_array(v.inputs, f.facts)', read: inputsOf },
    missing: { sql: 'to_json(v.missing)', read: json },
    unknowable: { sql: 'to_json(v.unknowable)', read: json },
    aid: { sql: 'v.aid', read: boolean },
    groups: { sql: 'to_json(v.groups)', read: json },
    differsFromLedger: { sql: 'v.differs_from_ledger', read: boolean },
  },
} as const

/** Each input with the time of its reading as the facts say it now: a verdict that stays the same is not written again. */
function inputsOf(written: string): Value {
  const [inputs, stored] = JSON.parse(written) as [VerdictRow['inputs'], StoredFacts | null]
  const facts: DropoutFacts | null = stored && toFacts(stored)
  return inputs.map((one) => ({ ...one, asOf: facts?.[one.input as Input]?.asOf ?? null }))
}
