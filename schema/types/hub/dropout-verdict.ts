import { Int, ObjectType } from 'type-graphql'
import { WelfareCategory } from '../../enums/civil-affairs'
import { DropoutInput, DropoutLevel, DropoutQuestion, DropoutReason, VerdictConfidence } from '../../enums/dropout'
import { Governed } from '../../governed'
import { DateScalar } from '../../scalars/date'
import { VerdictInput } from './verdict-input'

@ObjectType({
  simpleResolvers: true,
  description:
    '控辍保学研判 what the rules of dropout control say of a child (四查三比对, 教基厅函〔2024〕15号), kept by the hub and judged anew with each change and every day',
})
export class DropoutVerdict {
  @Governed(() => DropoutLevel, '等级 level')
  declare level: DropoutLevel | null

  @Governed(() => DateScalar, '等级起始日期 first day of this level')
  declare since: string | null

  @Governed(() => DateScalar, '研判日期 day since which the verdict reads as it does; it is judged every day')
  declare judgedOn: string | null

  @Governed(() => DropoutReason, '理由 reason')
  declare reason: DropoutReason | null

  @Governed(
    () => Int,
    '无故缺勤天数 school days without reason in a run, where the level is by days; never less than the true number',
  )
  declare days: number | null

  @Governed(() => String, '规则 name of the rules')
  declare rule: string | null

  @Governed(() => String, '规则变体 the variant for the division and the day')
  declare variant: string | null

  @Governed(() => String, '规则版本 version of the rules')
  declare rulesVersion: string | null

  @Governed(() => VerdictConfidence, '可信度 confidence')
  declare confidence: VerdictConfidence | null

  @Governed(() => [VerdictInput], '依据 inputs, each with its registry and age')
  declare inputs: VerdictInput[] | null

  @Governed(() => [DropoutInput], '缺失依据 inputs that are missing')
  declare missing: DropoutInput[] | null

  @Governed(() => [DropoutQuestion], '须人工核实 what a person must ask')
  declare unknowable: DropoutQuestion[] | null

  @Governed(
    () => Boolean,
    '是否享受救助 whether public aid reaches a child at risk (辍学 × 脱贫户); null: not known, or not at risk',
  )
  declare aid: boolean | null

  @Governed(() => [WelfareCategory], '重点群体 key groups of a child at risk')
  declare groups: WelfareCategory[] | null

  @Governed(
    () => Boolean,
    '与台账不符 whether the ledger of the education bureau says otherwise; the verdict never follows it',
  )
  declare differsFromLedger: boolean | null
}
