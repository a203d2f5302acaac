import { SHOWCASE } from '../../src/demo/showcase'
import { post } from '../hub/support/post'
import { startTestHub, type TestHub } from '../support/hub'

/** A caller who writes a name or a number into a document gets an error that does not repeat it: errors are kept and passed on. */
let hub: TestHub
beforeAll(async () => {
  hub = await startTestHub({ children: 60 })
})
afterAll(() => hub?.stop())

const NUMBER = SHOWCASE.mother.idNumber

test.each([
  ['a text in place of a month', `{ child(id: "x") { education { attendance(from: "${NUMBER}") { daysDue } } } }`],
  ['a number in place of a text', `{ childByIdNumber(idNumber: ${NUMBER}) { name } }`],
  ['a text in place of an enumeration', `{ children(where: { sex: { eq: "${SHOWCASE.name}" } }) { totalCount } }`],
  ['a list in place of a text', `{ childByIdNumber(idNumber: ["${NUMBER}"]) { name } }`],
  ['an object where a text stands', `{ childByIdNumber(idNumber: { number: "${NUMBER}" }) { name } }`],
  ['a name in place of a member', '{ children(where: { sex: { eq: ZhouGuihua } }) { totalCount } }'],
  ['a text in place of a count', `{ children(first: "${SHOWCASE.name} and \\"others\\"") { totalCount } }`],
  ['an unknown field', `{ child(id: "x") { n${NUMBER} } }`],
  ['a text in place of a field', `{ child(id: "x") { "${SHOWCASE.name}" } }`],
  ['a number in place of a field', `{ child(id: "x") { ${NUMBER} } }`],
  ['a name in place of a field', `{ child(id: "x") { ${SHOWCASE.name} } }`],
])('%s is refused, and what it was is not said', async (_what, query) => {
  for (const language of ['zh', 'en']) {
    const { status, body, text } = await post(hub, 'police', { query }, { 'accept-language': language })
    expect([status, body.data ?? null]).toEqual([400, null])
    expect(body.errors![0]!.extensions.code).toMatch(/^GRAPHQL_(PARSE|VALIDATION)_FAILED$/)
    for (const secret of [NUMBER, SHOWCASE.name]) expect(text).not.toContain(secret)
    expect(text).not.toMatch(/others|ZhouGuihua/)
  }
})

test('what is no value is still said', async () => {
  const messages = async (query: string) =>
    (await post(hub, 'police', { query }, { 'accept-language': 'en' })).body.errors!.map(
      ({ message }: { message: string }) => message,
    )
  expect(await messages('{ child(id: "x") { nmae } }')).toEqual([expect.stringContaining('"nmae"')])
  expect(await messages('{ child(id: ')).toEqual([expect.stringContaining('<EOF>')])
  expect(await messages('{ childByIdNumber(idNumber: 12) { name } }')).toEqual([
    'String cannot represent a non string value: …',
  ])
})
