import { AttendanceBand, DropoutState, EducationLeftBehind, RollState } from '../enums/education'
import { BooleanFilter, enumFilter, NumberFilter, TextFilter } from '../inputs/filters'
import { EducationRecord } from '../types/education/education-record'
import { onChild, onFilter } from './contribute'

declare module '../types/hub/child' {
  interface Child {
    education: EducationRecord | null
  }
}
onChild('education', () => EducationRecord, '学籍 what the education roll knows')

const RollStateFilter = enumFilter<RollState>('RollStateFilter', RollState, '学籍状态')
const AttendanceBandFilter = enumFilter<AttendanceBand>('AttendanceBandFilter', AttendanceBand, '出勤等级')
const DropoutStateFilter = enumFilter<DropoutState>('DropoutStateFilter', DropoutState, '控辍状态')
const LeftBehindFilter = enumFilter<EducationLeftBehind>('EducationLeftBehindFilter', EducationLeftBehind, '留守（教育口径）') // prettier-ignore

onFilter({
  rollState: [() => RollStateFilter, '学籍状态 state of the roll'],
  attendanceBand: [() => AttendanceBandFilter, '出勤等级 band of attendance'],
  dropoutState: [() => DropoutStateFilter, '控辍状态 state in the dropout ledger'],
  grade: [() => NumberFilter, '年级 grade, 1 to 12'],
  className: [() => TextFilter, '班级 class, as its school writes it'],
  educationLeftBehind: [() => LeftBehindFilter, '留守（教育口径） left behind, by the roll'],
  educationNeedsAid: [() => BooleanFilter, '是否需要申请资助（学籍） needs financial aid, by the roll'],
  educationReceivesAid: [() => BooleanFilter, '是否享受一补（学籍） receives the boarding subsidy, by the roll'],
})
