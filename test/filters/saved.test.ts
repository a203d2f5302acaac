import { asOwner } from '../hub/support/all-seeing'
import { startTestHub, type TestHub } from '../support/hub'
import {
  codes,
  ids,
  kept,
  list,
  mine,
  NOBODYS,
  refused,
  remove,
  rows,
  save,
  tamper,
  trail,
  uuidOf,
} from './support/saved'

let hub: TestHub
beforeAll(async () => {
  hub = await startTestHub({ children: 120 })
})
afterAll(() => hub?.stop())
beforeEach(() => asOwner(hub, 'hub', 'TRUNCATE saved_filter, change_key'))

const GIRLS = { sex: { eq: 'FEMALE' } }
const YOUNG = { birthMonth: { from: '2016-01' } }

describe('a saved filter', () => {
  test('is kept as it was given, and read back by name', async () => {
    const where = { or: [GIRLS, { not: YOUNG }], name: { pinyin: 'z' } }
    const second = kept(
      await save(hub, 'education', where, { name: ' 乙 ', orderBy: { by: 'NAME', direction: 'DESC' } }),
    )
    expect(second).toEqual({
      id: expect.stringMatching(/^filter:[0-9a-f-]{36}$/),
      version: 1,
      name: '乙',
      where,
      orderBy: { by: 'NAME', direction: 'DESC' },
      savedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
    })
    const first = kept(await save(hub, 'education', GIRLS, { name: '丙' }))
    expect(await mine(hub, 'education')).toEqual([first, second].sort((a, b) => (a.name < b.name ? -1 : 1)))
  })

  test('changes by id and version, and is gone when deleted: nothing of it stays in the database', async () => {
    const saved = kept(await save(hub, 'education', GIRLS))
    const changed = kept(
      await save(hub, 'education', { name: { prefix: '欧阳雪' } }, { id: saved.id, version: 1, name: '欧阳' }),
    )
    expect(changed).toMatchObject({ id: saved.id, version: 2, name: '欧阳', where: { name: { prefix: '欧阳雪' } } })
    expect(await mine(hub, 'education')).toEqual([changed])
    expect((await remove(hub, 'education', changed)).data.deleteFilter).toEqual({
      deletedId: changed.id,
      filter: null,
      errors: [],
    })
    expect(await mine(hub, 'education')).toEqual([])
    const left = [await rows(hub), await asOwner(hub, 'hub', 'SELECT * FROM change_key')]
    expect(JSON.stringify(left)).not.toContain('欧阳')
    expect(refused(await list(hub, 'education', { saved: saved.id }))).toBe('SAVED_FILTER_NOT_FOUND')
  })

  test('changed under its own name keeps it', async () => {
    const saved = kept(await save(hub, 'education', GIRLS, { name: '同名' }))
    expect(kept(await save(hub, 'education', YOUNG, { id: saved.id, version: 1, name: '同名' })).version).toBe(2)
  })
})

describe('a list by a saved filter', () => {
  test('holds what the filter written out holds, and counts the same', async () => {
    const { id: saved } = kept(
      await save(hub, 'education', GIRLS, { orderBy: { by: 'BIRTH_MONTH', direction: 'DESC' } }),
    )
    const written = await list(hub, 'education', { where: GIRLS, orderBy: { by: 'BIRTH_MONTH', direction: 'DESC' } })
    const used = await list(hub, 'education', { saved })
    expect(ids(used)).toEqual(ids(written))
    expect(used.data.children.totalCount).toBe(written.data.children.totalCount)
    expect(ids(used).length).toBeGreaterThan(0)
    expect(ids(used).length).toBeLessThan(ids(await list(hub, 'education', {})).length)
  })

  test('with a filter beside it holds what fits both; an order beside it counts', async () => {
    const { id: saved } = kept(await save(hub, 'education', GIRLS, { orderBy: { by: 'NAME', direction: 'ASC' } }))
    const orderBy = { by: 'BIRTH_MONTH', direction: 'ASC' }
    const both = await list(hub, 'education', { saved, where: YOUNG, orderBy })
    expect(ids(both)).toEqual(ids(await list(hub, 'education', { where: { ...GIRLS, ...YOUNG }, orderBy })))
    expect(ids(both).length).toBeGreaterThan(0)
    // What is given cannot widen what was saved.
    const wider = await list(hub, 'education', { saved, where: { or: [{ sex: { eq: 'MALE' } }, GIRLS] } })
    expect(ids(wider).sort()).toEqual(ids(await list(hub, 'education', { where: GIRLS })).sort())
    expect(ids(await list(hub, 'education', { saved, where: { sex: { eq: 'MALE' } } }))).toEqual([])
  })

  test('by a name that no database can hold is refused, saved or written out', async () => {
    for (const where of ['exact', 'former', 'prefix'].map((operator) => ({ name: { [operator]: '周\u0000' } }))) {
      expect(refused(await list(hub, 'education', { where }))).toBe('BAD_TEXT')
      expect(refused(await save(hub, 'education', where))).toBe('BAD_TEXT')
    }
  })

  test('named null, or left out, asks for no filter', async () => {
    const every = ids(await list(hub, 'education', {}))
    expect(ids(await list(hub, 'education', { saved: null }))).toEqual(every)
    expect(refused(await list(hub, 'education', { saved: NOBODYS.id }))).toBe('SAVED_FILTER_NOT_FOUND')
    expect(ids(await list(hub, 'education', { saved: null }))).toEqual(every)
  })

  test('two lists of one operation by two saved filters; the trail tells what both filter by, and which they were', async () => {
    const girls = kept(await save(hub, 'education', GIRLS))
    const named = kept(await save(hub, 'education', { name: { prefix: '周' } }, { orderBy: { by: 'BIRTH_MONTH' } }))
    const answer = await hub.ask(
      'education',
      `query ($a: ID, $b: ID) { a: children(saved: $a, first: 200) { edges { node { id } } }
        b: children(saved: $b, first: 200) { edges { node { id } } } c: children(first: 200) { edges { node { id } } } }`,
      { a: girls.id, b: named.id },
    )
    const of = (key: string) => ids({ ...answer, data: { children: answer.data[key] } })
    expect(of('a')).toEqual(ids(await list(hub, 'education', { where: GIRLS })))
    expect(of('b')).toEqual(
      ids(await list(hub, 'education', { where: { name: { prefix: '周' } }, orderBy: { by: 'BIRTH_MONTH' } })),
    )
    expect(of('c')).toEqual(ids(await list(hub, 'education', {})))
    const look = (await trail(hub, 'look')).find(({ requestId }) => requestId === answer.extensions['requestId'])
    expect(look).toMatchObject({
      used: ['Child.birthDate sort', 'Child.name search', 'Child.sex filter'],
      filters: [uuidOf(girls), uuidOf(named)].sort(),
    })
  })

  test('a cursor holds for what the filter held: of a changed one it does not open', async () => {
    const saved = kept(await save(hub, 'education', GIRLS))
    const page = await list(hub, 'education', { saved: saved.id, first: 2 })
    const after = page.data.children.pageInfo.endCursor as string
    expect(ids(await list(hub, 'education', { saved: saved.id, first: 2, after }))).toHaveLength(2)
    // The same asked in full is the same list.
    expect(ids(await list(hub, 'education', { where: GIRLS, first: 2, after }))).toHaveLength(2)
    kept(await save(hub, 'education', YOUNG, { id: saved.id, version: 1, name: saved.name }))
    expect(refused(await list(hub, 'education', { saved: saved.id, first: 2, after }))).toBe('BAD_CURSOR')
  })

  test('a fragment, an alias, a default value: it is read and judged all the same', async () => {
    const { id } = kept(await save(hub, 'education', GIRLS))
    const wanted = ids(await list(hub, 'education', { where: GIRLS }))
    for (const query of [
      `{ x: children(saved: "${id}", first: 200) { edges { node { id } } } }`,
      `query ($s: ID = "${id}") { x: children(saved: $s, first: 200) { edges { node { id } } } }`,
      `{ ...F } fragment F on Query { x: children(saved: "${id}", first: 200) { edges { node { id } } } }`,
      `{ x: children(saved: "${id}", first: 200) { edges { cursor } } x: children(saved: "${id}", first: 200) { edges { node { id } } } }`,
    ]) {
      const answer = await hub.ask('education', query)
      expect(ids({ ...answer, data: { children: answer.data.x } })).toEqual(wanted)
    }
    const skipped = `query ($no: Boolean = false) { x: children(saved: "${NOBODYS.id}") @include(if: $no) { totalCount } me { name } }`
    expect((await hub.ask('education', skipped)).errors).toBeUndefined()
  })
})

test('a name of 100,000 combining marks is refused before anything normalises it, which would take half a minute', async () => {
  const started = process.hrtime.bigint()
  const answer = await save(hub, 'education', GIRLS, { name: '\u0301\u0323'.repeat(50_000) })
  expect(answer.errors).toMatchObject([{ extensions: { code: 'BAD_TEXT', blame: 'caller' } }])
  expect(Number(process.hrtime.bigint() - started) / 1e9).toBeLessThan(3)
})

describe('what cannot be saved is told, beside the data, and in the trail without what it held', () => {
  const long = { name: { prefix: '王小明'.repeat(1_000) } }
  const cases: [string, string, object, Record<string, unknown>][] = [
    ['no name', 'SAVED_FILTER_NAME', GIRLS, { name: '  ' }],
    ['too long a name', 'SAVED_FILTER_NAME', GIRLS, { name: '名'.repeat(81) }],
    ['a name with a line break', 'SAVED_FILTER_NAME', GIRLS, { name: '王小明\n二' }],
    ['a name of zero width spaces', 'SAVED_FILTER_NAME', GIRLS, { name: '\u200b'.repeat(10) }],
    ['a name of fillers and blank cells', 'SAVED_FILTER_NAME', GIRLS, { name: '\u115f\u3164\u2800' }],
    ['a name of dots', 'SAVED_FILTER_NAME', GIRLS, { name: '.....' }],
    ['a name that turns the direction of writing', 'SAVED_FILTER_NAME', GIRLS, { name: '\u202e王小明' }],
    ['a name that isolates a direction', 'SAVED_FILTER_NAME', GIRLS, { name: '\u2067王小明\u2069' }],
    ['a filter too large', 'SAVED_FILTER_LIMIT', long, {}],
    ['a division that is none', 'BAD_DIVISION', { residenceDivision: { within: '43' } }, {}],
    ['an id that is none', 'SAVED_FILTER_NOT_FOUND', GIRLS, { id: 'filter:王小明', version: 1 }],
    ['an id of nobody', 'SAVED_FILTER_NOT_FOUND', GIRLS, NOBODYS],
    ['a version of nothing', 'SAVED_FILTER_NOT_FOUND', GIRLS, { version: 1 }],
    ['a key that is none', 'IDEMPOTENCY_KEY', GIRLS, { idempotencyKey: '王小明' }],
  ]
  test.each(cases)('%s: %s', async (_what, code, where, input) => {
    const answer = await save(hub, 'education', where, input)
    expect(codes(answer)).toEqual([code])
    expect(await rows(hub)).toEqual([])
    const records = await trail(hub, 'change')
    expect(records.at(-1)).toMatchObject({ outcome: code, version: null, child: null })
    expect(answer.text + JSON.stringify(records) + hub.log.join('\n')).not.toContain('王小明')
  })

  test('a name that the account has given already; another account may', async () => {
    const first = kept(await save(hub, 'education', GIRLS, { name: '一' }))
    const second = kept(await save(hub, 'education', GIRLS, { name: '二' }))
    expect(codes(await save(hub, 'education', YOUNG, { name: '一 ' }))).toEqual(['SAVED_FILTER_NAME'])
    for (const name of ['一\u200b', '\ufeff一', '一 \u200d', '一\u2800', '\u3164一\u{e0100}'])
      expect(codes(await save(hub, 'education', YOUNG, { name }))).toEqual(['SAVED_FILTER_NAME'])
    const renamed = await save(hub, 'education', YOUNG, { id: second.id, version: 1, name: '一' })
    expect(renamed.data.saveFilter.errors).toMatchObject([{ code: 'SAVED_FILTER_NAME', path: ['input', 'name'] }])
    kept(await save(hub, 'police', GIRLS, { name: '一' }))
    expect(await mine(hub, 'education')).toEqual([first, second])
  })

  test('more than a hundred; deleting one makes room', async () => {
    const saved = kept(await save(hub, 'education', GIRLS))
    await asOwner(
      hub,
      'hub',
      `INSERT INTO saved_filter (id, subject, name, content, saved_at)
       SELECT gen_random_uuid(), subject, 'n' || i, content, saved_at FROM saved_filter, generate_series(1, 98) i`,
    )
    kept(await save(hub, 'education', GIRLS))
    expect(codes(await save(hub, 'education', GIRLS))).toEqual(['SAVED_FILTER_LIMIT'])
    expect(await mine(hub, 'education')).toHaveLength(100)
    kept(await save(hub, 'police', GIRLS))
    expect(codes(await remove(hub, 'education', saved))).toEqual([])
    kept(await save(hub, 'education', GIRLS))
  })
})

describe('a row that somebody wrote past the hub is an error with its place, never a crash and never half a filter', () => {
  const cases: [string, string, string][] = [
    ['no JSON', '王小明', ''],
    ['no object', '["王小明"]', ''],
    ['an unknown field', '{"where":{"idNumber":{"eq":"王小明"}}}', 'where'],
    [
      'a field of every object',
      '{"where":{"constructor":{"eq":"王小明"},"__proto__":{"sex":{"eq":"王小明"}}}}',
      'where',
    ],
    ['a word that the enum does not have', '{"where":{"and":[{"sex":{"eq":"王小明"}}]}}', 'where.and.0.sex.eq'],
    ['a month that is none', '{"where":{"birthMonth":{"from":"王小明"}}}', 'where.birthMonth.from'],
    ['a number for a text', '{"where":{"name":{"prefix":7}}}', 'where.name.prefix'],
    ['an order that is none', '{"where":{},"orderBy":{"by":"王小明"}}', 'orderBy.by'],
    ['an order by nothing', '{"where":{},"orderBy":{}}', 'orderBy'],
    ['a list for a filter', '{"where":[[{"sex":{"eq":"MALE"}}]]}', 'where'],
    ['brackets without end', '['.repeat(4_000) + ']'.repeat(4_000), ''],
    ['depth', '{"where":' + '{"not":'.repeat(900) + '7' + '}'.repeat(901), 'where.not'],
  ]
  test.each(cases)('%s', async (_what, content, at) => {
    const saved = kept(await save(hub, 'education', GIRLS))
    await tamper(hub, saved, content)
    const answer = await list(hub, 'education', { saved: saved.id })
    expect(refused(answer)).toBe('SAVED_FILTER_STALE')
    expect(answer.data ?? null).toBeNull()
    expect(String(answer.errors![0]!.extensions['at'])).toMatch(new RegExp(`^${at.replaceAll('.', '\\.')}`))
    expect(answer.text + JSON.stringify(await trail(hub, 'refusal')) + hub.log.join('\n')).not.toContain('王小明')
    expect((await trail(hub, 'refusal')).at(-1)).toMatchObject({
      code: 'SAVED_FILTER_STALE',
      about: 'Query.children saved',
      filters: [uuidOf(saved)],
    })
    // Its owner can see it, mend it and delete it.
    expect(await mine(hub, 'education')).toMatchObject([{ id: saved.id }])
    kept(await save(hub, 'education', GIRLS, { id: saved.id, version: 1, name: '修好' }))
    expect(ids(await list(hub, 'education', { saved: saved.id })).length).toBeGreaterThan(0)
  })

  test('more than the table takes cannot be written at all', async () => {
    const saved = kept(await save(hub, 'education', GIRLS))
    await expect(tamper(hub, saved, ' '.repeat(8_193))).rejects.toThrow(/check constraint/)
  })
})

describe('explain', () => {
  const explain = (account: string, saved: string) =>
    hub.ask(
      account,
      'query ($q: String!, $v: JSONObject) { explain(query: $q, variables: $v) { refusal { code } uses { field position scopes } } }',
      { q: 'query ($saved: ID) { children(saved: $saved) { edges { cursor } } }', v: { saved } },
    )

  test('tells what a saved filter touches, as the door would judge it', async () => {
    const { id } = kept(await save(hub, 'education', { ...GIRLS, name: { prefix: '周' } }))
    const { explain: told } = (await explain('education', id)).data
    expect(told.refusal).toBeNull()
    expect(told.uses.map(({ field, position }: Record<string, string>) => `${field} ${position}`).sort()).toEqual([
      'Child.name search',
      'Child.sex filter',
    ])
  })

  test('tells nothing of another account’s', async () => {
    const { id } = kept(await save(hub, 'education', GIRLS))
    const { explain: told } = (await explain('civil-affairs', id)).data
    expect(told).toEqual({ refusal: { code: 'SAVED_FILTER_NOT_FOUND' }, uses: [] })
  })
})
