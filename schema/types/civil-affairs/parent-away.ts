import { ObjectType } from 'type-graphql'
import { ParentKind } from '../../enums/police'
import { Governed } from '../../governed'
import { DateScalar } from '../../scalars/date'

@ObjectType({
  simpleResolvers: true,
  description: '外出务工父母 a parent away for work',
})
export class ParentAway {
  @Governed(() => ParentKind, '父或母 which parent')
  declare parent: ParentKind | null

  @Governed(() => String, '姓名 name')
  declare name: string | null

  @Governed(() => DateScalar, '外出时间 away since')
  declare since: string | null

  @Governed(() => String, '务工省份 province of work')
  declare province: string | null

  @Governed(() => String, '务工城市 city of work')
  declare city: string | null

  @Governed(() => String, '工作单位 work place')
  declare workplace: string | null

  @Governed(() => String, '联系电话 phone')
  declare phone: string | null

  @Governed(() => Boolean, '是否跨县 across county lines')
  declare acrossCounty: boolean | null

  @Governed(() => Boolean, '有无监护能力 able to care')
  declare ableToCare: boolean | null
}
