// 户籍代码: the household register's words, and those of what the hub derives from it.
import { describedEnum } from './described-enum'

export type HouseholdKind = keyof typeof HouseholdKind
export const HouseholdKind = describedEnum('HouseholdKind', '户别 kind of household', {
  FAMILY: '家庭户 family household',
  COLLECTIVE: '集体户 collective household',
})

export type RegistrationState = keyof typeof RegistrationState
export const RegistrationState = describedEnum('RegistrationState', '户口状态 state of the registration', {
  ACTIVE: '有效 active',
  MOVED_OUT: '迁出 moved out',
  CANCELLED: '注销 cancelled',
})

export type ParentKind = keyof typeof ParentKind
export const ParentKind = describedEnum('ParentKind', '父或母 which parent', {
  FATHER: '父 father',
  MOTHER: '母 mother',
})

export type Certainty = keyof typeof Certainty
export const Certainty = describedEnum('Certainty', '推导可靠程度 how sure a derived relation is', {
  CERTAIN: '确定 the relations to the head allow one reading only',
  LIKELY: '很可能 the likeliest of several readings',
})

export type GuardianBasis = keyof typeof GuardianBasis
export const GuardianBasis = describedEnum(
  'GuardianBasis',
  '监护依据 ground of guardianship, in the order of 民法典 27',
  {
    PARENT: '父母 parent',
    GRANDPARENT: '祖父母、外祖父母 grandparent',
    SIBLING: '成年兄姐 adult sibling',
    OTHER_MEMBER: '其他家庭成员 other member of the household',
  },
)

export type RegistrationEventKind = keyof typeof RegistrationEventKind
export const RegistrationEventKind = describedEnum('RegistrationEventKind', '户口变动类别 kind of registration event', {
  BIRTH: '出生登记 birth registered',
  MOVED_IN: '迁入 moved in',
  MOVED_OUT: '迁出 moved out',
  CORRECTED: '变更更正 corrected',
  CANCELLED: '注销 cancelled',
})

export type LibertyRestrictionKind = keyof typeof LibertyRestrictionKind
export const LibertyRestrictionKind = describedEnum(
  'LibertyRestrictionKind',
  '限制人身自由类别 kind of restriction of liberty',
  {
    PRISON: '服刑 serving a sentence in prison',
    COMPULSORY_TREATMENT: '强制隔离戒毒 compulsory drug treatment',
    DETENTION: '拘留羁押 detention',
    COMMUNITY_CORRECTION: '社区矫正 community correction',
  },
)
