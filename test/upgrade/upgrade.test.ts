import { existsSync } from 'node:fs'
import path from 'node:path'
import { findRunning } from '../../src/embedded/find-running'
import { runCli, startCli, type Env, type UpHub } from '../cli/support/run-cli'
import { signIn } from '../support/hub'
import { tempFolder } from '../support/run-hub'
import { inside, makeFolder, olderFolder } from './support/older-folder'

/**
 * A data folder of an older version, made by that version itself (make-fixture.cjs), started by this one as an operator starts it: links,
 * grants, filters and trail are kept, and nothing of the demo is made again.
 */
const OLDER = ['c968a82'] as const

describe.each(OLDER)('a data folder of %s', (version) => {
  const older = olderFolder(version)
  const { told, databases } = older
  const { folder, remove } = tempFolder()
  const dataDir = path.join(folder, 'data')
  const env: Env = { TONGLIAN_DATA_DIR: dataDir, TONGLIAN_PORT: '0', TONGLIAN_DEMO_CHILDREN: '60' }
  let hub: UpHub
  beforeAll(async () => {
    await makeFolder(dataDir, older)
    hub = await startCli(env)
  }, 180_000)
  afterAll(async () => {
    await hub?.stop()
    remove()
  })

  async function ask(account: string, query: string, variables: Record<string, unknown> = {}) {
    const token = await signIn(`${hub.url}/realms/tonglian`, account)
    const answer = await fetch(`${hub.url}/graphql`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    })
    // eslint-disable-next-line @typescript-eslint/no-explicit-any -- a test says what it expects of the data
    return (await answer.json()) as { data: any; errors?: { extensions: Record<string, unknown> }[] }
  }
  const inHub = <Row extends object>(text: string) =>
    inside(findRunning(dataDir, [])!.urls.hub.owner, async (db) => (await db.query<Row>(text)).rows)
  /** Cells of a table as they were then. */
  const then = (table: string) =>
    databases['hub']!.tables[table]!.trimEnd()
      .split('\n')
      .map((row) => row.split('\t'))

  const LIST = 'query ($saved: ID) { children(saved: $saved, first: 100) { totalCount edges { node { id name } } } }'

  /** Lists are built again after the upgrade, beside the answering ones. */
  async function settled(query: () => Promise<{ errors?: unknown }>): Promise<void> {
    for (let i = 0; i < 120 && (await query()).errors; i += 1) await new Promise((resolve) => setTimeout(resolve, 500))
  }
  async function followed(): Promise<void> {
    const level = 'SELECT bool_and(caught_up_at > now() - interval \'1 minute\' AND fault IS NULL) AS level, (SELECT answering >= coalesce(whole_from, 0) FROM index_state) AS whole FROM feed' // prettier-ignore
    for (let i = 0; i < 120; i += 1) {
      const [row] = await inHub<{ level: boolean; whole: boolean }>(level)
      if (row!.level && row!.whole) return
      await new Promise((resolve) => setTimeout(resolve, 500))
    }
    throw new TypeError('the hub does not follow its registries')
  }

  test('nothing is made again, and nothing is said to be wrong', () => {
    expect(hub.err).not.toMatch(/Making|not whole|holds nothing|has no effect/)
    expect(existsSync(path.join(dataDir, 'demo.json'))).toBe(false) // the registries hold the mark: an old one would lie after a killed load
  })

  test('every child keeps its id, and every record its child', async () => {
    await followed()
    const links = await inHub<{ registry: string; record: string; child: string }>('SELECT registry, record_id AS record, child_id AS child FROM link ORDER BY 1, 2') // prettier-ignore
    const before = then('link').map(([registry, record, child]) => ({ registry, record, child }))
    const key = (link: Record<'registry' | 'record' | 'child', string | undefined>) =>
      `${link.registry} ${link.record} ${link.child}`
    expect(links.map(key).sort()).toEqual(before.map(key).sort())
    const children = await inHub<{ id: string }>('SELECT id FROM child WHERE NOT retired')
    expect(children.map(({ id }) => id).sort()).toEqual(
      then('child')
        .map(([id]) => id)
        .sort(),
    )
  }, 90_000)

  test('the index is whole: lists answer as before', async () => {
    await followed()
    await settled(() => ask('education', LIST))
    expect((await ask('education', LIST)).data.children).toEqual(told.answers.all)
    expect(await inHub('SELECT FROM index_gap')).toEqual([])
  }, 90_000)

  test('saved filters are kept, and give what they gave', async () => {
    const [enrolled, guardianship] = told.filters
    const mine = await ask('education', '{ savedFilters { id name version } }')
    expect(mine.data.savedFilters).toEqual([{ id: enrolled!.id, name: enrolled!.name, version: 1 }])
    expect((await ask('education', LIST, { saved: enrolled!.id })).data.children).toEqual(told.answers.enrolled)
    expect((await ask('civil-affairs', LIST, { saved: guardianship!.id })).data.children).toEqual(
      told.answers.guardianship,
    )
    const foreign = await ask('civil-affairs', LIST, { saved: enrolled!.id })
    expect(foreign.errors![0]!.extensions['code']).toBe('SAVED_FILTER_NOT_FOUND')
  })

  test('grants are kept in their states', async () => {
    const rows = await inHub<Record<string, unknown>>('SELECT id, state, review, version, reason IS NOT NULL AS reason FROM access_grant') // prettier-ignore
    const known = new Map(rows.map((row) => [`grant:${String(row['id'])}`, row]))
    expect(known.size).toBe(Object.keys(told.grants).length)
    for (const [name, { id, version: at }] of Object.entries(told.grants)) {
      const state = name === 'REVIEWED' ? 'EMERGENCY' : name
      const review = { EMERGENCY: 'OPEN', REVIEWED: 'JUSTIFIED' }[name] ?? null
      expect(known.get(id)).toMatchObject({ state, review, version: at, reason: true })
    }
  })

  const PROFILE = 'query ($id: ID!) { child(id: $id) { id name education { rollNumber rollState } health { mentalHealth { date } } } }' // prettier-ignore

  test('one in force opens what it opened, for whom it did, and can be revoked', async () => {
    const granted = then('access_grant').map((row) => `child:${row[3]}`)
    const ungranted = told.children.find((id) => !granted.includes(id))!
    expect(told.answers.profile.health.mentalHealth).not.toBeNull()
    const { data, errors } = await ask('education', PROFILE, { id: told.approvedFor })
    expect(errors).toBeUndefined()
    expect(data.child).toEqual(told.answers.profile)
    const other = await ask('education', PROFILE, { id: ungranted })
    expect(other.data.child?.health?.mentalHealth ?? null).toBeNull()
    const { id, version: at } = told.grants['APPROVED']!
    const revoke = 'mutation ($input: RevokeGrantInput!) { revokeGrant(input: $input) { grant { state } errors { code } } }' // prettier-ignore
    const input = { idempotencyKey: 'newer-key-1', grantId: id, version: at, note: 'no longer needed' }
    const revoked = await ask('health-approver', revoke, { input })
    expect(revoked.data.revokeGrant).toEqual({ grant: { state: 'REVOKED' }, errors: [] })
    const after = await ask('education', PROFILE, { id: told.approvedFor })
    expect(after.data.child.health.mentalHealth).toBeNull()
  })

  test('a request of then is decided now; a key of then is used up', async () => {
    const { id, version: at } = told.grants['REQUESTED']!
    const decide = 'mutation ($input: DecideGrantInput!) { decideGrant(input: $input) { grant { state } errors { code } } }' // prettier-ignore
    const input = { idempotencyKey: 'newer-key-2', grantId: id, version: at, decision: 'REFUSE', note: 'not needed' }
    const used = await ask('health-approver', decide, { input: { ...input, idempotencyKey: 'older-key-3' } })
    expect(used.data.decideGrant.errors).toEqual([{ code: 'IDEMPOTENCY_KEY' }])
    const refused = await ask('health-approver', decide, { input })
    expect(refused.data.decideGrant).toEqual({ grant: { state: 'REFUSED' }, errors: [] })
  })

  test('every entry of then is in the trail, as it was written, and the trail goes on', async () => {
    const entries = await inHub<{ chain: string; seq: string; seal: string }>('SELECT chain, seq::text, seal FROM audit_entry') // prettier-ignore
    const now = new Set(entries.map(({ chain, seq, seal }) => `${chain} ${seq} ${seal}`))
    for (const row of then('audit_entry')) {
      const [chain, seq] = row
      expect([...row.filter((cell) => now.has(`${chain} ${seq} ${cell}`))]).toHaveLength(1)
    }
    expect(entries.length).toBeGreaterThan(then('audit_entry').length)
    await new Promise((resolve) => setTimeout(resolve, 1_500)) // an anchor is written once a second
    const verified = await runCli(['audit', 'verify'], env)
    expect([verified.code, verified.out]).toEqual([0, expect.stringMatching(/^\d+ entries in [3-9] chains, all as they were written\n/)]) // prettier-ignore
  }, 60_000)

  test('a second start says nothing more', async () => {
    await hub.stop()
    hub = await startCli(env)
    expect(hub.err).not.toMatch(/Making|not whole|holds nothing|has no effect|built again/)
    expect((await ask('education', LIST)).data.children).toEqual(told.answers.all)
    expect((await runCli(['registries', 'compare'], env)).code).toBe(0)
  }, 120_000)
})
