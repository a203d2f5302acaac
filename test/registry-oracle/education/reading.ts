import { ETHNICITY } from '../../../connectors/contract/standard-codes'
import { code, day, days, division, month, readable, text, UNREADABLE, type Cell } from '../cells'
import { formerNames, person, SEX, word, type Facts } from '../facts'
import type { Reading } from '../reading'
import { rowsBy, type Row } from '../rows'

export const reading: Reading = {
  root: { table: 'xs_jbxx', key: 'xsid', number: 'sfzjh' },
  tables: {
    xs_jbxx: 'xsid',
    xx_jbxx: 'xxbsm',
    xs_kq: 'kqny DESC',
    xs_kc: 'xhrq IS NULL DESC, fxrq DESC, xh DESC',
    xs_jtcy: 'xh',
  },
  word: {
    ...{ name: 3, sex: 3, birthDate: 3, ethnicity: 3, idNumber: 3, registeredDivision: 3, residenceDivision: 3 },
    ...{ schoolDivision: 1, schoolCode: 1 },
  },
  facts(tables) {
    const schools = rowsBy(tables['xx_jbxx']!, 'xxbsm')
    return tables['xs_jbxx']!.map((row) => factsOf(row, schools.get(row['xxbsm'] ?? '')?.[0]))
  },
  index(tables, today) {
    const rolls = rowsBy(tables['xs_jbxx']!, 'xsid')
    const schoolMonths = tables['xs_kq']!.filter(({ yds }) => Number(yds) !== 0) // a holiday tells nothing
    const months = rowsBy(schoolMonths, 'xsid')
    const ledger = rowsBy(tables['xs_kc']!, 'xsid')
    return (record) => {
      const row = rolls.get(record)![0]!
      return {
        roll_state: readable(code(row['xsztm'], ROLL_STATE)),
        attendance_band: readable(band(months.get(record)?.[0], today)),
        dropout_state: readable(dropout(ledger.get(record)?.[0])),
        education_left_behind: readable(code(row['lsetm'], { '0': 'NONE', '1': 'ONE_PARENT', '2': 'BOTH_PARENTS' })),
        education_needs_aid: readable(code(row['sfxyzz'], YES_NO)),
        education_receives_aid: readable(code(row['sfxsyb'], YES_NO)),
        grade: readable(code(row['njm'], GRADE)),
        class_name: readable(text(row['bjmc'])),
      }
    }
  },
  acts: {
    late: `UPDATE xs_jbxx SET lxdh = '13911112222', xxbsm = (SELECT max(xxbsm) FROM xx_jbxx WHERE xxbsm LIKE '2%') WHERE xsid = 'XS00000001'`,
    other: `UPDATE xs_jbxx SET lxdh = '13911113333' WHERE xsid = (SELECT min(xsid) FROM xs_jbxx WHERE xsid > 'XS00000100')`,
    deletion: `DELETE FROM xs_jbxx WHERE xsid IN (SELECT xsid FROM xs_jbxx WHERE xsid > 'XS00000200' ORDER BY xsid LIMIT 15)`,
  },
}

function factsOf(row: Row, school: Row | undefined): Facts {
  const state = row['xsztm']?.trimEnd() ?? ''
  return {
    ...person('education', row['xsid']!, row['gxsj'], row['xm'], code(row['xbm'], SEX), day(row['csrq'])),
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

const ROLL_STATE = {
  ...{ '01': 'ENROLLED', '05': 'ENROLLED', '02': 'SUSPENDED', '04': 'SUSPENDED', '03': 'WITHDRAWN', '06': 'WITHDRAWN' },
  ...{ '09': 'WITHDRAWN', '07': 'GRADUATED', '08': 'GRADUATED', '10': 'TRANSFERRED_OUT', '11': 'DECEASED' },
}
const GRADE = { '11': 1, '12': 2, '13': 3, '14': 4, '15': 5, '16': 6, '21': 7, '22': 8, '23': 9, '31': 10, '32': 11, '33': 12 } // prettier-ignore
const YES_NO = { '0': false, '1': true }

/** Of the last month that had school days. */
function band(last: Row | undefined, today: string): Cell<string> {
  if (!last) return 'UNKNOWN'
  const of = month(last['kqny'])
  const [due, present] = [days(last['yds']), days(last['sds'])]
  if (typeof of !== 'string' || of > today.slice(0, 7) || typeof due !== 'number' || typeof present !== 'number')
    return UNREADABLE
  if (present === 0) return 'ABSENT'
  const percent = (present / due) * 100
  return percent >= 98 ? 'FULL' : percent >= 80 ? 'GOOD' : 'POOR'
}

function dropout(entry: Row | undefined): Cell<string> {
  if (!entry) return 'NONE'
  if (entry['xhrq'] == null) return code(entry['tzlbm'], { '1': 'SUSPECTED', '2': 'DROPPED_OUT' })
  if (day(entry['xhrq']) === UNREADABLE || day(entry['fxrq']) === UNREADABLE) return UNREADABLE
  const outcome = code(entry['kcztm'], { '1': 'NONE', '2': 'NONE', '3': 'NONE', '4': 'RETURNED', '5': 'NONE' })
  return outcome ?? 'NONE'
}
