// 登记表代码: the words of the 2016 form 农村留守儿童基本情况登记表 and of welfare work.
import { describedEnum } from './described-enum'

export type WelfareCategory = keyof typeof WelfareCategory
export const WelfareCategory = describedEnum(
  'WelfareCategory',
  '困境类别 category of difficulty (国发〔2016〕36号 and local forms)',
  {
    LEFT_BEHIND: '留守儿童 left behind',
    ORPHAN: '孤儿 orphan',
    DE_FACTO_UNSUPPORTED: '事实无人抚养儿童 de facto unsupported (民发〔2019〕62号)',
    DISABLED: '残疾 disabled',
    SERIOUSLY_ILL: '重病 seriously ill',
    IN_POVERTY: '家庭贫困 family in poverty',
    GUARDIAN_LACKING: '监护缺失或不当 guardianship lacking or improper',
    PRISONERS_CHILD: '服刑人员子女 child of a prisoner',
    DRUG_FAMILY: '吸毒家庭 family with drug use',
    HIV_AFFECTED: '受艾滋病影响 affected by HIV',
    VIOLENCE_AFFECTED: '受暴力侵害 affected by violence',
    RESCUED_FROM_TRAFFICKING: '打拐解救 rescued from trafficking',
    STREET: '流浪 living on the street',
  },
)

export type WelfareLeftBehind = keyof typeof WelfareLeftBehind
export const WelfareLeftBehind = describedEnum(
  'WelfareLeftBehind',
  '留守 (民政口径) left behind as 国发〔2016〕13号 defines it: under 16',
  {
    NONE: '非留守 not left behind',
    BOTH_PARENTS_AWAY: '父母双方外出 both parents away',
    ONE_AWAY_OTHER_UNABLE: '一方外出另一方无监护能力 one away, the other without capacity',
  },
)

export type GuardianshipType = keyof typeof GuardianshipType
export const GuardianshipType = describedEnum('GuardianshipType', '监护类型 type of guardianship, 2016 form', {
  NONE: '无人监护 nobody',
  PARENT_UNABLE: '父或母无监护能力 a parent, without capacity',
  CARER_INADEQUATE: '受委托人能力不足 an entrusted carer of insufficient capacity',
  FAIR: '一般 fair',
  GOOD: '较好 good',
})

export type IncomeSource = keyof typeof IncomeSource
export const IncomeSource = describedEnum('IncomeSource', '生活来源 means of living, several may hold', {
  LABOUR: '打工 labour',
  FARMING: '种养殖 farming',
  GOVERNMENT_AID: '政府救助 government aid',
  RELATIVES: '亲朋接济 relatives and friends',
  OTHER: '其他 other',
})

export type Schooling = keyof typeof Schooling
export const Schooling = describedEnum('Schooling', '就学情况 schooling, 2016 form', {
  KINDERGARTEN: '幼儿园 kindergarten',
  NOT_IN_KINDERGARTEN: '未入园 not in kindergarten',
  PRIMARY: '小学 primary school',
  JUNIOR_SECONDARY: '初中 junior secondary school',
  SENIOR_SECONDARY: '高中 senior secondary school',
  VOCATIONAL: '中职 secondary vocational school',
  DROPPED_OUT: '辍学 dropped out, in the compulsory stage',
  NOT_IN_SCHOOL: '不在学 not in school, 14 to 16 years',
})

export type AgreementState = keyof typeof AgreementState
export const AgreementState = describedEnum('AgreementState', '委托照护协议状态 state of a care agreement', {
  ACTIVE: '有效 active',
  EXPIRED: '到期 expired',
  ENDED: '终止 ended',
})

export type AidKind = keyof typeof AidKind
export const AidKind = describedEnum('AidKind', '救助类别 kind of aid', {
  SUBSISTENCE_ALLOWANCE: '低保 subsistence allowance',
  TEMPORARY: '临时救助 temporary aid',
  MEDICAL: '医疗救助 medical aid',
  HOUSING: '住房救助 housing aid',
  ORPHAN_ALLOWANCE: "孤儿基本生活费 orphan's allowance",
  DE_FACTO_UNSUPPORTED_ALLOWANCE: '事实无人抚养儿童补贴 allowance of the de facto unsupported',
  DISABILITY_ALLOWANCE: '残疾补贴 disability allowance',
  OTHER: '其他 other',
})

export type VisitKind = keyof typeof VisitKind
export const VisitKind = describedEnum('VisitKind', '走访方式 kind of visit', {
  HOME: '入户 at home',
  PHONE: '电话 by phone',
  SCHOOL: '到校 at school',
})

export type SignOffStep = keyof typeof SignOffStep
export const SignOffStep = describedEnum('SignOffStep', '审批环节 step of the three-level sign-off, 2016 form', {
  FILLED_IN: '填表 filled in',
  REVIEWED: '复核 reviewed',
  APPROVED: '单位负责人审核 approved by the head of the unit',
})
