import { SHOWCASE } from '../../src/demo/showcase'
import { ACCOUNTS } from '../hub/support/accounts'
import { asOwner } from '../hub/support/all-seeing'
import { moveAway, showcaseUuid } from '../hub/support/sample'
import { catchUp } from '../index/support/list'
import { startTestHub, type TestHub } from '../support/hub'

/** The twin of verdicts.test.ts: who sees which part of a verdict, written out by hand and not read from the table. */
let hub: TestHub
let child: string
beforeAll(async () => {
  hub = await startTestHub({ children: 300 })
  const uuid = await showcaseUuid(hub)
  child = `child:${uuid}`
  await asOwner(hub, 'education', `INSERT INTO xs_kq VALUES ($1, to_char(now() + interval '8 hours', 'YYYYMM'), 20, 8, 0, 12) ON CONFLICT (xsid, kqny) DO UPDATE SET yds = 20, sds = 8, qjs = 0, kks = 12`, [SHOWCASE.records.education]) // prettier-ignore
  await catchUp(hub)
}, 120_000)
afterAll(() => hub?.stop())

const COLUMNS = ['level', 'since', 'judgedOn', 'reason', 'days', 'rule', 'variant', 'rulesVersion', 'confidence', 'missing', 'unknowable', 'aid', 'groups', 'differsFromLedger'] as const // prettier-ignore
const INPUTS = 'inputs { input registry state asOf ageDays }'
const QUERY = `query ($id: ID!) { child(id: $id) { dropoutVerdict { ${COLUMNS.join(' ')} ${INPUTS} } } }`
const ask = (account: string, purpose?: string, id = child) =>
  hub.ask(account, QUERY, { id }, purpose ? { 'x-purpose': purpose } : {})

const VERDICT = ['level', 'since', 'judgedOn', 'reason', 'rule', 'variant', 'rulesVersion', 'confidence', 'unknowable', 'differsFromLedger'] // prettier-ignore
/** Account and purpose: the columns that it sees. */
const SEEN: readonly (readonly [account: string, purpose: string, seen: readonly string[]])[] = [
  ['education', 'dropout-control', [...VERDICT, 'days', 'aid', 'inputs', 'missing']],
  ['education', 'case', [...VERDICT, 'days', 'aid', 'inputs', 'missing']],
  ['school', 'dropout-control', [...VERDICT, 'days', 'aid']],
  ['civil-affairs', 'dropout-control', [...VERDICT, 'days', 'aid', 'groups', 'inputs', 'missing']],
  ['civil-affairs', 'case', [...VERDICT, 'days', 'aid', 'groups', 'inputs', 'missing']],
  ['civil-affairs', 'welfare-review', [...VERDICT, 'aid', 'groups', 'inputs', 'missing']],
  ['supervisor', 'welfare-review', [...VERDICT, 'aid']],
  ['director', 'welfare-review', [...VERDICT, 'aid']],
  ['police', 'case', ['level']],
]

test.each(SEEN)('%s for %s sees its columns and no other', async (account, purpose, seen) => {
  const { data, extensions } = await ask(account, purpose)
  const verdict = data.child.dropoutVerdict as Record<string, unknown>
  expect(verdict['level']).toBe('SUSPECTED')
  const shown = Object.keys(verdict).filter((column) => verdict[column] !== null)
  expect(shown.sort()).toEqual([...seen].sort())
  const withheld = (extensions['withheld'] as { field: string }[]).map(({ field }) =>
    field.replace('DropoutVerdict.', ''),
  )
  expect(withheld.sort()).toEqual([...COLUMNS, 'inputs'].filter((column) => !seen.includes(column)).sort())
})

test('everybody else sees none of it, and hears so', async () => {
  const reading = new Set(SEEN.map(([account]) => account))
  const programs = ['school-system', 'dashboard'] // of a school, and of civil affairs
  for (const { name, as } of ACCOUNTS) {
    if (reading.has(name) || programs.includes(name)) continue
    const { data, errors } = await ask(await as(hub))
    expect([name, data?.child?.dropoutVerdict ?? null, errors]).toEqual([name, null, undefined])
  }
})

test('that any registry changed something of the child moves no time of its verdict: a sealed one may have', async () => {
  const before = (await ask('education')).data
  const at = `UPDATE dropout_facts SET facts = regexp_replace(facts::text, '"at": *"[^"]*"', '"at": "2026-11-01T00:00:00Z"', 'g')::jsonb WHERE child_id = $1`
  await asOwner(hub, 'hub', at, [child.slice(6)])
  expect((await ask('education')).data).toEqual(before)
  expect(before.child.dropoutVerdict.inputs.every(({ asOf }: { asOf: string | null }) => asOf !== null)).toBe(true)
})

test('a child out of reach answers byte for byte like one that does not exist', async () => {
  const moved = (await asOwner(hub, 'hub', `SELECT child_id FROM dropout_verdict JOIN child ON id = child_id WHERE id <> $1 AND registered_division LIKE '430421%' LIMIT 1`, [child.slice(6)]))[0].child_id as string // prettier-ignore
  await moveAway(hub, moved)
  for (const account of ['education', 'police', 'civil-affairs']) {
    const [far, none] = await Promise.all([ask(account, undefined, `child:${moved}`), ask(account, undefined, 'child:00000000-0000-8000-8000-000000000000')]) // prettier-ignore
    const bare = ({ data, errors, extensions }: typeof far) => JSON.stringify([data, errors, { ...extensions, requestId: null }]) // prettier-ignore
    expect(bare(far)).toBe(bare(none))
  }
})

describe('enrolmentStatus', () => {
  const STATUS = `query ($students: [String!]!) { enrolmentStatus(students: $students) {
    index status statusSince rule variant rulesVersion confidence sources { input registry ageDays } missing error { code } } }`
  const own = SHOWCASE.rollNumber

  test('tells a school its own pupil’s status without the registries behind it, and of another’s nothing', async () => {
    const [{ roll_number: other }] = await asOwner(hub, 'hub', `SELECT roll_number FROM child WHERE school_code <> $1 AND roll_number IS NOT NULL LIMIT 1`, [SHOWCASE.schoolCode]) // prettier-ignore
    const account = await ACCOUNTS.find(({ name }) => name === 'school-system')!.as(hub)
    const { data } = await hub.ask(account, STATUS, {
      students: [own, other, 'G430421201001010000', '430421201001010'],
    })
    const nothing = { status: null, statusSince: null, rule: null, variant: null, rulesVersion: null, confidence: null, sources: null, missing: null } // prettier-ignore
    const [first, second, third, fourth] = data.enrolmentStatus
    expect(first).toMatchObject({ status: 'SUSPECTED', rule: 'dropout-control', variant: 'week-and-month', confidence: 'HIGH', sources: null, missing: null, error: null }) // prettier-ignore
    expect(first.statusSince).toMatch(/^\d{4}-\d\d-\d\d$/)
    expect(second).toEqual({ ...nothing, index: 1, error: { code: 'NOT_FOUND' } })
    expect({ ...third, index: 1 }).toEqual(second)
    expect(fourth).toEqual({ ...nothing, index: 3, error: { code: 'BAD_ID_NUMBER' } })
  })

  test('tells the bureau the registries, with ages', async () => {
    const { data } = await hub.ask('education', STATUS, { students: [own] })
    expect(data.enrolmentStatus[0]).toMatchObject({ status: 'SUSPECTED', missing: [] })
    expect(data.enrolmentStatus[0].sources).toContainEqual({ input: 'household', registry: 'POLICE', ageDays: 0 })
    expect(data.enrolmentStatus[0].sources).toContainEqual({ input: 'birthDate', registry: null, ageDays: 0 })
  })
})

test('a look at a verdict is recorded under its rows, and costs no call to a registry', async () => {
  const { extensions } = await ask('police', 'case')
  expect((extensions['cost'] as { calls: object }).calls).toEqual({})
  const rows = await asOwner(hub, 'hub', `SELECT body FROM audit_entry WHERE body LIKE '%' || $1 || '%' AND body LIKE '%"look"%'`, [extensions['requestId']]) // prettier-ignore
  expect(rows).toHaveLength(1)
  const record = JSON.parse(rows[0].body as string) as { shown: string[]; children: string[] }
  expect(record.shown).toEqual(expect.arrayContaining(['verdicts.yml#level', 'verdicts.yml#part']))
  expect(JSON.stringify(record.children)).toContain(child.slice(6))
})

test('verdicts of many children come with them', async () => {
  const rows = await asOwner(hub, 'hub', 'SELECT child_id FROM dropout_verdict LIMIT 40')
  const ids = rows.map(({ child_id: id }) => `child:${id}`)
  const many = 'query ($ids: [ID!]!) { childrenByIds(ids: $ids) { dropoutVerdict { level } } }'
  const { data } = await hub.ask('education', many, { ids })
  const levels = (data.childrenByIds as ({ dropoutVerdict: { level: string } } | null)[]).map((one) => one?.dropoutVerdict.level) // prettier-ignore
  expect(levels.filter((level) => level !== undefined).length).toBeGreaterThan(30)
})
