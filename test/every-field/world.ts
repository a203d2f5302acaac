import { createHash, randomUUID } from 'node:crypto'
import { buildClientSchema, getIntrospectionQuery, type GraphQLSchema, type IntrospectionQuery } from 'graphql'
import { systemClock, today } from '../../src/kit/clock'
import { SHOWCASE } from '../../src/demo/showcase'
import { ACCOUNTS } from '../hub/support/accounts'
import { asOwner } from '../hub/support/all-seeing'
import { showcaseUuid } from '../hub/support/sample'
import { loadPopulation, publish } from '../numbers/support/publish'
import { startTestHub, type TestHub } from '../support/hub'
import { grantsToAnswer, type Grants } from './grants'
import { ledgersToWork, type Ledgers } from './ledgers'
import type { Known } from './places'
import { RETURN_VALUES, returnBase } from './returns'
import type { Args } from './units'
import type { Json } from './values'

export interface FieldWorld {
  readonly hub: TestHub
  /** As the hub serves it. */
  readonly schema: GraphQLSchema
  readonly askers: readonly FieldAsker[]
  stop(): Promise<void>
}

/** An account of the realm, with what it needs to ask rightly. */
export interface FieldAsker {
  readonly name: string
  /** Signed in anew before the token ends: the suite may run longer than a token lasts. */
  authorization(): Promise<string>
  readonly purposes: readonly string[]
  readonly known: Known
  /** Its saved filters go, but those that questions name, and its requests for grants: an account has at most 100 of each. */
  tidy(): Promise<void>
}

const LIMITS = {
  'limits.tokens': 60_000,
  'limits.rootFields': 200,
  'limits.aliases': 1_000,
  'limits.cost': 1_000_000_000,
  'limits.subscriptions': 1_000,
  'subscriptions.most': 50_000,
  'webhooks.allow': '127.0.0.1',
} as const
/** Months with a release. */
const RELEASED = ['2026-01', '2026-02'] as const
const ROLES = ['townshipSupervisor', 'villageDirector', 'analyst', 'auditor', 'steward', 'approver']

/** Wide limits, so that many questions go in one document; the limits have tests of their own (test/cost). */
export async function startFieldWorld(children: number): Promise<FieldWorld> {
  const cost = Object.fromEntries(ROLES.map((role) => [`limits.roles.${role}.cost`, LIMITS['limits.cost']]))
  const hub = await startTestHub({ children, overrides: { ...LIMITS, ...cost } })
  try {
    const told = await hub.ask('education', getIntrospectionQuery())
    const schema = buildClientSchema(told.data as IntrospectionQuery)
    for (const month of RELEASED) await publish(hub, { month })
    await loadPopulation(hub, 'census', '2020-12', [{ division: '430421', codes: {}, number: 1_000 }])
    const grants = await grantsToAnswer(hub)
    const ledgers = await ledgersToWork(hub)
    const askers = await Promise.all(
      ACCOUNTS.map(async ({ name, actor, as }): Promise<FieldAsker> => {
        const account = await as(hub)
        const saved = await keepFilter(hub, account, `${name}-kept-filter`)
        const doomed = await keepFilter(hub, account, `${name}-filter-to-delete`)
        const hooks = await keepWebhooks(hub, account, name)
        const { tidy, subject } = await own(hub, account, [saved, doomed], hooks)
        const places = {
          saved,
          doomed,
          cursor: await cursorOf(hub, account),
          hooks,
          child: `child:${await showcaseUuid(hub)}`,
        }
        return {
          name,
          authorization: signIns(hub, name, as),
          purposes: actor.purposes,
          tidy,
          known: knownOf({ ...places, subject }, grants, ledgers),
        }
      }),
    )
    return { hub, schema, askers, stop: () => hub.stop() }
  } catch (fault) {
    await hub.stop()
    throw fault
  }
}

const TOKEN_MS = 60_000

function signIns(hub: TestHub, name: string, as: (hub: TestHub) => Promise<string>): () => Promise<string> {
  let at = -Infinity
  let known: Promise<string> | null = null
  const signIn = async () => {
    const account = await as(hub)
    if (account.startsWith('Bearer ')) return account
    const form = { grant_type: 'password', client_id: 'tonglian-web', username: name, password: `${name}-demo`, scope: 'openid' } // prettier-ignore
    const url = `${hub.url}/realms/tonglian/protocol/openid-connect/token`
    const answer = await fetch(url, { method: 'POST', body: new URLSearchParams(form) })
    return `Bearer ${((await answer.json()) as { access_token: string }).access_token}`
  }
  return () => {
    if (known && performance.now() - at < TOKEN_MS) return known
    at = performance.now()
    return (known = signIn())
  }
}

interface Own {
  readonly child: string
  /** A filter that lists name. */
  readonly saved: string
  /** One that is there to be deleted. */
  readonly doomed: string
  /** None, where its list is empty or it has none. */
  readonly cursor: string | null
  /** Webhooks: one at work, one that is paused, one to be deleted. */
  readonly hooks: readonly [string, string, string]
  readonly subject: string
}

function knownOf({ child, saved, doomed, cursor, hooks, subject }: Own, grants: Grants, ledgers: Ledgers): Known {
  const right: Readonly<Record<string, readonly Json[]>> = {
    'Query.child(id)': [child],
    'Query.node(id)': [child],
    'Query.childrenByIds(ids)': [child],
    'Query.childByIdNumber(idNumber)': [SHOWCASE.idNumber],
    'Query.childByRollNumber(rollNumber)': [SHOWCASE.rollNumber],
    'Query.enrolmentStatus(students)': [SHOWCASE.rollNumber],
    'Query.divisions(under)': ['000000', '430000', '430400', '430421', '430421100'],
    'Query.divisions(search)': ['衡阳', 'xidu', 'xdz', '4304'],
    'Query.children(first)': [1, 50],
    'Query.children(after)': cursor === null ? [] : [cursor],
    'Query.children(saved)': [saved],
    'Query.events(after)': ['oldest'],
    'Query.events(first)': [1, 1_000],
    'Subscription.events(after)': ['oldest'],
    'Subscription.events(first)': [1],
    'Query.explain(query)': ['query A { me { subject } }'],
    'Query.explain(operationName)': ['A'],
    'Query.explain(variables)': [{}, { unused: 'x' }],
    'Query.myRights(fields)': ['Child.name'],
    ...RETURN_VALUES,
    'Query.accessDifferences(from)': [1],
    'Query.accessDifferences(to)': [1],
    'Query.auditTrail(first)': [1, 50],
    'Query.statistics(saved)': [saved],
    'Query.statistics(under)': ['43', '4304', '430421', '430421100', '430421100213'],
    'Query.statistics(month)': [...RELEASED],
    'Query.statistics(compareTo)': [RELEASED[0]],
    'Query.statistics(population)': ['census'],
    'Query.roster(pupil)': [child],
    'Query.roster(first)': [1, 50],
    'Query.roster(offset)': [0, 10],
    'ChangedFilter.after': ['2020-01-01T00:00:00Z'],
    'ChangedFilter.since': ['2020-01-01T00:00:00.123456Z'],
    'ChangedFilter.before': ['2030-01-01T00:00:00Z'],
    'ChangedFilter.until': ['2030-01-01T00:00:00Z'],
    'TextFilter.eq': ['2班'],
    'TextFilter.in': ['2班', '3143042101'],
    'NumberFilter.eq': [3],
    'NumberFilter.in': [3, 9],
    'AuditFilter.subject': [subject],
    'AuditFilter.department': ['education'],
    'AuditFilter.purpose': ['case'],
    'AuditFilter.child': [child],
    'AuditFilter.field': ['Child.name'],
    'AuditFilter.from': [new Date(systemClock.now() - 864_000_000).toISOString()],
    'AuditFilter.until': [new Date(systemClock.now()).toISOString()],
    'Subscription.child(id)': [child],
    'Subscription.children(first)': [1],
    'Subscription.children(after)': cursor === null ? [] : [cursor],
    'Subscription.children(saved)': [saved],
    'EducationRecord.attendance(from)': ['2026-01'],
    'EducationRecord.attendance(to)': ['2026-12'],
    'NameFilter.exact': [SHOWCASE.name],
    'NameFilter.former': ['周小桐'],
    'NameFilter.prefix': ['周'],
    'NameFilter.pinyin': ['zhou', 'zyt'],
    'DivisionFilter.within': ['430421', '430421100', '430421100213'],
    'MonthFilter.from': ['2010-01'],
    'MonthFilter.to': ['2030-12'],
    'RequestGrantInput.childId': [child],
    'RequestGrantInput.field': ['HealthRecord.mentalHealth'],
    'RequestGrantInput.rule': ['health.yml#mental-health'],
    'RequestGrantInput.hours': [1, 3],
    'SaveFilterInput.id': [saved],
    'SaveFilterInput.version': [1],
    'SaveFilterInput.name': ['本周走访'],
    'DeleteFilterInput.id': [doomed],
    'DecideGrantInput.hours': [1],
    'Query.ledgerItem(id)': [ledgers.item('RecordLedgerVisitInput', 'read').itemId],
    'Query.ledgerItems(first)': [1, 50],
    'Query.ledgerFigures(division)': ['430421'],
    'LedgerFilter.school': ['2143042101'],
    'LedgerFilter.division': ['430421'],
    'LedgerFilter.child': [child],
    'OpenLedgerItemInput.childId': [child],
    'RecordLedgerVisitInput.visitedOn': [today(systemClock)],
    'OrderLedgerItemInput.days': [1, 60],
    'HandOverLedgerItemInput.division': ['430422'],
    'HandOverLedgerItemInput.school': ['2143042101'],
    'CloseLedgerItemInput.reference': ['no 7'],
    'DecideLedgerBrakeInput.brakeId': [ledgers.brake],
    'CreateWebhookInput.url': [RECEIVER, 'https://receiver.example.com/hook'],
    'RotateWebhookSecretInput.hours': [0, 168],
    'ReplayWebhookInput.after': ['oldest'],
    ...Object.fromEntries(Object.entries(HOOKS).map(([name, i]) => [`${name}WebhookInput.id`, [hooks[i]]])),
    'RotateWebhookSecretInput.id': [hooks[0]],
  }
  const text: Readonly<Record<string, Json>> = { note: 'a note of the suite', reason: 'a reason of the suite', version: 1 } // prettier-ignore
  return {
    right(place) {
      const field = place.split('.')[1]!
      const known = right[place] ?? (text[field] === undefined ? undefined : [text[field]])
      if (known) return known
      if (field === 'grantId') return [grants[place.startsWith('Review') ? 'emergency' : 'requested'](place)]
      if (field === 'itemId') return [ledgers.item(place.split('.')[0]!, place).itemId]
      if (field === 'idempotencyKey') return [`${subject}-${place.split('.')[0]!}`]
      return []
    },
    base(name, unique): Args {
      const idempotencyKey = createHash('sha256').update(`${subject} ${unique}`).digest('hex').slice(0, 40)
      const given = { note: text['note']!, idempotencyKey, version: 1 }
      const step = ledgers.base(name, unique)
      if (step) return { note: text['note']!, idempotencyKey, ...step }
      switch (name) {
        case 'Query.explain':
          return { query: 'query A { me { subject } }' }
        case 'Query.ledgerFigures':
          return { division: '430421' }
        case 'Query.accessDifferences':
          return { from: 1, to: 1 }
        case 'StatisticsBy':
          return { fact: 'SEX' }
        case 'Query.childrenByIds':
          return { ids: [child] }
        case 'Query.enrolmentStatus':
          return { students: [SHOWCASE.idNumber, SHOWCASE.rollNumber] }
        case 'Query.roster':
          return { of: 'PUPILS', first: 1 }
        case 'Query.children':
        case 'Subscription.children':
          return { first: 1 }
        case 'ChildFilter': // as a holder of one field it is empty
          return unique.endsWith(' whole') ? { sex: { eq: 'FEMALE' } } : {}
        case 'ChildOrder':
          return { by: 'ID' }
        case 'RequestGrantInput':
          return { childId: grants.child(unique), hours: 1, reason: text['reason']!, idempotencyKey, ...(unique.includes('.rule') ? {} : { field: 'HealthRecord.mentalHealth' }) } // prettier-ignore
        case 'SaveFilterInput':
          return {
            ...{ name: unique.slice(-80), where: { sex: { eq: 'FEMALE' } }, idempotencyKey },
            ...(unique.startsWith('SaveFilterInput.id#') ? { version: 1 } : {}),
            ...(unique.startsWith('SaveFilterInput.version#') ? { id: saved } : {}),
          }
        case 'DeleteFilterInput':
          return { id: doomed, version: 1, idempotencyKey }
        case 'DecideGrantInput':
          return { ...given, grantId: grants[unique.includes('.decision#') ? 'decision' : 'requested'](unique), decision: 'APPROVE' } // prettier-ignore
        case 'RevokeGrantInput':
          return { ...given, grantId: grants.requested(unique) }
        case 'CreateWebhookInput':
          return { url: RECEIVER, idempotencyKey }
        case 'RotateWebhookSecretInput':
          return { id: hooks[0], version: 1, idempotencyKey }
        case 'ReviewGrantInput':
          return { ...given, grantId: grants.emergency(unique), verdict: 'JUSTIFIED' }
      }
      const aboutReturn = returnBase(name, unique, idempotencyKey)
      if (aboutReturn) return aboutReturn
      const hook = /^(\w+)WebhookInput$/.exec(name)
      if (hook) return { id: hooks[HOOKS[hook[1]!]!]!, version: 1, idempotencyKey }
      const [root, field] = name.split('.')
      if (root === 'Mutation') return { input: this.base(`${field![0]!.toUpperCase()}${field!.slice(1)}Input`, unique) as Json } // prettier-ignore
      const one = Object.entries(right).find(([place]) => /^\w+\.\w+\((id|idNumber|rollNumber)\)$/.test(place) && place.startsWith(`${name}(`)) // prettier-ignore
      return one ? { [/\((\w+)\)/.exec(one[0])![1]!]: one[1][0]! } : {}
    },
  }
}

async function keepFilter(hub: TestHub, account: string, name: string): Promise<string> {
  const input = { name, where: {}, idempotencyKey: randomUUID() }
  const save = 'mutation ($input: SaveFilterInput!) { saveFilter(input: $input) { filter { id } errors { code } } }'
  const { data, errors = [] } = await hub.ask(account, save, { input })
  // Some accounts may keep none. Any other reason would leave arguments untried.
  const strange = errors.find(({ extensions }) => !String(extensions['code']).startsWith('ACCESS'))
  if (strange) throw new TypeError(`expected a kept filter, got ${String(strange.extensions['code'])}`)
  return (data?.saveFilter?.filter?.id as string | undefined) ?? 'filter:00000000-0000-4000-8000-000000000000'
}

const RECEIVER = 'http://127.0.0.1:9/hook'
const NO_HOOK = 'webhook:00000000-0000-4000-8000-000000000000'
/** Which webhook each mutation is tried on. */
const HOOKS: Readonly<Record<string, 0 | 1 | 2>> = { Pause: 0, Replay: 0, Test: 0, Resume: 1, Delete: 2 }

async function keepWebhooks(hub: TestHub, account: string, name: string): Promise<[string, string, string]> {
  const make = async (i: number) => {
    const input = { url: RECEIVER, types: [], idempotencyKey: `${name}-webhook-${i}` }
    const text =
      'mutation ($input: CreateWebhookInput!) { createWebhook(input: $input) { webhook { id } errors { code } } }'
    const { data, errors = [] } = await hub.ask(account, text, { input })
    const strange = errors.find(({ extensions }) => !String(extensions['code']).startsWith('ACCESS'))
    if (strange) throw new TypeError(`expected a webhook, got ${String(strange.extensions['code'])}`)
    return (data?.createWebhook?.webhook?.id as string | undefined) ?? NO_HOOK
  }
  return [await make(0), await make(1), await make(2)]
}

async function cursorOf(hub: TestHub, account: string): Promise<string | null> {
  const { data } = await hub.ask(account, '{ children(first: 1) { pageInfo { endCursor } } }')
  return (data?.children?.pageInfo?.endCursor as string | null | undefined) ?? null
}

async function own(
  hub: TestHub,
  account: string,
  kept: readonly string[],
  hooks: readonly string[],
): Promise<{ tidy(): Promise<void>; subject: string }> {
  const { data } = await hub.ask(account, '{ me { subject } }')
  const subject = data.me.subject as string
  const uuids = kept.map((id) => id.slice(id.indexOf(':') + 1))
  const tidy = async () => {
    await asOwner(hub, 'hub', `DELETE FROM access_grant WHERE subject = $1 AND state = 'REQUESTED'`, [subject])
    await asOwner(hub, 'hub', 'DELETE FROM saved_filter WHERE subject = $1 AND id <> ALL ($2::uuid[])', [subject, uuids]) // prettier-ignore
    const kept = hooks.map((id) => id.slice('webhook:'.length))
    await asOwner(hub, 'hub', 'DELETE FROM webhook WHERE subject = $1 AND id <> ALL ($2::uuid[])', [subject, kept])
    await asOwner(hub, 'hub', `DELETE FROM record_step WHERE type = 'webhook' AND id = ANY ($1::uuid[])`, [kept])
    await asOwner(hub, 'hub', `UPDATE webhook SET version = 1, state = CASE WHEN id = $2 THEN 'PAUSED' ELSE 'ACTIVE' END WHERE subject = $1`, [subject, kept[1]]) // prettier-ignore
  }
  return { tidy, subject }
}
