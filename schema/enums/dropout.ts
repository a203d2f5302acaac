// 控辍保学研判: the words of the rules (src/rules); a test holds both equal.
import { describedEnum } from './described-enum'

export type DropoutLevel = keyof typeof DropoutLevel
export const DropoutLevel = describedEnum(
  'DropoutLevel',
  '研判等级 level that the rules of dropout control give a child',
  {
    NOT_JUDGED: '未判定 not judged: an input that the level needs is missing, or no rule is in force',
    NOT_OF_AGE: '非适龄 not of school age',
    NONE: '无 in school, or not in school for a reason',
    OUT_OF_SCHOOL: '适龄失学 of school age and on no roll (户籍 × 学籍)',
    SUSPECTED: '疑似辍学 on the roll and suspected of having dropped out (学籍 × 在校)',
    DROPPED_OUT: '辍学 on the roll and dropped out (学籍 × 在校)',
  },
)

export type DropoutReason = keyof typeof DropoutReason
export const DropoutReason = describedEnum('DropoutReason', '研判理由 why the level is so', {
  IN_SCHOOL: '在校 comes to school',
  ON_LEAVE: '长假 on leave for the whole month',
  SUSPENDED: '休学 suspended',
  MOVED_WITH_PROOF: '转学有据 moved, with proof: the receiving school, or the household register',
  MOVED_WITHOUT_PROOF: '转出无据 left the roll for another, without proof',
  GRADUATED: '毕业 graduated',
  DECEASED: '死亡 deceased',
  WITHDRAWN: '退学 withdrawn from the roll',
  NO_RECORD: '无学籍 on no roll',
  DAYS_WITHOUT_REASON: '连续无故缺勤 school days without reason in a run',
  ABSENT_MONTH: '整月缺勤 absent for a whole month (名在人不在)',
})

export type VerdictConfidence = keyof typeof VerdictConfidence
export const VerdictConfidence = describedEnum(
  'VerdictConfidence',
  '可信度 confidence: missing and old inputs lower it',
  {
    HIGH: '高 every input is there and fresh',
    MEDIUM: '中 one or two inputs are missing, old or coarse',
    LOW: '低 more of them are',
    NONE: '无 nothing was judged',
  },
)

export type DropoutInput = keyof typeof DropoutInput
export const DropoutInput = describedEnum('DropoutInput', '研判依据 what the rules look at', {
  birthDate: '出生日期 birth date',
  household: '户籍 household registration',
  roll: '学籍 state of the roll',
  transfer: '学籍异动 proof of a transfer',
  attendance: '考勤 attendance',
  ledger: '台账 ledger of the education bureau',
  aid: '救助 public aid',
  groups: '重点群体 key groups',
})

export type VerdictInputState = keyof typeof VerdictInputState
export const VerdictInputState = describedEnum('VerdictInputState', '依据状态 state of an input', {
  fresh: '有效 within the age that the rule allows',
  stale: '过旧 older than the rule allows',
  coarse: '粗略 only a part of what the rule asks for',
})

export type DropoutQuestion = keyof typeof DropoutQuestion
export const DropoutQuestion = describedEnum(
  'DropoutQuestion',
  '须人工核实 what no registry records, and a person asks before acting on a verdict',
  {
    HOME_TEACHING: '是否送教上门 is the child taught at home',
    SPECIAL_SCHOOL: '是否在专门学校或特校 is it in a special school',
    ROLL_ELSEWHERE: '是否在外地就读 is it on a roll elsewhere',
    ONE_RUN: '缺勤是否连续 were the days without reason one run',
    PROOF_OF_LEAVE: '请假是否有据 is a leave proved',
  },
)
