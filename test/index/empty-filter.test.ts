import { codes, kept, list, mine, refused, save, tamper, trail } from '../filters/support/saved'
import { Stream } from '../live/support/stream'
import { startTestHub, type TestHub } from '../support/hub'

/** What a form that was not filled in sends: it is refused everywhere alike, before anybody is looked at (faults.md 24). */
let hub: TestHub
beforeAll(async () => {
  hub = await startTestHub({ children: 60 })
}, 120_000)
afterAll(() => hub?.stop())

const GIRLS = { sex: { eq: 'FEMALE' } }
const EMPTY: readonly [string, object][] = [
  ['or', { or: [] }],
  ['and', { and: [] }],
  ['or', { ...GIRLS, or: [] }],
  ['sex.in', { sex: { in: [] } }],
  ['sex.in', { sex: { eq: 'FEMALE', in: [] } }],
  ['welfareCategory.in', { welfareCategory: { in: [] } }],
  ['or.1', { or: [GIRLS, {}] }],
  ['or.0', { or: [{ sex: null }] }],
  ['or.0', { or: [{ sex: { eq: null } }] }],
  ['and.0', { and: [{}] }],
  ['not', { not: {} }],
  ['not', { not: { name: null } }],
  ['not.or', { not: { or: [] } }],
  ['and.0.or.1.not', { and: [{ or: [GIRLS, { not: {} }] }] }],
  ['or.1.sex.in', { or: [GIRLS, { sex: { in: [] } }] }],
  ['name.exact', { name: { exact: '' } }],
  ['name.prefix', { name: { prefix: ' \u3000' } }],
  ['name.prefix', { name: { prefix: '\u200b' } }], // a space of no width
  ['name.pinyin', { name: { pinyin: '' } }],
]

describe.each(EMPTY)('empty at %s', (at, where) => {
  const told = { code: 'BAD_FILTER', field: 'Query.children', position: 'filter', at }

  test('a list, a total and an explanation are refused, and the trail says so', async () => {
    const before = (await trail(hub, 'refusal')).length
    for (const query of [
      'query ($where: ChildFilter) { children(where: $where) { edges { node { id } } } }',
      'query ($where: ChildFilter) { children(where: $where) { totalCount } }',
    ]) {
      const answer = await hub.ask('civil-affairs', query, { where })
      expect([answer.status, answer.data, answer.errors?.[0]?.extensions]).toMatchObject([400, undefined, told])
    }
    const refusals = (await trail(hub, 'refusal')).slice(before)
    expect(refusals).toMatchObject([{ code: 'BAD_FILTER', about: 'Query.children filter' }, { code: 'BAD_FILTER' }])
    const explained = await hub.ask(
      'civil-affairs',
      'query ($v: JSONObject) { explain(query: "query ($w: ChildFilter) { children(where: $w) { totalCount } }", variables: $v) { refusal { code } } }',
      { v: { w: where } },
    )
    expect(explained.data.explain).toEqual({ refusal: { code: 'BAD_FILTER' } })
  })

  test('a live query is not opened', async () => {
    const stream = await Stream.open(
      hub,
      'civil-affairs',
      'subscription ($where: ChildFilter) { children(where: $where) { totalCount } }',
      { where },
    )
    expect(await stream.end()).toEqual(['next', 'complete'])
    expect(stream.answers[0].errors[0].extensions).toMatchObject(told)
    expect(stream.answers[0].data).toBeUndefined()
  })

  test('it is not saved: told beside the data, at its place', async () => {
    const before = (await mine(hub, 'civil-affairs')).length
    const answer = await save(hub, 'civil-affairs', where)
    expect([answer.status, codes(answer)]).toEqual([200, ['BAD_FILTER']])
    expect(answer.data.saveFilter.errors[0]).toMatchObject({ path: ['input', 'where'] })
    expect(answer.data.saveFilter.errors[0].message).toContain(`at ${at},`)
    expect(await mine(hub, 'civil-affairs')).toHaveLength(before)
  })

  test('kept before it was refused, it is stale', async () => {
    const one = kept(await save(hub, 'civil-affairs', GIRLS))
    await tamper(hub, one, JSON.stringify({ where, orderBy: null }))
    const answer = await list(hub, 'civil-affairs', { saved: one.id })
    expect(refused(answer)).toBe('SAVED_FILTER_STALE')
  })
})

test.each<[string, object | null]>([
  ['nothing at all', null],
  ['no condition', {}],
  ['what is null', { sex: null, and: null, or: null, not: null, name: { exact: null } }],
  ['a fact whose variable was left out', { sex: {} }],
])('the whole reach is listed by %s: what is absent asks nothing', async (_what, where) => {
  const whole = (await list(hub, 'civil-affairs', {})).data.children.totalCount as number
  expect(whole).toBeGreaterThan(0)
  expect((await list(hub, 'civil-affairs', { where })).data.children.totalCount).toBe(whole)
})

test('a saved filter beside no condition of one’s own, and the other way round, is the one that asks', async () => {
  const girls = (await list(hub, 'civil-affairs', { where: GIRLS })).data.children.totalCount as number
  const { id: saved } = kept(await save(hub, 'civil-affairs', GIRLS))
  expect((await list(hub, 'civil-affairs', { saved, where: {} })).data.children.totalCount).toBe(girls)
  const { id: none } = kept(await save(hub, 'civil-affairs', {}))
  expect((await list(hub, 'civil-affairs', { saved: none, where: GIRLS })).data.children.totalCount).toBe(girls)
})
