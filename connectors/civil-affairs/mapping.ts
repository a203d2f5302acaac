import { ETHNICITY } from '../contract/standard-codes'
import type { SqlMapping } from '../sql/mapping'
import { boolean, code, codes, date, division, text } from '../sql/readers'
import { civilAffairsCollections } from './collections'

const YES_NO = code({ '0': false, '1': true })

/** Civil affairs: the 2016 登记表. Native words and how each conclusion is drawn: README.md. */
export const civilAffairsMapping: SqlMapping = {
  registry: 'civil-affairs',
  root: { from: 'et_djb t', key: 't.dabh', changed: 't.gxsj' },
  columns: {
    fileNumber: { sql: 't.dabh', read: text },
    categories: {
      sql: 't.etlb',
      read: codes({
        '01': 'LEFT_BEHIND',
        '02': 'ORPHAN',
        '03': 'DE_FACTO_UNSUPPORTED',
        '04': 'DISABLED',
        '05': 'SERIOUSLY_ILL',
        '06': 'IN_POVERTY',
        '07': 'GUARDIAN_LACKING',
        '08': 'PRISONERS_CHILD',
        '09': 'DRUG_FAMILY',
        '10': 'HIV_AFFECTED',
        '11': 'VIOLENCE_AFFECTED',
        '12': 'RESCUED_FROM_TRAFFICKING',
        '13': 'STREET',
      }),
    },
    // 国发〔2016〕13号 counts children under 16: from that birthday on the answer is none, whatever the form still says.
    leftBehind: {
      sql: `CASE WHEN t.csrq <= :today - interval '16 years' THEN '0' ELSE t.lslb END`,
      read: code({ '0': 'NONE', '1': 'BOTH_PARENTS_AWAY', '2': 'ONE_AWAY_OTHER_UNABLE' }),
    },
    guardianshipType: {
      sql: 't.jhlx',
      read: code({ '1': 'NONE', '2': 'PARENT_UNABLE', '3': 'CARER_INADEQUATE', '4': 'FAIR', '5': 'GOOD' }),
    },
    incomeSources: {
      sql: 't.shly',
      read: codes({ '1': 'LABOUR', '2': 'FARMING', '3': 'GOVERNMENT_AID', '4': 'RELATIVES', '5': 'OTHER' }),
    },
    schooling: {
      sql: 't.jxqk',
      read: code({
        '1': 'KINDERGARTEN',
        '2': 'NOT_IN_KINDERGARTEN',
        '3': 'PRIMARY',
        '4': 'JUNIOR_SECONDARY',
        '5': 'SENIOR_SECONDARY',
        '6': 'VOCATIONAL',
        '7': 'DROPPED_OUT',
        '8': 'NOT_IN_SCHOOL',
      }),
    },
    boarding: { sql: 't.sfjs', read: YES_NO },
    residenceDivision: { sql: 't.xjzdm', read: division },
    currentAddress: { sql: 't.xjzd', read: text },
    receivesAid: {
      sql: 'EXISTS (SELECT 1 FROM et_bz a WHERE a.dabh = t.dabh AND a.ksrq <= :today AND (a.jsrq IS NULL OR a.jsrq >= :today))',
      read: boolean,
    },
    // Never visited: overdue 90 days after registration.
    visitOverdue: {
      sql: `coalesce((SELECT v.xczfrq FROM et_zf v WHERE v.dabh = t.dabh ORDER BY v.zfrq DESC, v.xh DESC LIMIT 1), t.djrq + 90) < :today`,
      read: boolean,
    },
    responsibleDirector: { sql: 't.etzr', read: text },
    responsibleSupervisor: { sql: 't.ddy', read: text },
    openProtectionCase: {
      sql: 'EXISTS (SELECT 1 FROM et_baj p WHERE p.dabh = t.dabh AND p.jarq IS NULL)',
      read: boolean,
    },
    guardianName: {
      sql: `(SELECT c.xm FROM et_jhr c WHERE c.dabh = t.dabh AND (c.jsrq IS NULL OR c.jsrq >= :today) ORDER BY c.ksrq DESC NULLS LAST, c.xh DESC LIMIT 1)`,
      read: text,
    },
  },
  collections: civilAffairsCollections,
  identity: {
    idNumber: { sql: 't.sfzh', read: text },
    name: { sql: 't.xm', read: text },
    sex: { sql: 't.xb', read: code({ '0': 'UNKNOWN', '1': 'MALE', '2': 'FEMALE', '9': 'UNSPECIFIED' }) },
    birthDate: { sql: 't.csrq', read: date },
    ethnicity: { sql: 't.mz', read: code(ETHNICITY) },
    registeredDivision: { sql: 't.hkszdm', read: division },
    residenceDivision: { sql: 't.xjzdm', read: division },
  },
  find: {
    'id-number': 't.sfzh = $1',
    'name-and-birth-date': 't.xm = $1 AND t.csrq = $2::date',
    responsible: 't.etzr = $1 OR t.ddy = $1',
  },
}
