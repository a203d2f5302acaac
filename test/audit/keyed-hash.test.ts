import { createHash } from 'node:crypto'
import { parse } from 'graphql'
import { keyedHash } from '../../src/audit/keyed-hash'
import { withoutLiterals } from '../../src/document/without-literals'
import { up } from '../../migrations/hub/010-keyed-hashes'
import knex from 'knex'
import { asOwner } from '../hub/support/all-seeing'
import { kept, save } from '../filters/support/saved'
import { startTestHub, type TestHub } from '../support/hub'
import { recordsOf } from './trail'

/** A hash that stays tells whether two texts are the same, and gives neither back (faults.md 28). */
let hub: TestHub
beforeAll(async () => {
  hub = await startTestHub({ children: 30 })
})
afterAll(() => hub?.stop())

const NUMBERS = ['430421201505120028', '430421201505120036', '110101201001010015']
const byNumber = (number: string) => `{childByIdNumber(idNumber:"${number}"){name}}`

async function hashOf(query: string, account = 'police'): Promise<string> {
  const { extensions, headers } = await hub.ask(account, query)
  const id = extensions['requestId'] ?? headers.get('x-request-id')
  const [record] = await recordsOf(hub, id)
  return String(record!['operationHash'])
}

test('one operation with other values has one hash: nothing of a value is in it', async () => {
  const hashes = await Promise.all(NUMBERS.map((number) => hashOf(byNumber(number))))
  expect(new Set(hashes).size).toBe(1)
  expect(await hashOf('{childByIdNumber(idNumber:"430421201505120028"){name sex}}')).not.toBe(hashes[0])
  expect(hashes[0]).toMatch(/^[0-9a-f]{32}$/)
})

test('trying every likely text against it without the key finds none', async () => {
  const hash = await hashOf(byNumber(NUMBERS[0]!))
  const tried = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 32)
  for (const number of NUMBERS)
    for (const text of [
      byNumber(number),
      `{\n  childByIdNumber(idNumber: "${number}") {\n    name\n  }\n}`,
      withoutLiterals(parse(byNumber(number))),
    ])
      // prettier-ignore
      expect(tried(text)).not.toBe(hash)
})

test('a text that is no operation has a hash with a key as well', async () => {
  const text = `{childByIdNumber(idNumber:"${NUMBERS[0]!}"`
  const hash = await hashOf(text)
  expect(hash).toMatch(/^[0-9a-f]{32}$/)
  expect(hash).not.toBe(createHash('sha256').update(text).digest('hex').slice(0, 32))
})

test.each([
  ['{a(x:1)}', '{a(x:234567890)}'],
  ['{a(x:1.5)}', '{a(x:2.25e9)}'],
  ['{a(x:"周雨桐")}', '{a(x:"")}'],
  ['{a(x:"one")}', '{a(x:"""block""")}'],
  ['{a(x:["one"])}', '{a(x:["one","two"])}'],
  ['{a(x:{name:"周"})}', '{a(x:{})}'],
  ['query($x:String="周"){a(x:$x)}', 'query($x:String="王"){a(x:$x)}'],
  ['{a @include(if:true) b @x(y:"周")}', '{a @include(if:true) b @x(y:"王")}'],
])('without their values %s and %s are one text', (one, other) => {
  expect(withoutLiterals(parse(one))).toBe(withoutLiterals(parse(other)))
  expect(withoutLiterals(parse(one))).not.toMatch(/周|one|234/)
})

test('other keys, and other kinds of text, give other hashes', () => {
  const hashes = [
    keyedHash('one key', 'operation', 'a'),
    keyedHash('another', 'operation', 'a'),
    keyedHash('one key', 'change', 'a'),
  ]
  expect(new Set(hashes).size).toBe(3)
})

describe('a saved filter that is deleted', () => {
  const NAME = '王小明'
  test('leaves nothing in the database that gives the searched name back', async () => {
    const saved = kept(await save(hub, 'education', { name: { exact: NAME } }, { name: '甲' }))
    const input = { id: saved.id, version: saved.version, idempotencyKey: 'delete-it-now' }
    await hub.ask('education', 'mutation ($i: DeleteFilterInput!) { deleteFilter(input: $i) { errors { code } } }', { i: input }) // prettier-ignore
    expect(await asOwner(hub, 'hub', 'SELECT 1 FROM saved_filter')).toEqual([])
    const rows = (await asOwner(hub, 'hub', 'SELECT * FROM change_key')) as { input_hash: string; answer: string }[]
    expect(rows.length).toBeGreaterThan(0)
    expect(JSON.stringify(rows)).not.toContain(NAME)
    // What the hub hashed before: whoever knows the form of the input could try names.
    for (const at of ['where', 'name'])
      for (const text of [
        JSON.stringify([
          ['name', '甲'],
          ['orderBy', null],
          ['where', { name: { exact: NAME } }],
        ]),
        at,
      ])
        // prettier-ignore
        for (const { input_hash: hash } of rows) expect(createHash('sha256').update(text).digest('hex')).not.toBe(hash)
    for (const { input_hash: hash } of rows) expect(hash).toMatch(/^[0-9a-f]{32}$/)
  })

  test('before this version: its hash is emptied, and the key is refused instead of used twice', async () => {
    const key = 'key-of-the-old-version'
    const saved = kept(await save(hub, 'education', {}, { name: '乙', idempotencyKey: key }))
    await asOwner(hub, 'hub', `UPDATE change_key SET input_hash = repeat('ab', 32)`)
    const db = knex({ client: 'pg', connection: hub.urls.hub.owner, pool: { min: 0, max: 1 } })
    await up(db).finally(() => db.destroy())
    expect(await asOwner(hub, 'hub', `SELECT 1 FROM change_key WHERE input_hash <> ''`)).toEqual([])
    const again = await save(hub, 'education', {}, { name: '乙', idempotencyKey: key })
    expect(again.data.saveFilter.errors.map(({ code }: { code: string }) => code)).toEqual(['IDEMPOTENCY_KEY'])
    expect(saved.id).toMatch(/^filter:/)
  })
})
