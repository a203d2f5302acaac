import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { Kind, parse, print } from 'graphql'
import { OPERATIONS } from '../../bench/operations'
import { SHOWCASE } from '../../src/demo/showcase'
import { projectRoot } from '../../src/kit/project-root'
import { recordsOf } from '../audit/trail'
import { asOwner } from '../hub/support/all-seeing'
import { readCases } from '../hub/cases/read-cases'
import { everyField } from '../hub/support/profile-query'
import { showcaseUuid } from '../hub/support/sample'
import { startTestHub, type Answer, type TestHub } from '../support/hub'

const codeOf = ({ errors }: Answer) => errors?.[0]?.extensions['code']
const NAMES = 'query ($ids: [ID!]!) { childrenByIds(ids: $ids) { name sex age } }'
const PAGE = 'query ($first: Int) { children(first: $first) { edges { node { name } } } }'
const DEEP = '{ children(first: 1) { edges { node { residenceDivision { name } } } } }'
const ALIASES = 'query ($id: ID!) { child(id: $id) { a: name b: name c: name } }'

describe('as set', () => {
  let hub: TestHub
  let id: string
  beforeAll(async () => {
    hub = await startTestHub({ children: 120 })
    id = `child:${await showcaseUuid(hub)}`
  }, 120_000)
  afterAll(() => hub?.stop())

  test('everyday work passes, with room to spare', async () => {
    const ids = Array.from({ length: 1_000 }, () => id)
    const everyday: [string, string, Record<string, unknown>, Record<string, string>?][] = [
      ...(['education', 'police', 'doctor', 'civil-affairs', 'school', 'supervisor', 'director'] as const).flatMap(
        (account): [string, string, Record<string, unknown>][] => [
          [account, NAMES, { ids }],
          [account, OPERATIONS.P1.query, { id }],
          [account, OPERATIONS.P2.query, { ids: ids.slice(0, 50) }],
          [account, `query ($id: ID!) { child(id: $id) ${everyField(hub.app.schema)} }`, { id }],
        ],
      ),
      ['school', 'query ($s: [String!]!) { enrolmentStatus(students: $s) { index student rollState since attendanceBand } }', { s: ids.map(() => SHOWCASE.idNumber) }],
      ['education', OPERATIONS.P3.query, { ids: ids.slice(0, 500) }],
      ['civil-affairs', '{ children(first: 50) { totalCount edges { node { name education { rollState } household { guardianName } health { disabled } welfare { guardianshipType visits { date } } } } } }', {}],
      ...readCases().map(({ account, query }): [string, string, Record<string, unknown>] => [account, query, { id }]),
    ] // prettier-ignore
    for (const [account, query, variables] of everyday) {
      const answer = await hub.ask(account, query, variables)
      expect([account, query, codeOf(answer)]).toEqual([account, query, undefined])
      const { cost, limit } = (answer.extensions['cost'] as { estimated: { cost: number; limit: number } }).estimated
      expect(cost).toBeLessThanOrEqual(limit / 1.5)
    }
  })

  test('so do the explorer’s queries', async () => {
    const folder = path.join(projectRoot(), 'web/explorer/queries')
    for (const name of readdirSync(folder).filter((file) => file.endsWith('.graphql'))) {
      const query = readFileSync(path.join(folder, name), 'utf8')
      const values = name.replace('.graphql', '.json')
      const variables = readdirSync(folder).includes(values) ? JSON.parse(readFileSync(path.join(folder, values), 'utf8')) : {} // prettier-ignore
      const account = /^[56]/.test(name) ? 'civil-affairs' : 'education' // worklists over two registries
      for (const operation of parse(query).definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION))
        expect([name, codeOf(await hub.ask(account, print(operation), variables))]).toEqual([name, undefined])
    }
  })

  test('too dear is refused whole: the limit, what came, and what costs most, before anybody is looked at', async () => {
    const query = `query ($ids: [ID!]!, $id: ID!) { one: child(id: $id) { name } all: childrenByIds(ids: $ids) ${everyField(hub.app.schema)} }`
    const answer = await hub.ask('civil-affairs', query, { id, ids: Array.from({ length: 1_000 }, () => id) })
    expect([answer.status, answer.data]).toEqual([400, undefined])
    const [{ message, extensions }] = answer.errors! as [{ message: string; extensions: Record<string, unknown> }]
    expect(extensions).toMatchObject({
      code: 'COST_LIMIT',
      blame: 'caller',
      limit: 'cost',
      most: 60_000,
      got: expect.any(Number),
      field: 'Query.childrenByIds',
      path: 'all',
      dearest: {
        part: 'listColumns',
        rows: 1_000,
        columns: expect.any(Number),
        listColumns: expect.any(Number),
        counted: 0,
      },
    })
    expect(extensions['got']).toBeGreaterThan(60_000)
    expect(message).toContain(`expected a cost of at most 60000 points for this account, got ${extensions['got']}`)
    const records = await recordsOf(hub, answer.headers.get('x-request-id'))
    expect(records).toMatchObject([
      { kind: 'refusal', code: 'COST_LIMIT', about: `Query.childrenByIds cost ${extensions['got']} of 60000` },
    ])
  })

  test('explain tells the same before, and asks nobody', async () => {
    const explain =
      'query ($q: String!, $v: JSONObject) { explain(query: $q, variables: $v) { refusal { code message } cost { cost limit } } }'
    const query = `query ($ids: [ID!]!) { childrenByIds(ids: $ids) ${everyField(hub.app.schema)} }`
    const variables = { ids: Array.from({ length: 1_000 }, () => id) }
    const [told, refused] = [
      await hub.ask('civil-affairs', explain, { q: query, v: variables }),
      await hub.ask('civil-affairs', query, variables),
    ]
    expect(told.data.explain.refusal).toEqual({ code: 'COST_LIMIT', message: refused.errors![0]!.message })
    expect(told.data.explain.cost.cost).toBe(refused.errors![0]!.extensions['got'])
    const few = await hub.ask('civil-affairs', explain, { q: query, v: { ids: [id] } })
    expect(few.data.explain.refusal).toBeNull()
    const endless = await hub.ask('education', explain, { q: PAGE, v: { first: 2_147_483_647 } })
    expect(endless.data.explain.refusal.code).toBe('COST_IDS')
  })

  test('explain tells what the door says to a list’s filter, order and numbers', async () => {
    const explain =
      'query ($q: String!, $v: JSONObject) { explain(query: $q, variables: $v) { refusal { code message } decisions { path } } }'
    const list = 'query ($w: ChildFilter) { children(where: $w) { edges { node { id } } } }'
    const refusal = async (account: string, where: object) =>
      (await hub.ask(account, explain, { q: list, v: { w: where } })).data.explain.refusal
    for (const where of [
      { disabilityClass: { isNull: false } },
      { not: { or: [{ sex: { eq: 'MALE' } }, { disabilityClass: { eq: 'MENTAL' } }] } },
    ]) {
      const door = await hub.ask('police', list, { w: where })
      expect(codeOf(door)).toBe('ACCESS_FILTER')
      expect(await refusal('police', where)).toEqual({ code: 'ACCESS_FILTER', message: door.errors![0]!.message })
      expect(await refusal('doctor', where)).toBeNull()
    }
    expect(await refusal('police', { disabilityClass: { eq: null } })).toBeNull()
  })

  test('explain tells what lists filter, sort and search by, and in which scopes: none where it is refused', async () => {
    const explain =
      'query ($q: String!, $v: JSONObject) { explain(query: $q, variables: $v) { uses { path field position scopes } } }'
    const list =
      'query ($w: ChildFilter) { list: children(where: $w, orderBy: { by: NAME }) { edges { node { id } } } }'
    const where = { and: [{ sex: { eq: 'MALE' } }, { disabilityClass: { isNull: false } }], name: { prefix: '周' } }
    const uses = async (account: string) =>
      (await hub.ask(account, explain, { q: list, v: { w: where } })).data.explain.uses as object[]
    const told = (field: string, position: string, scopes: string[]) => ({ path: 'list', field, position, scopes })
    const sorted = (all: object[]) => all.map((one) => JSON.stringify(one)).sort()
    expect(sorted(await uses('police'))).toEqual(
      sorted([
        told('Child.sex', 'filter', ['area']),
        told('HealthRecord.disabilityClass', 'filter', []),
        told('Child.name', 'search', ['area']),
        told('Child.name', 'sort', ['area']),
      ]),
    )
    expect(sorted(await uses('director'))).toContain(JSON.stringify(told('Child.name', 'search', ['caseload'])))
  })

  test('me tells the limits of the account', async () => {
    const limits = async (account: string) =>
      (await hub.ask(account, '{ me { limits { cost depth aliases ids page } } }')).data.me.limits
    expect(await limits('police')).toEqual({ cost: 60_000, depth: 12, aliases: 60, ids: 1_000, page: 200 })
    expect(await limits('director')).toEqual({ cost: 20_000, depth: 12, aliases: 60, ids: 1_000, page: 200 })
  })
})

describe('per role', () => {
  let hub: TestHub
  let id: string
  beforeAll(async () => {
    hub = await startTestHub({
      children: 60,
      overrides: {
        'limits.cost': 3_000,
        'limits.roles.school.cost': 200_000,
        'limits.roles.school.depth': 3,
        'limits.roles.officer.aliases': 2,
        'limits.roles.officer.ids': 2,
        'limits.roles.officer.page': 50,
        'limits.roles.villageDirector.page': 300,
        'limits.roles.villageDirector.cost': 1_000,
      },
    })
    id = `child:${await showcaseUuid(hub)}`
  }, 120_000)
  afterAll(() => hub?.stop())

  /** Each limit, an account it holds, one it does not, and what is asked of both. */
  test.each<[string, string, string, string, () => Record<string, unknown>, string, number, number]>([
    ['COST_DEPTH', 'school', 'education', DEEP, () => ({}), 'depth', 3, 5],
    ['COST_ALIASES', 'education', 'school', ALIASES, () => ({ id }), 'aliases', 2, 3],
    ['COST_IDS', 'doctor', 'school', NAMES, () => ({ ids: [id, id, id] }), 'ids', 2, 3],
    ['COST_IDS', 'police', 'school', 'query ($first: Int) { children(first: $first) { pageInfo { hasNextPage } } }', () => ({ first: 51 }), 'page', 50, 51],
    ['COST_IDS', 'police', 'director', PAGE, () => ({ first: 300 }), 'page', 50, 300],
  ])('%s: %s is held, %s is not, by the same operation', async (code, held, free, query, variables, limit, most, got) => {
    const refused = await hub.ask(held, query, variables())
    expect([refused.status, refused.data, codeOf(refused)]).toEqual([400, undefined, code])
    expect(refused.errors![0]!.extensions).toMatchObject({ limit, most, got, blame: 'caller' })
    const [record] = await recordsOf(hub, refused.headers.get('x-request-id'))
    expect(record).toMatchObject({ kind: 'refusal', code })
    expect(record!['about']).toMatch(new RegExp(`${limit} ${got} of ${most}$`))
    expect(codeOf(await hub.ask(free, query, variables()))).toBeUndefined()
  }) // prettier-ignore

  test('COST_LIMIT: the director is held, the school is not, whichever asked first of one kept document', async () => {
    const ids = Array.from({ length: 300 }, () => id)
    const ask = async (account: string) => codeOf(await hub.ask(account, NAMES, { ids }))
    for (const round of [1, 2]) {
      expect([round, await ask('school')]).toEqual([round, undefined])
      expect([round, await ask('director')]).toEqual([round, 'COST_LIMIT'])
    }
    const few = await hub.ask('director', NAMES, { ids: ids.slice(0, 10) })
    expect(few.data.childrenByIds).toHaveLength(10)
  })

  test('a role without a cost of its own has everybody’s', async () => {
    const answer = await hub.ask('neighbour', '{ me { limits { cost page ids } } }')
    expect(answer.data.me.limits).toEqual({ cost: 3_000, page: 50, ids: 2 })
  })

  test('a page of less than none is refused as before', async () => {
    const { errors } = await hub.ask('police', PAGE, { first: -1 })
    expect(errors?.[0]).toMatchObject({ extensions: { code: 'COST_IDS' }, message: expect.stringContaining('got -1') })
  })

  test('a refusal tells nothing of the children asked for', async () => {
    const rows = await asOwner(hub, 'hub', 'SELECT id FROM child WHERE NOT retired ORDER BY id LIMIT 3')
    const bare = ({ text }: Answer) => text.replace(/"requestId":"[^"]+"/, '')
    const asked = async (ids: string[]) => bare(await hub.ask('doctor', NAMES, { ids }))
    const unknown = Array.from({ length: 3 }, (_, i) => `child:00000000-0000-8000-8000-00000000000${i}`)
    expect(await asked(rows.map(({ id: uuid }) => `child:${uuid}`))).toBe(await asked(unknown))
  })
})
