import { asOwner } from '../hub/support/all-seeing'
import { ACCOUNTS } from '../hub/support/accounts'
import { askFields } from './run-fields'
import { askPlaces } from './run-places'
import { Sender } from './send'
import { missingInTrail } from './trail'
import { startFieldWorld, type FieldWorld } from './world'

/**
 * Every public field, argument and enumeration member of the schema, asked over HTTP as every account of the realm
 * (faults.md 7, and brothers of 1, 3 and 4). Here as three who can do every mutation between them, in CI as all: EVERY_FIELD_ACCOUNTS=all, or police,school.
 */
const asked = process.env['EVERY_FIELD_ACCOUNTS'] ?? 'doctor,health-approver,education'
const names = asked === 'all' ? ACCOUNTS.map(({ name }) => name) : asked.split(',')
const AT_ONCE = 3
let world: FieldWorld
let sender: Sender
beforeAll(async () => {
  world = await startFieldWorld(150)
  sender = new Sender(world.hub, world.schema)
}, 120_000)
afterAll(() => world?.stop(), 120_000)

test('every account asks every field, every argument and every enumeration member', async () => {
  const waiting = [...names.entries()]
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [turn, name] = next
      const asker = world.askers.find((one) => one.name === name)!
      await askFields(world.schema, sender, asker)
      await askPlaces(world.schema, sender, asker, turn)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  expect(names.flatMap((name) => sender.coverage.missing(name).map((what) => `${name}: ${what}`))).toEqual([])
}, 900_000)

test('every answer was data or an error that blames the right side, and both forms of a value were answered alike', () => {
  expect(sender.told).toEqual([])
})

/** The hub itself moves up, marks, misses and brakes. */
const LEDGER_CHANGES = ['answered', 'brake-decided', 'claimed', 'closed', 'offered', 'opened', 'ordered', 'paused', 'penalised', 'reopened', 'reported', 'resumed', 'visited'].map((what) => `ledger-${what}`) // prettier-ignore

test('each mutation was done by somebody', async () => {
  const rows = await asOwner(world.hub, 'hub', `SELECT DISTINCT body::json ->> 'change' AS change FROM audit_entry WHERE body LIKE '%"kind":"change"%' AND body LIKE '%"outcome":"done"%'`) // prettier-ignore
  expect(rows.map(({ change }) => change as string).sort()).toEqual(['filter-changed', 'filter-deleted', 'filter-saved', 'grant-approved', 'grant-emergency', 'grant-refused', 'grant-requested', 'grant-reviewed', 'grant-revoked', ...LEDGER_CHANGES, 'operation-changed', 'operation-retired', 'operation-saved', 'webhook-created', 'webhook-deleted', 'webhook-paused', 'webhook-replayed', 'webhook-resumed', 'webhook-rotated', 'webhook-tested']) // prettier-ignore
})

test('each request left its record in the trail', async () => {
  expect(sender.sent.length).toBeGreaterThan(1_000)
  expect(await missingInTrail(world.hub, sender.sent)).toEqual([])
})

test('the coverage of the schema is 100 %', () => {
  const summary = sender.coverage.summary(names)
  console.log(`every field: ${sender.sent.length} requests, ${summary}`)
  expect(summary).toMatch(/: 100 %$/)
})
