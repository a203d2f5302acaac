import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { RegistryName } from '../../connectors/contract/records'
import { REGISTRIES } from '../../connectors/registries'
import { today } from '../../src/kit/clock'
import { PlainReader } from '../../src/row-reader/plain-reader'
import type { Ask, Question } from '../../src/row-reader/row-reader'
import { randomDocument, randomVariables, type Material } from '../audit-suite/random-operations'
import { seeded } from '../audit-suite/seeded'
import { materialOf, type Row } from '../audit-suite/two-hubs'
import { ACCOUNTS } from '../hub/support/accounts'
import { asOwner } from '../hub/support/all-seeing'
import { HeldClock } from '../support/held-clock'
import { registryReaders, startTestHub, type TestHub } from '../support/hub'

/** One hub reads the fast way, its twin the readable one, from the same registries, bad cells and all. Nobody can tell which is which. */
const SEED = 20261129
const DOCUMENTS = 10
const VALUES_A_DOCUMENT = 3
const TABLES = ['child', 'link', 'child_key', 'child_index', 'index_gap', 'unread_record'] as const
/** What a row says of its own writing. */
const OF_WRITING = new Set(['updated_at', 'decided_at', 'changed_in', 'since', 'tried_at'])

/** Tells that the twin took its way. */
class CountingReader extends PlainReader {
  asked = 0

  override prepare(question: Question): Ask {
    const ask = super.prepare(question)
    return (on, values) => {
      this.asked += 1
      return ask(on, values)
    }
  }
}

const reader = new CountingReader()
const folder = mkdtempSync(path.join(tmpdir(), 'tonglian-both-ways-'))
const hubs: TestHub[] = []
const bearers = new Map<string, string[]>()
let material: Material

beforeAll(async () => {
  const clock = new HeldClock()
  const settings = { children: 600, seed: 3, surely: 4, clock, overrides: { 'audit.key': 'both ways '.repeat(5) } }
  const fast = await startTestHub({ ...settings, dirty: { sheet: path.join(folder, 'dirty.jsonl') } })
  hubs.push(fast)
  const urls = registryReaders(fast.urls) as Readonly<Record<RegistryName, string>>
  const plain = await startTestHub({
    ...settings,
    registriesOf: fast,
    reader,
    wrap: ({ registry }) => {
      const { connect } = REGISTRIES.find(({ name }) => name === registry)!
      return connect({ url: urls[registry]!, poolSize: 4, timeoutMs: 5_000, reader }, () => today(clock))
    },
  })
  hubs.push(plain)
  for (const { name, as } of ACCOUNTS) bearers.set(name, await Promise.all(hubs.map((hub) => bearerOf(hub, as))))
  clock.hold()
  for (const hub of hubs)
    await asOwner(hub, 'hub', `UPDATE index_state SET caught_up_at = '2026-01-01', built_at = '2026-01-01'`)
  for (const hub of hubs) await asOwner(hub, 'hub', `UPDATE feed SET caught_up_at = '2026-01-01'`)
  for (const hub of hubs) await asOwner(hub, 'hub', `UPDATE link SET decided_at = '2026-01-01'`)
  for (const hub of hubs) await asOwner(hub, 'hub', `UPDATE child_index SET roster_changed = '2026-01-01'`)
  for (const hub of hubs)
    await asOwner(hub, 'hub', `UPDATE dropout_facts SET facts = regexp_replace(facts::text, '"at": *"[^"]*"', '"at": "2026-01-01T00:00:00Z"', 'g')::jsonb`) // prettier-ignore
  const rows = (await asOwner(fast, 'hub', 'SELECT *, birth_date::text FROM child ORDER BY id')) as Row[]
  material = materialOf(fast, rows)
}, 240_000)
afterAll(async () => {
  for (const hub of hubs.reverse()) await hub.stop()
  rmSync(folder, { recursive: true, force: true })
})

test.each(TABLES)('both hubs learnt the same from the registries: %s', async (table) => {
  const [fast, plain] = await Promise.all(
    hubs.map(async (hub) => {
      const rows: Record<string, unknown>[] = await asOwner(hub, 'hub', `SELECT * FROM ${table}`)
      return rows.map((row) => JSON.stringify(Object.entries(row).filter(([name]) => !OF_WRITING.has(name)))).sort()
    }),
  )
  expect(plain!.filter((row) => !fast!.includes(row)).slice(0, 5)).toEqual([])
  expect(plain).toHaveLength(fast!.length)
  expect(fast!.length).toBeGreaterThan(0)
})

test('random operations of every account: the two answers are one, byte for byte', async () => {
  const random = seeded(SEED)
  let withData = 0
  for (const { name, actor } of ACCOUNTS)
    for (let i = 0; i < DOCUMENTS; i += 1) {
      const query = randomDocument(material, random).replace(/^subscription/, 'query')
      const purpose = actor.purposes[i % actor.purposes.length]!
      for (let n = 0; n < VALUES_A_DOCUMENT; n += 1) {
        const variables = randomVariables(material, random)
        const head = { 'x-purpose': purpose, 'x-request-id': `${name}-${i}-${n}` }
        const [fast, plain] = await Promise.all(
          hubs.map((hub, at) => hub.ask(bearers.get(name)![at]!, query, variables, head)),
        )
        expect({ name, query, variables, status: plain!.status, text: plain!.text }).toEqual({
          ...{ name, query, variables },
          status: fast!.status,
          text: fast!.text,
        })
        if (fast!.text.includes('"data":{')) withData += 1
      }
    }
  expect(reader.asked).toBeGreaterThan(ACCOUNTS.length * DOCUMENTS)
  expect(withData).toBeGreaterThan(ACCOUNTS.length * DOCUMENTS)
}, 240_000)

async function bearerOf(hub: TestHub, as: (hub: TestHub) => Promise<string>): Promise<string> {
  const account = await as(hub)
  return account.startsWith('Bearer ') ? account : `Bearer ${await hub.token(account)}`
}
