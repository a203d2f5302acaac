import { ObjectType } from 'type-graphql'
import {
  GuardianshipType,
  IncomeSource,
  Schooling,
  WelfareCategory,
  WelfareLeftBehind,
} from '../../enums/civil-affairs'
import { Governed } from '../../governed'
import { Division } from '../hub/division'
import { Aid } from './aid'
import { CareAgreement } from './care-agreement'
import { Carer } from './carer'
import { ParentAway } from './parent-away'
import { SignOff } from './sign-off'
import { Visit } from './visit'

@ObjectType({
  simpleResolvers: true,
  description: "福利档案 the child's file at civil affairs: the 2016 form 农村留守儿童基本情况登记表 and what followed",
})
export class WelfareRecord {
  @Governed(() => String, '档案编号 file number')
  declare fileNumber: string | null

  @Governed(() => [WelfareCategory], '困境类别 categories of difficulty')
  declare categories: WelfareCategory[] | null

  @Governed(() => WelfareLeftBehind, '留守情况 (民政口径) left behind as 国发〔2016〕13号 defines it: under 16')
  declare leftBehind: WelfareLeftBehind | null

  @Governed(() => GuardianshipType, '监护类型 type of guardianship')
  declare guardianshipType: GuardianshipType | null

  @Governed(() => [IncomeSource], '生活来源 means of living')
  declare incomeSources: IncomeSource[] | null

  @Governed(() => Schooling, '就学情况 schooling as the form has it')
  declare schooling: Schooling | null

  @Governed(() => Boolean, '是否学校寄宿 boards at school')
  declare boarding: boolean | null

  @Governed(() => Division, '现居住地 division of residence as the form has it')
  declare residenceDivision: Division | string | null

  @Governed(() => String, '现住址 address as the form has it')
  declare currentAddress: string | null

  @Governed(() => [ParentAway], '外出务工父母 parents away for work')
  declare parentsAway: ParentAway[] | null

  @Governed(() => [Carer], '受委托照护人 carers, the current one first')
  declare carers: Carer[] | null

  @Governed(() => [CareAgreement], '委托照护协议 care agreements')
  declare agreements: CareAgreement[] | null

  @Governed(() => [Aid], '救助 aid')
  declare aid: Aid[] | null

  @Governed(() => Boolean, '是否享受救助 receives any aid now. A conclusion')
  declare receivesAid: boolean | null

  @Governed(() => [Visit], '走访记录 visits')
  declare visits: Visit[] | null

  @Governed(() => Boolean, '走访是否逾期 next visit overdue. A conclusion')
  declare visitOverdue: boolean | null

  @Governed(() => [SignOff], '审批记录 sign-offs')
  declare signOffs: SignOff[] | null

  @Governed(() => String, '责任儿童主任 worker code of the village child director')
  declare responsibleDirector: string | null

  @Governed(() => String, '责任儿童督导员 worker code of the township supervisor')
  declare responsibleSupervisor: string | null

  @Governed(() => Boolean, '是否有在办侵害案件 a violence or abuse case is open. A conclusion')
  declare openProtectionCase: boolean | null

  @Governed(() => String, '监护人姓名 name of the current carer. A conclusion')
  declare guardianName: string | null
}
