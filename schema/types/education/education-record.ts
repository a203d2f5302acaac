import { Float, Int, ObjectType } from 'type-graphql'
import {
  Admission,
  AttendanceBand,
  DropoutState,
  EducationLeftBehind,
  InclusiveEducation,
  RollKind,
  RollState,
} from '../../enums/education'
import { Governed } from '../../governed'
import { DateScalar } from '../../scalars/date'
import { Division } from '../hub/division'
import { AttendanceMonth } from './attendance-month'
import { FamilyContact } from './family-contact'
import { Transfer } from './transfer'

@ObjectType({
  simpleResolvers: true,
  description: "学籍 the child's record in the education roll (义务教育法, 学籍管理办法 教基〔2025〕1号)",
})
export class EducationRecord {
  @Governed(() => String, '学籍号 roll number: G + ID number, J…, L…; 19 characters')
  declare rollNumber: string | null

  @Governed(() => RollKind, '学籍号类别 kind of roll number, from its letter G, J or L')
  declare rollKind: RollKind | null

  @Governed(() => RollState, '学籍状态 state of the roll')
  declare rollState: RollState | null

  @Governed(() => DateScalar, '状态起始日期 since when')
  declare rollStateSince: string | null

  @Governed(
    () => Boolean,
    '是否在校 in school: enrolled and present in the last recorded month that had school days (名在人在); null when none is recorded. A conclusion',
  )
  declare inSchool: boolean | null

  @Governed(
    () => AttendanceBand,
    '出勤等级 band of attendance of the last recorded month that had school days. A conclusion',
  )
  declare attendanceBand: AttendanceBand | null

  @Governed(
    () => DropoutState,
    '控辍状态 state in the dropout ledger, as the education bureau recorded it (教基厅函〔2024〕15号); no rating by the hub. A conclusion',
  )
  declare dropoutState: DropoutState | null

  @Governed(
    () => DateScalar,
    '控辍状态起始日期 since when: the day the pupil was found missing, or returned and the entry closed; none in state NONE',
  )
  declare dropoutStateSince: string | null

  @Governed(() => String, '学校标识码 school code')
  declare schoolCode: string | null

  @Governed(() => String, '学校名称 name of the school')
  declare schoolName: string | null

  @Governed(() => Division, '学校所在地 division of the school')
  declare schoolDivision: Division | string | null

  @Governed(() => Int, '年级 grade, 1 to 12')
  declare grade: number | null

  @Governed(() => String, '班级 class')
  declare className: string | null

  @Governed(() => DateScalar, '入学年月 date of enrolment')
  declare enrolledOn: string | null

  @Governed(() => Admission, '入学方式 way of admission (11, 12, 21, 22, 23, 99)')
  declare admission: Admission | null

  @Governed(() => Boolean, '就读方式 boarding: 2 住校 true, 1 走读 false')
  declare boarding: boolean | null

  @Governed(() => EducationLeftBehind, '是否留守儿童 (教育口径) left behind as education defines it: code 0, 1, 2')
  declare leftBehind: EducationLeftBehind | null

  @Governed(() => Boolean, '进城务工人员随迁子女 child who moved with migrant workers')
  declare migrantWorkerChild: boolean | null

  @Governed(() => Boolean, '是否孤儿 orphan')
  declare orphan: boolean | null

  @Governed(() => Boolean, '是否烈士或优抚子女 child of a martyr or of a family with preferential treatment')
  declare martyrOrPreferential: boolean | null

  @Governed(() => Boolean, '是否需要申请资助 needs financial aid')
  declare needsAid: boolean | null

  @Governed(() => Boolean, '是否享受一补 receives the boarding subsidy')
  declare receivesAid: boolean | null

  @Governed(() => InclusiveEducation, '随班就读 inclusive education (00, 10, 11, 12, 13, 19)')
  declare inclusiveEducation: InclusiveEducation | null

  @Governed(() => Division, '户口所在地 division of registration as the roll has it')
  declare registeredDivision: Division | string | null

  @Governed(() => String, '家庭地址 home address as the roll has it')
  declare homeAddress: string | null

  @Governed(() => String, '联系电话 contact phone')
  declare contactPhone: string | null

  @Governed(() => Float, '上下学距离 distance to school in km')
  declare schoolDistanceKm: number | null

  @Governed(() => Boolean, '是否需要乘坐校车 needs the school bus')
  declare schoolBusNeeded: boolean | null

  @Governed(() => [AttendanceMonth], '考勤 attendance by month, newest first')
  declare attendance: AttendanceMonth[] | null

  @Governed(() => [Transfer], '学籍异动 changes of the roll')
  declare transfers: Transfer[] | null

  @Governed(() => [FamilyContact], '家庭成员或监护人 family members on the roll')
  declare familyContacts: FamilyContact[] | null

  @Governed(() => String, '监护人姓名 name of the family member flagged 是否监护人. A conclusion')
  declare guardianName: string | null
}
