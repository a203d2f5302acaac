import { date, pastDate } from '../sql/calendar'
import type { SqlMapping } from '../sql/mapping'
import { amount, boolean, code, count, division, text } from '../sql/readers'
import * as conclusions from './conclusions'

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

/** All cards, the newest first: number, issued, valid until, state. */
const CARDS = `(SELECT json_agg(json_build_array(c.zjh, c.fzrq, c.yxqz, c.zjzt) ORDER BY c.fzrq DESC) FROM cj_zj c WHERE c.dah = t.dah)`

const hasDiagnosis = (flag: string) =>
  `EXISTS (SELECT 1 FROM et_zd z JOIN dm_zd n ON n.icd = z.icd WHERE z.dah = t.dah AND n.${flag} = '1')`

/** Child health (儿童保健). Native words and how each conclusion is drawn: README.md. */
export const healthMapping: SqlMapping = {
  registry: 'health',
  root: { from: 'et_da t', key: 't.dah', changed: 't.gxsj' },
  columns: {
    archiveNumber: { sql: 't.dah', read: text },
    birthWeightGrams: { sql: 't.cstz', read: count },
    birthLengthCm: { sql: 't.cssc', read: amount },
    gestationWeeks: { sql: 't.yz', read: count },
    feeding: { sql: 't.wyfs', read: code({ '1': 'BREAST', '2': 'MIXED', '3': 'FORMULA' }) },
    currentAddress: { sql: 't.xzz', read: text },
    residenceDivision: { sql: 't.xzqh', read: division },
    disabilityCardNumber: { sql: CARDS, read: conclusions.cardNumber },
    disabilityCardIssuedOn: { sql: CARDS, read: conclusions.cardIssuedOn },
    disabilityCardValidUntil: { sql: CARDS, read: conclusions.cardValidUntil },
    disabled: { sql: CARDS, read: conclusions.disabled },
    disabilityClass: { sql: CARDS, read: conclusions.disabilityClass },
    disabilityGrade: { sql: CARDS, read: conclusions.disabilityGrade },
    chronicIllness: { sql: hasDiagnosis('mxb'), read: boolean },
    seriousIllness: { sql: hasDiagnosis('zdjb'), read: boolean },
    // What is missing of the schedule: the dose that was due first tells.
    immunisationComplete: {
      sql: `json_build_array(t.rxcyjg, t.csrq, (SELECT min(v.yl) FROM dm_mycx v
        WHERE NOT EXISTS (SELECT 1 FROM et_jz j WHERE j.dah = t.dah AND j.ymdm = v.ymdm AND j.jc = v.jc)))`,
      read: conclusions.immunisationComplete,
    },
    followUpOverdue: {
      sql: `json_build_array(t.csrq, (SELECT json_build_array(f.sfrq, f.xcsfrq) FROM et_sf f WHERE f.dah = t.dah ORDER BY f.sfrq DESC LIMIT 1))`,
      read: conclusions.followUpOverdue,
    },
  },
  collections: {
    followUps: {
      from: 'et_sf f',
      on: 'f.dah = t.dah',
      orderBy: 'f.sfrq DESC, f.sfxc DESC',
      columns: {
        date: { sql: 'f.sfrq', read: pastDate },
        schedule: { sql: 'f.sfxc', read: SCHEDULE },
        weightKg: { sql: 'f.tz', read: amount },
        heightCm: { sql: 'f.sg', read: amount },
        haemoglobin: { sql: 'f.xhdb', read: amount },
        development: { sql: 'f.fypg', read: conclusions.development },
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
        dose: { sql: 'j.jc', read: count },
        date: { sql: 'j.jzrq', read: pastDate },
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
        date: { sql: 'z.zdrq', read: pastDate },
        chronic: { sql: 'n.mxb', read: code({ '0': false, '1': true }) },
      },
    },
    mentalHealth: {
      from: 'et_xlsc s',
      on: 's.dah = t.dah',
      orderBy: 's.scrq DESC, s.xh DESC',
      columns: {
        date: { sql: 's.scrq', read: pastDate },
        instrument: { sql: 's.gjlb', read: code({ '1': 'MHT', '2': 'SDQ', '3': 'PHQ-A' }) },
        score: { sql: 's.df', read: count },
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
