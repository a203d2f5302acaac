import { RELATION } from '../contract/standard-codes'
import type { SqlCollection } from '../sql/mapping'
import { code, date, decimal, text } from '../sql/readers'

const YES_NO = code({ '0': false, '1': true })

/** The parts of the 登记表 that may come several times, newest first. */
export const civilAffairsCollections: Readonly<Record<string, SqlCollection>> = {
  parentsAway: {
    from: 'et_wcfm w',
    on: 'w.dabh = t.dabh',
    orderBy: 'w.fmb',
    columns: {
      parent: { sql: 'w.fmb', read: code({ '1': 'FATHER', '2': 'MOTHER' }) },
      name: { sql: 'w.xm', read: text },
      since: { sql: 'w.wckssj', read: date },
      province: { sql: 'w.wcsheng', read: text },
      city: { sql: 'w.wcshi', read: text },
      workplace: { sql: 'w.gzdw', read: text },
      phone: { sql: 'w.dh', read: text },
      acrossCounty: { sql: 'w.sfkx', read: YES_NO },
      ableToCare: { sql: 'w.jhnl', read: YES_NO },
    },
  },
  carers: {
    from: 'et_jhr c',
    on: 'c.dabh = t.dabh',
    orderBy: 'c.jsrq DESC NULLS FIRST, c.ksrq DESC, c.xh DESC',
    columns: {
      name: { sql: 'c.xm', read: text },
      relation: { sql: 'c.gx', read: code(RELATION, '其他亲属') },
      phone: { sql: 'c.dh', read: text },
      idNumber: { sql: 'c.sfzh', read: text },
      address: { sql: 'c.zz', read: text },
      since: { sql: 'c.ksrq', read: date },
      until: { sql: 'c.jsrq', read: date },
      entrusted: { sql: 'c.sfwt', read: YES_NO },
    },
  },
  agreements: {
    from: 'et_wtxy y',
    on: 'y.dabh = t.dabh',
    orderBy: 'y.qdrq DESC, y.xh DESC',
    columns: {
      signedOn: { sql: 'y.qdrq', read: date },
      validFrom: { sql: 'y.yxqs', read: date },
      validUntil: { sql: 'y.yxqz', read: date },
      carerName: { sql: 'y.str', read: text },
      // An agreement past its last day is expired, whether or not somebody noted it.
      state: {
        sql: `CASE WHEN y.xyzt = '1' AND y.yxqz < :today THEN '2' ELSE y.xyzt END`,
        read: code({ '1': 'ACTIVE', '2': 'EXPIRED', '3': 'ENDED' }),
      },
      reviewedOn: { sql: 'y.fcrq', read: date },
    },
  },
  aid: {
    from: 'et_bz a',
    on: 'a.dabh = t.dabh',
    orderBy: 'a.ksrq DESC, a.xh DESC',
    columns: {
      kind: {
        sql: 'a.bzlb',
        read: code({
          '01': 'SUBSISTENCE_ALLOWANCE',
          '02': 'TEMPORARY',
          '03': 'MEDICAL',
          '04': 'HOUSING',
          '05': 'ORPHAN_ALLOWANCE',
          '06': 'DE_FACTO_UNSUPPORTED_ALLOWANCE',
          '07': 'DISABILITY_ALLOWANCE',
          '99': 'OTHER',
        }),
      },
      from: { sql: 'a.ksrq', read: date },
      until: { sql: 'a.jsrq', read: date },
      monthlyYuan: { sql: 'a.yje', read: decimal },
    },
  },
  visits: {
    from: 'et_zf v',
    on: 'v.dabh = t.dabh',
    orderBy: 'v.zfrq DESC, v.xh DESC',
    columns: {
      date: { sql: 'v.zfrq', read: date },
      visitor: { sql: 'v.zfr', read: text },
      kind: { sql: 'v.zffs', read: code({ '1': 'HOME', '2': 'PHONE', '3': 'SCHOOL' }) },
      finding: { sql: 'v.zfjg', read: text },
      nextDue: { sql: 'v.xczfrq', read: date },
    },
  },
  signOffs: {
    from: 'et_qz q',
    on: 'q.dabh = t.dabh',
    orderBy: 'q.qzbz',
    columns: {
      step: { sql: 'q.qzbz', read: code({ '1': 'FILLED_IN', '2': 'REVIEWED', '3': 'APPROVED' }) },
      name: { sql: 'q.xm', read: text },
      date: { sql: 'q.qzrq', read: date },
    },
  },
}
