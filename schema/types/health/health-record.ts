import { Float, Int, ObjectType } from 'type-graphql'
import { DisabilityClass, Feeding } from '../../enums/health'
import { Governed } from '../../governed'
import { DateScalar } from '../../scalars/date'
import { Division } from '../hub/division'
import { Diagnosis } from './diagnosis'
import { FollowUp } from './follow-up'
import { Immunisation } from './immunisation'
import { MentalHealthScreening } from './mental-health-screening'

@ObjectType({
  simpleResolvers: true,
  description: "健康档案 the child's record in the health archive (WS 365, WS 376)",
})
export class HealthRecord {
  @Governed(() => String, '健康档案编号 archive number')
  declare archiveNumber: string | null

  @Governed(() => Int, '出生体重 birth weight in g')
  declare birthWeightGrams: number | null

  @Governed(() => Float, '出生身长 length at birth in cm')
  declare birthLengthCm: number | null

  @Governed(() => Int, '孕周 weeks of gestation')
  declare gestationWeeks: number | null

  @Governed(() => Feeding, '喂养方式 feeding of the newborn (1, 2, 3)')
  declare feeding: Feeding | null

  @Governed(() => String, '现住址 address as the archive has it')
  declare currentAddress: string | null

  @Governed(() => Division, '现居住地 division of residence as the archive has it')
  declare residenceDivision: Division | string | null

  @Governed(() => [FollowUp], '0–6岁随访 follow-ups')
  declare followUps: FollowUp[] | null

  @Governed(() => [Immunisation], '预防接种 vaccinations')
  declare immunisations: Immunisation[] | null

  @Governed(() => [Diagnosis], '诊断 diagnoses')
  declare diagnoses: Diagnosis[] | null

  @Governed(() => [MentalHealthScreening], '心理健康筛查 mental health screenings')
  declare mentalHealth: MentalHealthScreening[] | null

  @Governed(() => String, '残疾人证号 disability card number: ID number 18 + class 1 + grade 1; 20 characters')
  declare disabilityCardNumber: string | null

  @Governed(() => DateScalar, '发证日期 date of issue of the card')
  declare disabilityCardIssuedOn: string | null

  @Governed(() => DateScalar, '有效期至 last day the card is valid')
  declare disabilityCardValidUntil: string | null

  @Governed(() => Boolean, '是否残疾 disabled. A conclusion')
  declare disabled: boolean | null

  @Governed(() => DisabilityClass, '残疾类别 class of disability, from the card. A conclusion')
  declare disabilityClass: DisabilityClass | null

  @Governed(() => Int, '残疾等级 grade of disability 1 to 4, from the card. A conclusion')
  declare disabilityGrade: number | null

  @Governed(() => Boolean, '是否患慢性病 chronically ill. A conclusion')
  declare chronicIllness: boolean | null

  @Governed(() => Boolean, '是否患重病 seriously ill. A conclusion')
  declare seriousIllness: boolean | null

  @Governed(() => Boolean, "是否完成应种疫苗 every dose due at the child's age given (疫苗管理法 48). A conclusion")
  declare immunisationComplete: boolean | null

  @Governed(() => Boolean, '随访是否逾期 next follow-up overdue, under 7 years. A conclusion')
  declare followUpOverdue: boolean | null
}
