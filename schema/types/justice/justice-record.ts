import { Int, ObjectType } from 'type-graphql'
import { GuardianArrangement } from '../../enums/justice'
import { Governed } from '../../governed'
import { JusticeSupport } from './justice-support'
import { ParentMeasure } from './parent-measure'

@ObjectType({
  simpleResolvers: true,
  description:
    "两类人员未成年子女 the child's record in the yearly survey of minor children of people in prison or in compulsory treatment. Sealed",
})
export class JusticeRecord {
  @Governed(() => String, '子女编号 number of the child in the survey')
  declare childNumber: string | null

  @Governed(() => Int, '调查年度 year of the newest form')
  declare surveyYear: number | null

  @Governed(() => [ParentMeasure], '父母服刑、戒毒情况 measures, of each parent by the newest form')
  declare measures: ParentMeasure[] | null

  @Governed(() => Boolean, '父母一方是否在押、在戒 a parent is held today. A conclusion')
  declare measureInForce: boolean | null

  @Governed(
    () => Boolean,
    '是否符合认定情形 qualifying ground of 民发〔2019〕62号: a parent is held today by a measure of 6 months or more. A conclusion',
  )
  declare qualifyingGround: boolean | null

  @Governed(() => GuardianArrangement, '监护方式 guardian arrangement, by the newest form')
  declare guardianArrangement: GuardianArrangement | null

  @Governed(() => String, '照料人姓名 name of the carer')
  declare carerName: string | null

  @Governed(() => String, '照料人与儿童关系 relation of the carer to the child, name of GB/T 4761')
  declare carerRelation: string | null

  @Governed(() => Boolean, '近一年是否得到帮扶 support within the last twelve months. A conclusion')
  declare supported: boolean | null

  @Governed(() => [JusticeSupport], '帮扶记录 support, the last entered first')
  declare support: JusticeSupport[] | null
}
