import { Field, ID, ObjectType } from 'type-graphql'
import { EventType } from '../../enums/events'
import { Governed } from '../../governed'
import { DateTimeScalar } from '../../scalars/date-time'

@ObjectType({
  simpleResolvers: true,
  description: '事件 that something of a child changed: ids and a time; what it is now is asked for, by the own rights',
})
export class Event {
  @Field(() => ID, { description: '编号 id of the event, the same in a webhook (webhook-id)' })
  declare id: string

  @Field(() => EventType, { description: '种类 what it tells of' })
  declare type: EventType

  @Field(() => ID, { description: '儿童编号 hub id of the child' })
  declare childId: string

  @Field(() => ID, { nullable: true, description: '记录编号 id of the record that the hub keeps, if it is about one' })
  declare recordId: string | null

  @Field(() => DateTimeScalar, { description: '时间 when it changed, UTC' })
  declare at: string
}

@ObjectType({ simpleResolvers: true, description: '事件页 events in their order, and where the next ones begin' })
export class EventPage {
  @Field(() => [Event], { description: '事件 those that this account is told of, the oldest first' })
  declare events: Event[]

  @Field(() => String, {
    description: '位置 for `after`: keep it when these are done. Each is good for one account only',
  })
  declare position: string

  @Field(() => Boolean, {
    description: '是否还有 whether more events that you are told of come after this page: ask again at once',
  })
  declare more: boolean
}

@ObjectType({
  simpleResolvers: true,
  description:
    '可接收的事件 which events this account is told of, for children in its reach: the word that webhooks use',
})
export class EventTypes {
  @Governed(() => String, '儿童信息变更 child.changed')
  declare childChanged: string | null

  @Governed(() => String, '控辍保学判定变更 child.verdict')
  declare childVerdict: string | null

  @Governed(() => String, '学籍信息变更 education.changed')
  declare educationChanged: string | null

  @Governed(() => String, '户籍信息变更 police.changed')
  declare policeChanged: string | null

  @Governed(() => String, '健康信息变更 health.changed')
  declare healthChanged: string | null

  @Governed(() => String, '福利信息变更 civil-affairs.changed')
  declare civilAffairsChanged: string | null

  @Governed(() => String, '司法信息变更 justice.changed')
  declare justiceChanged: string | null

  @Governed(() => String, '授权变更 grant.changed, of the own grants')
  declare grantChanged: string | null

  @Governed(() => String, '台账变更 ledger.changed')
  declare ledgerChanged: string | null
}
