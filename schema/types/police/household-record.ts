import { ObjectType } from 'type-graphql'
import { HouseholdKind, RegistrationState } from '../../enums/police'
import { Governed } from '../../governed'
import { DateScalar } from '../../scalars/date'
import { Division } from '../hub/division'
import { DerivedGuardian } from './derived-guardian'
import { DerivedParent } from './derived-parent'
import { HouseholdMember } from './household-member'
import { LibertyRestriction } from './liberty-restriction'
import { RegistrationEvent } from './registration-event'

@ObjectType({
  simpleResolvers: true,
  description: "户籍 the child's record in the household register (户口登记条例; 公通字[1995]91号)",
})
export class HouseholdRecord {
  @Governed(() => String, '户号 household number: 12 division + 2 group + 4; 18 digits')
  declare householdNumber: string | null

  @Governed(() => HouseholdKind, '户别 kind of household')
  declare householdKind: HouseholdKind | null

  @Governed(() => String, '户主姓名 name of the head')
  declare headName: string | null

  @Governed(() => String, '住址 address of the household')
  declare address: string | null

  @Governed(() => Division, '户籍所在地 division of registration')
  declare registeredDivision: Division | string | null

  @Governed(() => Division, '出生地 division of birth')
  declare birthplaceDivision: Division | string | null

  @Governed(() => Division, '籍贯 native place')
  declare nativePlace: Division | string | null

  @Governed(() => DateScalar, '登记日期 date of registration')
  declare registeredOn: string | null

  @Governed(() => RegistrationState, '户口状态 state of the registration')
  declare registrationState: RegistrationState | null

  @Governed(() => String, '现住址 address from residence registration, may differ from that of the household')
  declare currentAddress: string | null

  @Governed(() => String, "与户主关系 the child's relation to the head, name of GB/T 4761")
  declare relationToHead: string | null

  @Governed(() => String, '与户主关系代码 code of GB/T 4761-2008, e.g. 41 孙子')
  declare relationToHeadCode: string | null

  @Governed(() => [HouseholdMember], '户成员 members of the household')
  declare members: HouseholdMember[] | null

  @Governed(() => [DerivedParent], '父母 parents, derived by graph')
  declare parents: DerivedParent[] | null

  @Governed(() => [DerivedGuardian], '监护人 guardians, derived, in the order of 民法典 27')
  declare guardians: DerivedGuardian[] | null

  @Governed(() => String, '监护人姓名 first of the guardians. A conclusion')
  declare guardianName: string | null

  @Governed(() => [RegistrationEvent], '户口变动 registration events')
  declare registrationEvents: RegistrationEvent[] | null

  @Governed(() => [LibertyRestriction], "父母限制人身自由情况 parents' restrictions of liberty. Sealed section")
  declare parentsLiberty: LibertyRestriction[] | null

  @Governed(
    () => Boolean,
    '父母无法履行监护职责 qualifying ground of 民发〔2019〕62号: a parent in prison, in compulsory treatment, or restricted for 6 months or more. A conclusion',
  )
  declare parentUnableToCare: boolean | null
}
