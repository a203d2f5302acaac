import { readFileSync } from 'node:fs'
import path from 'node:path'
import { projectRoot } from '../../src/kit/project-root'
import type { RuleSet } from '../../src/rules/dropout-rules'
import type { Attendance, DropoutFacts, Fact, MonthFact } from '../../src/rules/facts'
import { readRules } from '../../src/rules/read-rules'

export const FILE = readFileSync(path.join(projectRoot(), 'src/rules/data/dropout-control.yml'), 'utf8')

/** The project's own rules, with these local variants. Throws with the faults. */
export function rulesWith(...on: string[]): RuleSet {
  return rulesIn(FILE, ...on)
}

export function rulesIn(text: string, ...on: string[]): RuleSet {
  const { rules, faults } = readRules(text, on)
  if (!rules) throw new TypeError(JSON.stringify(faults))
  return rules
}

export const DAY = '2026-11-30'
export const READ_AT = '2026-11-29T20:00:00Z'
export const fact = <T>(value: T, registry = 'education', asOf: string | null = READ_AT): Fact<T> => ({ value, registry, asOf }) // prettier-ignore

/** A month of attendance; what is neither present nor excused is without reason. */
export const month = (name: string, due: number, present: number, excused = 0): MonthFact => ({
  month: name,
  daysDue: due,
  daysPresent: present,
  daysExcused: excused,
  daysUnexcused: due - present - excused,
})

export const days = (...months: MonthFact[]): Fact<Attendance> => fact({ grain: 'days', months })

/** A pupil of eleven who comes to school, all inputs there and fresh. */
export function pupil(own: Partial<DropoutFacts> = {}): DropoutFacts {
  return deepFreeze({
    birthDate: fact('2015-05-12', 'police'),
    household: fact({ division: '430421100001', state: 'ACTIVE' as const }, 'police'),
    roll: fact('ENROLLED' as const),
    transfer: fact(false),
    attendance: days(month('2026-11', 20, 20)),
    ledger: fact('NONE' as const),
    aid: fact(false, 'civil-affairs'),
    groups: fact([], 'civil-affairs'),
    ...own,
  })
}

export function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(value).forEach(deepFreeze)
  return Object.freeze(value)
}

/** Numbers from a seed (mulberry32): below(n) is 0 … n - 1. */
export class Chance {
  constructor(private state: number) {}

  below(n: number): number {
    this.state = (this.state + 0x6d2b79f5) | 0
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % n
  }

  of<T>(list: readonly T[]): T {
    return list[this.below(list.length)]!
  }
}
