import { describedEnum } from './described-enum'

export type MeasureKind = keyof typeof MeasureKind
export const MeasureKind = describedEnum('MeasureKind', '两类人员类别 kind of measure', {
  PRISON: '服刑 serving a sentence in prison',
  COMPULSORY_TREATMENT: '强制隔离戒毒 compulsory drug treatment',
})

export type GuardianArrangement = keyof typeof GuardianArrangement
export const GuardianArrangement = describedEnum(
  'GuardianArrangement',
  '监护方式 who cares for the child while a parent is held',
  {
    OTHER_PARENT: '另一方父母监护 the other parent',
    GRANDPARENTS: '祖父母、外祖父母照料 grandparents',
    OTHER_RELATIVES: '其他亲属照料 other relatives',
    ENTRUSTED: '委托他人照护 somebody entrusted',
    CIVIL_AFFAIRS: '民政部门监护 civil affairs',
    NONE: '无人监护 nobody',
  },
)

export type JusticeSupportKind = keyof typeof JusticeSupportKind
export const JusticeSupportKind = describedEnum('JusticeSupportKind', '帮扶项目 kind of support', {
  GOODS: '物资帮扶 goods',
  MONEY: '临时救助 money',
  STUDY: '助学 for school',
  COUNSELLING: '心理疏导 counselling',
  LEGAL_AID: '法律援助 legal aid',
  PRISON_VISIT: '亲情会见 a visit to the parent',
  OTHER: '其他 other',
})
