import { adultsBornUntil } from '../../src/identity/minority'
import { ageOn, ChildLookup } from '../../src/identity/child-lookup'
import { ManualClock, today } from '../../src/kit/clock'
import { HubStore } from '../../src/store/hub-store'
import { asOwner } from '../hub/support/all-seeing'
import { startTestHub, type TestHub } from '../support/hub'

/** Who is 18 is in no answer, whichever registry still lists the person (faults.md 11). */
const DAYS = ['2026-02-28', '2026-03-01', '2024-02-29', '2024-02-28', '2025-12-31', '2026-01-01', '2026-11-28']

test.each(DAYS)('the rule in SQL and the age that is shown agree, to the day: %s', (day) => {
  const until = adultsBornUntil(day)
  expect(new Date(`${until}T00:00:00Z`).toISOString().slice(0, 10)).toBe(until)
  for (
    let born = Date.UTC(Number(day.slice(0, 4)) - 19, 0, 1);
    born < Date.UTC(Number(day.slice(0, 4)) - 16, 0, 1);
    born += 86_400_000
  ) {
    const birthDate = new Date(born).toISOString().slice(0, 10)
    expect([birthDate, birthDate <= until]).toEqual([birthDate, ageOn(birthDate, day) >= 18])
  }
})

describe('in the hub', () => {
  let hub: TestHub
  let child: { id: string; id_number: string; roll_number: string; name: string }
  beforeAll(async () => {
    hub = await startTestHub({ children: 60 })
    ;[child] = (await asOwner(
      hub,
      'hub',
      `SELECT id, id_number, roll_number, name FROM child WHERE NOT retired AND id_number IS NOT NULL AND records ? 'police'
         AND roll_number LIKE 'G%' AND records ? 'health' AND residence_division LIKE '430421%' ORDER BY id LIMIT 1`,
    )) as [typeof child]
  }, 120_000)
  afterAll(() => hub?.stop())

  const ASK = `query ($id: ID!, $n: String!, $r: String!, $name: String!) {
    child(id: $id) { name } childrenByIds(ids: [$id]) { name } node(id: $id) { id }
    childByIdNumber(idNumber: $n) { name } childByRollNumber(rollNumber: $r) { name }
    enrolmentStatus(students: [$r]) { rollState error { code } }
    children(where: { name: { exact: $name } }) { totalCount edges { node { name } } }
  }`
  const ask = async () =>
    (
      await hub.ask('education', ASK, {
        id: `child:${child.id}`,
        n: child.id_number,
        r: child.roll_number,
        name: child.name,
      })
    ).data
  const born = async (date: string) => {
    await asOwner(hub, 'hub', 'UPDATE child SET birth_date = $2 WHERE id = $1', [child.id, date])
  }

  test('on the day before the birthday found everywhere, on the birthday nowhere', async () => {
    const day = today(hub.clock)
    const eighteenTomorrow = `${Number(day.slice(0, 4)) - 18}${new Date(Date.parse(day) + 86_400_000).toISOString().slice(4, 10)}`
    await born(eighteenTomorrow)
    const before = await ask()
    expect(before).toMatchObject({
      child: { name: child.name },
      childrenByIds: [{ name: child.name }],
      node: { id: `child:${child.id}` },
      childByIdNumber: { name: child.name },
      childByRollNumber: { name: child.name },
      enrolmentStatus: [{ error: null }],
    })
    expect(before.children.edges).toHaveLength(before.children.totalCount)
    await born(`${Number(day.slice(0, 4)) - 18}${day.slice(4)}`)
    const after = await ask()
    expect(after).toMatchObject({
      child: null,
      childrenByIds: [null],
      node: null,
      childByIdNumber: null,
      childByRollNumber: null,
      enrolmentStatus: [{ rollState: null, error: { code: 'NOT_FOUND' } }],
    })
    expect(after.children.totalCount).toBe(before.children.totalCount - 1)
    expect(after.children.edges).toHaveLength(before.children.edges.length - 1)
  })

  test('it turns at midnight in Shanghai, by the clock alone', async () => {
    await born('2008-11-29')
    const clock = new ManualClock(Date.parse('2026-11-28T15:59:59Z'))
    const store = new HubStore({ url: hub.urls.hub.app, poolSize: 1 })
    try {
      const lookup = new ChildLookup(store, clock)
      const found = async () => (await lookup.find('id', [child.id], ['age'], []))[0]?.identity['age'] ?? null
      expect(await found()).toBe(17)
      clock.advance(1_000)
      expect(await found()).toBeNull()
    } finally {
      await store.close()
    }
  })

  test('a person of 19 whom three registries list and the fourth dropped is nobody’s', async () => {
    await born(`${Number(today(hub.clock).slice(0, 4)) - 19}-01-01`)
    for (const account of ['education', 'police', 'doctor', 'civil-affairs']) {
      const { data } = await hub.ask(account, 'query ($id: ID!) { child(id: $id) { id } }', { id: `child:${child.id}` })
      expect([account, data.child]).toEqual([account, null])
    }
  })

  test('whose birth date nobody knows stays', async () => {
    await asOwner(hub, 'hub', 'UPDATE child SET birth_date = NULL WHERE id = $1', [child.id])
    const answer = await ask()
    expect(answer.child).toEqual({ name: child.name })
    expect(answer.children.edges).toHaveLength(answer.children.totalCount)
    expect(answer.children.totalCount).toBeGreaterThan(0)
  })

  test('a rebuilt index and the size of a reach count by the same rule', async () => {
    await born('2001-01-01')
    const count = async () =>
      (await hub.ask('education', '{ children { totalCount } }')).data.children.totalCount as number
    const before = await count()
    await asOwner(hub, 'hub', 'UPDATE child SET changed_in = pg_current_xact_id() WHERE id = $1', [child.id])
    await hub.app.indexFollower.catchUp()
    await hub.app.indexFollower.rebuild()
    expect(await count()).toBe(before)
    await born('2015-01-01')
    expect(await count()).toBe(before + 1)
  })
})
