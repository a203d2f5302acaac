import { Field, ObjectType } from 'type-graphql'
import { DivisionLevel } from '../../enums/hub'

@ObjectType({
  simpleResolvers: true,
  description:
    "行政区划 administrative division (GB/T 2260 and the statistics bureau's codes of townships and villages)",
})
export class Division {
  @Field(() => String, { description: '区划代码 code: 6, 9 or 12 digits' })
  declare code: string

  @Field(() => String, {
    nullable: true,
    description: '名称 name; null when the code is in no table (abolished codes live on in ID numbers)',
  })
  declare name: string | null

  @Field(() => DivisionLevel, { description: '级别 level' })
  declare level: DivisionLevel

  @Field(() => String, { nullable: true, description: '全称 name with those of its parents, e.g. 湖南省衡阳市衡南县' })
  declare fullName: string | null

  @Field(() => String, { nullable: true, description: '上级区划代码 code of the division above' })
  declare parent: string | null
}
