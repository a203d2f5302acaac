import { ETHNICITY, RELATION } from '../contract/standard-codes'
import { date, monthStart, pastDate, pastMonth } from '../sql/calendar'
import type { SqlMapping } from '../sql/mapping'
import { amount, code, division, shaped, text, texts, whole } from '../sql/readers'
import {
  attendanceBand,
  dropoutState,
  dropoutStateSince,
  guardianName,
  inSchool,
  ROLL_STATE,
  rollKind,
} from './conclusions'

const YES_NO = code({ '1': true, '0': false })
const SEX = code({ '0': 'UNKNOWN', '1': 'MALE', '2': 'FEMALE', '9': 'UNSPECIFIED' })

/** 年级: a digit for the stage and the year in it; junior secondary begins with grade 7, senior with 10. */
const GRADE = code({
  ...{ '11': 1, '12': 2, '13': 3, '14': 4, '15': 5, '16': 6 },
  ...{ '21': 7, '22': 8, '23': 9 },
  ...{ '31': 10, '32': 11, '33': 12 },
})

const OTHER_RELATIVE = { form: /^\d\d$/, value: '其他亲属' }
const DAYS = whole(0, 31)

/** The newest month that had school days: month, days due, days present. A holiday tells nothing of a pupil. */
const LAST_MONTH =
  '(SELECT json_build_array(k.kqny, k.yds, k.sds) FROM xs_kq k WHERE k.xsid = t.xsid AND k.yds <> 0 ORDER BY k.kqny DESC LIMIT 1)'

// The entry that tells: an open one before those that were closed, of these the newest.
const LEDGER_ENTRY = `(SELECT json_build_array(l.tzlbm, l.kcztm, l.fxrq, l.xhrq) FROM xs_kc l WHERE l.xsid = t.xsid
  ORDER BY l.xhrq IS NULL DESC, l.fxrq DESC, l.xh DESC LIMIT 1)`

/** The education roll (学籍). Native words: README.md. */
export const educationMapping: SqlMapping = {
  registry: 'education',
  root: { from: 'xs_jbxx t LEFT JOIN xx_jbxx x ON x.xxbsm = t.xxbsm', key: 't.xsid', changed: 't.gxsj' },
  columns: {
    rollNumber: { sql: 't.xjh', read: text },
    rollKind: { sql: 't.xjh', read: rollKind },
    rollState: { sql: 't.xsztm', read: ROLL_STATE },
    rollStateSince: { sql: 't.xsztrq', read: date },
    inSchool: { sql: `json_build_array(t.xsztm, ${LAST_MONTH})`, read: inSchool },
    attendanceBand: { sql: LAST_MONTH, read: attendanceBand },
    // The ledger as it is kept: what it tells of persuasion and reason does not travel on.
    dropoutState: { sql: LEDGER_ENTRY, read: dropoutState },
    dropoutStateSince: { sql: LEDGER_ENTRY, read: dropoutStateSince },
    schoolCode: { sql: 't.xxbsm', read: text },
    schoolName: { sql: 'x.xxmc', read: text },
    schoolDivision: { sql: 'x.xzqhm', read: division },
    grade: { sql: 't.njm', read: GRADE },
    className: { sql: 't.bjmc', read: text },
    enrolledOn: { sql: 't.rxny', read: monthStart },
    admission: {
      sql: 't.rxfsm',
      read: code({
        '11': 'NEARBY',
        '12': 'OTHER',
        '21': 'UNIFIED_EXAM',
        '22': 'SPORTS',
        '23': 'ARTS',
        '99': 'UNKNOWN',
      }),
    },
    boarding: { sql: 't.jdfsm', read: code({ '1': false, '2': true }) },
    leftBehind: { sql: 't.lsetm', read: code({ '0': 'NONE', '1': 'ONE_PARENT', '2': 'BOTH_PARENTS' }) },
    migrantWorkerChild: { sql: 't.sfsqzn', read: YES_NO },
    orphan: { sql: 't.sfge', read: YES_NO },
    martyrOrPreferential: { sql: 't.sflsyf', read: YES_NO },
    needsAid: { sql: 't.sfxyzz', read: YES_NO },
    receivesAid: { sql: 't.sfxsyb', read: YES_NO },
    inclusiveEducation: {
      sql: 't.sbjdm',
      read: code({
        '00': 'REGULAR',
        '10': 'INCLUSIVE_CLASS',
        '11': 'VISUAL',
        '12': 'HEARING',
        '13': 'INTELLECTUAL',
        '19': 'OTHER',
      }),
    },
    registeredDivision: { sql: 't.hkszd', read: division },
    homeAddress: { sql: 't.xzz', read: text },
    contactPhone: { sql: 't.lxdh', read: text },
    schoolDistanceKm: { sql: 't.sxxjl', read: amount },
    schoolBusNeeded: { sql: 't.sfxyxc', read: YES_NO },
    guardianName: {
      sql: `(SELECT json_agg(json_build_array(c.cyxm, c.sfjhr) ORDER BY c.xh) FROM xs_jtcy c WHERE c.xsid = t.xsid)`,
      read: guardianName,
    },
  },
  collections: {
    attendance: {
      from: 'xs_kq k',
      on: 'k.xsid = t.xsid',
      orderBy: 'k.kqny DESC',
      columns: {
        month: { sql: 'k.kqny', read: pastMonth },
        daysDue: { sql: 'k.yds', read: DAYS },
        daysPresent: { sql: 'k.sds', read: DAYS },
        daysExcused: { sql: 'k.qjs', read: DAYS },
        daysUnexcused: { sql: 'k.kks', read: DAYS },
      },
    },
    transfers: {
      from: 'xs_yd d',
      on: 'd.xsid = t.xsid',
      orderBy: 'd.ydrq DESC, d.xh DESC',
      columns: {
        date: { sql: 'd.ydrq', read: pastDate },
        kind: {
          sql: 'd.ydlbm',
          read: code({
            '01': 'ENTERED',
            '11': 'SUSPENDED',
            '12': 'RESUMED',
            '21': 'TRANSFERRED_OUT',
            '22': 'TRANSFERRED_IN',
            '31': 'WITHDRAWN',
            '41': 'GRADUATED',
          }),
        },
        fromSchool: { sql: 'd.yxxmc', read: text },
        toSchool: { sql: 'd.xxxmc', read: text },
        reason: { sql: 'd.ydyy', read: text },
      },
    },
    familyContacts: {
      from: 'xs_jtcy c',
      on: 'c.xsid = t.xsid',
      orderBy: 'c.xh',
      columns: {
        relation: { sql: 'c.gxm', read: code(RELATION, OTHER_RELATIVE) },
        relationCode: { sql: 'c.gxm', read: shaped(/^\d\d$/, 'a code of two digits') },
        name: { sql: 'c.cyxm', read: text },
        phone: { sql: 'c.lxdh', read: text },
        workplace: { sql: 'c.gzdw', read: text },
        address: { sql: 'c.xzz', read: text },
        guardian: { sql: 'c.sfjhr', read: YES_NO },
        idNumber: { sql: 'c.sfzjh', read: text },
      },
    },
  },
  identity: {
    gone: `t.xsztm = '11'`,
    // 01 enrolled, 02 and 04 suspended, 05 back: the roll is in force. With any other state the pupil has left it.
    closed: `t.xsztm NOT IN ('01', '02', '04', '05')`,
    idNumber: { sql: `CASE WHEN t.sfzjlxm = '1' THEN t.sfzjh END`, read: text },
    rollNumber: { sql: 't.xjh', read: text },
    name: { sql: 't.xm', read: text },
    formerNames: { sql: 't.cym', read: texts },
    sex: { sql: 't.xbm', read: SEX },
    birthDate: { sql: 't.csrq', read: date },
    ethnicity: { sql: 't.mzm', read: code(ETHNICITY) },
    registeredDivision: { sql: 't.hkszd', read: division },
    residenceDivision: { sql: 't.xzzdm', read: division },
    schoolDivision: { sql: 'x.xzqhm', read: division },
    schoolCode: { sql: 't.xxbsm', read: text },
  },
  find: {
    'id-number': `t.sfzjlxm = '1' AND t.sfzjh = $1`,
    'roll-number': 't.xjh = $1',
    'name-and-birth-date': 't.xm = $1 AND t.csrq = $2::date',
  },
}
