import { randomUUID } from 'node:crypto'
import { systemClock } from '../../src/kit/clock'
import { insertItem, itemRecords } from '../../src/ledgers/item-writer'
import { makeEvent } from '../../src/ledgers/make-event'
import { HubStore } from '../../src/store/hub-store'
import { asOwner, standingOf, type WholeChild } from '../hub/support/all-seeing'
import type { Standing } from '../hub/support/naive-access'
import { TIMING } from '../ledgers/support/histories'
import type { Answer } from '../support/hub'
import { bestStanding, isFull } from './oracle'
import type { Outcome, Tally } from './tally'
import type { Asker } from './asker'
import type { OwnWorld } from './world'

interface PlantedItem {
  readonly name: string
  readonly uuid: string
  readonly child: WholeChild
  readonly division: string
  readonly ownerSchool: string | null
  readonly offered: string | null
}

const NOTE = 'a case of the audit suite'
const SCHOOL = '2143042101'
/** Each with the least that its input must hold. */
const STEPS: Readonly<Record<string, object>> = {
  recordLedgerVisit: { visitedOn: '2026-11-02', form: 'HOME', met: 'NOBODY' },
  reportLedgerItem: {},
  orderLedgerItem: {},
  penaliseLedgerItem: {},
  claimLedgerOutcome: { outcome: 'RETURNED' },
  closeLedgerItem: { proof: 'SCHOOL_CERTIFICATE', reference: 'no 1' },
  reopenLedgerItem: {},
  handOverLedgerItem: { division: '430422' },
  answerLedgerHandOver: { answer: 'REFUSE' },
  pauseLedgerClock: { clock: 'FIRST_CONTACT', reason: 'OTHER' },
  resumeLedgerClock: { clock: 'FIRST_CONTACT' },
}
const PLAIN = ['reportLedgerItem', 'penaliseLedgerItem', 'reopenLedgerItem']
const DETAILS = ['division', 'school', 'openedBy', 'level', 'rulesVersion', 'overdue', 'owner { division }', 'clocks { kind }', 'nextSteps { action }', 'history { note }'] // prettier-ignore

/** Items of the ledgers: every account reads each, and tries each step, on items that are its to work on and that are not. */
export async function ledgerCells(world: OwnWorld, askers: readonly Asker[], tally: Tally): Promise<void> {
  const items = await planted(world)
  try {
    for (const asker of askers)
      for (const item of items) {
        await read(asker, item, tally)
        await listed(asker, item, tally)
        for (const mutation of Object.keys(STEPS)) await tried(world, asker, item, mutation, tally)
      }
  } finally {
    const uuids = items.map(({ uuid }) => uuid)
    await asOwner(world.hub, 'hub', 'DELETE FROM ledger_entry WHERE item_id = ANY($1::uuid[])', [uuids])
    await asOwner(world.hub, 'hub', 'DELETE FROM ledger_item WHERE id = ANY($1::uuid[])', [uuids])
    await asOwner(world.hub, 'hub', `DELETE FROM job_due WHERE task = 'ledger-clock'`)
  }
}

async function planted(world: OwnWorld): Promise<readonly PlantedItem[]> {
  const within = (child: WholeChild) => child.divisions.some((code) => code?.startsWith('430421'))
  const pupils = world.children.filter(({ school }) => school === SCHOOL)
  const others = world.children.filter((child) => within(child) && child.school !== SCHOOL)
  const away = world.children.filter((child) => !within(child))
  const all: Omit<PlantedItem, 'uuid'>[] = [
    { name: 'of a pupil', child: pupils[0]!, division: '430421', ownerSchool: SCHOOL, offered: null },
    { name: 'of another school', child: others[0]!, division: '430421', ownerSchool: null, offered: null },
    { name: 'of a child elsewhere', child: away[0]!, division: '430422', ownerSchool: null, offered: null },
    {
      name: 'own, the child elsewhere',
      child: away[1] ?? away[0]!,
      division: '430421',
      ownerSchool: null,
      offered: null,
    },
    { name: 'offered, the child elsewhere', child: away[2] ?? away[0]!, division: '430422', ownerSchool: null, offered: '430421' }, // prettier-ignore
  ]
  const store = new HubStore({ url: world.hub.urls.hub.app, poolSize: 1 })
  const made: PlantedItem[] = []
  try {
    for (const item of all) {
      if (made.some(({ child }) => child.id === item.child.id)) continue // one open item a child
      made.push({ ...item, uuid: await plant(store, item) })
    }
  } finally {
    await store.close()
  }
  return made
}

async function plant(store: HubStore, { child, division, ownerSchool, offered }: Omit<PlantedItem, 'uuid'>) {
  const id = randomUUID()
  const by = { subject: 'audit suite', department: 'education' }
  const now = Math.floor(systemClock.now() / 1_000) * 1_000
  const rule = {
    ledger: 'SUSPECTED',
    level: 'SUSPECTED',
    variant: 'national',
    rulesVersion: 'a',
    openedBy: 'RULE',
  } as const
  const opened = { ...rule, school: child.school, division, ownerSchool }
  await store.transaction(async (tx) => {
    const change = (event: ReturnType<typeof makeEvent>) => ({ event, texts: { note: NOTE, reference: null }, by })
    const first = makeEvent(TIMING, null, 'OPEN', opened, now)
    const item = await insertItem(tx, { id, child: child.id.slice('child:'.length) }, change(first))
    if (offered === null) return
    const offer = makeEvent(TIMING, item, 'OFFER', { division: offered, school: null }, now)
    await itemRecords.write(tx, item, change(offer), offer.number)
  })
  return id
}

/** In which scopes of the account an item is: also those of a bureau or school that has it, or is offered it. */
function itemStanding({ actor }: Asker, item: PlantedItem): Standing {
  const own = standingOf(item.child, actor)
  const isBureau = actor.department === 'education' && actor.roles.includes('officer')
  const holds = (code: string | null) => code !== null && actor.divisions.some((one) => code.startsWith(one.replace(/(00)+$/, ''))) // prettier-ignore
  const isSchool = actor.roles.includes('school') && item.ownerSchool !== null && item.ownerSchool === actor.school
  return {
    ...own,
    area: own.area || (isBureau && (holds(item.division) || holds(item.offered))),
    school: own.school || isSchool,
  }
}

async function read(asker: Asker, item: PlantedItem, tally: Tally): Promise<void> {
  const query = `query ($id: ID!) { ledgerItem(id: $id) { id ${DETAILS.join(' ')} } }`
  const { data } = await asker.ask(query, { id: `ledger:${item.uuid}` })
  const note = (field: string, outcome: Outcome) => tally.cell({ role: asker.name, field, position: 'record', case: item.name }, outcome) // prettier-ignore
  const standing = itemStanding(asker, item)
  const came = (data?.ledgerItem ?? null) as Record<string, unknown> | null
  const mayKnow = isFull('Query.ledgerItem', asker, bestStanding(asker.actor)) && isFull('Query.ledgerItems', asker, standing) // prettier-ignore
  note('Query.ledgerItem', (came !== null) === mayKnow ? 'right' : came ? 'leak' : 'wrong')
  if (!came || !mayKnow) return
  for (const detail of DETAILS) {
    const name = detail.split(' ')[0]!
    if (name === 'school' && item.child.school === null && came[name] === null) continue // there is none to show
    const mayRead = isFull(`LedgerItem.${name}`, asker, standing)
    note(`LedgerItem.${name}`, (came[name] !== null) === mayRead ? 'right' : mayRead ? 'wrong' : 'leak')
  }
  const notes = (came['history'] as { note: string | null }[] | null) ?? []
  const mayReadNote = isFull('LedgerEntry.note', asker, standingOf(item.child, asker.actor))
  for (const { note: text } of notes) note('LedgerEntry.note', (text !== null) === mayReadNote ? 'right' : mayReadNote ? 'wrong' : 'leak') // prettier-ignore
}

async function listed(asker: Asker, item: PlantedItem, tally: Tally): Promise<void> {
  const { data } = await asker.ask('{ ledgerItems(first: 200) { nodes { id } } }')
  const nodes = (data?.ledgerItems?.nodes ?? null) as { id: string }[] | null
  const may = isFull('Query.ledgerItems', asker, bestStanding(asker.actor))
  const came = nodes?.some(({ id }) => id === `ledger:${item.uuid}`) ?? false
  const expected = may && isFull('Query.ledgerItems', asker, itemStanding(asker, item))
  const outcome: Outcome = came === expected && (nodes !== null) === may ? 'right' : expected ? 'wrong' : 'leak'
  tally.cell({ role: asker.name, field: 'Query.ledgerItems', position: 'list', case: item.name }, outcome)
}

let keys = 0
/** Under a version that is not its own no step is possible; what the answer says tells who might have taken it. */
async function tried(world: OwnWorld, asker: Asker, item: PlantedItem, mutation: string, tally: Tally): Promise<void> {
  const type = PLAIN.includes(mutation) ? 'LedgerStepInput' : `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`
  const query = `mutation ($input: ${type}!) { ${mutation}(input: $input) { item { id } errors { code } } }`
  const idempotencyKey = `ledger-suite-${(keys += 1)}`
  const input = { ...STEPS[mutation], itemId: `ledger:${item.uuid}`, version: 77, note: NOTE, idempotencyKey }
  const told = codeOf(await asker.ask(query, { input }))
  const expected = verdict(asker, item, mutation)
  const [row] = await asOwner(world.hub, 'hub', 'SELECT version FROM ledger_item WHERE id = $1', [item.uuid])
  const isChanged = Number(row!['version']) > (item.offered === null ? 1 : 2)
  const outcome: Outcome =
    isChanged || (told !== expected && (told === 'VERSION_CONFLICT' || expected === 'ACCESS_DENIED'))
      ? 'leak'
      : told === expected
        ? 'right'
        : 'wrong'
  const remark = told === expected ? '' : `expected ${expected}, got ${told}`
  tally.cell({ role: asker.name, field: `Mutation.${mutation}`, position: 'mutation', case: item.name }, outcome, remark) // prettier-ignore
}

/** By the written table and by hand: handing over needs no more than the item, any other step the child. */
function verdict(asker: Asker, item: PlantedItem, mutation: string): string {
  if (!isFull(`Mutation.${mutation}`, asker, bestStanding(asker.actor))) return 'ACCESS_DENIED'
  const standing = itemStanding(asker, item)
  const needed = /HandOver|handOver/.test(mutation) ? standing : standingOf(item.child, asker.actor)
  const may = isFull('Query.ledgerItems', asker, standing) && isFull(`Mutation.${mutation}`, asker, needed)
  return may ? 'VERSION_CONFLICT' : 'LEDGER_NOT_FOUND'
}

function codeOf(answer: Answer): string {
  const [payload] = Object.values(answer.data ?? {}) as { item: unknown; errors: { code: string }[] }[]
  return payload?.item ? 'done' : (payload?.errors[0]?.code ?? String(answer.errors?.[0]?.extensions['code']))
}
