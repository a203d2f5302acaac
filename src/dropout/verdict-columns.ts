import { CHILD_RECORD, type Value } from '../../connectors/contract/records'
import type { DropoutFacts, Input } from '../rules/facts'
import { toFacts, type StoredFacts } from './stored-facts'
import type { VerdictRow } from './verdict-row'

/** Name of the rules, as each file of them says. */
const RULE = 'dropout-control'

const integer = (written: string): Value => Number(written)
const boolean = (written: string): Value => written === 't' || written === 'true'
const json = (written: string): Value => JSON.parse(written) as Value

/** Until when each registry's feed was read. */
const READ_UNTIL = `(SELECT json_object_agg(registry, to_char(caught_up_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')) FROM feed)`

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
    inputs: { sql: `json_build_array(v.inputs, f.facts, ${READ_UNTIL})`, read: inputsOf },
    missing: { sql: 'to_json(v.missing)', read: json },
    unknowable: { sql: 'to_json(v.unknowable)', read: json },
    aid: { sql: 'v.aid', read: boolean },
    groups: { sql: 'to_json(v.groups)', read: json },
    differsFromLedger: { sql: 'v.differs_from_ledger', read: boolean },
  },
} as const

/**
 * Each input with the time until which its registry was read, the same for every child: the child's own reading is repeated when any
 * registry changes something, also one whose knowledge of the child is a secret. Attendance is as old as its newest month.
 */
function inputsOf(written: string): Value {
  const [inputs, stored, until] = JSON.parse(written) as [VerdictRow['inputs'], StoredFacts | null, ReadUntil | null]
  const facts: DropoutFacts | null = stored && toFacts(readUntil(stored, until ?? {}))
  return inputs.map((one) => ({ ...one, asOf: facts?.[one.input as Input]?.asOf ?? null }))
}

/** By registry: ISO 8601 in UTC; what the hub draws from several is as old as the oldest. */
type ReadUntil = Readonly<Record<string, string | null>>

function readUntil(stored: StoredFacts, until: ReadUntil): StoredFacts {
  const times = Object.values(until).filter((time) => time !== null).sort() // prettier-ignore
  const parts = Object.entries(stored).map(([name, part]) => {
    const at = name === 'child' ? (times[0] ?? null) : (until[name] ?? null)
    return [name, part && { ...part, at }]
  })
  return Object.fromEntries(parts) as StoredFacts
}
