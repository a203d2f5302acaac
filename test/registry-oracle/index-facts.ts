import type { RegistryName } from '../../src/demo/tables'
import { code, codes, day, days, month, readable, UNREADABLE, yearsBefore, type Cell } from './cells'
import { rowsBy, type Row, type Tables } from './rows'

/** The index's facts of one record, by column; what cannot be read is null there. */
export type IndexFacts = Readonly<Record<string, unknown>>

const ROLL_STATE = {
  ...{ '01': 'ENROLLED', '05': 'ENROLLED', '02': 'SUSPENDED', '04': 'SUSPENDED', '03': 'WITHDRAWN', '06': 'WITHDRAWN' },
  ...{ '09': 'WITHDRAWN', '07': 'GRADUATED', '08': 'GRADUATED', '10': 'TRANSFERRED_OUT', '11': 'DECEASED' },
}
const YES_NO = { '0': false, '1': true }
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

/** A reader of one registry's records: by key. */
export function indexReader(registry: RegistryName, tables: Tables, today: string): (record: string) => IndexFacts {
  switch (registry) {
    case 'education': {
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
        }
      }
    }
    case 'health': {
      const cards = rowsBy(tables['cj_zj']!, 'dah')
      return (record) => ({ disability_class: readable(disability(cards.get(record) ?? [], today)) })
    }
    case 'civil-affairs': {
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
    }
    case 'police':
      return () => ({})
  }
}

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
