import type { SqlMapping } from '../sql/mapping'
import { boolean, code, date, decimal, division, integer, text } from '../sql/readers'

/** Schedule names of the 0-6 follow-ups, as they are said. */
const SCHEDULE = code({
  '00': '新生儿',
  '01': '满月',
  '03': '3月',
  '06': '6月',
  '08': '8月',
  '12': '12月',
  '18': '18月',
  '24': '24月',
  '30': '30月',
  '36': '3岁',
  '48': '4岁',
  '60': '5岁',
  '72': '6岁',
})

/** One expression of the newest card; of the newest one in force, for conclusions. */
const card = (sql: string) => `(SELECT ${sql} FROM cj_zj c WHERE c.dah = t.dah ORDER BY c.fzrq DESC LIMIT 1)`
const cardInForce = (sql: string) =>
  `(SELECT ${sql} FROM cj_zj c WHERE c.dah = t.dah AND c.zjzt = '1' AND c.yxqz >= :today ORDER BY c.fzrq DESC LIMIT 1)`
const hasDiagnosis = (flag: string) =>
  `EXISTS (SELECT 1 FROM et_zd z JOIN dm_zd n ON n.icd = z.icd WHERE z.dah = t.dah AND n.${flag} = '1')`

/** Child health (儿童保健). Native words and how each conclusion is drawn: README.md. */
export const healthMapping: SqlMapping = {
  registry: 'health',
  root: { from: 'et_da t', key: 't.dah', changed: 't.gxsj' },
  columns: {
    archiveNumber: { sql: 't.dah', read: text },
    birthWeightGrams: { sql: 't.cstz', read: integer },
    birthLengthCm: { sql: 't.cssc', read: decimal },
    gestationWeeks: { sql: 't.yz', read: integer },
    feeding: { sql: 't.wyfs', read: code({ '1': 'BREAST', '2': 'MIXED', '3': 'FORMULA' }) },
    currentAddress: { sql: 't.xzz', read: text },
    residenceDivision: { sql: 't.xzqh', read: division },
    disabilityCardNumber: { sql: card('c.zjh'), read: text },
    disabilityCardIssuedOn: { sql: card('c.fzrq'), read: date },
    disabilityCardValidUntil: { sql: card('c.yxqz'), read: date },
    disabled: { sql: `${cardInForce('true')} IS NOT NULL`, read: boolean },
    // The card number is the ID number, the class, the grade.
    disabilityClass: {
      sql: cardInForce('substr(c.zjh, 19, 1)'),
      read: code({
        '1': 'VISUAL',
        '2': 'HEARING',
        '3': 'SPEECH',
        '4': 'PHYSICAL',
        '5': 'INTELLECTUAL',
        '6': 'MENTAL',
        '7': 'MULTIPLE',
      }),
    },
    disabilityGrade: { sql: cardInForce('substr(c.zjh, 20, 1)'), read: integer },
    chronicIllness: { sql: hasDiagnosis('mxb'), read: boolean },
    seriousIllness: { sql: hasDiagnosis('zdjb'), read: boolean },
    // Passed at school entry, or every dose given that has been due for a month: the schedule gives a month for each.
    immunisationComplete: {
      sql: `(coalesce(t.rxcyjg IN ('1', '3'), false) OR NOT EXISTS (SELECT 1 FROM dm_mycx v
        WHERE t.csrq + make_interval(months => v.yl + 1) < :today
          AND NOT EXISTS (SELECT 1 FROM et_jz j WHERE j.dah = t.dah AND j.ymdm = v.ymdm AND j.jc = v.jc)))`,
      read: boolean,
    },
    followUpOverdue: {
      sql: `coalesce(t.csrq > :today - interval '7 years'
        AND (SELECT f.xcsfrq FROM et_sf f WHERE f.dah = t.dah ORDER BY f.sfrq DESC LIMIT 1) < :today, false)`,
      read: boolean,
    },
  },
  collections: {
    followUps: {
      from: 'et_sf f',
      on: 'f.dah = t.dah',
      orderBy: 'f.sfrq DESC, f.sfxc DESC',
      columns: {
        date: { sql: 'f.sfrq', read: date },
        schedule: { sql: 'f.sfxc', read: SCHEDULE },
        weightKg: { sql: 'f.tz', read: decimal },
        heightCm: { sql: 'f.sg', read: decimal },
        haemoglobin: { sql: 'f.xhdb', read: decimal },
        development: {
          sql: `coalesce(f.fypg, '0')`,
          read: code({ '0': 'NOT_DONE', '1': 'PASSED', '2': 'FAILED' }),
        },
        illnessSince: { sql: 'f.hbqk', read: text },
        nextDue: { sql: 'f.xcsfrq', read: date },
      },
    },
    immunisations: {
      from: 'et_jz j LEFT JOIN dm_mycx v ON v.ymdm = j.ymdm AND v.jc = j.jc',
      on: 'j.dah = t.dah',
      orderBy: 'j.jzrq DESC, j.ymdm, j.jc',
      columns: {
        vaccine: { sql: 'coalesce(v.ymmc, j.ymdm)', read: text },
        dose: { sql: 'j.jc', read: integer },
        date: { sql: 'j.jzrq', read: date },
        manufacturer: { sql: 'j.sccj', read: text },
        batch: { sql: 'j.ph', read: text },
        packId: { sql: 'j.zsm', read: text },
        site: { sql: 'j.jzbw', read: code({ '1': '左上臂', '2': '右上臂', '3': '大腿', '9': '口服' }) },
      },
    },
    diagnoses: {
      from: 'et_zd z LEFT JOIN dm_zd n ON n.icd = z.icd',
      on: 'z.dah = t.dah',
      orderBy: 'z.zdrq DESC, z.xh DESC',
      columns: {
        code: { sql: 'z.icd', read: text },
        name: { sql: 'n.mc', read: text },
        date: { sql: 'z.zdrq', read: date },
        chronic: { sql: `n.mxb = '1'`, read: boolean },
      },
    },
    mentalHealth: {
      from: 'et_xlsc s',
      on: 's.dah = t.dah',
      orderBy: 's.scrq DESC, s.xh DESC',
      columns: {
        date: { sql: 's.scrq', read: date },
        instrument: { sql: 's.gjlb', read: code({ '1': 'MHT', '2': 'SDQ', '3': 'PHQ-A' }) },
        score: { sql: 's.df', read: integer },
        concern: { sql: 's.jg', read: code({ '0': 'NONE', '1': 'MILD', '2': 'MODERATE', '3': 'SEVERE' }) },
      },
    },
  },
  identity: {
    idNumber: { sql: 't.sfzh', read: text },
    name: { sql: 't.xm', read: text },
    sex: { sql: 't.xb', read: code({ '0': 'UNKNOWN', '1': 'MALE', '2': 'FEMALE', '9': 'UNSPECIFIED' }) },
    birthDate: { sql: 't.csrq', read: date },
    residenceDivision: { sql: 't.xzqh', read: division },
  },
  find: {
    'id-number': 't.sfzh = $1',
    'name-and-birth-date': 't.xm = $1 AND t.csrq = $2::date',
  },
}
