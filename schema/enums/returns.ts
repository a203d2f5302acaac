import { describedEnum } from './described-enum'

export type ReturnKind = keyof typeof ReturnKind
export const ReturnKind = describedEnum('ReturnKind', '报表种类 how long a return counts', {
  MONTH: '月报 a month',
  TERM: '学期报 a term',
  YEAR: '年报 a school year',
})

export type ReturnState = keyof typeof ReturnState
export const ReturnState = describedEnum('ReturnState', '报表状态 which of the three people has signed', {
  DRAFT: '草稿 counted, nobody has signed',
  FILLED: '已填表 filed (填表人)',
  REVIEWED: '已复核 reviewed by a second person (复核人)',
  SIGNED: '已签发 signed by the head (单位负责人); frozen',
})

export type ReturnCorrection = keyof typeof ReturnCorrection
export const ReturnCorrection = describedEnum('ReturnCorrection', '更正原因 why a signed return is replaced', {
  DATA_CORRECTED: '数据更正 data behind it were corrected',
  LATE_RETURN: '下级补报 a unit below signed later',
  RULES_CHANGED: '规则变更 the rules changed',
  PERIOD_OVER: '期满重报 the month is over: all of it is counted',
})

export type ReturnCheckKind = keyof typeof ReturnCheckKind
export const ReturnCheckKind = describedEnum('ReturnCheckKind', '核对种类 what a check compares', {
  WITHIN: '表内核对 figures of the return; one that does not hold stops the filing',
  ROLL_UP: '汇总核对 the sum of the parts and the hub’s own count',
})
