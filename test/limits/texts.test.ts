import { isPlainText } from '../../src/kit/plain-text'
import { SHOWCASE } from '../../src/demo/showcase'
import { asOwner } from '../hub/support/all-seeing'
import { post } from '../hub/support/post'
import { showcaseUuid } from '../hub/support/sample'
import { expectCoded, expectSilentLog } from '../http/expect-coded'
import { startTestHub, type TestHub } from '../support/hub'

/** What is no valid text is refused with a code before it reaches the database or the trail (faults.md kind 7). */
const UNFIT: readonly [string, string][] = [
  ['U+0000', 'a\u0000b'],
  ['a bell', 'a\u0007b'],
  ['U+001F', 'a\u001fb'],
  ['delete', 'a\u007fb'],
  ['a C1 control', 'a\u0085b'],
  ['half of a character, the first', 'a\ud840b'],
  ['half of a character, the second', 'a\udfb7b'],
  ['halves the wrong way round', 'a\udfb7\ud840b'],
  ['31 combining signs on one letter', `a${'\u0301'.repeat(31)}`],
]

let hub: TestHub
let id: string
beforeAll(async () => {
  hub = await startTestHub({ children: 30 })
  id = `child:${await showcaseUuid(hub)}`
})
afterAll(() => hub?.stop())
afterEach(() => expectSilentLog(hub))

test.each(UNFIT)('%s is no plain text', (_what, text) => expect(isPlainText(text)).toBe(false))
test.each([
  '',
  '周雨桐',
  '阿依古丽·买买提',
  'tab\tand\r\nlines\n',
  '𠮷野家',
  'e\u0301',
  '\u200b',
  `a${'\u0301'.repeat(30)}`,
])('plain text: %j', (text) => expect(isPlainText(text)).toBe(true))

const list = (operator: string) =>
  `query ($t: String!) { children(where: { name: { ${operator}: $t } }) { totalCount } }`
const mutation = (name: string, input: string) => `mutation ($i: ${input}!) { ${name}(input: $i) { errors { code } } }`
const key = 'a-key-of-this-test'

/** Each input of the API that takes a text, with the account that may use it. */
const places: readonly [string, string, (text: string) => object][] = [
  ['an id', 'police', (t) => ({ query: 'query ($t: ID!) { child(id: $t) { name } }', variables: { t } })],
  ['an ID number', 'police', (t) => ({ query: 'query ($t: String!) { childByIdNumber(idNumber: $t) { name } }', variables: { t } })], // prettier-ignore
  ['a roll number', 'education', (t) => ({ query: 'query ($t: String!) { childByRollNumber(rollNumber: $t) { name } }', variables: { t } })], // prettier-ignore
  ['one of several numbers', 'education', (t) => ({ query: 'query ($t: [String!]!) { enrolmentStatus(students: $t) { rollState } }', variables: { t: [t] } })], // prettier-ignore
  ['a name', 'education', (t) => ({ query: list('exact'), variables: { t } })],
  ['the beginning of a name', 'education', (t) => ({ query: list('prefix'), variables: { t } })],
  ['a former name', 'police', (t) => ({ query: list('former'), variables: { t } })],
  ['a reading', 'education', (t) => ({ query: list('pinyin'), variables: { t } })],
  ['a cursor', 'education', (t) => ({ query: 'query ($t: String) { children(after: $t) { totalCount } }', variables: { t } })], // prettier-ignore
  ['a division', 'education', (t) => ({ query: 'query ($t: String) { divisions(under: $t) { code } }', variables: { t } })], // prettier-ignore
  ['a search for divisions', 'education', (t) => ({ query: 'query ($t: String) { divisions(search: $t) { code } }', variables: { t } })], // prettier-ignore
  ['the name of a saved filter', 'education', (t) => ({ query: mutation('saveFilter', 'SaveFilterInput'), variables: { i: { name: t, where: {}, idempotencyKey: key } } })], // prettier-ignore
  ['an idempotency key', 'education', (t) => ({ query: mutation('saveFilter', 'SaveFilterInput'), variables: { i: { name: 'a', where: {}, idempotencyKey: t } } })], // prettier-ignore
  ['a reason', 'education', (t) => ({ query: mutation('requestGrant', 'RequestGrantInput'), variables: { i: { childId: id, field: 'HealthRecord.diagnoses', reason: `because ${t}`, hours: 1, idempotencyKey: key } } })], // prettier-ignore
  ['a note', 'education', (t) => ({ query: mutation('revokeGrant', 'RevokeGrantInput'), variables: { i: { grantId: 'grant:x', version: 1, note: `because ${t}`, idempotencyKey: key } } })], // prettier-ignore
  ['the name of the operation', 'police', (t) => ({ query: '{ me { subject } }', operationName: t })],
  ['the name of a variable', 'police', (t) => ({ query: '{ me { subject } }', variables: { [t]: 1 } })],
  ['an extension', 'police', (t) => ({ query: '{ me { subject } }', extensions: { access: t } })],
  ['a document that is explained', 'police', (t) => ({ query: 'query ($t: String!) { explain(query: $t) { tableVersion } }', variables: { t: `{ me { subject } } # ${t}` } })], // prettier-ignore
  ['variables that are explained', 'police', (t) => ({ query: 'query ($v: JSONObject) { explain(query: "{ me { subject } }", variables: $v) { tableVersion } }', variables: { v: { t } } })], // prettier-ignore
]

describe.each(places)('in %s', (_place, account, body) => {
  test.each(UNFIT)('%s is refused with BAD_TEXT, recorded, and told nowhere', async (_what, text) => {
    const before = await refusals()
    const answer = await post(hub, account, body(text))
    expectCoded(answer, 'BAD_TEXT')
    expect(answer.text).not.toContain(JSON.stringify(text).slice(1, -1))
    expect((await refusals()) - before).toBe(1)
  })
})

async function refusals(): Promise<number> {
  const rows = await asOwner(hub, 'hub', `SELECT 1 FROM audit_entry WHERE body LIKE '%"code":"BAD_TEXT"%'`)
  return (rows as unknown[]).length
}

describe('as a literal of the document', () => {
  test.each([
    ['\\u0000', 'BAD_TEXT'],
    ['\\u0085', 'BAD_TEXT'],
    [`a${'\u0301'.repeat(31)}`, 'BAD_TEXT'],
    ['\\ud840', 'GRAPHQL_PARSE_FAILED'],
    ['\u0007', 'BAD_TEXT'],
    ['\ud840', 'GRAPHQL_PARSE_FAILED'],
  ] as const)('%j: %s', async (text, code) => {
    const query = `{ children(where: { name: { exact: "${text}" } }) { totalCount } }`
    expectCoded(await post(hub, 'education', { query }), code)
    const explained = await post(hub, 'education', {
      query: `query ($q: String!) { explain(query: $q) { tableVersion } }`,
      variables: { q: query },
    })
    expect(explained.body.errors[0].extensions.code).toMatch(/^(BAD_TEXT|GRAPHQL_PARSE_FAILED)$/)
  })
})

test('headers that hold what is no text are the caller’s fault', async () => {
  for (const headers of [
    { 'x-purpose': 'caf\u00e9\u0085' },
    { 'x-request-id': '\u0085\u0085\u0085\u0085\u0085\u0085\u0085\u0085\u0085' },
  ]) {
    const { status, text } = await post(hub, 'police', { query: '{ me { subject } }' }, headers)
    expect(status).toBeLessThan(500)
    expect(text).not.toContain('INTERNAL')
  }
})

test('after all of that the hub answers', async () => {
  const query = 'query ($id: ID!) { child(id: $id) { name } }'
  const { body } = await post(hub, 'police', { query, variables: { id } })
  expect(body.data.child.name).toBe(SHOWCASE.name)
})
