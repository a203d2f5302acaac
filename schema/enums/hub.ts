import { REGISTRIES } from '../../connectors/registries'
// 性别、区划级别、登记簿与关联状态: the words of the hub itself.
import { describedEnum } from './described-enum'

export type Sex = keyof typeof Sex
export const Sex = describedEnum('Sex', '性别 sex, GB/T 2261.1', {
  UNKNOWN: '0 未知的性别 not known',
  MALE: '1 男 male',
  FEMALE: '2 女 female',
  UNSPECIFIED: '9 未说明的性别 not stated',
})

export type DivisionLevel = keyof typeof DivisionLevel
export const DivisionLevel = describedEnum(
  'DivisionLevel',
  "行政区划级别 level of a division (GB/T 2260 and the statistics bureau's 12-digit codes)",
  {
    PROVINCE: '省级 province: 2 significant digits',
    CITY: '地级 city: 4 significant digits',
    COUNTY: '县级 county: 6 significant digits',
    TOWNSHIP: '乡级 township: 9 significant digits',
    VILLAGE: "村级 village or residents' committee: 12 digits",
  },
)

/** 'CIVIL_AFFAIRS': the name of a registry in upper case. */
export type RegistryName = string
export const RegistryName = describedEnum(
  'RegistryName',
  '登记簿 a registry the hub joins',
  Object.fromEntries(REGISTRIES.map(({ name, words }) => [name.toUpperCase().replaceAll('-', '_'), words.short])),
)

export type RegistryHealth = keyof typeof RegistryHealth
export const RegistryHealth = describedEnum('RegistryHealth', '登记簿运行状态 whether a registry can be reached', {
  UP: '正常 answers in time, and the hub follows it',
  DOWN: '中断 does not answer, or is left alone for a while after failures',
  SLOW: '缓慢 answers, but late',
  STALE:
    '停滞 answers, but the hub has stopped following it: its changes cannot be read, or so many records are missing that an operator has to look',
  UNKNOWN: '未知 the hub cannot tell',
  NOT_CONNECTED:
    '未接入 the settings of this hub name no such registry: nothing of it is asked, and lists cannot be filtered by its facts',
})

export type LinkState = keyof typeof LinkState
export const LinkState = describedEnum('LinkState', '关联状态 how sure the link between a child and a record is', {
  CERTAIN: '确定 equal valid ID number, or a roll number that embeds it',
  LIKELY: '很可能 above the threshold, linked',
  REVIEW: '待复核 waits for a steward',
  REFUSED: '已否决 refused; never returns by itself',
})

export type SourceStateKind = keyof typeof SourceStateKind
export const SourceStateKind = describedEnum('SourceStateKind', '来源状态 what became of a registry in this answer', {
  ANSWERED: '已答复 the registry answered',
  NOT_ASKED: '未询问 nothing asked of it, or nothing of it granted',
  NOT_LINKED: '未关联 no record of it is linked to the child',
  DOWN: '中断 the registry could not be reached',
  TIMEOUT: '超时 the registry took longer than its limit',
  NOT_CONNECTED: '未接入 this hub is not connected to the registry',
  LIED: '答复有误 its answer failed the checks and was thrown away',
})

export type AccessLevel = keyof typeof AccessLevel
export const AccessLevel = describedEnum('AccessLevel', '权限级别 what the access table gives', {
  FULL: '全部 the value as recorded',
  MASKED: '脱敏 the value behind a mask',
  GRANTED: '须经批准 only under an approved, time-boxed grant (未成年人网络保护条例 36)',
  NONE: '无权 nothing',
})

export type GrantState = keyof typeof GrantState
export const GrantState = describedEnum('GrantState', '授权状态 where a grant stands', {
  REQUESTED: '待审批 asked for, nobody has answered',
  APPROVED: '已批准 in force until its time is up',
  REFUSED: '已驳回 refused',
  EMERGENCY: '紧急访问 in force at once, to be reviewed',
  REVOKED: '已撤销 revoked, or given back',
  EXPIRED: '已到期 its time is up',
})

export type GrantReview = keyof typeof GrantReview
export const GrantReview = describedEnum('GrantReview', '事后审查 whether an emergency access was reviewed', {
  OPEN: '待审查 waits until someone answers',
  JUSTIFIED: '理由成立 there was need',
  UNJUSTIFIED: '理由不成立 there was none',
})

export type GrantDecision = keyof typeof GrantDecision
export const GrantDecision = describedEnum('GrantDecision', '审批决定 what an approver decides', {
  APPROVE: '批准 for the hours named',
  REFUSE: '驳回 not at all',
})

export type GrantVerdict = keyof typeof GrantVerdict
export const GrantVerdict = describedEnum('GrantVerdict', '审查结论 what a reviewer finds', {
  JUSTIFIED: '理由成立 there was need',
  UNJUSTIFIED: '理由不成立 there was none',
})

export type AuditKind = keyof typeof AuditKind
export const AuditKind = describedEnum('AuditKind', '审计类别 what an entry of the audit trail tells', {
  LOOK: '查看 children were looked at',
  REFUSAL: '拒绝 an operation was refused before it looked at anybody',
  CHANGE: '变更 a mutation: what it changed, or why it did not',
})
