import type { RegistryName } from './records'
import { CHANGES_RULES } from './conformance-changes'
import { DECLARED_RULES } from './conformance-declared'
import { FETCH_RULES } from './conformance-fetch'
import { FIND_RULES } from './conformance-find'
import { BREAKING_RULES, LIFE_RULES } from './conformance-life'
import { RECORD_RULES } from './conformance-records'
import { REFUSAL_RULES } from './conformance-refusals'
import type { Rule, Subject } from './conformance-rule'

export type { Rule, Sample, Subject } from './conformance-rule'

/** In the order they run: the last ones spoil cells and close the connector. */
export const RULES: readonly Rule[] = [
  ...FETCH_RULES,
  ...REFUSAL_RULES,
  ...RECORD_RULES,
  ...DECLARED_RULES,
  ...FIND_RULES,
  ...CHANGES_RULES,
  ...LIFE_RULES,
  ...BREAKING_RULES,
]

/** Runs the suite in jest, one test per rule. A SHOULD fails there too: our own connectors keep all of it. */
export function describeConnector(name: string, make: () => Promise<Subject>): void {
  describe(`${name} keeps the connector contract`, () => {
    let subject: Subject
    beforeAll(async () => {
      subject = await make()
    })
    afterAll(() => subject?.close())

    test.each(RULES.map((rule) => [rule.id, rule.level, rule.sentence, rule] as const))(
      '%s %s: %s',
      async (_id, _level, _sentence, rule) => {
        const { outcome, detail } = await runRule(rule, subject)
        if (outcome === 'failed') throw new TypeError(`${rule.id}: ${detail}`)
      },
    )
  })
}

export interface RuleResult {
  readonly rule: Rule
  readonly outcome: 'passed' | 'failed' | 'skipped'
  readonly detail: string
}

export interface Report {
  readonly registry: RegistryName
  readonly results: readonly RuleResult[]
  /** True when no MUST failed. */
  readonly conforms: boolean
  /** 'police passes 38 of 39, C-07 (MUST) fails: …', in words without a record's values. */
  readonly text: string
}

/** Runs the suite without jest: for an agency's own connector, from its own program. Never throws for a broken rule. */
export async function runConformance(subject: Subject): Promise<Report> {
  const results: RuleResult[] = []
  for (const rule of RULES) results.push(await runRule(rule, subject))
  const failed = results.filter(({ outcome }) => outcome === 'failed')
  return {
    registry: subject.connector.registry,
    results,
    conforms: failed.every(({ rule }) => rule.level !== 'MUST'),
    text: summary(subject.connector.registry, results),
  }
}

/** A rule that does not come to an end is broken. Milliseconds. */
const RULE_LIMIT = 30_000

async function runRule(rule: Rule, subject: Subject): Promise<RuleResult> {
  let timer: NodeJS.Timeout | undefined
  const limit = new Promise<string>((resolve) => {
    timer = setTimeout(resolve, RULE_LIMIT, `no end after ${RULE_LIMIT / 1000} s`)
  })
  try {
    const late = await Promise.race([rule.check(subject), limit])
    return { rule, outcome: typeof late === 'string' ? 'failed' : 'passed', detail: late ?? '' }
  } catch (thrown) {
    const { name, message } = thrown instanceof Error ? thrown : { name: '', message: String(thrown) }
    if (name === 'Skipped') return { rule, outcome: 'skipped', detail: message }
    return { rule, outcome: 'failed', detail: name === 'Breach' ? message : `threw ${name}: ${message}` }
  } finally {
    clearTimeout(timer)
  }
}

function summary(registry: string, results: readonly RuleResult[]): string {
  const tried = results.filter(({ outcome }) => outcome !== 'skipped')
  const passed = tried.filter(({ outcome }) => outcome === 'passed')
  const failed = tried.filter(({ outcome }) => outcome === 'failed')
  const skipped = results.filter(({ outcome }) => outcome === 'skipped')
  return [
    `${registry} passes ${passed.length} of ${tried.length}`,
    ...failed.map(({ rule, detail }) => `${rule.id} (${rule.level}) fails: ${rule.sentence}: ${detail}`),
    ...skipped.map(({ rule, detail }) => `${rule.id} not tried: ${detail}`),
  ].join('\n')
}
