import { ETHNICITY } from '../../../connectors/contract/standard-codes'
import { code, day, division, yearsBefore } from '../cells'
import { formerNames, NOTHING, person, SEX, word, type Facts } from '../facts'
import type { Reading } from '../reading'
import type { Row } from '../rows'

const DAY = /^(19|20)\d\d(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$/

export const reading: Reading = {
  root: { table: 'rk_ryxx', key: 'rybh', number: 'gmsfhm' },
  tables: { rk_ryxx: 'rybh', hk_sy: 'hh' },
  word: { name: 1, sex: 1, birthDate: 1, ethnicity: 1, idNumber: 1, registeredDivision: 1, residenceDivision: 4 },
  facts(tables, today) {
    const born = yearsBefore(today, 18).replaceAll('-', '')
    // The view holds whom the date or the number makes a minor, and who has neither in the form of a date.
    const minor = (row: Row) => {
      const days = [row['csrq'], row['gmsfhm']?.slice(6, 14)].filter((day) => day != null && DAY.test(day))
      return days.length === 0 || days.some((day) => day! > born)
    }
    return tables['rk_ryxx']!.filter(minor).map(factsOf)
  },
  index: () => () => ({}),
  day: (day) => day.replaceAll('-', ''),
  acts: {
    late: `UPDATE rk_ryxx SET hkszd = '430422' WHERE rybh = 'RY000000001'`,
    other: `UPDATE rk_ryxx SET djrq = '20200101' WHERE rybh = 'RY000000004'`,
    deletion: `DELETE FROM rk_ryxx WHERE rybh IN (SELECT rybh FROM ck_wcnr WHERE rybh > 'RY000002000' ORDER BY rybh LIMIT 15)`,
  },
}

function factsOf(row: Row): Facts {
  return {
    ...NOTHING,
    ...person('police', row['rybh']!, row['gxsj'], row['xm'], code(row['xb'], SEX), day(row['csrq'])),
    gone: row['ryzt'] === '1' || row['ryzt'] === '9',
    closed: row['ryzt'] === '2',
    idNumber: word(row['gmsfhm']),
    formerNames: formerNames(row['cym']),
    ethnicity: code(row['mz'], ETHNICITY),
    registeredDivision: division(row['hkszd']),
    residenceDivision: null,
  }
}
