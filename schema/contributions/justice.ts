import { GuardianArrangement } from '../enums/justice'
import { BooleanFilter, enumFilter } from '../inputs/filters'
import { JusticeRecord } from '../types/justice/justice-record'
import { onChild, onFilter } from './contribute'

declare module '../types/hub/child' {
  interface Child {
    justice: JusticeRecord | null
  }
}
onChild('justice', () => JusticeRecord, '两类人员未成年子女 what the survey of justice knows. Sealed')

const GuardianArrangementFilter = enumFilter<GuardianArrangement>('GuardianArrangementFilter', GuardianArrangement, '监护方式') // prettier-ignore

onFilter({
  parentHeld: [() => BooleanFilter, '父母一方是否在押、在戒 a parent is held today, by the survey of justice'],
  parentQualifyingGround: [
    () => BooleanFilter,
    '父母是否符合认定情形 a parent is held today by a measure of six months or more, by the survey of justice',
  ],
  guardianArrangement: [() => GuardianArrangementFilter, '监护方式 guardian arrangement, by the survey of justice'],
})
