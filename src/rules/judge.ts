import { variantFor, type RuleSet, type Variant } from './dropout-rules'
import type { Attendance, DropoutFacts, Fact, Input } from './facts'

export const LEVELS = ['NOT_JUDGED', 'NOT_OF_AGE', 'NONE', 'OUT_OF_SCHOOL', 'SUSPECTED', 'DROPPED_OUT'] as const
/** 未判定, 非适龄, 无, 适龄失学, 疑似辍学, 辍学. */
export type Level = (typeof LEVELS)[number]

export type Reason =
  | 'IN_SCHOOL'
  | 'ON_LEAVE'
  | 'SUSPENDED'
  | 'MOVED_WITH_PROOF'
  | 'MOVED_WITHOUT_PROOF'
  | 'GRADUATED'
  | 'DECEASED'
  | 'WITHDRAWN'
  | 'NO_RECORD'
  | 'DAYS_WITHOUT_REASON'
  | 'ABSENT_MONTH'

/** What no registry records, and a person must ask before acting on a verdict. */
export type Unknowable = 'HOME_TEACHING' | 'SPECIAL_SCHOOL' | 'ROLL_ELSEWHERE' | 'ONE_RUN' | 'PROOF_OF_LEAVE'

export type Confidence = 'HIGH' | 'MEDIUM' | 'LOW' | 'NONE'

export interface UsedInput {
  readonly input: Input
  readonly registry: string
  /** null: when it was read is not known. */
  readonly ageDays: number | null
  /** `coarse`: only a part of what the rule asks for, such as a band in place of days. */
  readonly state: 'fresh' | 'stale' | 'coarse'
}

export interface Verdict {
  readonly level: Level
  /** Null when nothing was judged. */
  readonly reason: Reason | null
  /** Of level SUSPECTED and DROPPED_OUT by days: how many. */
  readonly days: number | null
  readonly rule: { readonly name: string; readonly variant: string | null; readonly version: string }
  readonly day: string
  readonly confidence: Confidence
  readonly inputs: readonly UsedInput[]
  readonly missing: readonly Input[]
  readonly unknowable: readonly Unknowable[]
  /** Of a child at risk: whether public aid reaches it (辍学 × 脱贫户); null: not known, or not at risk. */
  readonly aid: boolean | null
  readonly groups: readonly string[]
  /** Whether the bureau's own ledger says something else; null: not known. The verdict never follows the ledger. */
  readonly differsFromLedger: boolean | null
}

/**
 * Judges one child on one day (四查三比对). Pure. A missing input never changes a level into another: a level that needs it is NOT_JUDGED,
 * any other stays, with less confidence. The verdict is of the rule in force on `day`, so a later rule leaves it as it is.
 */
export function judge(facts: DropoutFacts, rules: RuleSet, day: string): Verdict {
  const trail = new Trail(facts, day)
  const found = level(facts, rules, day, trail)
  const atRisk = ['OUT_OF_SCHOOL', 'SUSPECTED', 'DROPPED_OUT'].includes(found.level)
  const ledger = trail.ask('ledger')
  const aid = atRisk ? trail.ask('aid') : null
  const groups = atRisk ? trail.ask('groups') : null
  const judged = found.level !== 'NOT_JUDGED'
  const inputs = trail.inputs(found.variant?.staleAfterDays ?? Infinity)
  const missing = trail.missing.filter(bearsOnLevel)
  const doubts = missing.length + inputs.filter(({ input, state }) => bearsOnLevel(input) && state !== 'fresh').length
  const inLedger = ledger?.value === 'SUSPECTED' || ledger?.value === 'DROPPED_OUT'
  return freeze({
    level: found.level,
    reason: found.reason ?? null,
    days: found.days ?? null,
    rule: { name: rules.name, variant: found.variant?.name ?? null, version: rules.version },
    day,
    confidence: judged ? confidenceOf(doubts) : 'NONE',
    inputs,
    missing: trail.missing,
    unknowable: found.unknowable ?? [],
    aid: aid?.value ?? null,
    groups: [...(groups?.value ?? [])].sort(),
    differsFromLedger: judged && ledger ? inLedger !== (found.level === 'SUSPECTED' || found.level === 'DROPPED_OUT') : null, // prettier-ignore
  })
}

interface Found {
  readonly level: Level
  readonly reason?: Reason
  readonly days?: number
  readonly variant?: Variant
  readonly unknowable?: readonly Unknowable[]
}

const NOT_JUDGED: Found = { level: 'NOT_JUDGED' }

/** Aid and key groups only go with a level: that their registry does not know a child must not show in the confidence either. */
function bearsOnLevel(input: Input): boolean {
  return input !== 'aid' && input !== 'groups'
}

function confidenceOf(doubts: number): Confidence {
  if (doubts === 0) return 'HIGH'
  return doubts < 3 ? 'MEDIUM' : 'LOW'
}

function level(facts: DropoutFacts, rules: RuleSet, day: string, trail: Trail): Found {
  const household = trail.ask('household', facts.household?.value.state === null)
  const born = trail.ask('birthDate')
  if (!household?.value.division || !born) return NOT_JUDGED
  const variant = variantFor(rules, household.value.division, day)
  if (!variant) return NOT_JUDGED
  if (!ofSchoolAge(born.value, variant, day)) return { level: 'NOT_OF_AGE', variant }
  const roll = trail.ask('roll')
  if (!roll) return { ...NOT_JUDGED, variant }
  switch (roll.value) {
    case 'DECEASED':
      return { level: 'NONE', reason: 'DECEASED', variant }
    case 'ENROLLED':
      return { ...byAttendance(variant, trail), variant }
    case 'SUSPENDED':
    case 'TRANSFERRED_OUT':
    case 'GRADUATED':
    case 'WITHDRAWN':
    case 'NO_RECORD':
      return { ...byMeaning(roll.value, household.value.state, variant, trail), variant }
  }
}

/** 户籍 × 学籍. */
function byMeaning(
  state: keyof Variant['roll'],
  household: 'ACTIVE' | 'MOVED_OUT' | 'CANCELLED' | null,
  variant: Variant,
  trail: Trail,
): Found {
  const unknowable = ['HOME_TEACHING', 'SPECIAL_SCHOOL', 'ROLL_ELSEWHERE'] as const
  const reason = state === 'TRANSFERRED_OUT' ? 'MOVED_WITHOUT_PROOF' : state
  const out: Found = { level: 'OUT_OF_SCHOOL', reason, unknowable }
  switch (variant.roll[state]) {
    case 'attendance':
      return byAttendance(variant, trail)
    case 'reason':
      return { level: 'NONE', reason }
    case 'out-of-school':
      return household === 'MOVED_OUT' ? { level: 'NONE', reason: 'MOVED_WITH_PROOF' } : out
    case 'moved': {
      if (household === 'MOVED_OUT') return { level: 'NONE', reason: 'MOVED_WITH_PROOF' }
      const transfer = trail.ask('transfer')
      if (!transfer) return NOT_JUDGED
      return transfer.value ? { level: 'NONE', reason: 'MOVED_WITH_PROOF' } : out
    }
  }
}

/** 学籍 × 在校. */
function byAttendance(variant: Variant, trail: Trail): Found {
  const fact = trail.ask('attendance', trail.facts.attendance?.value.grain === 'band')
  if (!fact) return NOT_JUDGED
  const unknowable = ['ONE_RUN', 'PROOF_OF_LEAVE', 'HOME_TEACHING'] as const
  const seen = seenIn(fact.value)
  if (seen === null) return NOT_JUDGED
  const { run, absentMonth, onLeave } = seen
  if (run !== null && variant.droppedOutFrom !== null && run >= variant.droppedOutFrom)
    return { level: 'DROPPED_OUT', reason: 'DAYS_WITHOUT_REASON', days: run, unknowable }
  if (run !== null && variant.suspectedFrom !== null && run >= variant.suspectedFrom)
    return { level: 'SUSPECTED', reason: 'DAYS_WITHOUT_REASON', days: run, unknowable }
  if (absentMonth && variant.absentMonth) return { level: 'SUSPECTED', reason: 'ABSENT_MONTH', unknowable }
  return { level: 'NONE', reason: onLeave ? 'ON_LEAVE' : 'IN_SCHOOL' }
}

interface Seen {
  /** School days without reason since the pupil was last known to come or to be on leave; null: only a band is known. Registries record sums, so it may have been several runs. */
  readonly run: number | null
  /** None present in the newest month with days due, and not all of it on leave. */
  readonly absentMonth: boolean
  readonly onLeave: boolean
}

/** Null: no month with days due is recorded, or a cell that decides cannot be read. Months without days due are no absence. */
function seenIn(attendance: Attendance): Seen | null {
  if (attendance.grain === 'band')
    return attendance.band === 'UNKNOWN' ? null : { run: null, absentMonth: attendance.band === 'ABSENT', onLeave: false } // prettier-ignore
  let run = 0
  let newest: Omit<Seen, 'run'> | null = null
  for (const { daysDue, daysPresent, daysExcused, daysUnexcused } of attendance.months) {
    if (daysDue === 0) continue
    if (daysDue === null || daysPresent === null || daysExcused === null || daysUnexcused === null) return null
    newest ??= { absentMonth: daysPresent === 0 && daysUnexcused > 0, onLeave: daysPresent === 0 && daysUnexcused === 0 } // prettier-ignore
    run += daysUnexcused
    if (daysPresent > 0 || daysExcused > 0 || daysUnexcused === 0) break
  }
  return newest && { run, ...newest }
}

/** 义务教育法 11. School years begin on 1 September; so only the birthday's side of 31 August counts. */
function ofSchoolAge(born: string, { schoolAge: { from, years } }: Variant, day: string): boolean {
  const year = Number(day.slice(0, 4)) - (day.slice(5) < '09-01' ? 1 : 0)
  const turned = year - Number(born.slice(0, 4)) - (born.slice(5) > '08-31' ? 1 : 0)
  return turned >= from && turned < from + years
}

/** Notes what a verdict was made of. */
class Trail {
  readonly missing: Input[] = []
  private readonly asked: (Omit<UsedInput, 'state'> & { readonly coarse: boolean })[] = []

  constructor(
    readonly facts: DropoutFacts,
    private readonly day: string,
  ) {}

  ask<Name extends Input>(input: Name, coarse = false): DropoutFacts[Name] {
    const fact = this.facts[input] as Fact<unknown> | null
    if (fact === null) this.missing.push(input)
    else this.asked.push({ input, registry: fact.registry, ageDays: this.ageOf(fact), coarse })
    return this.facts[input]
  }

  inputs(staleAfterDays: number): UsedInput[] {
    return this.asked.map(({ coarse, ...used }) => {
      const stale = used.ageDays === null || used.ageDays > staleAfterDays
      return { ...used, state: coarse ? 'coarse' : stale ? 'stale' : 'fresh' }
    })
  }

  /** Days in Asia/Shanghai. What was read after the day that is judged is of age 0. */
  private ageOf({ asOf }: Fact<unknown>): number | null {
    if (asOf === null) return null
    const readOn = Math.floor((Date.parse(asOf) + SHANGHAI) / DAY)
    return Math.max(0, Date.parse(this.day) / DAY - readOn)
  }
}

const DAY = 86_400_000
const SHANGHAI = 8 * 3_600_000

function freeze(verdict: Verdict): Verdict {
  for (const one of [verdict.rule, verdict.inputs, verdict.missing, verdict.unknowable, verdict.groups])
    Object.freeze(one)
  for (const one of verdict.inputs) Object.freeze(one)
  return Object.freeze(verdict)
}
