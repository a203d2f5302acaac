// 学籍代码: the roll's code tables, by their names.
import { describedEnum } from './described-enum'

export type RollKind = keyof typeof RollKind
export const RollKind = describedEnum('RollKind', '学籍号类别 kind of roll number, by its letter', {
  FORMAL_BY_ID: 'G 正式学籍 formal: G + 18-digit ID number',
  FORMAL_WITHOUT_ID:
    'J 无身份证正式学籍 formal without ID number: J + 6 division + 8 birth date + 3 sequence + 1 check',
  TEMPORARY: 'L 临时学籍 temporary: L + 6 division + 8 birth date + 4 random',
})

export type RollState = keyof typeof RollState
export const RollState = describedEnum('RollState', '学籍状态 state of the roll', {
  ENROLLED: '在籍 enrolled',
  SUSPENDED: '休学 suspended',
  TRANSFERRED_OUT: '转出 transferred out',
  GRADUATED: '毕业 graduated',
  WITHDRAWN: '退学 withdrawn',
  DECEASED: '死亡 deceased',
})

export type AttendanceBand = keyof typeof AttendanceBand
export const AttendanceBand = describedEnum(
  'AttendanceBand',
  '出勤等级 band of attendance in the last recorded month',
  {
    FULL: '全勤 98 % or more of the days due',
    GOOD: '较好 80 % or more',
    POOR: '较差 more than 0 %',
    ABSENT: '缺勤 absent, 0 %',
    UNKNOWN: '未知 no month recorded',
  },
)

export type DropoutState = keyof typeof DropoutState
export const DropoutState = describedEnum(
  'DropoutState',
  '控辍状态 state in the dropout ledger of the education bureau (控辍保学台账, 教基厅函〔2024〕15号)',
  {
    NONE: '无 in no ledger: no entry is open, and the newest was not closed by a return',
    SUSPECTED: '疑似辍学 in the ledger of those suspected to have dropped out, the entry is open',
    DROPPED_OUT: '辍学 in the ledger of dropouts, the entry is open',
    RETURNED: '已复学 back at school: the newest entry was closed by a return (动态销号), none is open',
  },
)

export type Admission = keyof typeof Admission
export const Admission = describedEnum('Admission', '入学方式 way of admission, code table of the roll', {
  NEARBY: '11 就近入学 school nearby',
  OTHER: '12 其他 other way in the compulsory stage',
  UNIFIED_EXAM: '21 统一招生考试 unified examination',
  SPORTS: '22 体育特招 admitted for sports',
  ARTS: '23 艺术特招 admitted for arts',
  UNKNOWN: '99 未说明 not stated',
})

export type EducationLeftBehind = keyof typeof EducationLeftBehind
export const EducationLeftBehind = describedEnum(
  'EducationLeftBehind',
  '留守 (教育口径) left behind as education defines it: in school, parent away 3 months or more',
  {
    NONE: '0 非留守儿童 not left behind',
    ONE_PARENT: '1 单亲留守儿童 one parent away',
    BOTH_PARENTS: '2 双亲留守儿童 both parents away',
  },
)

export type InclusiveEducation = keyof typeof InclusiveEducation
export const InclusiveEducation = describedEnum(
  'InclusiveEducation',
  '随班就读 inclusive education, code table of the roll',
  {
    REGULAR: '00 普通 regular',
    INCLUSIVE_CLASS: '10 随班就读 in an ordinary class with support',
    VISUAL: '11 视力残疾 visual impairment',
    HEARING: '12 听力残疾 hearing impairment',
    INTELLECTUAL: '13 智力残疾 intellectual impairment',
    OTHER: '19 其他 other',
  },
)

export type TransferKind = keyof typeof TransferKind
export const TransferKind = describedEnum('TransferKind', '学籍异动类别 kind of change of the roll', {
  ENTERED: '入学 entered school',
  TRANSFERRED_IN: '转入 transferred in',
  TRANSFERRED_OUT: '转出 transferred out',
  SUSPENDED: '休学 suspended',
  RESUMED: '复学 resumed',
  WITHDRAWN: '退学 withdrawn',
  GRADUATED: '毕业 graduated',
})
