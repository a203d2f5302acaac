import { Field, ID, Int, ObjectType } from 'type-graphql'
import { ReturnCheckKind, ReturnCorrection, ReturnKind, ReturnState } from '../../enums/returns'
import { DateScalar } from '../../scalars/date'
import { DateTimeScalar } from '../../scalars/date-time'
import { UserError } from '../hub/user-error'

@ObjectType({ simpleResolvers: true, description: '报表数字 one figure of a return' })
export class ReturnFigure {
  @Field(() => Int, { description: '栏次 number, by which the checks name it' })
  declare number: number

  @Field(() => String, { description: '名称 what is counted, in the language asked for' })
  declare name: string

  @Field(() => Int, { description: '数值 how many' })
  declare value: number
}

@ObjectType({ simpleResolvers: true, description: '核对关系 a named cross-foot check with both its sides' })
export class ReturnCheck {
  @Field(() => String, { description: '核对式 the rule in numbers of figures: 1=2+3+4+5+6' })
  declare name: string

  @Field(() => ReturnCheckKind, { description: '种类 what it compares' })
  declare kind: ReturnCheckKind

  @Field(() => Boolean, { description: '是否成立 whether it holds' })
  declare holds: boolean

  @Field(() => Int, { description: '左边 the left side' })
  declare left: number

  @Field(() => Int, { description: '右边 the right side' })
  declare right: number
}

@ObjectType({ simpleResolvers: true, description: '签字 who took a step, and when' })
export class ReturnSignature {
  @Field(() => String, { description: '账号 account' })
  declare by: string

  @Field(() => DateTimeScalar, { description: '时间 when' })
  declare at: string
}

@ObjectType({
  simpleResolvers: true,
  description: '控辍保学报表 a return of dropout control of one school or division; no name, no child',
})
export class DropoutReturn {
  @Field(() => ID, { description: '编号 id' })
  declare id: string

  @Field(() => Int, { description: '版本 version, sent back with each step' })
  declare version: number

  @Field(() => ReturnKind, { description: '种类 month, term or school year' })
  declare kind: ReturnKind

  @Field(() => String, { description: '期间 2026-11, 2026-autumn, 2027-spring, 2026-2027' })
  declare period: string

  @Field(() => String, { description: '区划 division; of a school: its county' })
  declare division: string

  @Field(() => String, { nullable: true, description: '学校 code of the school; null: of the division' })
  declare school: string | null

  @Field(() => Int, { description: '版次 1; one more for each correction' })
  declare edition: number

  @Field(() => ID, { nullable: true, description: '被更正的报表 the signed return that it replaces' })
  declare replaces: string | null

  @Field(() => ReturnCorrection, { nullable: true, description: '更正原因 why it replaces one' })
  declare correction: ReturnCorrection | null

  @Field(() => ReturnState, { description: '状态 state' })
  declare state: ReturnState

  @Field(() => DateTimeScalar, { description: '统计时间 when the figures were counted' })
  declare countedAt: string

  @Field(() => DateScalar, {
    description:
      '截至日期 the last day that it counts; the period’s last one, or earlier: a month is filed from its 25th day on',
  })
  declare asOf: string

  @Field(() => [ReturnFigure], { description: '数字 the figures' })
  declare figures: ReturnFigure[]

  @Field(() => [ReturnCheck], { description: '核对 the checks' })
  declare checks: ReturnCheck[]

  @Field(() => Int, { description: '已汇总 signed returns of parts in the sum' })
  declare parts: number

  @Field(() => Int, { description: '未报 parts that have not signed' })
  declare partsMissing: number

  @Field(() => ReturnSignature, { nullable: true, description: '填表人 who filed it' })
  declare filled: ReturnSignature | null

  @Field(() => ReturnSignature, { nullable: true, description: '复核人 who reviewed it' })
  declare reviewed: ReturnSignature | null

  @Field(() => ReturnSignature, { nullable: true, description: '单位负责人 who signed it' })
  declare signed: ReturnSignature | null
}

@ObjectType({ simpleResolvers: true, description: '报表办理结果 what a step made of a return' })
export class DropoutReturnPayload {
  @Field(() => DropoutReturn, { nullable: true, description: '报表 as it is now; null when nothing was changed' })
  declare return: DropoutReturn | null

  @Field(() => [UserError], { description: '错误 empty when it was done' })
  declare errors: UserError[]
}
