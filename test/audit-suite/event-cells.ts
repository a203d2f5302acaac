import { isEnumType, isObjectType } from 'graphql'
import { standingOf, type WholeChild } from '../hub/support/all-seeing'
import type { Asker } from './asker'
import { ELSE, planted, takeAway, written, type PlantedEvents, type WrittenEvent } from './event-world'
import { bestStanding, isFull } from './oracle'
import type { Outcome, Tally } from './tally'
import { standingName, type OwnWorld } from './world'

/** Each type as the feed names it, as the table does, and as receivers read it. A type of the schema that is not named here fails the suite. */
const TYPES: Readonly<Record<string, readonly [row: string, word: string]>> = {
  CHILD_CHANGED: ['childChanged', 'child.changed'],
  CHILD_VERDICT: ['childVerdict', 'child.verdict'],
  EDUCATION_CHANGED: ['educationChanged', 'education.changed'],
  POLICE_CHANGED: ['policeChanged', 'police.changed'],
  HEALTH_CHANGED: ['healthChanged', 'health.changed'],
  CIVIL_AFFAIRS_CHANGED: ['civilAffairsChanged', 'civil-affairs.changed'],
  JUSTICE_CHANGED: ['justiceChanged', 'justice.changed'],
  GRANT_CHANGED: ['grantChanged', 'grant.changed'],
  LEDGER_CHANGED: ['ledgerChanged', 'ledger.changed'],
}
const FEED = 'events(after: $after, types: $types, first: $first) { position more events { id type childId } }'
const VARIABLES = '($after: String, $types: [EventType!], $first: Int)'
const STEPS = ['pauseWebhook', 'resumeWebhook', 'replayWebhook', 'rotateWebhookSecret', 'testWebhook', 'deleteWebhook'] as const // prettier-ignore
const MOST = 1_000

interface Page {
  readonly position: string
  readonly more: boolean
  readonly events: readonly { readonly id: string; readonly type: string; readonly childId: string }[]
}
type Note = (field: string, position: string, on: string, outcome: Outcome, remark?: string) => void

/** Events of each type, of children that stand in each way to the account: what it is told, and what it can count; and whose webhooks it sees. */
export async function eventCells(world: OwnWorld, asker: Asker, tally: Tally, others: readonly Asker[]): Promise<void> {
  namesAll(world)
  const note: Note = (field, position, on, outcome, remark) => tally.cell({ role: asker.name, field, position, case: on }, outcome, remark) // prettier-ignore
  const made = await planted(world, asker, Object.values(TYPES).map(([, word]) => word)) // prettier-ignore
  try {
    await typeCells(asker, note)
    await feedCells(world, asker, made, note)
    await positionCells(asker, note, others)
    await webhookCells(asker, made, note)
    await letterCells(world, asker, made, note)
  } finally {
    await takeAway(world, made)
  }
}

function namesAll({ schema }: OwnWorld): void {
  const [members, rows] = [schema.getType('EventType'), schema.getType('EventTypes')]
  const known = isEnumType(members) && isObjectType(rows) ? [...members.getValues().map(({ name }) => name), ...Object.keys(rows.getFields())] : [] // prettier-ignore
  const named = Object.entries(TYPES).flatMap(([member, [row]]) => [member, row])
  if (known.sort().join() !== named.sort().join()) throw new RangeError('the suite does not name the types of events that the schema has') // prettier-ignore
}

/** By the written table and by hand: the child's existence, the type's row, and the one account that an event may be for. */
function isTold(asker: Asker, child: WholeChild | undefined, { type, toldTo }: WrittenEvent, subject: string): boolean {
  const row = Object.values(TYPES).find(([, word]) => word === type)?.[0]
  if (!child || !row || (toldTo !== null && toldTo !== subject)) return false
  const standing = standingOf(child, asker.actor)
  return isFull('Child.id', asker, standing) && isFull(`EventTypes.${row}`, asker, standing)
}

function caseOf(asker: Asker, child: WholeChild | undefined, { toldTo }: WrittenEvent, subject: string): string {
  const whose = toldTo === null ? '' : toldTo === subject ? ', for this account' : ', for another account'
  return (child ? standingName(standingOf(child, asker.actor)) : 'no child that is known') + whose
}

async function typeCells(asker: Asker, note: Note): Promise<void> {
  const rows = Object.values(TYPES)
  const { data } = await asker.ask(`{ eventTypes { ${rows.map(([row]) => row).join(' ')} } }`)
  const told = (data?.eventTypes ?? null) as Record<string, string | null> | null
  const best = bestStanding(asker.actor)
  for (const [row, word] of rows) {
    const may = isFull('Query.eventTypes', asker, best) && isFull(`EventTypes.${row}`, asker, best)
    const came = told?.[row] ?? null
    note(`EventTypes.${row}`, 'record', 'a type', came === (may ? word : null) ? 'right' : came && !may ? 'leak' : 'wrong') // prettier-ignore
  }
}

/** What the feed holds is read before and after the question: what came to be meanwhile may be told, and need not. */
async function feedCells(world: OwnWorld, asker: Asker, { subject }: PlantedEvents, note: Note): Promise<void> {
  const children = new Map(world.children.map((child) => [child.id, child]))
  const may = isFull('Query.events', asker, bestStanding(asker.actor))
  const told = (events: readonly WrittenEvent[]) => events.filter((event) => isTold(asker, children.get(event.child), event, subject)) // prettier-ignore
  const rowOf = (type: string) => `EventTypes.${Object.values(TYPES).find(([, word]) => word === type)?.[0] ?? type}`
  const asked = async (
    root: 'query' | 'subscription',
    types: readonly string[] | null,
    first: number,
    toEnd = false,
  ) => {
    const before = await written(world)
    const events: Page['events'][number][] = []
    let page: Page | null = null
    for (let after = 'oldest'; ; after = page.position) {
      const answer = await asker.ask(`${root} ${VARIABLES} { ${FEED} }`, { after, types, first })
      page = (answer.data?.events ?? null) as Page | null
      events.push(...(page?.events ?? []))
      if (!page?.more || !toEnd) break
    }
    const all = await written(world)
    const of = (some: readonly WrittenEvent[]) => (may ? told(some) : []).filter(({ type }) => types === null || types.some((one) => TYPES[one]![1] === type)) // prettier-ignore
    const final = before.filter(({ isFinal }) => isFinal)
    return { page, events, expected: of(final), allowed: of(all), all, isStill: final.length === all.length }
  }
  for (const root of ['query', 'subscription'] as const) {
    if (root === 'subscription' && !may) continue // refused like the query, and no stream is opened to tell
    const { page, events, expected, allowed, all } = await asked(root, null, MOST, root === 'query')
    const came = new Set(events.map(({ id }) => id))
    // Of a stream the first answer alone is read: what it need not hold is not missed.
    const must = new Set((root === 'query' || expected.length <= MOST ? expected : []).map(({ id }) => id))
    const can = new Set(allowed.map(({ id }) => id))
    const position = root === 'query' ? 'list' : 'subscription'
    note(root === 'query' ? 'Query.events' : 'Subscription.events', 'root', 'a page', (page !== null) === may ? 'right' : page ? 'leak' : 'wrong') // prettier-ignore
    for (const event of all) {
      const outcome = came.has(event.id) ? (can.has(event.id) ? 'right' : 'leak') : must.has(event.id) ? 'wrong' : 'right' // prettier-ignore
      note(rowOf(event.type), position, caseOf(asker, children.get(event.child), event, subject), outcome)
    }
    const own = new Map(all.map((event) => [event.id, event]))
    const isAlien = events.some(({ id, type, childId }) => own.get(id)?.child !== childId || own.get(id)?.type !== TYPES[type]?.[1]) // prettier-ignore
    note('Query.events', position, 'ids and types', isAlien ? 'leak' : 'right')
  }
  if (!may) return
  const whole = told(await written(world)).length
  const pages: readonly [string, readonly string[] | null, number][] = [
    ['all that is told', null, Math.min(Math.max(whole, 1), MOST)],
    ['all but one', null, Math.min(whole - 1, MOST)],
    ...Object.keys(TYPES).map((type): [string, string[], number] => [type, [type], MOST]),
  ]
  for (const [name, types, first] of pages) {
    if (first < 1) continue
    const { page, events, expected, allowed, isStill } = await asked('query', types, first)
    const count = events.length
    note('Query.events', 'count', name, count > Math.min(allowed.length, first) ? 'leak' : count < Math.min(expected.length, first) ? 'wrong' : 'right') // prettier-ignore
    if (!isStill) continue
    const more = expected.length > first
    note('Query.events', 'more', name, page?.more === more ? 'right' : page?.more ? 'leak' : 'wrong')
  }
}

/** A position is of one account, and compared with another of the same account it tells nothing of what lies between. */
async function positionCells(asker: Asker, note: Note, others: readonly Asker[]): Promise<void> {
  if (!isFull('Query.events', asker, bestStanding(asker.actor))) return
  const positionOf = async (one: Asker) => ((await one.ask('{ events { position } }')).data?.events?.position ?? null) as string | null // prettier-ignore
  const [one, other] = [await positionOf(asker), await positionOf(asker)]
  const outcome = !one || !other ? 'wrong' : one === other || one.length !== other.length ? 'leak' : 'right'
  note('Query.events', 'position', 'two at one time', outcome)
  for (const stranger of others) {
    const after = await positionOf(stranger)
    if (after === null) continue
    const { data, errors } = await asker.ask(`query ${VARIABLES} { ${FEED} }`, { after, types: null, first: 1 })
    const refused = errors?.[0]?.extensions['code'] === 'BAD_CURSOR'
    note('Query.events', 'position', 'of another account', data?.events ? 'leak' : refused ? 'right' : 'wrong')
  }
}

let keys = 0
async function webhookCells(asker: Asker, { webhook, stranger }: PlantedEvents, note: Note): Promise<void> {
  const best = bestStanding(asker.actor)
  const { data } = await asker.ask('{ webhooks { id url } }')
  const came = (data?.webhooks ?? []) as { id: string; url: string }[]
  const may = isFull('Query.webhooks', asker, best)
  const own = came.some(({ id }) => id === webhook)
  note('Query.webhooks', 'list', 'own', own === may ? 'right' : own ? 'leak' : 'wrong')
  note('Query.webhooks', 'list', 'of another account', came.some(({ id }) => id !== webhook) ? 'leak' : 'right')
  for (const mutation of STEPS)
    for (const [name, id] of [
      ['own', webhook],
      ['of another account', stranger],
      ['of nobody', ELSE],
    ] as const) {
      // prettier-ignore
      const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`
      const query = `mutation ($input: ${type}!) { ${mutation}(input: $input) { webhook { id } errors { code } } }`
      // Under a version that is not its own no step is possible; what the answer says tells who might have taken it.
      const input = { id, version: 77, idempotencyKey: `event-suite-${(keys += 1)}` }
      const answer = await asker.ask(query, { input })
      const [payload] = Object.values(answer.data ?? {}) as { webhook: unknown; errors: { code: string }[] }[]
      const told = payload?.webhook ? 'done' : (payload?.errors[0]?.code ?? String(answer.errors?.[0]?.extensions['code'])) // prettier-ignore
      const expected = !isFull(`Mutation.${mutation}`, asker, best) ? 'ACCESS_DENIED' : name === 'own' ? 'VERSION_CONFLICT' : 'WEBHOOK_NOT_FOUND' // prettier-ignore
      const leaks = told === 'done' || told === 'VERSION_CONFLICT' || expected === 'ACCESS_DENIED'
      note(`Mutation.${mutation}`, 'mutation', name, told === expected ? 'right' : leaks ? 'leak' : 'wrong', `expected ${expected}, got ${told}`) // prettier-ignore
    }
}

/** Deliveries that were given up: of the own webhook those that the account would be told of now, of another's none. */
async function letterCells(world: OwnWorld, asker: Asker, made: PlantedEvents, note: Note): Promise<void> {
  const { data } = await asker.ask('{ webhookDeadLetters { id webhookId } }')
  const came = (data?.webhookDeadLetters ?? []) as { id: string; webhookId: string }[]
  const may = isFull('Query.webhookDeadLetters', asker, bestStanding(asker.actor))
  const own = new Set(came.filter(({ webhookId }) => webhookId === made.webhook).map(({ id }) => id))
  note('Query.webhookDeadLetters', 'list', 'of another account', own.size < came.length ? 'leak' : 'right')
  for (const event of made.letters) {
    const child = world.children.find(({ id }) => id === event.child)
    const expected = may && isTold(asker, child, event, made.subject)
    const outcome = own.has(event.id) === expected ? 'right' : expected ? 'wrong' : 'leak'
    note('Query.webhookDeadLetters', event.type, caseOf(asker, child, event, made.subject), outcome)
  }
}
