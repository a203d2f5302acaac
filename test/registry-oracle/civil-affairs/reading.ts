import { ETHNICITY } from '../../../connectors/contract/standard-codes'
import { code, codes, day, division, readable, UNREADABLE, yearsBefore, type Cell } from '../cells'
import { NOTHING, person, SEX, word, type Facts } from '../facts'
import type { Reading } from '../reading'
import { rowsBy, type Row } from '../rows'

export const reading: Reading = {
  root: { table: 'et_djb', key: 'dabh', number: 'sfzh' },
  tables: { et_djb: 'dabh', et_bz: 'xh', et_baj: 'ajbh' },
  word: { name: 2, sex: 2, birthDate: 2, ethnicity: 2, idNumber: 2, registeredDivision: 2, residenceDivision: 1 },
  facts: (tables) => tables['et_djb']!.map(factsOf),
  index(tables, today) {
    const files = rowsBy(tables['et_djb']!, 'dabh')
    const aid = rowsBy(tables['et_bz']!, 'dabh')
    return (record) => {
      const row = files.get(record)![0]!
      const types = { '1': 'NONE', '2': 'PARENT_UNABLE', '3': 'CARER_INADEQUATE', '4': 'FAIR', '5': 'GOOD' }
      return {
        guardianship_type: readable(code(row['jhlx'], types)),
        welfare_left_behind: readable(leftBehind(row, today)),
        welfare_categories: readable(codes(row['etlb'], CATEGORIES)),
        receives_aid: readable(receives(aid.get(record) ?? [], today)),
      }
    }
  },
  acts: {
    late: `UPDATE et_djb SET jhlx = '1', xjzdm = '430422100000' WHERE dabh = 'MZ4304210000001'`,
    other: `UPDATE et_djb SET jhlx = '4' WHERE dabh = (SELECT max(dabh) FROM et_djb)`,
    deletion: `DELETE FROM et_djb WHERE dabh IN (SELECT dabh FROM et_djb WHERE dabh > 'MZ4304210001100' ORDER BY dabh LIMIT 15)`,
  },
}

function factsOf(row: Row): Facts {
  return {
    ...NOTHING,
    ...person('civil-affairs', row['dabh']!, row['gxsj'], row['xm'], code(row['xb'], SEX), day(row['csrq'])),
    idNumber: word(row['sfzh']),
    ethnicity: code(row['mz'], ETHNICITY),
    registeredDivision: division(row['hkszdm']),
    residenceDivision: division(row['xjzdm']),
  }
}

const CATEGORIES = {
  ...{ '01': 'LEFT_BEHIND', '02': 'ORPHAN', '03': 'DE_FACTO_UNSUPPORTED', '04': 'DISABLED', '05': 'SERIOUSLY_ILL' },
  ...{
    '06': 'IN_POVERTY',
    '07': 'GUARDIAN_LACKING',
    '08': 'PRISONERS_CHILD',
    '09': 'DRUG_FAMILY',
    '10': 'HIV_AFFECTED',
  },
  ...{ '11': 'VIOLENCE_AFFECTED', '12': 'RESCUED_FROM_TRAFFICKING', '13': 'STREET' },
}

/** Under 16 only; who is 16 is none whatever the form says. */
function leftBehind(row: Row, today: string): Cell<string> {
  const table = { '0': 'NONE', '1': 'BOTH_PARENTS_AWAY', '2': 'ONE_AWAY_OTHER_UNABLE' }
  const written = code(row['lslb'], table)
  const born = day(row['csrq'])
  const isBorn = typeof born === 'string' && born <= today
  if (isBorn && born <= yearsBefore(today, 16)) return 'NONE'
  if (written === 'NONE') return 'NONE'
  return born === UNREADABLE || (born !== null && !isBorn) ? UNREADABLE : written
}

/** One that runs today; if none does that can be read, one that cannot be read might. */
function receives(aid: readonly Row[], today: string): Cell<boolean> {
  let doubt = false
  for (const row of aid) {
    const from = day(row['ksrq'])
    const until = day(row['jsrq'])
    if (from === UNREADABLE || until === UNREADABLE) doubt = true
    else if (from !== null && from <= today && (until === null || until >= today)) return true
  }
  return doubt ? UNREADABLE : false
}
