import { Client } from 'pg'
import { Random } from '../../src/demo/random'
import { GRANT_STEPS, REVIEW_STEPS } from '../../src/grants/states'
import { asOwner } from '../hub/support/all-seeing'
import { startTestHub, type TestHub } from '../support/hub'
import { codes, decide, granted, request, review, revoke, screenedChildren } from './support/counter'

// Each change of a record that the hub keeps leaves a step, in the transaction of the change: the steps tell the state.

let hub: TestHub
let children: readonly string[]
beforeAll(async () => {
  hub = await startTestHub({ children: 120 })
  children = await screenedChildren(hub)
})
afterAll(() => hub?.stop())
beforeEach(() => asOwner(hub, 'hub', 'TRUNCATE access_grant, change_key, record_step'))

interface StepRow {
  readonly version: number
  readonly action: string
  readonly from_state: string | null
  readonly to_state: string
}

const stepsOf = async (id: string): Promise<StepRow[]> =>
  (await asOwner(hub, 'hub', 'SELECT version, action, from_state, to_state FROM record_step WHERE id = $1 ORDER BY version', [id.split(':')[1]])) as StepRow[] // prettier-ignore

/** State and review as the steps tell them: EXPIRED is the clock's, and only where a step met it. */
function retold(steps: readonly StepRow[]): { state: string; review: string | null } {
  let state = ''
  let answered: string | null = null
  for (const { action, from_state, to_state } of steps) {
    if (action === 'CREATE') {
      state = to_state
      answered = state === 'EMERGENCY' ? 'OPEN' : null
    } else if (action in REVIEW_STEPS.OPEN) {
      expect(from_state).toBe(answered)
      answered = to_state
    } else {
      expect(from_state).toBe(state)
      expect(GRANT_STEPS[from_state as 'REQUESTED']).toHaveProperty(action, to_state)
      state = to_state
    }
  }
  return { state, review: answered }
}

test('of random lives the steps are whole, and their end is the record', async () => {
  const random = new Random(20, 26)
  for (let life = 0; life < 25; life += 1) {
    const emergency = random.chance(0.4)
    const child = random.pick(children)
    let grant = granted(await request(hub, 'education', child, emergency ? { emergency, hours: 1 } : {}))
    for (let turn = 0; turn < 4; turn += 1) {
      const act = random.pick([decide, revoke, review, 'wait'] as const)
      if (act === 'wait') {
        // Tokens do not live as long as the clock would have to be moved.
        await asOwner(hub, 'hub', "UPDATE access_grant SET until = now() - interval '1 second' WHERE until IS NOT NULL")
        continue
      }
      const by = act === revoke && random.chance(0.5) ? 'education' : 'health-approver'
      const input = act === decide && random.chance(0.3) ? { decision: 'REFUSE' } : {}
      const answer = await act(hub, by, grant, input)
      if (codes(answer).length === 0) grant = granted(answer)
    }
    const steps = await stepsOf(grant.id)
    expect(steps.map(({ version }) => version)).toEqual(Array.from({ length: grant.version }, (_, i) => i + 1))
    const [row] = await asOwner(hub, 'hub', 'SELECT state, review FROM access_grant WHERE id = $1', [grant.id.split(':')[1]]) // prettier-ignore
    expect(retold(steps)).toEqual(row)
    await asOwner(hub, 'hub', 'TRUNCATE access_grant, change_key')
  }
})

test('a refused step leaves none, and the same key sent again leaves none more', async () => {
  const grant = granted(await request(hub, 'education', children[0]!))
  const idempotencyKey = 'history-key-1'
  granted(await decide(hub, 'health-approver', grant, { idempotencyKey }))
  granted(await decide(hub, 'health-approver', grant, { idempotencyKey }))
  expect(codes(await revoke(hub, 'education', grant))).toEqual(['VERSION_CONFLICT'])
  expect((await stepsOf(grant.id)).map(({ action }) => action)).toEqual(['CREATE', 'APPROVE'])
})

test('the hub’s own role can add steps, and neither change nor delete one', async () => {
  granted(await request(hub, 'education', children[0]!))
  const client = new Client({ connectionString: hub.urls.hub.app })
  await client.connect()
  try {
    expect((await client.query('SELECT count(*)::int AS steps FROM record_step')).rows).toEqual([{ steps: 1 }])
    for (const statement of [
      "UPDATE record_step SET to_state = 'APPROVED'",
      'DELETE FROM record_step',
      'TRUNCATE record_step',
    ])
      // prettier-ignore
      await expect(client.query(statement)).rejects.toMatchObject({ code: '42501' })
  } finally {
    await client.end()
  }
})
