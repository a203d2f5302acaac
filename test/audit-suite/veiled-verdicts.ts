import { asOwner } from '../hub/support/all-seeing'
import type { TestHub } from '../support/hub'
import type { Person } from './oracle'
import { isWithheld } from './veil'

/**
 * A verdict is a conclusion with rights of its own: who may read it may know of what it was drawn from what it says, and no more. So the
 * other hub has the first one's verdicts, and others in each column that is withheld from the person, and of each child beyond reach.
 */
export async function veilVerdicts(
  plain: TestHub,
  other: TestHub,
  person: Person,
  beyond: ReadonlySet<string>,
): Promise<void> {
  const rows = (await asOwner(plain, 'hub', 'SELECT to_json(v) AS verdict, f.facts FROM dropout_verdict v JOIN dropout_facts f USING (child_id)')) as Kept[] // prettier-ignore
  const closed = isWithheld('Child.dropoutVerdict', person)
  const veiled = rows.flatMap(({ verdict, facts }): Kept[] => {
    const all = closed || beyond.has(String(verdict['child_id']))
    if (all && String(verdict['child_id']).charCodeAt(0) % 3 === 0) return [] // none is kept
    const bent = Object.entries(COLUMNS).flatMap(([column, [field, bend]]) =>
      all || isWithheld(`DropoutVerdict.${field}`, person) ? [[column, bend(verdict[column])] as const] : [],
    )
    const unread = all || isWithheld('DropoutVerdict.inputs', person)
    return [{ verdict: { ...verdict, ...Object.fromEntries(bent) }, facts: unread ? { child: { at: '2026-01-01T00:00:00Z' } } : facts }] // prettier-ignore
  })
  await asOwner(other, 'hub', 'TRUNCATE dropout_verdict, dropout_facts')
  await asOwner(other, 'hub', 'INSERT INTO dropout_verdict SELECT * FROM json_populate_recordset(NULL::dropout_verdict, $1::json)', [JSON.stringify(veiled.map(({ verdict }) => verdict))]) // prettier-ignore
  await asOwner(other, 'hub', 'INSERT INTO dropout_facts SELECT * FROM json_to_recordset($1::json) AS f(child_id uuid, facts jsonb)', [JSON.stringify(veiled.map(({ verdict, facts }) => ({ child_id: verdict['child_id'], facts })))]) // prettier-ignore
}

interface Kept {
  readonly verdict: Readonly<Record<string, unknown>>
  readonly facts: object
}

const next = (...words: readonly string[]) => (value: unknown) => words[(words.indexOf(String(value)) + 1) % words.length]! // prettier-ignore
const day = (value: unknown) => (value === '2011-11-11' ? '2012-12-12' : '2011-11-11')
const text = (value: unknown) => (value === 'another' ? 'other' : 'another')
const list = (word: unknown) => (value: unknown) => ((value as unknown[]).length > 0 ? [] : [word])
const truth = (value: unknown) => value !== true

/** Column of the table: its field, and another value of its kind. */
const COLUMNS: Readonly<Record<string, readonly [field: string, bend: (value: unknown) => unknown]>> = {
  level: ['level', next('NOT_JUDGED', 'NOT_OF_AGE', 'NONE', 'OUT_OF_SCHOOL', 'SUSPECTED', 'DROPPED_OUT')],
  since: ['since', day],
  judged_on: ['judgedOn', day],
  reason: ['reason', next('IN_SCHOOL', 'WITHDRAWN', 'NO_RECORD', 'ABSENT_MONTH')],
  days: ['days', (value) => (typeof value === 'number' ? value + 1 : 7)],
  variant: ['variant', text],
  rules_version: ['rulesVersion', text],
  confidence: ['confidence', next('HIGH', 'MEDIUM', 'LOW', 'NONE')],
  inputs: ['inputs', list({ input: 'roll', registry: 'education', state: 'stale' })],
  missing: ['missing', list('aid')],
  unknowable: ['unknowable', list('ONE_RUN')],
  aid: ['aid', truth],
  groups: ['groups', list('ORPHAN')],
  differs_from_ledger: ['differsFromLedger', truth],
}
