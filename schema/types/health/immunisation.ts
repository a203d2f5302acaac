import { Int, ObjectType } from 'type-graphql'
import { Governed } from '../../governed'
import { DateScalar } from '../../scalars/date'

@ObjectType({
  simpleResolvers: true,
  description: '预防接种 a vaccination (疫苗管理法 46–48)',
})
export class Immunisation {
  @Governed(() => String, '疫苗名称 vaccine')
  declare vaccine: string | null

  @Governed(() => Int, '剂次 dose')
  declare dose: number | null

  @Governed(() => DateScalar, '接种日期 date')
  declare date: string | null

  @Governed(() => String, '生产企业 manufacturer')
  declare manufacturer: string | null

  @Governed(() => String, '批号 batch')
  declare batch: string | null

  @Governed(() => String, '最小包装单位识别信息 identifier of the smallest pack')
  declare packId: string | null

  @Governed(() => String, '接种单位 vaccination unit')
  declare site: string | null
}
