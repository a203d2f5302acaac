import { randomUUID } from 'node:crypto'
import { countFigures, share, tellable, type ExactFigures } from '../../src/ledgers/figures'
import { createHubDatabase, type HubDatabase } from '../support/hub-database'
import { rows } from '../support/run-hub'

const EXACT: ExactFigures = { rulesVersion: 'a', opened: 40, closed: 20, ruleClosed: 18, ruleDisproved: 6, excused: 3, returned: 12, ruleReturned: 6, contacted: 30, hoursToContact: 20.4 } // prettier-ignore

test('shares of groups large enough are told', () => {
  expect(tellable(EXACT)).toEqual({ rulesVersion: 'a', opened: 40, closed: 20, precision: 0.67, recall: 0.5, hoursToContact: 20 }) // prettier-ignore
})

test('fewer than five are withheld, and what would give them away', () => {
  expect(tellable({ ...EXACT, opened: 4, closed: 4 })).toMatchObject({ opened: null, closed: null })
  expect(tellable({ ...EXACT, closed: 37 }).closed).toBeNull() // three are open
  expect(tellable({ ...EXACT, ruleDisproved: 2 }).precision).toBeNull()
  expect(tellable({ ...EXACT, contacted: 4 }).hoursToContact).toBeNull()
  expect([share(4, 4), share(0, 5), share(5, 5), share(1, 20), share(19, 20), share(10, 20)]).toEqual([null, 0, 1, null, null, 0.5]) // prettier-ignore
})

describe('counted', () => {
  let database: HubDatabase
  beforeAll(async () => {
    database = await createHubDatabase()
  }, 120_000)
  afterAll(() => database?.drop())

  test('by version of the rules and division, as docs/LEDGERS.md defines them', async () => {
    const item = (
      version: string | null,
      by: string,
      division: string,
      outcome: string | null,
      hours: number | null,
    ) => {
      const closed =
        outcome === null ? `'FOUND', NULL, NULL, NULL` : `'CLOSED', '${outcome}', 'SCHOOL_CERTIFICATE', now()`
      const contact = hours === null ? 'NULL' : `timestamptz '2026-11-01' + interval '${hours} hours'`
      return rows(
        database.ownerUrl,
        `INSERT INTO ledger_item (id, child_id, ledger, state, outcome, proof, closed_at, division, opened_by, rules_version, opened_at, first_contact_at, clocks, missed, version)
         SELECT '${randomUUID()}', '${randomUUID()}', 'SUSPECTED', ${closed}, '${division}', '${by}', ${version ? `'${version}'` : 'NULL'}, '2026-11-01', ${contact}, '[]', false, 1`,
      )
    }
    await item('a', 'RULE', '430421', 'RETURNED', 2)
    await item('a', 'RULE', '430421', 'DISPROVED', 4)
    await item('a', 'RULE', '430422', 'EXCUSED', 100)
    await item('a', 'RULE', '430421', null, null)
    await item(null, 'HAND', '430421', 'RETURNED', 1)
    const of = async (division: string | null) =>
      Object.fromEntries((await countFigures(database.store, division)).map((one) => [one.rulesVersion ?? 'hand', one]))
    expect((await of(null))['a']).toEqual({ rulesVersion: 'a', opened: 4, closed: 3, ruleClosed: 3, ruleDisproved: 1, excused: 1, returned: 1, ruleReturned: 1, contacted: 3, hoursToContact: 4 }) // prettier-ignore
    expect((await of('430421'))['a']).toMatchObject({ opened: 3, closed: 2, excused: 0, hoursToContact: 3 })
    expect((await of('430000'))['hand']).toMatchObject({ opened: 1, returned: 1, ruleReturned: 0, hoursToContact: 1 })
    expect(await of('110000')).toEqual({})
  })
})
