import { ACCOUNTS } from '../hub/support/accounts'
import { startTestHub, type TestHub } from '../support/hub'

let hub: TestHub
beforeAll(async () => {
  hub = await startTestHub({ children: 20 })
})
afterAll(() => hub?.stop())

test.each(ACCOUNTS)('$name is answered the divisions, and what stands beside them (faults.md 7)', async ({ as }) => {
  const query = `{ me { subject } divisions { code name level parent }
    county: divisions(under: "430400") { code fullName } filledUp: divisions(under: "４３０４０００００００0") { code fullName } nowhere: divisions(under: "999999") { code }
    found: divisions(under: "430400", search: "xdz") { code level } all: divisions(search: "衡阳市") { code } none: divisions(search: "") { code } }`
  const { status, data, errors } = await hub.ask(await as(hub), query)
  expect([status, errors]).toEqual([200, undefined])
  expect(data.me.subject).toEqual(expect.any(String))
  expect(data.divisions).toContainEqual({ code: '430000', name: '湖南省', level: 'PROVINCE', parent: null })
  expect(data.county).toContainEqual({ code: '430421', fullName: '湖南省衡阳市衡阳县' })
  expect(data.filledUp).toEqual(data.county)
  expect(data.nowhere).toEqual([])
  expect(data.found).toContainEqual({ code: '430421100', level: 'TOWNSHIP' })
  expect(data.all).toEqual([{ code: '430400' }])
  expect(data.none).toEqual([])
})

test('without a token nobody searches', async () => {
  const { status, data, errors } = await hub.ask('Bearer none', '{ divisions(search: "xdz") { code } }')
  expect([status, data, errors?.[0]?.extensions['code']]).toEqual([401, undefined, 'UNAUTHENTICATED'])
})
