import { randomUUID } from 'node:crypto'
import { parse } from 'graphql'
import type { App } from '../app'
import { ledgerTiming } from '../app-ledgers'
import { Anchor } from '../audit/anchor'
import { AuditWriter } from '../audit/audit-writer'
import { actorOf, type Actor } from '../auth/actor'
import { people, tokenClaims, type Realm } from '../auth/embedded/realm-file'
import { Changes } from '../commands/change'
import { Commands } from '../commands/commands'
import type { Config } from '../config/load-config'
import { parseChildId } from '../identity/child-id'
import { instant, ManualClock, type Clock } from '../kit/clock'
import type { EventData } from '../ledgers/events'
import { insertItem, itemRecords } from '../ledgers/item-writer'
import type { LedgerItem } from '../ledgers/item'
import { LEDGER_MACHINE } from '../ledgers/machine'
import type { Timing } from '../ledgers/ledger-dependencies'
import { makeEvent, pauseData } from '../ledgers/make-event'
import { STEP_RIGHTS, type StepAction } from '../ledgers/step-rights'
import type { Ledger } from '../ledgers/words'
import { SHOWCASE } from '../demo/showcase'
import { HubStore } from '../store/hub-store'
import { ITEMS, type DemoStep } from './demo-ledger-items'

export interface DemoLedgers {
  readonly app: Pick<App, 'executor'>
  readonly config: Config
  readonly hubUrl: string
  readonly realm: Realm
  readonly clock: Clock
}

const HOURS = 3_600_000
const COUNTY = '430421'
/** The demo's children that an account may list, those who are absent first; the child that every demo shows before them. */
const CHILDREN = `{
  absent: children(where: { attendanceBand: { in: [ABSENT, POOR] } }, first: 20) { ...Ids }
  others: children(first: 20) { ...Ids }
  shown: childByIdNumber(idNumber: "${SHOWCASE.idNumber}") { id }
}
fragment Ids on ChildConnection { edges { node { id } } }`

/**
 * Fills the ledgers of a demo, once: items in several states with an invented past, so that some are overdue, one was handed over, and a
 * run that waits. They are made as the hub makes them, by its machine, with history and audit records; their times alone are moved. A
 * demo with any item is left as it is. Gives how many were made.
 */
export async function makeDemoLedgers({ app, config, hubUrl, realm, clock }: DemoLedgers): Promise<number> {
  const store = new HubStore({ url: hubUrl, poolSize: 2 })
  const past = new ManualClock(clock.now())
  const audit = new AuditWriter(store, config.audit.key, new Anchor(config.audit.anchorFile), past)
  try {
    const [known] = await store.run({ text: 'SELECT 1 FROM ledger_item LIMIT 1', values: [] })
    if (known) return 0
    const changes = new Changes(store, audit)
    const timing = ledgerTiming(config)
    const actor = (account: string) => actorFor(realm, account)
    const commands = (account: string) =>
      new Commands(changes, { actor: actor(account), requestId: `demo-${randomUUID()}`, clock: past })
    const key = (input: object) => ({ mutation: 'demo', key: randomUUID(), input })
    const listed = new Map<string, Listed>()
    for (const by of new Set(ITEMS.map((one) => one.by))) listed.set(by, await childrenOf(app, actor(by)))
    const used = new Set<string>()
    let made = 0
    for (const { by, ledger, opened, note, steps, showcase } of ITEMS) {
      const { shown, others } = listed.get(by)!
      const child = showcase ? shown : others.find((one) => one !== shown && !used.has(one))
      if (!child) continue // a small demo has fewer
      used.add(child)
      past.set(clock.now() - opened * HOURS)
      const data = openData(ledger, await schoolOf(store, child), actor(by).school)
      let item: LedgerItem = await commands(by).create('ledger-opened', { type: 'ledger', state: 'FOUND' }, key({}), (tx, now) =>
        insertItem(tx, { id: randomUUID(), child }, { event: makeEvent(timing, null, 'OPEN', data, now), texts: { note, reference: null }, by: actor(by) }),
      ) // prettier-ignore
      for (const one of steps) {
        past.set(clock.now() - one.ago * HOURS)
        const { kind } = STEP_RIGHTS[one.action]
        item = await commands(one.by).transition(LEDGER_MACHINE, itemRecords, {
          ...{ kind, id: item.id, version: item.version, action: one.action, sent: key({}) },
          change: (held, _to, now) => ({
            event: makeEvent(timing, held, one.action, dataOf(timing, one, held, now), now),
            texts: { note: one.note, reference: one.reference ?? null },
            by: actor(one.by),
          }),
        })
      }
      made += 1
    }
    past.set(clock.now() - 20 * HOURS)
    await makeBrake(store, commands('education'), actor('school').school, [...used])
    return made
  } finally {
    await audit.close()
    await store.close()
  }
}

function openData(ledger: Ledger, school: string | null, ownerSchool: string | null): EventData['OPEN'] {
  const found = { level: null, variant: null, rulesVersion: null, openedBy: 'HAND' } as const
  return { ...found, ledger, school, division: COUNTY, ownerSchool }
}

async function schoolOf(store: HubStore, child: string): Promise<string | null> {
  const [row] = await store.run({ text: 'SELECT school_code FROM child WHERE id = $1::uuid', values: [child] })
  return row?.[0] ?? null
}

/** A day of a visit is the day on which it is recorded. */
function dataOf(timing: Timing, { action, data = {} }: DemoStep, item: LedgerItem, now: number): EventData[StepAction] {
  const given = data as Partial<EventData['PAUSE']> // demo-ledger-items.ts gives each action what it needs
  if (action === 'PAUSE') return pauseData(timing, item, given.clock!, given.reason!, now)
  const visit = action === 'VISIT' ? { visitedOn: instant(now + 8 * HOURS).slice(0, 10) } : {}
  return { ...visit, ...data } as EventData[StepAction]
}

/** A run that would open more than the settings allow: of children whom no item knows. It changes nothing when it is released. */
async function makeBrake(
  store: HubStore,
  commands: Commands,
  school: string | null,
  used: readonly string[],
): Promise<void> {
  const rows = await store.run({
    text: `SELECT id::text, count(*) OVER () FROM child WHERE school_code = $1 AND NOT retired AND NOT id = ANY($2::uuid[]) ORDER BY id`,
    values: [school, used],
  })
  const roll = Number(rows[0]?.[1] ?? 0) + used.length
  const children = rows.slice(0, Math.ceil(roll / 12)).map(([id]) => id!)
  if (school === null || children.length < 2) return
  const id = randomUUID()
  const percent = Math.round((children.length * 1_000) / roll) / 10
  const sent = { mutation: 'demo', key: randomUUID(), input: {} }
  await commands.create('ledger-brake-set', { type: 'ledger-brake', state: 'WAITING' }, sent, async (tx, now) => {
    await tx.run(
      `INSERT INTO ledger_brake (id, school, division, place, opens, marks, roll, percent, state, since, counted_at, version)
       VALUES ($1, $2, $3, $4, $5, 0, $6, $7, 'WAITING', $8, $8, 1) ON CONFLICT DO NOTHING`,
      [id, school, COUNTY, `school ${school}`, children.length, roll, percent, instant(now)],
    )
    await tx.run(
      `INSERT INTO ledger_brake_child (brake_id, child_id, change, level, since)
       SELECT b.id, c.id, 'OPEN', 'SUSPECTED', $3::date FROM ledger_brake b, unnest($2::uuid[]) AS c (id) WHERE b.id = $1::uuid`,
      [id, children, instant(now).slice(0, 10)],
    )
    return { id, version: 1 }
  })
}

interface Listed {
  /** The child that every demo shows; null out of reach. */
  readonly shown: string | null
  readonly others: readonly string[]
}

interface Edges {
  readonly edges: readonly { readonly node: { readonly id: string } }[]
}

/** Throws TypeError where the hub refuses. */
async function childrenOf({ executor }: Pick<App, 'executor'>, actor: Actor): Promise<Listed> {
  const asked = { document: parse(CHILDREN), operationName: null, requestId: randomUUID(), strict: false } as const
  const answer = await executor.execute({ ...asked, actor, variables: {}, language: 'zh' })
  if (!answer.data || answer.errors) throw new TypeError(`demo ledgers: ${JSON.stringify(answer.errors)}`)
  const { absent, others, shown } = answer.data as unknown as {
    absent: Edges
    others: Edges
    shown: { id: string } | null
  }
  const ids = [absent, others].flatMap(({ edges }) => edges.map(({ node }) => parseChildId(node.id)!))
  return { shown: shown && parseChildId(shown.id), others: ids }
}

function actorFor(realm: Realm, account: string): Actor {
  const user = people(realm).find(({ username }) => username === account)
  if (!user) throw new TypeError(`the realm has no account ${account}`)
  const claims = { iss: realm.name, sub: user.id, azp: 'tonglian-demo', exp: 0, iat: 0, ...tokenClaims(user) }
  return actorOf(claims, 'dropout-control')
}
