import { ACCOUNTS } from '../hub/support/accounts'
import { asOwner } from '../hub/support/all-seeing'
import { rulingOf, WRITTEN } from '../hub/support/naive-access'
import { startTestHub, type TestHub } from '../support/hub'
import { CHILDREN, codes, forget, freshKey, kept, one, retire, save, seen, trail, uuidOf } from './support/operations'

let hub: TestHub
beforeAll(async () => {
  hub = await startTestHub({ children: 60 })
})
afterAll(() => hub?.stop())
beforeEach(() => forget(hub))

const ME = 'query Mine { me { subject } }'

describe('a saved operation', () => {
  test('is kept as it was given, and found by its name', async () => {
    const saved = kept(await save(hub, 'education', { name: 'girls', description: '  what it is for ' }))
    expect(saved).toMatchObject({
      id: expect.stringMatching(/^operation:[0-9a-f-]{36}$/),
      ...{
        version: 1,
        name: 'girls',
        titleZh: '名单',
        description: 'what it is for',
        document: CHILDREN,
        stale: false,
      },
      ...{ shared: 'OWN', mine: true, department: 'education' },
      parameters: [
        { name: 'first', type: 'Int', required: false },
        { name: 'where', type: 'ChildFilter', required: false },
        { name: 'orderBy', type: 'ChildOrder', required: false },
      ],
    })
    expect(saved.formats.map(({ format, refused }) => [format, refused])).toEqual([
      ['JSON', null],
      ['CSV', null],
      ['XLSX', null],
      ['PARQUET', null],
    ])
    expect(await seen(hub, 'education')).toEqual([saved])
    expect(await one(hub, 'education', 'girls')).toEqual(saved)
    expect(await one(hub, 'education', 'no-such')).toBeNull()
  })

  test('changes into a new version, and the older one stays as it was', async () => {
    const saved = kept(await save(hub, 'education', { name: 'mine' }))
    const { id } = saved
    const changed = kept(await save(hub, 'education', { name: 'mine', id, version: 1, document: ME, titleEn: 'Me' }))
    expect(changed).toMatchObject({ id, version: 2, document: ME, titleEn: 'Me', parameters: [] })
    expect(await one(hub, 'education', 'mine')).toEqual(changed)
    expect(await one(hub, 'education', 'mine', 1)).toEqual(saved)
    expect(await one(hub, 'education', 'mine', 3)).toBeNull()
    expect(codes(await save(hub, 'education', { name: 'mine', id, version: 1 }))).toEqual(['VERSION_CONFLICT'])
    expect(codes(await save(hub, 'education', { name: 'other', id, version: 2 }))).toEqual(['SAVED_OPERATION_NAME'])
    for (const change of [`UPDATE saved_operation_version SET document = 'x'`, 'DELETE FROM saved_operation_version'])
      await expect(asOwner(hub, 'hub', change)).rejects.toThrow('versions of saved operations are kept')
  })

  test('retired, it is nobody’s any more, and its name is free', async () => {
    const saved = kept(await save(hub, 'education', { name: 'gone', shared: 'DEPARTMENT' }))
    expect((await retire(hub, 'education', saved)).data.retireOperation).toEqual({ operation: null, errors: [] })
    expect(await seen(hub, 'education')).toEqual([])
    expect(codes(await retire(hub, 'education', { ...saved, version: 2 }))).toEqual(['SAVED_OPERATION_NOT_FOUND'])
    expect(kept(await save(hub, 'education', { name: 'gone' })).version).toBe(1)
    const left = await asOwner(hub, 'hub', 'SELECT * FROM saved_operation_version WHERE operation = $1', [
      uuidOf(saved),
    ])
    expect(left).toHaveLength(1)
  })

  test('sent twice with one key is saved once; its steps are in the trail, without its text', async () => {
    const idempotencyKey = freshKey()
    const before = (await trail(hub, 'change')).length
    const first = kept(await save(hub, 'education', { name: 'twice', idempotencyKey }))
    expect(kept(await save(hub, 'education', { name: 'twice', idempotencyKey }))).toEqual(first)
    expect(codes(await save(hub, 'education', { name: 'twice' }))).toEqual(['SAVED_OPERATION_NAME'])
    const told = (await trail(hub, 'change')).slice(before)
    expect(told.map(({ change, outcome, target }) => [change, outcome, (target as { id: unknown }).id])).toEqual([
      ['operation-saved', 'done', uuidOf(first)],
      ['operation-saved', 'SAVED_OPERATION_NAME', null],
    ])
    expect(JSON.stringify(told)).not.toMatch(/children|名单|twice/)
  })
})

describe('a department', () => {
  test('shares what its accounts share, and nobody else learns of it', async () => {
    const own = kept(await save(hub, 'civil-affairs', { name: 'own-one' }))
    const shared = kept(await save(hub, 'civil-affairs', { name: 'shared-one', shared: 'DEPARTMENT' }))
    for (const { name, actor, as } of ACCOUNTS) {
      const account = await as(hub)
      const may = rulingOf('Query.savedOperations', actor, '', { area: true, school: true, caseload: true }).level === 'full' // prettier-ignore
      const expected = name === 'civil-affairs' ? [own.id, shared.id] : actor.department === 'civil-affairs' ? [shared.id] : [] // prettier-ignore
      expect([name, (await seen(hub, account))?.map(({ id }) => id) ?? null]).toEqual([name, may ? expected : null])
      if (!may) continue
      const found = await one(hub, account, 'shared-one')
      expect([name, found?.mine ?? null]).toEqual([
        name,
        expected.includes(shared.id) ? name === 'civil-affairs' : null,
      ])
      expect([name, await one(hub, account, 'own-one')]).toEqual([name, name === 'civil-affairs' ? own : null])
    }
  })

  test('has each shared name once; an own one comes before it', async () => {
    const colleague = ACCOUNTS.find(({ name, actor }) => name !== 'civil-affairs' && actor.department === 'civil-affairs' && actor.roles.includes('township-supervisor'))! // prettier-ignore
    const account = await colleague.as(hub)
    kept(await save(hub, 'civil-affairs', { name: 'both', shared: 'DEPARTMENT', document: ME }))
    expect(codes(await save(hub, account, { name: 'both', shared: 'DEPARTMENT' }))).toEqual(['SAVED_OPERATION_NAME'])
    const own = kept(await save(hub, account, { name: 'both' }))
    expect(await one(hub, account, 'both')).toEqual(own)
    expect(await seen(hub, account)).toEqual([own])
    expect((await one(hub, 'civil-affairs', 'both'))!.document).toBe(ME)
  })

  test('of another account nothing is changed or retired, and that reads like none', async () => {
    const { id } = kept(await save(hub, 'civil-affairs', { name: 'theirs', shared: 'DEPARTMENT' }))
    const nobodys = 'operation:00000000-0000-4000-8000-000000000000'
    for (const account of ['supervisor', 'education']) {
      const tried = [id, nobodys].map((each) => save(hub, account, { name: 'theirs', id: each, version: 1 }))
      const ended = [id, nobodys].map((each) => retire(hub, account, { id: each, version: 1 }))
      for (const [theirs, unknown] of [await Promise.all(tried), await Promise.all(ended)]) {
        expect(codes(theirs!)).toEqual(['SAVED_OPERATION_NOT_FOUND'])
        expect(theirs!.data).toEqual(unknown!.data)
      }
    }
    expect((await one(hub, 'civil-affairs', 'theirs'))!.version).toBe(1)
  })
})

describe.each(ACCOUNTS)('$name', ({ actor, as }) => {
  test('saves exactly if the table says so', async () => {
    const account = await as(hub)
    const may = rulingOf('Mutation.saveOperation', actor, '', { area: true, school: true, caseload: true }).level === 'full' // prettier-ignore
    const answer = await save(hub, account, { document: ME })
    if (may) expect(kept(answer).version).toBe(1)
    else
      expect(answer.errors?.[0]?.extensions).toMatchObject({ code: 'ACCESS_DENIED', field: 'Mutation.saveOperation' })
  })
})

test('the table names who may save, and not everybody', () => {
  const { permissions } = WRITTEN.groupOf('Mutation.saveOperation')
  expect(permissions.filter(({ may }) => may?.includes('create')).length).toBeGreaterThan(3)
  expect(permissions.some(({ may }) => !may?.includes('create'))).toBe(true)
})

describe('what cannot be saved', () => {
  const DOCUMENTS: readonly [string, string][] = [
    ['no GraphQL', 'query {'],
    ['no such field', '{ noSuchField }'],
    ['a mutation', 'mutation { deleteFilter(input: {id: "a", version: 1, idempotencyKey: "12345678"}) { deletedId } }'],
    ['two operations', 'query A { me { subject } } query B { me { subject } }'],
    ['fragments alone', 'fragment A on Query { me { subject } }'],
    ['introspection', '{ __schema { types { name } } }'],
    ['introspection in a fragment', 'query A { ...B } fragment B on Query { __type(name: "Child") { name } }'],
    ['a condition', 'query A($a: Boolean!) { me { subject @include(if: $a) } }'],
    ['an ID number', '{ childByIdNumber(idNumber: "430421201505010019") { id } }'],
    ['a roll number', '{ childByRollNumber(rollNumber: "G430421201505010019") { id } }'],
    ['a child', '{ child(id: "child:00000000-0000-8000-8000-000000000000") { id } }'],
    ['a name', '{ children(where: { name: { exact: "周小桐" } }) { totalCount } }'],
    ['a name by escapes', '{ children(where: { name: { exact: "\\u5468" } }) { totalCount } }'],
    [
      'a default that is a name',
      'query A($n: String = "周") { children(where: { name: { prefix: $n } }) { totalCount } }',
    ],
    ['a variable of the hub', 'query A($_version: Int) { children(first: $_version) { totalCount } }'],
    ['a long one', `{ me { subject } } #${'x'.repeat(8_192)}`],
  ]
  test.each(DOCUMENTS)('%s', async (_, document) => {
    const answer = await save(hub, 'education', { document })
    expect(codes(answer)).toEqual(['SAVED_OPERATION_DOCUMENT'])
    expect(answer.text).not.toMatch(/周小桐|430421201505010019/)
    expect(answer.data.saveOperation.errors[0].path).toEqual(['input', 'document'])
  })

  const INPUTS: readonly [string, Record<string, unknown>][] = [
    ['a short name', { name: 'ab' }],
    ['an upper-case name', { name: 'Girls' }],
    ['a name with a dot', { name: 'a.csv' }],
    ['a name in Chinese', { name: '女童' }],
    ['the address of OpenAPI', { name: 'openapi' }],
    ['a name that is a number of a person', { name: 'n430421201505010019' }],
    ['no title', { titleZh: '  ' }],
    ['a long title', { titleEn: 'x'.repeat(161) }],
    ['a tab', { titleEn: 'a\tb' }],
    ['two lines', { titleZh: '名\n单' }],
    ['a turned title', { titleZh: '名\u202e单' }],
    ['a number of a person in the description', { description: 'about 4304 2120 1505 0100 19' }],
  ]
  test.each(INPUTS)('%s', async (_, input) => {
    const answer = await save(hub, 'education', input)
    expect(codes(answer)).toEqual(['SAVED_OPERATION_NAME'])
    expect(answer.data.saveOperation.errors[0].path).toEqual(['input', Object.keys(input)[0]])
  })

  test('more than a hundred of one account', async () => {
    await asOwner(hub, 'hub', `INSERT INTO saved_operation SELECT gen_random_uuid(), $1, NULL, 'many-' || i, 'OWN', 'SAVED', 1 FROM generate_series(1, 100) i`, [await subjectOf('education')]) // prettier-ignore
    expect(codes(await save(hub, 'education'))).toEqual(['SAVED_OPERATION_LIMIT'])
  })

  test('a shared one of an account without a department', async () => {
    const { as } = ACCOUNTS.find(({ actor }) => actor.department === null && actor.roles.includes('analyst')) ?? {}
    if (!as) return // every account of this realm that may save has a department
    expect(codes(await save(hub, await as(hub), { document: ME, shared: 'DEPARTMENT' }))).toEqual([
      'SAVED_OPERATION_NAME',
    ])
  })
})

test('two requests for one shared name at once: one of them has it', async () => {
  const answers = await Promise.all([1, 2, 3, 4].map(() => save(hub, 'education', { name: 'race', shared: 'DEPARTMENT' }))) // prettier-ignore
  expect(answers.filter((answer) => codes(answer).length === 0)).toHaveLength(1)
  expect(answers.flatMap(codes)).toEqual(Array(3).fill('SAVED_OPERATION_NAME'))
})

async function subjectOf(account: string): Promise<string> {
  return (await hub.ask(account, ME)).data.me.subject as string
}
