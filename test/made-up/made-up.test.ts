import './join' // first: everything below is derived from the list
import './schema'
import { copyFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Client } from 'pg'
import { describeConnector } from '../../connectors/contract/conformance'
import { provisionRoles } from '../../src/embedded/provision'
import { projectRoot } from '../../src/kit/project-root'
import { runAccess } from '../audit-suite/run-access'
import { startWorld, type OwnWorld } from '../audit-suite/world'
import { asOwner } from '../hub/support/all-seeing'
import { adminUrl } from '../support/postgres'
import type { TestHubOptions } from '../support/hub'
import { testPassword } from '../support/test-password'
import { federation } from './registry'

/**
 * A registry joins from this folder alone: definition, mapping, types, access rows, demo rows. Profile, filter, rights, trail, sources and the
 * suites know it without a line outside.
 */
type Database = Parameters<typeof provisionRoles>[1][number]
const DATABASE = 'disabled_persons_federation' as Database
const READER = 'disabled-persons-federation'
let world: OwnWorld
let tableDir: string
beforeAll(async () => {
  const admin = new Client({ connectionString: adminUrl() })
  await admin.connect()
  await provisionRoles(admin, [DATABASE], testPassword)
  await admin.end()
  tableDir = mkdtempSync(path.join(tmpdir(), 'tonglian-table-'))
  cpSync(path.join(projectRoot(), 'schema/access'), tableDir, { recursive: true })
  copyFileSync(path.join(__dirname, 'access.yml'), path.join(tableDir, 'federation.yml'))
  world = await startWorld({ children: 60, seed: 1, tableDir, fill: fillCards })
}, 120_000)
afterAll(async () => {
  await world?.stop()
  if (tableDir) rmSync(tableDir, { recursive: true, force: true })
})

/** Every third child of the police has a card, which says what the register says of the person. */
const fillCards: NonNullable<TestHubOptions['fill']> = async (urls) => {
  const police = new Client({ connectionString: urls.police.owner })
  const cards = new Client({
    connectionString: (urls as unknown as Record<string, { owner: string }>)[DATABASE]!.owner,
  })
  await Promise.all([police.connect(), cards.connect()])
  const { rows } = await police.query('SELECT xm, xb, csrq, gmsfhm FROM ck_wcnr WHERE gmsfhm IS NOT NULL ORDER BY rybh')
  for (const [i, { xm, xb, csrq, gmsfhm }] of rows.entries()) {
    if (i % 3 > 0) continue
    const number = `${gmsfhm}4${(i % 4) + 1}`
    await cards.query(
      `INSERT INTO cl_kp (kh, xm, xb, csrq, sfzh, jb, zt, fzrq, gxsj) VALUES ($1, $2, $3, $4, $5, $6, $7, '20240301', '2026-06-01')`,
      [number, xm, xb, csrq, gmsfhm, String((i % 4) + 1), String((i % 3) + 1)],
    )
    if (i % 2 === 0) await cards.query(`INSERT INTO cl_fj VALUES ($1, 1, '轮椅', '20250501')`, [number])
  }
  await Promise.all([police.end(), cards.end()])
}

const cardsOf = () => asOwner(world.hub, DATABASE, 'SELECT * FROM cl_kp ORDER BY kh')

describe('the conformance suite', () => {
  describeConnector(federation.name, async () => {
    const cards = await cardsOf()
    const urls = world.hub.urls as unknown as Record<string, { reader: string }>
    return {
      connector: federation.connect({ url: urls[DATABASE]!.reader, poolSize: 2, timeoutMs: 5_000 }, () => '2026-11-23'),
      sample: {
        ids: cards.slice(0, 10).map(({ kh }) => String(kh)),
        unknownId: 'nobody',
        find: [{ criteria: { by: 'id-number', idNumber: cards[0].sfzh }, ids: [cards[0].kh] }],
      },
      close: async () => undefined,
    }
  })
})

test('its records are linked, and stand in the child’s profile for whom the table names', async () => {
  const [card] = await cardsOf()
  const [{ id }] = await asOwner(world.hub, 'hub', `SELECT child_id AS id FROM link WHERE registry = $1 AND record_id = $2`, [READER, card.kh]) // prettier-ignore
  const query = `{ child(id: "child:${id}") { name disabilityCard { cardNumber grade cardState aids { name } } links { registry recordId } sources { registry state } } }`
  const seen = await world.hub.ask(READER, query)
  expect(seen.data.child.disabilityCard).toMatchObject({ cardNumber: card.kh, grade: card.jb, cardState: expect.any(String) }) // prettier-ignore
  expect(seen.data.child.sources).toContainEqual({ registry: 'DISABLED_PERSONS_FEDERATION', state: 'ANSWERED' })
  const masked = await world.hub.ask('civil-affairs', query, {}, { 'x-purpose': 'case' })
  expect(masked.data.child.disabilityCard.cardNumber).not.toBe(card.kh)
  expect(masked.data.child.disabilityCard.grade).toBe(card.jb)
  const police = await world.hub.ask('police', query)
  expect(police.data.child.disabilityCard).toBeNull()
  expect(police.extensions['withheld']).toContainEqual(expect.objectContaining({ field: 'Child.disabilityCard' }))
})

test('it is sealed: a link to it is told to those alone who may open its part, and to nobody for another purpose', async () => {
  const [card] = await cardsOf()
  const [{ id }] = await asOwner(world.hub, 'hub', `SELECT child_id AS id FROM link WHERE registry = $1 AND record_id = $2`, [READER, card.kh]) // prettier-ignore
  const query = `{ child(id: "child:${id}") { links { registry } } }`
  const told = async (account: string, purpose?: string) => {
    const { data } = await world.hub.ask(account, query, {}, purpose ? { 'x-purpose': purpose } : {})
    return ((data.child.links ?? []) as { registry: string }[]).some(
      ({ registry }) => registry === DATABASE.toUpperCase(),
    )
  }
  expect(await told('civil-affairs', 'case')).toBe(true)
  expect(await told('civil-affairs', 'welfare-review')).toBe(false)
  // The federation opens the part, and the row of links does not name it.
  for (const account of [READER, 'police', 'education', 'doctor', 'steward']) expect([account, await told(account)]).toEqual([account, false]) // prettier-ignore
})

test('lists are filtered by its fact, for whom the table lets', async () => {
  const query = '{ children(where: { cardState: { eq: VALID } }, first: 100) { totalCount edges { node { disabilityCard { cardState } } } } }' // prettier-ignore
  const { data } = await world.hub.ask(READER, query)
  expect(data.children.totalCount).toBeGreaterThan(0)
  for (const { node } of data.children.edges) expect(node.disabilityCard.cardState).toBe('VALID')
  const refused = await world.hub.ask('education', query)
  expect(refused.errors?.[0]?.extensions['code']).toBe('ACCESS_FILTER')
})

test('registries tells how it does and what is unread of it', async () => {
  const { data } = await world.hub.ask('steward', '{ registries { name title state unread } }')
  expect(data.registries).toContainEqual({ name: 'DISABLED_PERSONS_FEDERATION', title: federation.words.title, state: 'UP', unread: 0 }) // prettier-ignore
})

test('the access suite judges its fields in every position, and finds no leak', async () => {
  const once = new Set<string>()
  const tally = await runAccess(world, {
    seed: 1,
    only: ({ account }) => [READER, 'civil-affairs', 'police'].includes(account) && !once.has(account) && !!once.add(account), // prettier-ignore
  })
  expect(tally.lines).toEqual([])
  const cells = tally.names.filter((name) => /DisabilityCard\.|LentAid\./.test(name))
  expect(cells.length).toBeGreaterThan(100)
}, 400_000)
