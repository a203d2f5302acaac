// 事件种类: what accounts are told of.
import { describedEnum } from './described-enum'

export type EventType = keyof typeof EventType
export const EventType = describedEnum('EventType', '事件种类 what an event tells of (docs/EVENTS.md)', {
  CHILD_CHANGED: '儿童信息变更 name, sex, birth date or place changed, or the child joined or left the hub',
  CHILD_VERDICT: '控辍保学判定变更 the verdict of dropout control reached another level',
  EDUCATION_CHANGED: '学籍信息变更 a record of the education registry changed',
  POLICE_CHANGED: '户籍信息变更 a record of the police changed',
  HEALTH_CHANGED: '健康信息变更 a record of the health registry changed',
  CIVIL_AFFAIRS_CHANGED: '福利信息变更 a record of the civil affairs registry changed',
  JUSTICE_CHANGED: '司法信息变更 a record of the justice registry changed',
  GRANT_CHANGED: '授权变更 a grant of this account changed',
  LEDGER_CHANGED: '台账变更 an item of the ledgers of dropout control was opened, or a step was taken',
})

export type WebhookAlgorithm = keyof typeof WebhookAlgorithm
export const WebhookAlgorithm = describedEnum('WebhookAlgorithm', '签名算法 how deliveries are signed', {
  HMAC: '共享密钥 HMAC-SHA256, v1: hub and receiver share the secret',
  ED25519: '公钥 Ed25519, v1a: the receiver has the public key alone',
})

export type WebhookState = keyof typeof WebhookState
export const WebhookState = describedEnum('WebhookState', 'Webhook 状态 whether deliveries are made', {
  ACTIVE: '启用 they are',
  PAUSED: '暂停 the account paused it; what happens meanwhile comes when it is resumed',
  DISABLED: '停用 the receiver answered 410; resume it when it is back',
})
