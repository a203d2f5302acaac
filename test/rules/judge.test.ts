import { judge } from '../../src/rules/judge'
import { DAY, days, fact, month, pupil, rulesIn, rulesWith, FILE } from './made-up'

const NATIONAL = rulesWith()
const level = (facts = pupil(), rules = NATIONAL, day = DAY) => {
  const { level, reason } = judge(facts, rules, day)
  return [level, reason]
}
const roll = (state: Parameters<typeof fact>[0]) => ({ roll: fact(state as never) })

describe('household × roll: of school age and not enrolled (适龄失学)', () => {
  test.each([
    ['2020-08-31', 'OUT_OF_SCHOOL'], // six on the last day of August 2026
    ['2020-09-01', 'NOT_OF_AGE'],
    ['2011-09-01', 'OUT_OF_SCHOOL'], // fourteen
    ['2011-08-31', 'NOT_OF_AGE'],
    ['2012-02-29', 'OUT_OF_SCHOOL'],
  ])('born on %s and on no roll: %s', (born, expected) => {
    expect(level(pupil({ birthDate: fact(born, 'police'), roll: fact('NO_RECORD') }))[0]).toBe(expected)
  })

  test('before September the school year of the year before counts', () => {
    const facts = pupil({ birthDate: fact('2020-08-31', 'police'), roll: fact('NO_RECORD') })
    expect(level(facts, NATIONAL, '2026-08-31')[0]).toBe('NOT_OF_AGE')
    expect(level(facts, NATIONAL, '2026-09-01')[0]).toBe('OUT_OF_SCHOOL')
  })

  test.each([
    ['WITHDRAWN', 'OUT_OF_SCHOOL', 'WITHDRAWN'],
    ['NO_RECORD', 'OUT_OF_SCHOOL', 'NO_RECORD'],
    ['SUSPENDED', 'NONE', 'SUSPENDED'],
    ['GRADUATED', 'NONE', 'GRADUATED'],
    ['DECEASED', 'NONE', 'DECEASED'],
    ['TRANSFERRED_OUT', 'OUT_OF_SCHOOL', 'MOVED_WITHOUT_PROOF'],
  ])('%s: %s', (state, expected, reason) => {
    expect(level(pupil(roll(state)))).toEqual([expected, reason])
  })

  test('moved away counts with its proof: the school that took the pupil in, or the household register', () => {
    const gone = roll('TRANSFERRED_OUT')
    expect(level(pupil({ ...gone, transfer: fact(true) }))).toEqual(['NONE', 'MOVED_WITH_PROOF'])
    const household = fact({ division: '430421', state: 'MOVED_OUT' as const }, 'police')
    expect(level(pupil({ ...gone, household }))).toEqual(['NONE', 'MOVED_WITH_PROOF'])
    expect(level(pupil({ ...gone, transfer: null }))).toEqual(['NOT_JUDGED', null])
  })

  test('what no registry records is named: a roll elsewhere, home teaching, a special school', () => {
    const { unknowable } = judge(pupil(roll('NO_RECORD')), NATIONAL, DAY)
    expect(unknowable).toEqual(['HOME_TEACHING', 'SPECIAL_SCHOOL', 'ROLL_ELSEWHERE'])
  })
})

describe('roll × attendance, by local rule (domain: thresholds A, B, C)', () => {
  const unexcused = (count: number) => pupil({ attendance: days(month('2026-11', 23, 23 - count), month('2026-10', 22, 22)) }) // prettier-ignore
  const away = (...dues: number[]) => pupil({ attendance: days(...dues.map((due, i) => month(`2026-${11 - i}`, due, 0)), month('2026-05', 20, 20)) }) // prettier-ignore

  test.each([
    ['week-and-month', 5, 'NONE'], // a week is not more than a week
    ['week-and-month', 6, 'SUSPECTED'],
    ['week-and-month', 22, 'SUSPECTED'],
    ['four-weeks', 6, 'NONE'],
    ['four-weeks', 19, 'NONE'],
    ['four-weeks', 20, 'DROPPED_OUT'],
    ['first-day', 1, 'SUSPECTED'],
    ['first-day', 0, 'NONE'],
    ['from-seven', 6, 'NONE'],
  ])('%s, %i days without reason: %s', (variant, count, expected) => {
    expect(level(unexcused(count), rulesWith(variant))[0]).toBe(expected)
  })

  test('more than a month is dropped out: the run goes on from one month into the next', () => {
    expect(level(away(2, 21), rulesWith('week-and-month'))[0]).toBe('SUSPECTED')
    expect(judge(away(3, 21), rulesWith('week-and-month'), DAY)).toMatchObject({
      level: 'DROPPED_OUT',
      reason: 'DAYS_WITHOUT_REASON',
      days: 24,
      rule: { name: 'dropout-control', variant: 'week-and-month' },
      unknowable: ['ONE_RUN', 'PROOF_OF_LEAVE', 'HOME_TEACHING'],
    })
  })

  test('a child of six is of school age in the country, and not where school begins at seven', () => {
    const facts = pupil({ birthDate: fact('2020-05-01', 'police'), roll: fact('NO_RECORD') })
    expect(level(facts)[0]).toBe('OUT_OF_SCHOOL')
    expect(level(facts, rulesWith('from-seven'))[0]).toBe('NOT_OF_AGE')
  })

  test('without a local rule days count nothing, but a whole month away is suspected (名在人不在)', () => {
    expect(level(unexcused(22))).toEqual(['NONE', 'IN_SCHOOL'])
    expect(level(unexcused(23))).toEqual(['SUSPECTED', 'ABSENT_MONTH'])
  })

  test('leave is a reason, and ends a run', () => {
    const rules = rulesWith('week-and-month')
    expect(level(pupil({ attendance: days(month('2026-11', 20, 0, 20)) }), rules)).toEqual(['NONE', 'ON_LEAVE'])
    const after = days(month('2026-11', 5, 0), month('2026-10', 20, 0, 1), month('2026-09', 21, 0))
    expect(judge(pupil({ attendance: after }), rules, DAY).days).toBe(24)
  })

  test('holidays are no absence: months without days due change nothing', () => {
    const rules = rulesWith('week-and-month')
    const holiday = { ...month('2026-08', 0, 0), daysUnexcused: 31 }
    for (const months of [[month('2026-09', 20, 18)], [month('2026-09', 3, 0), month('2026-06', 4, 0)]]) {
      const [newest, ...older] = months
      const without = judge(pupil({ attendance: days(...months) }), rules, DAY)
      expect(judge(pupil({ attendance: days(holiday, newest!, holiday, ...older) }), rules, DAY)).toEqual(without)
    }
    expect(level(pupil({ attendance: days(holiday) }), rules)).toEqual(['NOT_JUDGED', null])
  })

  test('a cell that cannot be read is no absence: where it decides nothing is judged', () => {
    const broken = { ...month('2026-11', 20, 0), daysExcused: null }
    expect(level(pupil({ attendance: days(broken) }))).toEqual(['NOT_JUDGED', null])
    expect(level(pupil({ attendance: days(month('2026-11', 20, 19), { ...broken, month: '2026-10' }) }))[0]).toBe(
      'NONE',
    )
  })

  test.each([
    ['FULL', 'NONE'],
    ['POOR', 'NONE'],
    ['ABSENT', 'SUSPECTED'],
    ['UNKNOWN', 'NOT_JUDGED'],
  ] as const)('of a band alone, as the index keeps it: %s is %s', (band, expected) => {
    const verdict = judge(pupil({ attendance: fact({ grain: 'band', band }) }), rulesWith('week-and-month'), DAY)
    expect([verdict.level, verdict.confidence]).toEqual([expected, expected === 'NOT_JUDGED' ? 'NONE' : 'MEDIUM'])
  })
})

describe('a verdict says what it was made of', () => {
  test('each input with registry and age; what is missing', () => {
    const facts = pupil({
      attendance: days(month('2026-11', 20, 0)),
      aid: null,
      ledger: fact('NONE', 'education', null),
    })
    expect(judge(facts, NATIONAL, DAY)).toMatchObject({
      confidence: 'MEDIUM',
      inputs: [
        { input: 'household', registry: 'police', ageDays: 0, state: 'fresh' },
        { input: 'birthDate', registry: 'police', ageDays: 0, state: 'fresh' },
        { input: 'roll', registry: 'education', ageDays: 0, state: 'fresh' },
        { input: 'attendance', registry: 'education', ageDays: 0, state: 'fresh' },
        { input: 'ledger', registry: 'education', ageDays: null, state: 'stale' },
        { input: 'groups', registry: 'civil-affairs', ageDays: 0, state: 'fresh' },
      ],
      missing: ['aid'],
    })
  })

  test('the age counts days in Shanghai: 20:00 UTC is the next day there', () => {
    const at = (asOf: string) => judge(pupil({ roll: fact('ENROLLED', 'education', asOf) }), NATIONAL, DAY).inputs[2]
    expect(at('2026-11-28T15:59:59Z')).toMatchObject({ ageDays: 2, state: 'fresh' })
    expect(at('2026-11-28T16:00:00Z')).toMatchObject({ ageDays: 1 })
    expect(at('2026-10-01T00:00:00Z')).toMatchObject({ ageDays: 60, state: 'stale' })
    expect(at('2027-01-01T00:00:00Z')).toMatchObject({ ageDays: 0 })
  })

  test('dropped out × aid, and key groups: of a child at risk only', () => {
    const own = { aid: fact(true, 'civil-affairs'), groups: fact(['ORPHAN', 'DISABLED'], 'civil-affairs') }
    expect(judge(pupil({ ...own, ...roll('NO_RECORD') }), NATIONAL, DAY)).toMatchObject({ aid: true, groups: ['DISABLED', 'ORPHAN'] }) // prettier-ignore
    expect(judge(pupil(own), NATIONAL, DAY)).toMatchObject({ aid: null, groups: [] })
  })

  test('the bureau’s ledger is compared, and never followed', () => {
    const absent = { attendance: days(month('2026-11', 20, 0)) }
    const differs = (own: object) => judge(pupil(own), NATIONAL, DAY).differsFromLedger
    expect([differs({}), differs(absent)]).toEqual([false, true])
    expect([differs({ ledger: fact('DROPPED_OUT') }), differs({ ...absent, ledger: fact('SUSPECTED') })]).toEqual([true, false]) // prettier-ignore
    expect(differs({ ledger: null })).toBeNull()
    expect(level(pupil({ ledger: fact('DROPPED_OUT') }))[0]).toBe('NONE')
  })

  test('is frozen, and the same for the same', () => {
    const verdict = judge(pupil(), NATIONAL, DAY)
    for (const one of [verdict, verdict.inputs, verdict.inputs[0], verdict.missing, verdict.rule])
      expect(Object.isFrozen(one)).toBe(true)
    expect(judge(pupil(), NATIONAL, DAY)).toEqual(verdict)
  })
})

describe('the rule is that of division and day', () => {
  const LOCAL = (name: string, more: string) => `
  ${name}:
    { title: t, basis: b, standing: local, ${more}, schoolAge: { from: 6, years: 9 }, suspectedFrom: 1, absentMonth: true,
      roll: { SUSPENDED: reason, TRANSFERRED_OUT: moved, GRADUATED: reason, WITHDRAWN: out-of-school, NO_RECORD: out-of-school }, staleAfterDays: 45 }
`
  const two = pupil({ attendance: days(month('2026-11', 20, 18)) })

  test('a rule counts in its division, the narrower before the wider', () => {
    const rules = rulesIn(`${FILE}${LOCAL('county', "division: '430421', from: '2026-01-01'")}`, 'county', 'four-weeks')
    expect(judge(two, rules, DAY).rule.variant).toBe('county')
    const elsewhere = pupil({ ...two, household: fact({ division: '430422', state: 'ACTIVE' as const }, 'police') })
    expect(judge(elsewhere, rules, DAY).rule.variant).toBe('four-weeks')
  })

  test('a rule that comes later leaves verdicts of days before as they were', () => {
    const later = rulesIn(`${FILE}${LOCAL('later', "from: '2026-12-01'")}`, 'later')
    expect(judge(two, later, DAY)).toEqual({ ...judge(two, NATIONAL, DAY), rule: { name: 'dropout-control', variant: 'national', version: later.version } }) // prettier-ignore
    expect(judge(two, later, '2026-12-01')).toMatchObject({ level: 'SUSPECTED', rule: { variant: 'later' } })
  })

  test('a rule that ended counts no more on its last day', () => {
    const rules = rulesIn(`${FILE}${LOCAL('ended', "from: '2026-01-01', until: '2026-11-30'")}`, 'ended')
    expect(judge(two, rules, '2026-11-29').rule.variant).toBe('ended')
    expect(judge(two, rules, DAY).rule.variant).toBe('national')
  })

  test('before any rule nothing is judged', () => {
    expect(judge(two, NATIONAL, '2023-12-31')).toMatchObject({ level: 'NOT_JUDGED', rule: { variant: null } })
  })

  test('a variant that is not switched on counts nowhere; the version tells which are', () => {
    expect(NATIONAL.variants.map(({ name }) => name)).toEqual(['national'])
    expect(NATIONAL.version).toMatch(/^[0-9a-f]{12}$/)
    expect(rulesWith('first-day').version).toBe(`${NATIONAL.version}+first-day`)
  })
})
