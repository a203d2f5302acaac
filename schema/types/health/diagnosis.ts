import { ObjectType } from 'type-graphql'
import { Governed } from '../../governed'
import { DateScalar } from '../../scalars/date'

@ObjectType({
  simpleResolvers: true,
  description: '诊断 a diagnosis',
})
export class Diagnosis {
  @Governed(() => String, '疾病编码 code of ICD-10')
  declare code: string | null

  @Governed(() => String, '疾病名称 name')
  declare name: string | null

  @Governed(() => DateScalar, '诊断日期 date')
  declare date: string | null

  @Governed(() => Boolean, '是否慢性病 whether it is chronic')
  declare chronic: boolean | null
}
