import { RELATION } from '../connectors/contract/standard-codes'

/**
 * What the peers select, written as somebody would write it by hand who knows the four registries: native columns, a cheap
 * word for each, no checks. Columns that PostgreSQL already writes as the answer wants them have no word.
 */
export interface Column {
  readonly name: string
  readonly sql: string
  readonly word?: (raw: never) => unknown
}

export interface Table {
  readonly from: string
  readonly key: string
  readonly columns: readonly Column[]
  readonly orderBy?: string
  readonly today?: boolean
}

export type Part = 'education' | 'household' | 'health' | 'welfare'

export interface PartTables {
  /** The column of the hub's `child` that holds the record's key. */
  readonly link: string
  readonly record: Table
  readonly lists: Readonly<Record<string, Table>>
}

const flag = (raw: string | null) => (raw === null ? null : raw === '1')
const day = (raw: string | null) => (raw === null ? null : `${raw.slice(0, 4)}-${raw.slice(4, 6)}-${raw.slice(6)}`)
const month = (raw: string) => `${raw.slice(0, 4)}-${raw.slice(4)}`
const number = (raw: string | null) => (raw === null ? null : Number(raw))
const of = (table: Readonly<Record<string, string>>) => (raw: string | null) =>
  raw === null ? null : (table[raw] ?? null)

const STATE = of({ '0': 'ACTIVE', '1': 'CANCELLED', '2': 'MOVED_OUT', '9': 'CANCELLED' })
const ROLL_STATE = of({
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
const LAST_MONTH = 'FROM xs_kq k WHERE k.xsid = t.xsid ORDER BY k.kqny DESC LIMIT 1'
const BAND = `coalesce((SELECT CASE WHEN k.yds = 0 THEN 'UNKNOWN' WHEN k.sds = 0 THEN 'ABSENT' WHEN k.sds * 100 >= k.yds * 98
  THEN 'FULL' WHEN k.sds * 100 >= k.yds * 80 THEN 'GOOD' ELSE 'POOR' END ${LAST_MONTH}), 'UNKNOWN')`
const card = (sql: string) =>
  `(SELECT ${sql} FROM cj_zj c WHERE c.dah = t.dah AND c.zjzt = '1' AND c.yxqz >= :today ORDER BY c.fzrq DESC LIMIT 1)`
const diagnosed = (column: string) =>
  `EXISTS (SELECT 1 FROM et_zd z JOIN dm_zd n ON n.icd = z.icd WHERE z.dah = t.dah AND n.${column} = '1')`

const STATUS: readonly Column[] = [
  { name: 'rollState', sql: 't.xsztm', word: ROLL_STATE },
  { name: 'rollStateSince', sql: 't.xsztrq::text' },
  { name: 'attendanceBand', sql: BAND },
]

/** P3: three facts of the roll. */
export const STATUS_TABLE: Table = { from: 'xs_jbxx t', key: 't.xsid', columns: STATUS }

/** 'civil_affairs_record': the record that stands for a child there, out of its row. */
export function recordOf(link: string): string {
  return `records ->> '${link.replace(/_record$/, '').replace('_', '-')}' AS ${link}`
}

/** P1 and P2: 24 facts of four records and their four lists. The six of the child itself are in CHILD_COLUMNS. */
export const PARTS: Readonly<Record<Part, PartTables>> = {
  education: {
    link: 'education_record',
    record: {
      from: 'xs_jbxx t',
      key: 't.xsid',
      columns: [
        ...STATUS,
        {
          name: 'inSchool',
          sql: `CASE WHEN t.xsztm NOT IN ('01', '05') THEN '0' ELSE coalesce((SELECT CASE WHEN k.sds > 0 THEN '1' ELSE '0' END ${LAST_MONTH}), '0') END`,
          word: flag,
        },
        { name: 'leftBehind', sql: 't.lsetm', word: of({ '0': 'NONE', '1': 'ONE_PARENT', '2': 'BOTH_PARENTS' }) },
      ],
    },
    lists: {
      attendance: {
        from: 'xs_kq k',
        key: 'k.xsid',
        orderBy: 'k.kqny DESC',
        columns: [
          { name: 'month', sql: 'k.kqny', word: month },
          { name: 'daysDue', sql: 'k.yds' },
          { name: 'daysPresent', sql: 'k.sds' },
          { name: 'daysExcused', sql: 'k.qjs' },
          { name: 'daysUnexcused', sql: 'k.kks' },
        ],
      },
    },
  },
  household: {
    link: 'police_record',
    record: {
      from: 'ck_wcnr t LEFT JOIN hk_sy b ON b.hh = t.hh',
      key: 't.rybh',
      columns: [
        { name: 'householdNumber', sql: 't.hh' },
        { name: 'householdKind', sql: 'b.hblx', word: of({ '1': 'FAMILY', '2': 'COLLECTIVE' }) },
        { name: 'headName', sql: 'b.hzxm' },
        { name: 'address', sql: 'b.zz' },
        { name: 'registeredOn', sql: 't.djrq', word: day },
        { name: 'registrationState', sql: 't.ryzt', word: STATE },
        { name: 'currentAddress', sql: 'coalesce(t.xzz, b.zz)' },
        { name: 'relationToHead', sql: 't.yhzgx', word: of(RELATION) },
      ],
    },
    lists: {
      members: {
        from: `ck_wcnr t LEFT JOIN hk_sy b ON b.hh = t.hh JOIN rk_ryxx m ON m.hh = t.hh AND (b.hblx = '1' OR m.rybh = t.rybh)`,
        key: 't.rybh',
        orderBy: `CASE WHEN m.yhzgx IN ('01', '02') THEN 0 ELSE 1 END, m.csrq, m.rybh`,
        columns: [
          { name: 'name', sql: 'm.xm' },
          { name: 'relationToHead', sql: 'm.yhzgx', word: of(RELATION) },
          { name: 'sex', sql: 'm.xb', word: of({ '0': 'UNKNOWN', '1': 'MALE', '2': 'FEMALE', '9': 'UNSPECIFIED' }) },
          { name: 'birthDate', sql: 'm.csrq', word: day },
          { name: 'state', sql: 'm.ryzt', word: STATE },
        ],
      },
      registrationEvents: {
        from: 'rk_bdxx e',
        key: 'e.rybh',
        orderBy: 'e.bdrq DESC, e.xh DESC',
        columns: [
          { name: 'date', sql: 'e.bdrq', word: day },
          {
            name: 'kind',
            sql: 'e.bdlx',
            word: of({ '01': 'BIRTH', '02': 'MOVED_IN', '03': 'MOVED_OUT', '04': 'CORRECTED', '05': 'CANCELLED' }),
          },
        ],
      },
    },
  },
  health: {
    link: 'health_record',
    record: {
      from: 'et_da t',
      key: 't.dah',
      today: true,
      columns: [
        { name: 'disabled', sql: `${card('true')} IS NOT NULL` },
        { name: 'disabilityGrade', sql: card('substr(c.zjh, 20, 1)'), word: number },
        { name: 'chronicIllness', sql: diagnosed('mxb') },
        { name: 'seriousIllness', sql: diagnosed('zdjb') },
      ],
    },
    lists: {},
  },
  welfare: {
    link: 'civil_affairs_record',
    record: {
      from: 'et_djb t',
      key: 't.dabh',
      today: true,
      columns: [
        { name: 'fileNumber', sql: 't.dabh' },
        {
          name: 'leftBehind',
          sql: `CASE WHEN t.csrq <= :today - interval '16 years' THEN '0' ELSE t.lslb END`,
          word: of({ '0': 'NONE', '1': 'BOTH_PARENTS_AWAY', '2': 'ONE_AWAY_OTHER_UNABLE' }),
        },
        {
          name: 'guardianshipType',
          sql: 't.jhlx',
          word: of({ '1': 'NONE', '2': 'PARENT_UNABLE', '3': 'CARER_INADEQUATE', '4': 'FAIR', '5': 'GOOD' }),
        },
        {
          name: 'schooling',
          sql: 't.jxqk',
          word: of({
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
        { name: 'boarding', sql: 't.sfjs', word: flag },
        { name: 'currentAddress', sql: 't.xjzd' },
        {
          name: 'receivesAid',
          sql: 'EXISTS (SELECT 1 FROM et_bz a WHERE a.dabh = t.dabh AND a.ksrq <= :today AND (a.jsrq IS NULL OR a.jsrq >= :today))',
        },
      ],
    },
    lists: {
      visits: {
        from: 'et_zf v',
        key: 'v.dabh',
        orderBy: 'v.zfrq DESC, v.xh DESC',
        columns: [
          { name: 'date', sql: 'v.zfrq::text' },
          { name: 'visitor', sql: 'v.zfr' },
          { name: 'kind', sql: 'v.zffs', word: of({ '1': 'HOME', '2': 'PHONE', '3': 'SCHOOL' }) },
          { name: 'finding', sql: 'v.zfjg' },
          { name: 'nextDue', sql: 'v.xczfrq::text' },
        ],
      },
    },
  },
}

/** The child itself: six facts. The ID number is shown to civil affairs behind a mask, the age is told today. */
export const CHILD_COLUMNS = 'name, sex, birth_date::text AS birth_date, ethnicity, id_number'

export function childOf(row: Readonly<Record<string, string | null>>, today: string): Record<string, unknown> {
  const { birth_date: born, id_number: idNumber } = row
  return {
    id: `child:${row['id']}`,
    name: row['name'],
    sex: row['sex'],
    birthDate: born,
    age:
      born == null
        ? null
        : Number(today.slice(0, 4)) - Number(born.slice(0, 4)) - (today.slice(5) < born.slice(5) ? 1 : 0),
    ethnicity: row['ethnicity'],
    idNumber: idNumber == null ? null : idNumber.slice(0, 6) + '*'.repeat(idNumber.length - 6),
  }
}

/** The statement of a table for `$1` = keys (and `$2` = today): the key first, then the columns under their names. */
export function selectOf({ from, key, columns, orderBy, today }: Table): string {
  const selected = [`${key} AS key`, ...columns.map(({ name, sql }) => `${sql} AS "${name}"`)].join(', ')
  const text = `SELECT ${selected} FROM ${from} WHERE ${key} = ANY($1)${orderBy ? ` ORDER BY ${orderBy}` : ''}`
  return today ? text.replaceAll(':today', '$2::date') : text
}

/** A row in the answer's words. */
export function wordsOf({ columns }: Table): (row: Readonly<Record<string, unknown>>) => Record<string, unknown> {
  return (row) => {
    const words: Record<string, unknown> = {}
    for (const { name, word } of columns) words[name] = word ? word(row[name] as never) : row[name]
    return words
  }
}
