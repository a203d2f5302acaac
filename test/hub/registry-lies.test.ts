import type { RegistryName } from '../../connectors/contract/records'
import { SHOWCASE } from '../../src/demo/showcase'
import { signs } from '../row-reader/signs'
import { LyingConnector } from '../support/fakes/lying-connector'
import { startTestHub, type TestHub } from '../support/hub'
import { asOwner } from './support/all-seeing'
import { expectThreeOfFour, FOUR } from './support/profile-of-four'
import { showcaseUuid } from './support/sample'

let hub: TestHub
let id: string
const registries = new Map<RegistryName, LyingConnector>()
beforeAll(async () => {
  hub = await startTestHub({
    wrap: (connector) => {
      const one = new LyingConnector(connector, null)
      registries.set(connector.registry, one)
      return one
    },
  })
  id = `child:${await showcaseUuid(hub)}`
})
afterAll(() => hub?.stop())
afterEach(() => {
  for (const one of registries.values()) one.lie = null
})

test.each(['record of another id', 'unasked column', 'missing answer', 'one answer too many'] as const)(
  '%s: the other three answer, nothing of the liar leaves',
  async (lie) => {
    registries.get('health')!.lie = lie
    expectThreeOfFour(await hub.ask('civil-affairs', FOUR, { id }), 'health', 'REGISTRY_LIES', 'LIED')
  },
)

test('a column that a registry sends unasked never reaches the answer', async () => {
  registries.get('education')!.lie = 'unasked entry column'
  const query = 'query ($id: ID!) { child(id: $id) { name education { familyContacts { name } } } }'
  const answer = await hub.ask('school', query, { id })
  expect(answer.data.child).toEqual({ name: SHOWCASE.name, education: null })
  expect(answer.errors?.[0]?.extensions).toMatchObject({ code: 'REGISTRY_LIES', registry: 'education' })
})

test('records in the wrong order are not dealt to the wrong children', async () => {
  registries.get('health')!.lie = 'wrong order'
  const rows = await asOwner(
    hub,
    'hub',
    "SELECT id FROM child WHERE records ? 'health' AND NOT retired ORDER BY id LIMIT 6",
  )
  const query = 'query ($ids: [ID!]!) { childrenByIds(ids: $ids) { health { archiveNumber } } }'
  const { data, errors } = await hub.ask('doctor', query, { ids: rows.map(({ id: uuid }) => `child:${uuid}`) })
  for (const child of data.childrenByIds) expect(child.health).toBeNull()
  expect(errors).toHaveLength(6)
  expect(errors?.every(({ extensions }) => extensions['code'] === 'REGISTRY_LIES')).toBe(true)
})

test('one spoilt cell fails for its child alone', async () => {
  await asOwner(hub, 'police', `UPDATE rk_ryxx SET ryzt = '?' WHERE rybh = $1`, [SHOWCASE.records.police])
  const rows = await asOwner(
    hub,
    'hub',
    `SELECT id FROM child WHERE records ? 'police' AND records ->> 'police' <> $1 AND NOT retired ORDER BY id LIMIT 3`,
    [SHOWCASE.records.police],
  )
  const ids = [`child:${rows[0].id}`, id, `child:${rows[1].id}`]
  const query = 'query ($ids: [ID!]!) { childrenByIds(ids: $ids) { household { registrationState } } }'
  const { data, errors } = await hub.ask('police', query, { ids })
  const states = data.childrenByIds.map((child: { household: { registrationState: string } | null }) => child.household)
  expect(states).toEqual([
    { registrationState: 'ACTIVE' },
    { registrationState: null },
    { registrationState: 'ACTIVE' },
  ])
  expect(errors).toHaveLength(1)
  expect(errors?.[0]?.path).toEqual(['childrenByIds', 1, 'household', 'registrationState'])
  expect(errors?.[0]?.message).not.toContain(SHOWCASE.records.police)
})

test('a word that poses as the end of a cell or a row is a word, even if it knew the sign', async () => {
  const rows = await asOwner(
    hub,
    'hub',
    `SELECT id, records FROM child WHERE records ? 'education' AND NOT retired ORDER BY id LIMIT 3`,
  )
  const ask = async () => {
    const query = 'query ($ids: [ID!]!) { childrenByIds(ids: $ids) { education { className rollState } } }'
    const answer = await hub.ask('education', query, { ids: rows.map(({ id: uuid }) => `child:${uuid}`) })
    return { parts: answer.data.childrenByIds.map((child: { education: unknown }) => child.education), errors: answer.errors } // prettier-ignore
  }
  const { parts: honest } = await ask()
  for (const sign of [signs().cell, signs().row]) {
    const forge = `UPDATE xs_jbxx SET bjmc = $1 WHERE xsid = $2`
    await asOwner(hub, 'education', forge, [`一班${sign}WITHDRAWN`.slice(0, 20), rows[1].records.education])
    const { parts, errors } = await ask()
    // What reads free text drops control characters.
    expect(parts).toEqual([honest[0], { ...honest[1], className: '一班WITHDRAWN' }, honest[2]])
    expect(errors).toBeUndefined()
  }
})

test('a page whose hub word knows a sign is whole: the page does not break, nor the record', async () => {
  const query = '{ children(first: 20, orderBy: { by: ID }) { totalCount edges { node { id name } } } }'
  const { data: honest } = await hub.ask('civil-affairs', query)
  const [{ node }] = honest.children.edges
  const kept = node.name
  for (const sign of Object.values(signs())) {
    const name = `${kept}${sign}x`
    await asOwner(hub, 'hub', 'UPDATE child SET name = $1 WHERE id = $2::uuid', [name, node.id.slice('child:'.length)])
    const { data, errors } = await hub.ask('civil-affairs', query)
    expect(errors).toBeUndefined()
    const [first, ...others] = data.children.edges
    expect(first.node).toEqual({ id: node.id, name })
    expect(others).toEqual(honest.children.edges.slice(1))
  }
  await asOwner(hub, 'hub', 'UPDATE child SET name = $1 WHERE id = $2::uuid', [kept, node.id.slice('child:'.length)])
})
