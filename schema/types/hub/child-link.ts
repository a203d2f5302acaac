import { Field, ID, ObjectType } from 'type-graphql'
import { LinkState, RegistryName } from '../../enums/hub'
import { Governed } from '../../governed'
import { DateTimeScalar } from '../../scalars/date-time'

@ObjectType({
  simpleResolvers: true,
  description: '关联 link between a child and a record of a registry. Records are linked, never merged',
})
export class ChildLink {
  @Field(() => RegistryName, { description: '登记簿 registry of the record' })
  declare registry: RegistryName

  @Governed(() => ID, "记录编号 the registry's own key of the record")
  declare recordId: string | null

  @Field(() => LinkState, { description: '关联状态 state of the link' })
  declare state: LinkState

  @Field(() => String, { description: '关联规则 rule that made the link' })
  declare rule: string

  @Governed(() => String, '决定人 who decided: a rule set or a steward')
  declare decidedBy: string | null

  @Field(() => DateTimeScalar, { description: '决定时间 when it was decided, UTC' })
  declare decidedAt: string

  @Field(() => Boolean, {
    description: '主记录 whether this is the record the profile shows, where a registry holds several',
  })
  declare primary: boolean
}
