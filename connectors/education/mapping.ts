import { ETHNICITY, RELATION } from '../contract/standard-codes'
import type { SqlMapping } from '../sql/mapping'
import { code, date, decimal, division, integer, month, monthStart, text, texts } from '../sql/readers'

const YES_NO = code({ '1': true, '0': false })
const SEX = code({ '0': 'UNKNOWN', '1': 'MALE', '2': 'FEMALE', '9': 'UNSPECIFIED' })

/** 学生状态: everything but enrolled, suspended, transferred, graduated and dead is a way of having left. */
const ROLL_STATE = code({
  '01': 'ENROLLED',
  '02': 'SUSPENDED',
  '03': 'WITHDRAWN',
  '04': 'SUSPENDED',
  '05': 'ENROLLED',
  '06': 'WITHDRAWN',
  '07': 'GRADUATED',
  '08': 'GRADUATED',
  '09': 'WITHDRAWN',
  '10': 'TRANSFERRED_OUT',
  '11': 'DECEASED',
})

const LAST_MONTH = `FROM xs_kq k WHERE k.xsid = t.xsid ORDER BY k.kqny DESC LIMIT 1`

// The entry that tells: an open one before those that were closed, of these the newest.
const LEDGER_ENTRY = `FROM xs_kc l WHERE l.xsid = t.xsid ORDER BY l.xhrq IS NULL DESC, l.fxrq DESC, l.xh DESC LIMIT 1`

/** The education roll (学籍). Native words: README.md. */
export const educationMapping: SqlMapping = {
  registry: 'education',
  root: { from: 'xs_jbxx t LEFT JOIN xx_jbxx x ON x.xxbsm = t.xxbsm', key: 't.xsid', changed: 't.gxsj' },
  columns: {
    rollNumber: { sql: 't.xjh', read: text },
    rollKind: { sql: 'left(t.xjh, 1)', read: code({ G: 'FORMAL_BY_ID', J: 'FORMAL_WITHOUT_ID', L: 'TEMPORARY' }) },
    rollState: { sql: 't.xsztm', read: ROLL_STATE },
    rollStateSince: { sql: 't.xsztrq', read: date },
    // 名在人在: on the roll and seen in the last recorded month.
    inSchool: {
      sql: `CASE WHEN t.xsztm NOT IN ('01', '05') THEN '0' ELSE coalesce((SELECT CASE WHEN k.sds > 0 THEN '1' ELSE '0' END ${LAST_MONTH}), '0') END`,
      read: YES_NO,
    },
    attendanceBand: {
      sql: `coalesce((SELECT CASE WHEN k.yds = 0 THEN 'UNKNOWN' WHEN k.sds = 0 THEN 'ABSENT' WHEN k.sds * 100 >= k.yds * 98 THEN 'FULL'
        WHEN k.sds * 100 >= k.yds * 80 THEN 'GOOD' ELSE 'POOR' END ${LAST_MONTH}), 'UNKNOWN')`,
      read: text,
    },
    // The ledger as it is kept. Closed by anything but a return (verified: a leave, another school), nothing stands against the pupil.
    dropoutState: {
      sql: `coalesce((SELECT CASE WHEN l.xhrq IS NULL THEN l.tzlbm WHEN l.kcztm = '4' THEN 'R' ELSE '-' END ${LEDGER_ENTRY}), '-')`,
      read: code({ '-': 'NONE', '1': 'SUSPECTED', '2': 'DROPPED_OUT', R: 'RETURNED' }),
    },
    dropoutStateSince: {
      sql: `(SELECT CASE WHEN l.xhrq IS NULL THEN l.fxrq WHEN l.kcztm = '4' THEN l.xhrq END ${LEDGER_ENTRY})`,
      read: date,
    },
    schoolCode: { sql: 't.xxbsm', read: text },
    schoolName: { sql: 'x.xxmc', read: text },
    schoolDivision: { sql: 'x.xzqhm', read: division },
    // 年级: a digit for the stage and the year in it; junior secondary begins with grade 7, senior with 10.
    grade: {
      sql: `CASE left(t.njm, 1) WHEN '1' THEN 0 WHEN '2' THEN 6 WHEN '3' THEN 9 END + right(t.njm, 1)::int`,
      read: integer,
    },
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
    schoolDistanceKm: { sql: 't.sxxjl', read: decimal },
    schoolBusNeeded: { sql: 't.sfxyxc', read: YES_NO },
    guardianName: {
      sql: `(SELECT c.cyxm FROM xs_jtcy c WHERE c.xsid = t.xsid AND c.sfjhr = '1' ORDER BY c.xh LIMIT 1)`,
      read: text,
    },
  },
  collections: {
    attendance: {
      from: 'xs_kq k',
      on: 'k.xsid = t.xsid',
      orderBy: 'k.kqny DESC',
      columns: {
        month: { sql: 'k.kqny', read: month },
        daysDue: { sql: 'k.yds', read: integer },
        daysPresent: { sql: 'k.sds', read: integer },
        daysExcused: { sql: 'k.qjs', read: integer },
        daysUnexcused: { sql: 'k.kks', read: integer },
      },
    },
    transfers: {
      from: 'xs_yd d',
      on: 'd.xsid = t.xsid',
      orderBy: 'd.ydrq DESC, d.xh DESC',
      columns: {
        date: { sql: 'd.ydrq', read: date },
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
        relation: { sql: 'c.gxm', read: code(RELATION, '其他亲属') },
        relationCode: { sql: 'c.gxm', read: text },
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
