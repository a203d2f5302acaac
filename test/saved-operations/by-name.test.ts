import { CookieBrowser } from '../auth/support/cookie-browser'
import { changedTable, writtenTable } from '../hub/support/changed-table'
import { startTestHub, type TestHub } from '../support/hub'
import { CHILDREN, forget, kept, save, trail } from './support/operations'

let hub: TestHub
let closed: TestHub
beforeAll(async () => {
  hub = await startTestHub({ children: 60 })
  closed = await startTestHub({ children: 1, registriesOf: hub, overrides: { 'http.trustedDocumentsOnly': true } })
  for (const one of [hub, closed]) {
    await forget(one)
    kept(await save(one, 'education', { name: 'children', document: '{ me { subject } }' }))
  }
})
afterAll(async () => {
  await closed?.stop()
  await hub?.stop()
})
afterEach(() => hub.app.changeTable(writtenTable()))

async function ask(at: TestHub, account: string, body: object) {
  const response = await fetch(`${at.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${await at.token(account)}` },
    body: JSON.stringify(body),
  })
  return (await response.json()) as { data?: Record<string, unknown>; errors?: { extensions: { code: string } }[] }
}
const code = async (account: string, documentId: string) =>
  (await ask(hub, account, { documentId })).errors?.[0]?.extensions.code

test('a saved operation runs by its name as its text does, and by an older version', async () => {
  const [saved] = (await hub.ask('education', '{ savedOperations { id version } }')).data.savedOperations
  kept(await save(hub, 'education', { ...saved, name: 'children', document: CHILDREN }))
  const variables = { first: 5, where: { sex: { eq: 'FEMALE' } } }
  const named = await ask(hub, 'education', { documentId: 'saved:children', variables })
  expect(named.data).toEqual((await hub.ask('education', CHILDREN, variables)).data)
  expect((await ask(hub, 'education', { documentId: 'saved:children@1' })).data).toEqual((await hub.ask('education', '{ me { subject } }')).data) // prettier-ignore
})

test('another account’s, nobody’s, and what is no name are one answer, and recorded', async () => {
  const before = (await trail(hub, 'refusal')).length
  for (const [account, id] of [
    ['police', 'saved:children'],
    ['education', 'saved:no-such'],
    ['education', 'saved:children@99'],
    ['education', 'saved:'],
    ['education', 'saved:../x'],
  ] as const)
    expect([id, await code(account, id)]).toEqual([id, 'DOCUMENT_UNKNOWN'])
  expect((await trail(hub, 'refusal')).slice(before).map((one) => one['code'])).toEqual(Array(5).fill('DOCUMENT_UNKNOWN')) // prettier-ignore
})

test('an account whose right to saved operations ended has none', async () => {
  const line = '      education: { level: full, scope: all, not: [filter], may: [export-json, export-csv, export-xlsx, export-parquet] }' // prettier-ignore
  await hub.app.changeTable(changedTable('hub.yml', line, '      education: { level: none }'))
  expect(await code('education', 'saved:children')).toBe('DOCUMENT_UNKNOWN')
})

test('where browsers are held to trusted documents, they run none; a program with a token does', async () => {
  const browser = new CookieBrowser()
  const page = await browser.follow(`${closed.url}/auth/login?to=/healthz`)
  await browser.submit(page, /name="account"/, { account: 'education' })
  const response = await browser.go(`${closed.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-tonglian-csrf': '1', accept: 'application/json' },
    body: JSON.stringify({ documentId: 'saved:children' }),
  })
  const { errors } = (await response.json()) as { errors: { extensions: { code: string } }[] }
  expect(errors[0]!.extensions.code).toBe('DOCUMENT_NOT_TRUSTED')
  expect((await ask(closed, 'education', { documentId: 'saved:children' })).data).toMatchObject({ me: {} })
})
