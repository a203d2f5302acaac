import type { RuleSet } from '../../src/rules/dropout-rules'
import { ROLL_FACTS, type DropoutFacts, type Input } from '../../src/rules/facts'
import { judge } from '../../src/rules/judge'
import { Chance, days, deepFreeze, fact, month, pupil, rulesWith } from './made-up'
import { expectedLevel } from './oracle'

const RULES = ['week-and-month', 'four-weeks', 'first-day', 'from-seven'].map((one) => rulesWith(one)).concat(rulesWith()) // prettier-ignore
const CONFIDENCE = ['NONE', 'LOW', 'MEDIUM', 'HIGH']
const COUNT = 100_000

/** One school day: present, excused, or away without reason. Those away come in runs, as in life. */
function history(chance: Chance): { month: string; days: string }[] {
  let mood = 'P'
  return Array.from({ length: 1 + chance.below(5) }, (_, i) => {
    const due = chance.below(6) === 0 ? 0 : 1 + chance.below(23)
    const each = Array.from({ length: due }, () => (mood = chance.below(12) === 0 ? chance.of(['P', 'E', 'U', 'U', 'U']) : mood)) // prettier-ignore
    return { month: `2026-${String(7 + i).padStart(2, '0')}`, days: each.join('') }
  })
}

const countOf = (days: string, kind: string) => days.split(kind).length - 1

function made(chance: Chance): { facts: DropoutFacts; daily: string; rules: RuleSet; day: string } {
  const months = history(chance)
  const written = [...months].reverse().map(({ month: name, days: each }) => month(name, each.length, countOf(each, 'P'), countOf(each, 'E'))) // prettier-ignore
  const band = chance.of(['FULL', 'GOOD', 'POOR', 'ABSENT', 'UNKNOWN'] as const)
  const asOf = () => chance.of(['2026-11-29T20:00:00Z', '2026-08-01T00:00:00Z', null])
  const at = <T>(value: T) => fact(value, 'education', asOf())
  const maybe = <T>(value: T) => (chance.below(12) === 0 ? null : at(value))
  const born = `${2010 + chance.below(12)}-${chance.of(['02-28', '08-31', '09-01', '12-31'])}`
  const facts: DropoutFacts = {
    birthDate: maybe(born),
    household: maybe({ division: chance.of(['430421', '430422', '430421100', null]), state: chance.of(['ACTIVE', 'MOVED_OUT', 'CANCELLED', null] as const) }), // prettier-ignore
    roll: maybe(chance.below(4) > 0 ? ('ENROLLED' as const) : chance.of(ROLL_FACTS)),
    transfer: maybe(chance.below(2) === 0),
    attendance: maybe(chance.below(4) === 0 ? { grain: 'band' as const, band } : days(...written).value),
    ledger: maybe(chance.of(['NONE', 'SUSPECTED', 'DROPPED_OUT', 'RETURNED'] as const)),
    aid: maybe(chance.below(2) === 0),
    groups: maybe(['ORPHAN']),
  }
  const day = chance.of(['2026-11-30', '2026-08-31', '2023-06-01'])
  return { facts: deepFreeze(facts), daily: months.map((one) => one.days).join(''), rules: chance.of(RULES), day }
}

test(`${COUNT} random histories are judged as the oracle judges them, and frozen inputs stay as they were`, () => {
  const chance = new Chance(1)
  const seen = new Map<string, number>()
  for (let i = 0; i < COUNT; i += 1) {
    const { facts, rules, day } = made(chance)
    const { level } = judge(facts, rules, day)
    const expected = expectedLevel(facts, rules.variants.at(-1)!, day)
    if (level !== expected)
      throw new TypeError(`history ${i}: ${level}, expected ${expected}: ${JSON.stringify(facts)}`)
    seen.set(level, (seen.get(level) ?? 0) + 1)
  }
  // Each level is common among them: the comparison is not empty.
  for (const level of ['NOT_JUDGED', 'NOT_OF_AGE', 'NONE', 'OUT_OF_SCHOOL', 'SUSPECTED', 'DROPPED_OUT'])
    expect(seen.get(level) ?? 0).toBeGreaterThan(COUNT / 200)
})

test('an input taken away makes no other level: the level stays or is not judged, the confidence never grows', () => {
  const chance = new Chance(2)
  const fates = { stays: 0, open: 0 }
  for (let i = 0; i < 20_000; i += 1) {
    const { facts, rules, day } = made(chance)
    const whole = judge(facts, rules, day)
    for (const input of Object.keys(facts) as Input[]) {
      if (facts[input] === null) continue
      const less = judge(deepFreeze({ ...facts, [input]: null }), rules, day)
      if (less.level === 'NOT_JUDGED') fates.open += 1
      else {
        fates.stays += 1
        if (less.level !== whole.level) throw new TypeError(`without ${input} ${whole.level} became ${less.level}`)
      }
      if (CONFIDENCE.indexOf(less.confidence) > CONFIDENCE.indexOf(whole.confidence))
        throw new TypeError(`without ${input} ${whole.confidence} became ${less.confidence}: ${JSON.stringify(facts)}`)
    }
  }
  expect(Math.min(fates.stays, fates.open)).toBeGreaterThan(1_000)
})

test('older data never changes a level, nor raises the confidence', () => {
  const chance = new Chance(3)
  for (let i = 0; i < 20_000; i += 1) {
    const { facts, rules, day } = made(chance)
    const [whole, old] = [facts, aged(facts)].map((one) => judge(one, rules, day))
    if (old!.level !== whole!.level || CONFIDENCE.indexOf(old!.confidence) > CONFIDENCE.indexOf(whole!.confidence))
      throw new TypeError(`${whole!.level} ${whole!.confidence} became ${old!.level} ${old!.confidence}`)
  }
})

const aged = (facts: DropoutFacts) =>
  deepFreeze(
    Object.fromEntries(Object.entries(facts).map(([name, one]) => [name, one && { ...one, asOf: '2020-01-01T00:00:00Z' }])), // prettier-ignore
  ) as unknown as DropoutFacts

test('months hide when in a month a pupil was away: the count is never less than the true last run of days', () => {
  const chance = new Chance(4)
  const rules = rulesWith('first-day')
  let runs = 0
  for (let i = 0; i < 20_000; i += 1) {
    const { daily } = made(chance)
    const months = daily.match(/.{1,20}/g) ?? []
    if (months.length === 0) continue
    const written = months.map((each, n) =>
      month(`2026-0${n + 1}`, each.length, countOf(each, 'P'), countOf(each, 'E')),
    )
    const run = /U*$/.exec(daily)![0].length
    const { days: counted } = judge(pupil({ attendance: days(...written.reverse()) }), rules, '2026-11-30')
    if (run > 0) runs += 1
    if ((counted ?? 0) < run) throw new TypeError(`a run of ${run} days counted as ${counted}: ${months.join(' ')}`)
  }
  expect(runs).toBeGreaterThan(1_000)
})

test('more days without reason never lower the level', () => {
  const order = ['NONE', 'SUSPECTED', 'DROPPED_OUT']
  for (const rules of RULES) {
    let before = 0
    for (let away = 0; away <= 46; away += 1) {
      const months = [month('2026-11', 23, 23 - Math.min(away, 23)), month('2026-10', 23, 23 - Math.max(0, away - 23))]
      const now = order.indexOf(judge(pupil({ attendance: days(...months) }), rules, '2026-11-30').level)
      expect(now).toBeGreaterThanOrEqual(before)
      before = now
    }
  }
})
