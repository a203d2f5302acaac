import { startTestHub, type TestHub } from '../support/hub'
import { asOwner } from './support/all-seeing'

/** Departments in parallel through one process, whose registries hold a canary that only one of them may see. */
let hub: TestHub
let children: { id: string; marks: Record<string, string> }[]

beforeAll(async () => {
  hub = await startTestHub({ overrides: { 'registries.education.concurrency': 50 } })
  await asOwner(hub, 'education', `UPDATE xs_jbxx SET xzz = 'canary-education-' || xsid`)
  await asOwner(hub, 'police', `UPDATE hk_sy SET zz = 'canary-police-' || hh`)
  await asOwner(hub, 'health', `UPDATE et_da SET xzz = 'canary-health-' || dah`)
  await asOwner(hub, 'civil_affairs', `UPDATE et_djb SET xjzd = 'canary-welfare-' || dabh`)
  const rows = await asOwner(
    hub,
    'hub',
    `SELECT id, records FROM child
     WHERE residence_division LIKE '430421100%' AND records ? 'education' AND records ? 'health'
       AND records ? 'civil-affairs' AND records ? 'police' ORDER BY id LIMIT 8`,
  )
  const households = await asOwner(hub, 'police', 'SELECT rybh, hh FROM rk_ryxx WHERE rybh = ANY($1)', [
    rows.map(({ records }) => records.police as string),
  ])
  children = rows.map((row) => ({
    id: `child:${row.id}`,
    marks: {
      education: `canary-education-${row.records.education}`,
      police: `canary-police-${households.find(({ rybh }) => rybh === row.records.police).hh}`,
      health: `canary-health-${row.records.health}`,
      welfare: `canary-welfare-${row.records['civil-affairs']}`,
    },
  }))
})
afterAll(() => hub?.stop())

const QUERY =
  'query ($id: ID!) { child(id: $id) { id education { homeAddress } household { address parentsLiberty { kind } } health { currentAddress } welfare { currentAddress } } }'
/** Which account sees which canary of the four. */
const SEES: Readonly<Record<string, string>> = {
  education: 'education',
  police: 'police',
  doctor: 'health',
  supervisor: 'welfare',
}

test('200 interleaved requests: each sees the child it asked for, through its own department’s eyes alone', async () => {
  expect(children.length).toBeGreaterThanOrEqual(4)
  await Promise.all(Object.keys(SEES).map((account) => hub.token(account)))
  const asked = Array.from({ length: 200 }, (_, i) => ({
    account: Object.keys(SEES)[i % 4]!,
    child: children[(i * 7 + Math.floor(i / 4)) % children.length]!,
  }))
  const answers = await Promise.all(asked.map(({ account, child }) => hub.ask(account, QUERY, { id: child.id })))
  answers.forEach(({ text, data, errors }, i) => {
    const { account, child } = asked[i]!
    expect(errors).toBeUndefined()
    expect(data.child.id).toBe(child.id)
    expect(text.match(/canary-\w+-\w+/g)).toEqual([child.marks[SEES[account]!]])
    if (account !== 'police') expect(data.child.household?.parentsLiberty ?? null).toBeNull()
  })
})

test('requests of one turn share their calls, and each gets its own child', async () => {
  const authorization = `Bearer ${await hub.token('education')}`
  const before = hub.app.guarded.map(({ calls }) => calls)
  // Past the sockets, whose turns the test's own client would decide: a hundred requests that arrive together.
  const answers = await Promise.all(
    Array.from({ length: 100 }, async (_, i) => {
      const child = children[i % children.length]!
      const response = await hub.app.server.inject({
        method: 'POST',
        url: '/graphql',
        headers: { authorization, 'content-type': 'application/json' },
        payload: { query: QUERY, variables: { id: child.id } },
      })
      return { child, text: response.payload }
    }),
  )
  for (const { child, text } of answers) expect(text.match(/canary-\w+-\w+/g)).toEqual([child.marks['education']])
  const calls = hub.app.guarded.map((guarded, i) => guarded.calls - before[i]!)
  expect(calls[0]).toBeGreaterThan(0)
  expect(Math.max(...calls)).toBeLessThanOrEqual(20)
})

test('one account for two purposes at once: each purpose gets its own answer', async () => {
  const query = 'query ($id: ID!) { child(id: $id) { education { attendance { daysPresent } } } }'
  const answers = await Promise.all(
    Array.from({ length: 60 }, (_, i) =>
      hub.ask(
        'civil-affairs',
        query,
        { id: children[i % children.length]!.id },
        {
          'x-purpose': i % 2 ? 'dropout-control' : 'welfare-review',
        },
      ),
    ),
  )
  answers.forEach(({ data }, i) => {
    if (i % 2) expect(Array.isArray(data.child.education.attendance)).toBe(true)
    else expect(data.child.education.attendance).toBeNull()
  })
})
