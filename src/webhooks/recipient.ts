import { accessClass, decide, decidePosition, type AccessClass } from '../access/decide'
import type { AccessTable } from '../access/table'
import type { AuditWriter } from '../audit/audit-writer'
import { HubError } from '../errors/hub-error'
import type { HubEvent } from '../events/event-types'
import { isTold, rulesOf } from '../events/who-is-told'
import type { ChildLookup } from '../identity/child-lookup'
import type { Scopes } from '../identity/scope'
import type { Clock } from '../kit/clock'
import { UNREADABLE, type KnownAccount, type WebhookAccounts } from './accounts'
import type { Webhook } from './webhook'

export interface RecipientDependencies {
  readonly accounts: WebhookAccounts
  readonly lookup: ChildLookup
  readonly scopes: Scopes
  readonly audit: AuditWriter
  readonly clock: Clock
  /** The access table in force. */
  readonly table: () => AccessTable
}

/** Who a delivery goes to, by the rights of this moment. */
export class Recipients {
  constructor(private readonly dependencies: RecipientDependencies) {}

  /**
   * Those of the events that the webhook's account is told of now: by its newest token, the table in force and where the children are.
   * They are in the audit trail when this resolves. Throws what the trail, the hub's database and the registry of own lists throw.
   */
  async told(webhook: Webhook, events: readonly HubEvent[]): Promise<ReadonlySet<HubEvent>> {
    const { accounts, lookup, scopes } = this.dependencies
    const asked = events.filter(
      ({ type, to }) => (webhook.types?.includes(type) ?? true) && (to === null || to === webhook.subject),
    )
    if (asked.length === 0) return new Set()
    const account = await accounts.load(webhook.subject)
    if (account === UNREADABLE)
      throw new HubError('HUB_UNAVAILABLE', 'the claims of an account with webhooks do not open')
    const who = account && this.classOf(account, webhook)
    if (!who) return new Set()
    const table = this.dependencies.table()
    const children = [...new Set(asked.map(({ child }) => child))]
    const [judge, found] = await Promise.all([
      scopes.judge(account.actor),
      lookup.find('id', children, [], scopes.needs),
    ])
    const bits = new Map(children.flatMap((child, i) => (found[i] ? [[child, judge.bits(found[i])] as const] : [])))
    const told = asked.filter(({ child, type }) => bits.has(child) && isTold(table, who, type, bits.get(child)!))
    if (told.length > 0) await this.record(webhook, account, told, table)
    return new Set(told)
  }

  /** Null: the account has no webhooks any more, or not for this purpose. */
  private classOf({ actor }: KnownAccount, { purpose }: Webhook): AccessClass | null {
    if (!actor.purposes.includes(purpose)) return null
    const who = accessClass({ ...actor, purpose })
    const widest = who.reachable.at(-1)!
    const table = this.dependencies.table()
    const may = decidePosition(table, 'Mutation.createWebhook', 'create', who, widest).level === 'full'
    return may && decide(table, 'Query.events', who, widest).level === 'full' ? who : null
  }

  /** Before it is sent: the trail answers who was told of a child, whether or not it arrived. */
  private record(
    webhook: Webhook,
    { actor }: KnownAccount,
    told: readonly HubEvent[],
    table: AccessTable,
  ): Promise<void> {
    return this.dependencies.audit.write({
      kind: 'look',
      requestId: `webhook:${webhook.id}`,
      at: new Date(this.dependencies.clock.now()).toISOString(),
      ...{ subject: webhook.subject, department: actor.department, roles: actor.roles, client: actor.client },
      purpose: webhook.purpose,
      ...{ operation: 'webhook', operationHash: '', rootFields: ['Query.events'] },
      children: [...new Set(told.map(({ child }) => child))],
      ...{ beyondReach: [], unknown: 0, used: [], withheld: [], grants: [], filters: [] },
      shown: rulesOf(table, new Set(told.map(({ type }) => type))),
      tableVersion: table.version,
    })
  }
}
