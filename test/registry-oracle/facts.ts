import { normaliseFormerNames, normaliseName } from '../../src/normal'
import { text, UNREADABLE, type Cell, type Raw } from './cells'

/** Who a record speaks of, as far as the registry says it. */
export interface Facts {
  readonly registry: string
  readonly record: string
  /** Struck off: it gives nothing. */
  readonly gone: boolean
  /** Kept, and no longer in force. */
  readonly closed: boolean
  /** Sorts as the time of the last change. */
  readonly changed: string
  readonly idNumber: Cell<string>
  readonly rollNumber: Cell<string>
  readonly name: Cell<string>
  readonly formerNames: readonly string[]
  readonly sex: Cell<string>
  readonly birthDate: Cell<string>
  readonly ethnicity: Cell<string>
  readonly registeredDivision: Cell<string>
  readonly residenceDivision: Cell<string>
  readonly schoolDivision: Cell<string>
  readonly schoolCode: Cell<string>
}

/** GB/T 2261.1 */
export const SEX = { '0': 'UNKNOWN', '1': 'MALE', '2': 'FEMALE', '9': 'UNSPECIFIED' }
/** What most registries do not say. */
export const NOTHING = {
  rollNumber: null,
  schoolDivision: null,
  schoolCode: null,
  formerNames: [],
  closed: false,
  gone: false,
}

type Person = Pick<Facts, 'registry' | 'record' | 'changed' | 'name' | 'sex' | 'birthDate'>

/** What every registry says. */
export function person(
  registry: string,
  record: string,
  changed: Raw,
  name: Raw,
  sex: Cell<string>,
  birthDate: Cell<string>,
): Person {
  const written = word(name)
  return {
    registry,
    record,
    changed: changeTime(changed),
    name: typeof written === 'string' ? normaliseName(written) : written,
    sex,
    birthDate,
  }
}

/** A text that may be kept as a word: not longer than names and codes are. */
export function word(raw: Raw): Cell<string> {
  const written = text(raw)
  return typeof written === 'string' && written.length > 200 ? UNREADABLE : written
}

export function formerNames(raw: Raw): readonly string[] {
  const written = word(raw)
  return typeof written === 'string' ? normaliseFormerNames(written) : []
}

/** '2026-11-20 01:02:03.500000'; what is no time of four digits is older than all others. */
function changeTime(raw: Raw): string {
  const parts = /^(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d)(?:\.(\d+))?\+00$/.exec(raw ?? '')
  return parts ? `${parts[1]}.${(parts[2] ?? '').padEnd(6, '0')}` : '1970-01-01 00:00:00.000000'
}
