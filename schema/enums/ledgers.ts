// 控辍保学三本台账: the words of the ledgers.
import { describedEnum } from './described-enum'

export type Ledger = keyof typeof Ledger
export const Ledger = describedEnum('Ledger', '台账 one of the three ledgers of dropout control', {
  SCHOOL_AGE: '适龄 of school age and on no roll',
  SUSPECTED: '疑似 suspected of dropping out',
  DROPPED_OUT: '辍学 dropped out',
})

export type LedgerState = keyof typeof LedgerState
export const LedgerState = describedEnum('LedgerState', '台账状态 where an item stands', {
  FOUND: '发现 found, nobody has been there',
  PERSUADING: '劝返中 persuasion visits are made',
  REPORTED: '已书面报告 persuasion failed, reported in writing (未成年人保护法 28)',
  ORDERED: '责令改正 ordered to correct (义务教育法 58)',
  PENALISED: '已处罚 penalised',
  RETURNED: '称已复学 said to be back, the proof is missing',
  EXCUSED: '称有正当理由 said to have a reason, the proof is missing',
  DISPROVED: '称系误报 said to be a wrong suspicion, the proof is missing',
  CLOSED: '已销号 closed with a proof',
})

export type LedgerAction = keyof typeof LedgerAction
export const LedgerAction = describedEnum('LedgerAction', '台账动作 what happens to an item', {
  OPEN: '建账 opened',
  VISIT: '劝返走访 a persuasion visit',
  REPORT: '书面报告 reported in writing to the education bureau',
  ORDER: '责令改正 the guardian is ordered to correct',
  PENALISE: '处罚 penalised',
  RETURN: '称已复学 said to be back',
  EXCUSE: '称有正当理由 said to have a reason',
  DISPROVE: '称系误报 said to be a wrong suspicion',
  CLOSE: '销号 closed with a proof',
  REOPEN: '重新打开 opened again',
  OFFER: '提出移交 offered to another owner',
  ACCEPT: '接收 accepted by it',
  REFUSE: '拒收 refused by it',
  WITHDRAW: '撤回移交 withdrawn by the owner',
  PAUSE: '时限中止 a clock paused',
  RESUME: '时限恢复 a clock goes on',
  MISS: '逾期 a clock missed',
  MOVE_UP: '升级 moved up to another ledger by the rule',
  MARK_BACK: '判定已返校 the rule says that the child is back; closes nothing',
  MARK_RISK: '再次判定 the rule says again that it is not',
})

export type LedgerOutcome = keyof typeof LedgerOutcome
export const LedgerOutcome = describedEnum('LedgerOutcome', '处置结果 how an item ends, or is said to end', {
  RETURNED: '已复学 back in school',
  EXCUSED: '有正当理由 rightly not in class',
  DISPROVED: '误报 the suspicion was wrong',
})

export type LedgerReason = keyof typeof LedgerReason
export const LedgerReason = describedEnum(
  'LedgerReason',
  '理由 why a child rightly is not in class, or why the suspicion was wrong',
  {
    SUSPENSION: '休学 suspension of the roll',
    HOME_TEACHING: '送教上门 taught at home',
    SPECIAL_SCHOOL: '特殊教育学校 in a school for special education',
    SPECIALISED_SCHOOL: '专门学校 in a specialised school',
    ENROLLED_ELSEWHERE: '异地就读 enrolled elsewhere',
    MOVED: '迁出 moved away',
    ABROAD: '出境 abroad',
    COMPLETED: '已完成义务教育 has completed compulsory education',
    OVER_AGE: '超龄 past the age of compulsory education',
    DECEASED: '死亡 deceased',
    WRONG_RECORD: '数据有误 a record is wrong',
    RECORD_MERGED: '档案已并入他人 the records belong to another child now, or were withdrawn',
    OTHER: '其他 another one, in the note',
  },
)

export type LedgerProof = keyof typeof LedgerProof
export const LedgerProof = describedEnum('LedgerProof', '佐证 what proves the end of an item (动态销号)', {
  ROLL_AND_ATTENDANCE: '学籍与到课记录 the roll and attendance',
  SCHOOL_CERTIFICATE: '学校证明 certificate of the school',
  SUSPENSION_APPROVAL: '休学批准 approval of the suspension',
  HOME_TEACHING_PLAN: '送教上门方案 plan of teaching at home',
  SPECIAL_SCHOOL_ROLL: '特教学籍 roll of a special school',
  TRANSFER_RECEIPT: '转学接收回执 receipt of the school that took the pupil in',
  EXIT_RECORD: '出境记录 record of leaving the country',
  GRADUATION_RECORD: '毕业记录 record of graduation',
  DEATH_CERTIFICATE: '死亡证明 death certificate',
  CORRECTED_RECORD: '更正记录 the record as corrected by its registry',
  BIRTH_RECORD: '出生日期证明 proof of the birth date',
  MERGED_RECORD: '并档记录 the registry’s record of the correction that emptied this child’s file',
})

export type LedgerVisitForm = keyof typeof LedgerVisitForm
export const LedgerVisitForm = describedEnum('LedgerVisitForm', '走访方式 how a visit was made', {
  HOME: '家访 at home',
  TELEPHONE: '电话 by telephone',
  SCHOOL: '到校 at school',
  WORKPLACE: '务工地 where a parent or the child works',
  ONLINE: '线上 online',
})

export type LedgerMet = keyof typeof LedgerMet
export const LedgerMet = describedEnum('LedgerMet', '见到何人 who was met', {
  CHILD_AND_GUARDIAN: '儿童和监护人 the child and a guardian',
  CHILD: '儿童 the child',
  GUARDIAN: '监护人 a guardian',
  OTHER: '其他人 somebody else',
  NOBODY: '无人 nobody',
})

export type LedgerClockKind = keyof typeof LedgerClockKind
export const LedgerClockKind = describedEnum('LedgerClockKind', '时限种类 what a clock is for', {
  FIRST_CONTACT: '首次接触 first contact',
  WRITTEN_REPORT: '书面报告 written report',
  RESPONSE: '受理处置 the bureau acts on the report',
  CORRECTION: '责令改正期限 term of the order',
  PROOF: '销号佐证 proof of the claimed outcome',
  HAND_OVER: '移交答复 answer to an offered hand-over',
})

export type LedgerClockState = keyof typeof LedgerClockState
export const LedgerClockState = describedEnum('LedgerClockState', '时限状态 where a clock stands now', {
  RUNNING: '计时中 runs',
  PAUSED: '已中止 paused',
  MET: '按时完成 done in time',
  MISSED: '逾期 over; with an end: done late',
  STOPPED: '无需完成 no longer needed',
})

export type LedgerPauseReason = keyof typeof LedgerPauseReason
export const LedgerPauseReason = describedEnum('LedgerPauseReason', '中止原因 why a clock is paused', {
  WHEREABOUTS_UNKNOWN: '下落不明 nobody knows where the child is',
  ILLNESS: '患病 illness',
  DISASTER: '灾害 disaster',
  COURT: '诉讼 court proceedings',
  OTHER_AGENCY: '等待其他部门 another agency must act first',
  OTHER: '其他 another one, in the note',
})

export type LedgerStanding = keyof typeof LedgerStanding
export const LedgerStanding = describedEnum('LedgerStanding', '时限性质 who sets a limit', {
  STATUTORY: '法定 the law, or an order under it',
  OPERATIONAL: '内部管理 the settings of this hub; no statutory limit',
})

export type LedgerOpenedBy = keyof typeof LedgerOpenedBy
export const LedgerOpenedBy = describedEnum('LedgerOpenedBy', '建账方式 who found it', {
  RULE: '规则 a rule of dropout control',
  HAND: '人工 a person',
})

export type LedgerOfferAnswer = keyof typeof LedgerOfferAnswer
export const LedgerOfferAnswer = describedEnum('LedgerOfferAnswer', '移交答复 the answer to an offered hand-over', {
  ACCEPT: '接收 by the one it is offered to',
  REFUSE: '拒收 by the one it is offered to',
  WITHDRAW: '撤回 by the owner',
})

export type LedgerBrakeState = keyof typeof LedgerBrakeState
export const LedgerBrakeState = describedEnum('LedgerBrakeState', '大批变更状态 where a run that waits stands', {
  WAITING: '待处理 waits for a person',
  RELEASED: '已放行 released',
  REFUSED: '已驳回 refused',
})

export type LedgerBrakeDecision = keyof typeof LedgerBrakeDecision
export const LedgerBrakeDecision = describedEnum('LedgerBrakeDecision', '大批变更决定 what a person decides', {
  RELEASE: '放行 the run goes on',
  REFUSE: '驳回 nothing of it is done, as long as the verdicts stay as they are',
})
