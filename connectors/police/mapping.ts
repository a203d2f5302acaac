import { ETHNICITY, RELATION } from '../contract/standard-codes'
import { date, pastDate } from '../sql/calendar'
import type { SqlMapping } from '../sql/mapping'
import { code, division, text, texts } from '../sql/readers'
import { policeDerived, RELATION_CODE, SEX } from './derived'

const STATE = code({ '0': 'ACTIVE', '1': 'CANCELLED', '2': 'MOVED_OUT', '9': 'CANCELLED' })
const RELATION_NAME = code(RELATION, { form: /^\d\d$/, value: '其他亲属' })

/** The household register (户籍). Native words: README.md. */
export const policeMapping: SqlMapping = {
  registry: 'police',
  // The view holds the registry's persons under 18: an adult is never a record of the hub.
  root: { from: 'ck_wcnr t LEFT JOIN hk_sy b ON b.hh = t.hh', key: 't.rybh', changed: 't.gxsj' },
  columns: {
    householdNumber: { sql: 't.hh', read: text },
    householdKind: { sql: 'b.hblx', read: code({ '1': 'FAMILY', '2': 'COLLECTIVE' }) },
    headName: { sql: 'b.hzxm', read: text },
    address: { sql: 'b.zz', read: text },
    registeredDivision: { sql: 't.hkszd', read: division },
    birthplaceDivision: { sql: 't.csd', read: division },
    nativePlace: { sql: 't.jg', read: division },
    registeredOn: { sql: 't.djrq', read: pastDate },
    registrationState: { sql: 't.ryzt', read: STATE },
    currentAddress: { sql: 'coalesce(t.xzz, b.zz)', read: text },
    relationToHead: { sql: 't.yhzgx', read: RELATION_NAME },
    relationToHeadCode: { sql: 't.yhzgx', read: RELATION_CODE },
  },
  collections: {
    members: {
      from: 'rk_ryxx m',
      on: `m.hh = t.hh AND (b.hblx = '1' OR m.rybh = t.rybh)`,
      orderBy: `CASE WHEN m.yhzgx IN ('01', '02') THEN 0 ELSE 1 END, m.csrq, m.rybh`,
      columns: {
        name: { sql: 'm.xm', read: text },
        relationToHead: { sql: 'm.yhzgx', read: RELATION_NAME },
        relationToHeadCode: { sql: 'm.yhzgx', read: RELATION_CODE },
        sex: { sql: 'm.xb', read: SEX },
        birthDate: { sql: 'm.csrq', read: pastDate },
        idNumber: { sql: 'm.gmsfhm', read: text },
        state: { sql: 'm.ryzt', read: STATE },
      },
    },
    registrationEvents: {
      from: 'rk_bdxx e',
      on: 'e.rybh = t.rybh',
      orderBy: 'e.bdrq DESC, e.xh DESC',
      columns: {
        date: { sql: 'e.bdrq', read: pastDate },
        kind: {
          sql: 'e.bdlx',
          read: code({ '01': 'BIRTH', '02': 'MOVED_IN', '03': 'MOVED_OUT', '04': 'CORRECTED', '05': 'CANCELLED' }),
        },
        fromDivision: { sql: 'e.qcd', read: division },
        toDivision: { sql: 'e.qwd', read: division },
      },
    },
  },
  derived: policeDerived,
  identity: {
    gone: `t.ryzt IN ('1', '9')`,
    closed: `t.ryzt = '2'`, // moved out: another register has the person
    idNumber: { sql: 't.gmsfhm', read: text },
    name: { sql: 't.xm', read: text },
    formerNames: { sql: 't.cym', read: texts },
    sex: { sql: 't.xb', read: SEX },
    birthDate: { sql: 't.csrq', read: date },
    ethnicity: { sql: 't.mz', read: code(ETHNICITY) },
    registeredDivision: { sql: 't.hkszd', read: division },
  },
  find: {
    'id-number': 't.gmsfhm = $1',
    'name-and-birth-date': `t.xm = $1 AND t.csrq = replace($2, '-', '')::char(8)`,
  },
}
