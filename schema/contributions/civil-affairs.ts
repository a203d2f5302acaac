import { GuardianshipType, WelfareCategory, WelfareLeftBehind } from '../enums/civil-affairs'
import { BooleanFilter, enumFilter, SEVERAL } from '../inputs/filters'
import { WelfareRecord } from '../types/civil-affairs/welfare-record'
import { onChild, onFilter } from './contribute'

declare module '../types/hub/child' {
  interface Child {
    welfare: WelfareRecord | null
  }
}
onChild(
  'welfare',
  () => WelfareRecord,
  '福利档案 what the register of left-behind children and children in difficulty knows',
)

const GuardianshipTypeFilter = enumFilter<GuardianshipType>('GuardianshipTypeFilter', GuardianshipType, '监护类型')
const LeftBehindFilter = enumFilter<WelfareLeftBehind>('WelfareLeftBehindFilter', WelfareLeftBehind, '留守（民政口径）')
const CategoryFilter = enumFilter<WelfareCategory>('WelfareCategoryFilter', WelfareCategory, '困境类别', SEVERAL)

onFilter({
  guardianshipType: [() => GuardianshipTypeFilter, '监护类型 type of guardianship'],
  welfareLeftBehind: [() => LeftBehindFilter, '留守（民政口径） left behind, by civil affairs'],
  welfareCategory: [
    () => CategoryFilter,
    '困境类别 category of difficulty, by civil affairs; several may hold of one child',
  ],
  receivesAid: [() => BooleanFilter, '是否享受救助 receives aid'],
})
