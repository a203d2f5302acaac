import { DEMO_USERS } from '../auth/support/demo-actors'
import { asOwner } from '../hub/support/all-seeing'
import { ACCOUNTS } from '../hub/support/accounts'
import { changedTable, writtenTable } from '../hub/support/changed-table'
import { rulingOf } from '../hub/support/naive-access'
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
afterEach(() => hub.app.changeTable(writtenTable()))

const GIRLS = { sex: { eq: 'FEMALE' } }
const DISABLED = { disabilityClass: { isNull: false } }
const HIDDEN = 'HealthRecord.disabilityClass'
const WIDE = { area: true, school: true, caseload: true }

describe.each(ACCOUNTS)('$name', ({ actor, as }) => {
  const may = rulingOf('Query.children', actor, '', WIDE).level === 'full'

  test('keeps filters exactly if it may list children', async () => {
    const account = await as(hub)
    const read = await hub.ask(account, '{ savedFilters { id } }')
    expect(read.errors).toBeUndefined()
    if (may) {
      expect(read.data.savedFilters).toEqual([])
      expect(codes(await save(hub, account, {}))).toEqual([])
      expect(codes(await remove(hub, account, NOBODYS))).toEqual(['SAVED_FILTER_NOT_FOUND'])
      return
    }
    expect(read.data.savedFilters).toBeNull()
    expect(read.extensions['withheld']).toMatchObject([{ field: 'Query.savedFilters' }])
    for (const [ask, field, position] of [
      [() => save(hub, account, {}), 'Mutation.saveFilter', 'create'],
      [() => remove(hub, account, NOBODYS), 'Mutation.deleteFilter', 'delete'],
    ] as const) {
      const answer = await ask()
      expect([answer.status, answer.data]).toEqual([403, undefined])
      expect(answer.errors?.[0]?.extensions).toMatchObject({ code: 'ACCESS_DENIED', field, position })
      expect((await trail(hub, 'refusal')).at(-1)).toMatchObject({ about: `${field} ${position}` })
    }
    expect(await rows(hub)).toEqual([])
    const { data } = await list(hub, account, { saved: NOBODYS.id })
    expect(data?.children ?? null).toBeNull()
  })
})

describe('a filter is judged when it is saved', () => {
  /** One use of each kind, by hand. */
  const USES: [string, object, Record<string, unknown>, string, string, string][] = [
    ['filter', DISABLED, {}, HIDDEN, 'filter', 'where'],
    ['deep filter', { or: [GIRLS, { not: { and: [DISABLED] } }] }, {}, HIDDEN, 'filter', 'where'],
    ['search', { name: { former: '周' } }, {}, 'Child.formerNames', 'search', 'where'],
    ['sort', {}, { orderBy: { by: 'NAME' } }, 'Child.name', 'sort', 'orderBy'],
    ['roll', { rollState: { isNull: false } }, {}, 'EducationRecord.rollState', 'filter', 'where'],
  ]
  const listing = Object.entries(DEMO_USERS).filter(
    ([, actor]) => rulingOf('Query.children', actor, '', WIDE).level === 'full',
  )
  test.each(listing.map(([account]) => account))('%s', async (account) => {
    const actor = DEMO_USERS[account]!
    const { purpose } = (await hub.ask(account, '{ me { purpose } }')).data.me
    for (const [, where, input, field, position, at] of USES) {
      const standing = {
        area: actor.divisions.length > 0,
        school: actor.school !== null,
        caseload: actor.worker !== null,
      }
      const { level, rule } = rulingOf(field, actor, purpose ?? '', standing)
      const answer = await save(hub, account, where, input)
      if (level === 'full') {
        expect(ids(await list(hub, account, { saved: kept(answer).id }))).toEqual(expect.any(Array))
        continue
      }
      expect(answer.status).toBe(200)
      expect(answer.data.saveFilter).toMatchObject({
        filter: null,
        errors: [{ code: 'ACCESS_FILTER', path: ['input', at] }],
      })
      const [{ message }] = answer.data.saveFilter.errors
      for (const named of [field, position, rule]) expect(message).toContain(named)
      expect((await trail(hub, 'change')).at(-1)).toMatchObject({
        change: 'filter-saved',
        target: { type: 'filter', id: null },
        rule,
        outcome: 'ACCESS_FILTER',
      })
    }
  })

  test('what is refused changes nothing, also where the filter was there', async () => {
    const saved = kept(await save(hub, 'police', GIRLS))
    expect(codes(await save(hub, 'police', DISABLED, { id: saved.id, version: 1, name: saved.name }))).toEqual([
      'ACCESS_FILTER',
    ])
    expect(await mine(hub, 'police')).toEqual([saved])
  })
})

describe('a filter is judged again whenever it is used', () => {
  const refusedFor = async (answer: Awaited<ReturnType<typeof list>>, saved: { id: string }, rule: string) => {
    expect(answer.status).toBe(403)
    expect(answer.data ?? null).toBeNull()
    expect(answer.errors![0]!.extensions).toMatchObject({ code: 'ACCESS_FILTER', position: 'filter', rule })
    expect((await trail(hub, 'refusal')).at(-1)).toMatchObject({ code: 'ACCESS_FILTER', filters: [uuidOf(saved)] })
  }

  test('saved while allowed, used when the table no longer allows it', async () => {
    const saved = kept(await save(hub, 'doctor', { sex: { eq: 'FEMALE' } }))
    expect(ids(await list(hub, 'doctor', { saved: saved.id })).length).toBeGreaterThan(0)
    await hub.app.changeTable(
      changedTable('hub.yml', SEX, SEX.replace('      health: { level: full, scope: area }\n', '')),
    )
    await refusedFor(await list(hub, 'doctor', { saved: saved.id }), saved, 'hub.yml#sex')
    // In one operation with a list that may be asked: nothing of it comes either.
    const both = await hub.ask(
      'doctor',
      'query ($s: ID) { a: children { totalCount } b: children(saved: $s) { totalCount } }',
      { s: saved.id },
    )
    expect([refused(both), both.data ?? null]).toEqual(['ACCESS_FILTER', null])
    await hub.app.changeTable(writtenTable())
    expect(ids(await list(hub, 'doctor', { saved: saved.id })).length).toBeGreaterThan(0)
  })

  test('saved for one purpose, used for another that does not allow it', async () => {
    const opened = SEX.replace(
      'health: { level: full, scope: area }',
      'health: { level: full, scope: area, purposes: [case] }',
    )
    await hub.app.changeTable(changedTable('hub.yml', SEX, opened))
    const saved = kept(await hub.ask('doctor', 'mutation ($i: SaveFilterInput!) { saveFilter(input: $i) { filter { id version name } errors { code } } }',
      { i: { name: '个案', where: GIRLS, idempotencyKey: 'for-the-case-1' } }, { 'x-purpose': 'case' })) // prettier-ignore
    expect(ids(await list(hub, 'doctor', { saved: saved.id }, { 'x-purpose': 'case' })).length).toBeGreaterThan(0)
    await refusedFor(
      await list(hub, 'doctor', { saved: saved.id }, { 'x-purpose': 'health-care' }),
      saved,
      'hub.yml#sex',
    )
  })

  test('a field that is full in a narrower scope narrows the list, as if it were written out', async () => {
    const where = { receivesAid: { eq: true } }
    for (const account of ['director', 'civil-affairs', 'school']) {
      const saving = await save(hub, account, where)
      const written = await list(hub, account, { where })
      if (codes(saving).length > 0) expect(refused(written)).toBe('ACCESS_FILTER')
      else expect(ids(await list(hub, account, { saved: kept(saving).id }))).toEqual(ids(written))
    }
  })

  test('what somebody wrote into the row is judged like anything else', async () => {
    const saved = kept(await save(hub, 'police', GIRLS))
    await tamper(hub, saved, JSON.stringify({ where: { or: [GIRLS, DISABLED] } }))
    const answer = await list(hub, 'police', { saved: saved.id })
    await refusedFor(answer, saved, rulingOf(HIDDEN, DEMO_USERS['police']!, '', WIDE).rule)
    expect(answer.errors![0]!.extensions['field']).toBe(HIDDEN)
  })

  test('on one kept plan: null, then a filter that may be used, then one that may not', async () => {
    const open = kept(await save(hub, 'police', GIRLS))
    const closed = kept(await save(hub, 'police', GIRLS))
    await tamper(hub, closed, JSON.stringify({ where: DISABLED }))
    for (const [saved, code] of [
      [null, undefined],
      [open.id, undefined],
      [closed.id, 'ACCESS_FILTER'],
      [open.id, undefined],
    ])
      // prettier-ignore
      expect(refused(await list(hub, 'police', { saved }))).toBe(code)
  })

  test('where there is nothing to judge, a list beside it still is', async () => {
    const { id: saved } = kept(await save(hub, 'police', GIRLS))
    expect(refused(await list(hub, 'police', { saved, where: DISABLED }))).toBe('ACCESS_FILTER')
  })
})

describe('another account’s filter', () => {
  const UNKNOWN = NOBODYS.id

  test('is used like one that is not there: refused byte for byte the same, and the trail names it', async () => {
    const theirs = kept(await save(hub, 'doctor', DISABLED))
    for (const account of ['police', 'education', 'director']) {
      const foreign = await list(hub, account, { saved: theirs.id })
      const unknown = await list(hub, account, { saved: UNKNOWN })
      const none = await list(hub, account, { saved: 'filter:x' })
      expect(refused(foreign)).toBe('SAVED_FILTER_NOT_FOUND')
      const bare = ({ status, text }: typeof none) => [status, text.replace(/"requestId":"[^"]+"/, '')]
      expect(bare(foreign)).toEqual(bare(unknown))
      expect(bare(none)).toEqual(bare(unknown))
      const records = (await trail(hub, 'refusal')).slice(-3)
      expect(records.map(({ code, about, filters }) => [code, about, filters])).toEqual([
        ['SAVED_FILTER_NOT_FOUND', 'Query.children saved', [uuidOf(theirs)]],
        ['SAVED_FILTER_NOT_FOUND', 'Query.children saved', [uuidOf({ id: UNKNOWN })]],
        ['SAVED_FILTER_NOT_FOUND', 'Query.children saved', []],
      ])
    }
  })

  test('of a colleague of the same department and kind is as foreign', async () => {
    const theirs = kept(await save(hub, 'education', GIRLS))
    expect(refused(await list(hub, 'neighbour', { saved: theirs.id }))).toBe('SAVED_FILTER_NOT_FOUND')
  })

  test('beside one’s own refuses the whole operation', async () => {
    const own = kept(await save(hub, 'police', GIRLS))
    const theirs = kept(await save(hub, 'doctor', DISABLED))
    const answer = await hub.ask(
      'police',
      'query ($a: ID, $b: ID) { a: children(saved: $a) { totalCount } b: children(saved: $b) { totalCount } }',
      { a: own.id, b: theirs.id },
    )
    expect([refused(answer), answer.data ?? null]).toEqual(['SAVED_FILTER_NOT_FOUND', null])
    expect((await trail(hub, 'refusal')).at(-1)!['filters']).toEqual([uuidOf(own), uuidOf(theirs)].sort())
  })

  test('is neither changed nor deleted, and answers like one that is not there', async () => {
    const theirs = kept(await save(hub, 'doctor', DISABLED, { name: '医生的' }))
    const change = (id: string) => save(hub, 'police', GIRLS, { id, version: 1, name: '警察的' })
    for (const ask of [change, (id: string) => remove(hub, 'police', { id, version: 1 })]) {
      const [foreign, unknown, none] = [await ask(theirs.id), await ask(UNKNOWN), await ask('filter:x')]
      expect(codes(foreign)).toEqual(['SAVED_FILTER_NOT_FOUND'])
      for (const { data } of [foreign, none]) expect(JSON.stringify(data)).toBe(JSON.stringify(unknown.data))
    }
    expect(await mine(hub, 'doctor')).toEqual([theirs])
    const records = (await trail(hub, 'change')).filter(
      ({ target }) => (target as { id: string | null }).id === uuidOf(theirs),
    )
    expect(records.map(({ change: kind, outcome }) => [kind, outcome])).toEqual([
      ['filter-saved', 'done'],
      ['filter-changed', 'SAVED_FILTER_NOT_FOUND'],
      ['filter-deleted', 'SAVED_FILTER_NOT_FOUND'],
    ])
    expect(await mine(hub, 'police')).toEqual([])
  })

  test('does not show in the own list, and its name is free', async () => {
    kept(await save(hub, 'doctor', DISABLED, { name: '名单' }))
    expect(await mine(hub, 'police')).toEqual([])
    kept(await save(hub, 'police', GIRLS, { name: '名单' }))
    expect(await mine(hub, 'police')).toMatchObject([{ name: '名单', where: GIRLS }])
  })
})

test('the hub’s database gone while a filter is read: nothing leaves', async () => {
  const saved = kept(await save(hub, 'education', GIRLS))
  await asOwner(hub, 'hub', 'REVOKE SELECT ON saved_filter FROM hub_app')
  try {
    const answer = await list(hub, 'education', { saved: saved.id })
    expect([answer.status, refused(answer), answer.data ?? null]).toEqual([503, 'HUB_UNAVAILABLE', null])
    // Whoever names none does not need it.
    expect(ids(await list(hub, 'education', { where: GIRLS })).length).toBeGreaterThan(0)
  } finally {
    await asOwner(hub, 'hub', 'GRANT SELECT ON saved_filter TO hub_app')
  }
})

const SEX = `    title: 性别 Sex
    class: internal
    basis: 个人信息保护法 13(3), 34
    permissions:
      education: { level: full, scope: area }
      police: { level: full, scope: area }
      health: { level: full, scope: area }
`
