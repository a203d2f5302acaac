import { normaliseFormerNames, normaliseName } from '../../src/normal'
import { ETHNICITY } from '../../connectors/contract/standard-codes'
import type { RegistryName } from '../../src/demo/tables'
import { code, day, division, text, UNREADABLE, yearsBefore, type Cell, type Raw } from './cells'
import { rowsBy, type Row, type Tables } from './rows'

/** Who a record speaks of, as far as the registry says it. */
const DAY = /^(19|20)\d\d(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$/

export interface Facts {
  readonly registry: RegistryName
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

const SEX = { '0': 'UNKNOWN', '1': 'MALE', '2': 'FEMALE', '9': 'UNSPECIFIED' }
const NOTHING = {
  rollNumber: null,
  schoolDivision: null,
  schoolCode: null,
  formerNames: [],
  closed: false,
  gone: false,
}

/** Every record of a registry that the hub has to know. */
export function factsOf(registry: RegistryName, tables: Tables, today: string): Facts[] {
  switch (registry) {
    case 'education': {
      const schools = rowsBy(tables['xx_jbxx']!, 'xxbsm')
      return tables['xs_jbxx']!.map((row) => education(row, schools.get(row['xxbsm'] ?? '')?.[0]))
    }
    case 'police': {
      const born = yearsBefore(today, 18).replaceAll('-', '')
      // The view holds whom the date or the number makes a minor, and who has neither in the form of a date.
      const minor = (row: Row) => {
        const days = [row['csrq'], row['gmsfhm']?.slice(6, 14)].filter((day) => day != null && DAY.test(day))
        return days.length === 0 || days.some((day) => day! > born)
      }
      return tables['rk_ryxx']!.filter(minor).map(police)
    }
    case 'health':
      return tables['et_da']!.map(health)
    case 'civil-affairs':
      return tables['et_djb']!.map(civilAffairs)
  }
}

function education(row: Row, school: Row | undefined): Facts {
  const state = row['xsztm']?.trimEnd() ?? ''
  return {
    ...person('education', row['xsid']!, row['gxsj'], row['xm'], row['xbm'], row['csrq']),
    gone: state === '11',
    closed: !['01', '02', '04', '05'].includes(state),
    idNumber: row['sfzjlxm'] === '1' ? word(row['sfzjh']) : null,
    rollNumber: word(row['xjh']),
    formerNames: formerNames(row['cym']),
    ethnicity: code(row['mzm'], ETHNICITY),
    registeredDivision: division(row['hkszd']),
    residenceDivision: division(row['xzzdm']),
    schoolDivision: school ? division(school['xzqhm']) : null,
    schoolCode: word(row['xxbsm']),
  }
}

function police(row: Row): Facts {
  return {
    ...NOTHING,
    ...person('police', row['rybh']!, row['gxsj'], row['xm'], row['xb'], row['csrq']),
    gone: row['ryzt'] === '1' || row['ryzt'] === '9',
    closed: row['ryzt'] === '2',
    idNumber: word(row['gmsfhm']),
    formerNames: formerNames(row['cym']),
    ethnicity: code(row['mz'], ETHNICITY),
    registeredDivision: division(row['hkszd']),
    residenceDivision: null,
  }
}

function health(row: Row): Facts {
  return {
    ...NOTHING,
    ...person('health', row['dah']!, row['gxsj'], row['xm'], row['xb'], row['csrq']),
    idNumber: word(row['sfzh']),
    ethnicity: null,
    registeredDivision: null,
    residenceDivision: division(row['xzqh']),
  }
}

function civilAffairs(row: Row): Facts {
  return {
    ...NOTHING,
    ...person('civil-affairs', row['dabh']!, row['gxsj'], row['xm'], row['xb'], row['csrq']),
    idNumber: word(row['sfzh']),
    ethnicity: code(row['mz'], ETHNICITY),
    registeredDivision: division(row['hkszdm']),
    residenceDivision: division(row['xjzdm']),
  }
}

type Person = Pick<Facts, 'registry' | 'record' | 'changed' | 'name' | 'sex' | 'birthDate'>

function person(registry: RegistryName, record: string, changed: Raw, name: Raw, sex: Raw, born: Raw): Person {
  const written = word(name)
  return {
    registry,
    record,
    changed: changeTime(changed),
    name: typeof written === 'string' ? normaliseName(written) : written,
    sex: code(sex, SEX),
    birthDate: day(born),
  }
}

/** A text that may be kept as a word: not longer than names and codes are. */
function word(raw: Raw): Cell<string> {
  const written = text(raw)
  return typeof written === 'string' && written.length > 200 ? UNREADABLE : written
}

function formerNames(raw: Raw): readonly string[] {
  const written = word(raw)
  return typeof written === 'string' ? normaliseFormerNames(written) : []
}

/** '2026-11-20 01:02:03.500000'; what is no time of four digits is older than all others. */
function changeTime(raw: Raw): string {
  const parts = /^(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d)(?:\.(\d+))?\+00$/.exec(raw ?? '')
  return parts ? `${parts[1]}.${(parts[2] ?? '').padEnd(6, '0')}` : '1970-01-01 00:00:00.000000'
}
