import { normaliseIdNumber, normaliseRollNumber } from '../../src/normal'
import { readable, UNREADABLE, yearsBefore } from './cells'
import type { Facts } from './facts'
import type { Readings } from './reading'

/** A child as its records make it: which of them are its own, which one each registry shows, and what survives of them. */
export interface ExpectedChild {
  /** The number that links them, or the only record. */
  readonly key: string
  readonly records: readonly Facts[]
  readonly standing: Readonly<Record<string, Facts | null>>
  readonly retired: boolean
  readonly idNumber: string | null
  readonly surviving: Readonly<Record<string, string | null>>
}

const SURVIVING = [
  ...['name', 'sex', 'birthDate', 'ethnicity'],
  ...['registeredDivision', 'residenceDivision', 'schoolDivision', 'schoolCode'],
]

/** Every child that the records of all registries make. */
export function childrenOf(all: readonly Facts[], readings: Readings): ExpectedChild[] {
  const groups = new Map<string, Facts[]>()
  for (const facts of all) {
    const key = numberOf(facts) ?? `${facts.registry} ${facts.record}`
    const known = groups.get(key)
    if (known) known.push(facts)
    else groups.set(key, [facts])
  }
  return [...groups].map(([key, records]) => childOf(key, records, readings))
}

function childOf(key: string, records: readonly Facts[], readings: Readings): ExpectedChild {
  const standing = Object.fromEntries(
    [...readings.keys()].map((registry) => [
      registry,
      standingOf(records.filter((each) => each.registry === registry)),
    ]),
  ) as ExpectedChild['standing']
  /** Whose word counts, best first. */
  const order = (fact: string) =>
    [...readings]
      .filter(([, { word }]) => word[fact] !== undefined)
      .sort(([, one], [, other]) => one.word[fact]! - other.word[fact]!)
      .map(([registry]) => registry)
  const first = (fact: string, read: (facts: Facts) => string | null) => {
    for (const registry of order(fact)) {
      const facts = standing[registry]
      const value = facts ? read(facts) : null
      if (value !== null) return value
    }
    return null
  }
  const surviving = Object.fromEntries(
    SURVIVING.map((name) => [name, first(name, (facts) => readable(facts[name as keyof Facts] as string | null))]),
  )
  const idNumber =
    first('idNumber', numberOf) ??
    first('idNumber', ({ idNumber }) =>
      typeof idNumber === 'string' ? (normaliseIdNumber(idNumber) ?? idNumber) : null,
    )
  return { key, records, standing, retired: records.every(({ gone }) => gone), idNumber, surviving }
}

/** Open before closed, formal before temporary, then the newest. */
function standingOf(records: readonly Facts[]): Facts | null {
  const isTemporary = (roll: Facts['rollNumber']) =>
    typeof roll === 'string' && normaliseRollNumber(roll)?.startsWith('L') === true
  const rank = ({ closed, rollNumber }: Facts) => [closed, isTemporary(rollNumber)]
  const sorted = records
    .filter(({ gone }) => !gone)
    .sort((a, b) => {
      const [one, other] = [rank(a), rank(b)]
      for (const at of [0, 1]) if (one[at] !== other[at]) return one[at] ? 1 : -1
      if (a.changed !== b.changed) return a.changed > b.changed ? -1 : 1
      return Buffer.compare(Buffer.from(a.record), Buffer.from(b.record))
    })
  return sorted[0] ?? null
}

/** Whether nobody may find a child: it has come of age, or is of no place. */
export function isHidden({ surviving }: ExpectedChild, day: string): 'of age' | 'of no place' | null {
  const { birthDate, registeredDivision, residenceDivision, schoolDivision } = surviving
  if (birthDate != null && birthDate <= yearsBefore(day, 18)) return 'of age'
  return [registeredDivision, residenceDivision, schoolDivision].every((place) => place == null) ? 'of no place' : null
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** The number that a record may be linked by: valid, and contradicted by nothing that the record says. */
function numberOf(facts: Facts): string | null {
  const written = typeof facts.idNumber === 'string' ? normaliseIdNumber(facts.idNumber) : null
  const own = written && (written.length === 15 ? lengthened(written, facts) : written)
  if (own && isValid(own) && agrees(own, facts)) return own
  const roll = typeof facts.rollNumber === 'string' ? normaliseRollNumber(facts.rollNumber) : null
  const embedded = roll?.startsWith('G') ? roll.slice(1) : null
  return embedded && isValid(embedded) && agrees(embedded, facts) ? embedded : null
}

function isValid(number: string): boolean {
  return /^\d{17}[\dX]$/.test(number) && check(number.slice(0, 17)) === number[17] && isDay(bornIn(number))
}

function check(body: string): string {
  const sum = [...body].reduce((total, digit, at) => total + Number(digit) * WEIGHTS[at]!, 0)
  return '10X98765432'[sum % 11]!
}

function bornIn(number: string): string {
  return `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`
}

function isDay(written: string): boolean {
  const instant = new Date(`${written}T12:00:00Z`)
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(written)
}

function lengthened(fifteen: string, { birthDate }: Facts): string | null {
  if (typeof birthDate !== 'string' || birthDate.slice(2).replaceAll('-', '') !== fifteen.slice(6, 12)) return null
  const body = fifteen.slice(0, 6) + birthDate.slice(0, 2) + fifteen.slice(6)
  return body + check(body)
}

function agrees(number: string, { birthDate, sex }: Facts): boolean {
  if (birthDate === UNREADABLE || sex === UNREADABLE) return false
  if (birthDate !== null && birthDate !== bornIn(number)) return false
  const inNumber = Number(number[16]) % 2 === 1 ? 'MALE' : 'FEMALE'
  return (sex !== 'MALE' && sex !== 'FEMALE') || sex === inNumber
}
