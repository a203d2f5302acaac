import { code, day, division, readable, UNREADABLE, type Cell } from '../cells'
import { NOTHING, person, SEX, word, type Facts } from '../facts'
import type { Reading } from '../reading'
import { rowsBy, type Row } from '../rows'

export const reading: Reading = {
  root: { table: 'et_da', key: 'dah', number: 'sfzh' },
  tables: { et_da: 'dah', cj_zj: 'fzrq DESC' },
  word: { name: 4, sex: 4, birthDate: 4, ethnicity: 4, idNumber: 4, registeredDivision: 4, residenceDivision: 2 },
  facts: (tables) => tables['et_da']!.map(factsOf),
  index(tables, today) {
    const cards = rowsBy(tables['cj_zj']!, 'dah')
    return (record) => ({ disability_class: readable(disability(cards.get(record) ?? [], today)) })
  },
  freshKey: (count) => `9${String(count).padStart(16, '0')}`, // of a fixed length
  acts: {
    late: `UPDATE et_da SET xzqh = '430422100000' WHERE dah = '43042110021300001'`,
    other: `UPDATE et_da SET yz = 39 WHERE dah = (SELECT max(dah) FROM et_da)`,
    deletion: `DELETE FROM et_da WHERE dah IN (SELECT dah FROM et_da WHERE dah > '43042110500000000' ORDER BY dah LIMIT 15)`,
  },
}

function factsOf(row: Row): Facts {
  return {
    ...NOTHING,
    ...person('health', row['dah']!, row['gxsj'], row['xm'], code(row['xb'], SEX), day(row['csrq'])),
    idNumber: word(row['sfzh']),
    ethnicity: null,
    registeredDivision: null,
    residenceDivision: division(row['xzqh']),
  }
}

const CLASSES = {
  ...{
    '1': 'VISUAL',
    '2': 'HEARING',
    '3': 'SPEECH',
    '4': 'PHYSICAL',
    '5': 'INTELLECTUAL',
    '6': 'MENTAL',
    '7': 'MULTIPLE',
  },
}
const YES_NO = { '0': false, '1': true }

/** Of the newest card in force. */
function disability(cards: readonly Row[], today: string): Cell<string> {
  for (const card of cards) {
    const state = code(card['zjzt'], YES_NO)
    if (state === UNREADABLE) return UNREADABLE
    if (state !== true) continue
    const until = day(card['yxqz'])
    if (until === UNREADABLE) return UNREADABLE
    if (until === null || until < today) continue
    const number = [...(card['zjh'] ?? '').trim()].map(narrowDigit).join('')
    return /^\d{17}[\dXx][1-7][1-4]$/.test(number) ? code(number[18], CLASSES) : UNREADABLE
  }
  return null
}

function narrowDigit(sign: string): string {
  return sign >= '\uff01' && sign <= '\uff5e' ? String.fromCodePoint(sign.codePointAt(0)! - 0xfee0) : sign
}
