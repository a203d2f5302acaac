import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { runInNewContext } from 'node:vm'
import { SHOWCASE } from '../../src/demo/showcase'
import { projectRoot } from '../../src/kit/project-root'
import { showcaseUuid } from '../hub/support/sample'
import { changeChild } from '../live/support/stream'
import { trail } from '../grants/support/counter'
import { startTestHub, type TestHub } from '../support/hub'

/** The explorer's own way of asking (web/explorer/hub.js), against a real hub, with a token in the place of the cookie. */
interface Prepared {
  readonly query: string
  readonly variables: string
}
interface Asking {
  ask(operation: object): Promise<unknown>
  offered(queries: readonly Prepared[]): Promise<Prepared[]>
}

const FOLDER = path.join(projectRoot(), 'web/explorer')
const ACCOUNTS = ['education', 'police', 'doctor', 'civil-affairs', 'school', 'supervisor', 'director', 'analyst', 'auditor', 'steward', 'approver', 'justice', 'human-resources', 'womens-federation', 'disabled-persons-federation', 'youth-league'] // prettier-ignore

let hub: TestHub
let id: string
beforeAll(async () => {
  hub = await startTestHub({ children: 60 })
  id = `child:${await showcaseUuid(hub)}`
})
afterAll(() => hub?.stop())

async function asking(account: string, onSignedOut = () => undefined as void): Promise<Asking> {
  const authorization = account.startsWith('Bearer ') ? account : `Bearer ${await hub.token(account)}`
  const window: { TONGLIAN_HUB?: (parts: object) => Asking } = {}
  runInNewContext(readFileSync(path.join(FOLDER, 'hub.js'), 'utf8'), { window, TextDecoder })
  const fromHub = (url: string, init: object) => fetch(hub.url + url, init)
  return window.TONGLIAN_HUB!({ fetch: fromHub, headers: () => ({ authorization }), onSignedOut })
}

function prepared(): Prepared[] {
  const folder = path.join(FOLDER, 'queries')
  const names = readdirSync(folder)
  return names
    .filter((name) => name.endsWith('.graphql'))
    .sort()
    .map((name) => {
      const values = name.replace('.graphql', '.json')
      const read = (file: string) => readFileSync(path.join(folder, file), 'utf8')
      return { query: read(name), variables: names.includes(values) ? read(values) : '' }
    })
}

test('a subscription comes as one answer after the other (faults.md 46)', async () => {
  const { ask } = await asking('police')
  const query = 'subscription ($id: ID!) { child(id: $id) { name residenceDivision { code } } }'
  const answers = (await ask({ query, variables: { id } })) as AsyncGenerator<{ data: { child: object | null } }>
  expect((await answers.next()).value.data.child).toMatchObject({ name: SHOWCASE.name })
  await changeChild(hub, id, { residence_division: '430421101' })
  expect((await answers.next()).value.data.child).toMatchObject({ residenceDivision: { code: '430421101' } })
  await answers.return(undefined)
})

test('a query, and a refusal, come as one answer', async () => {
  const { ask } = await asking('police')
  expect(await ask({ query: '{ me { department } }' })).toMatchObject({ data: { me: { department: 'police' } } })
  expect(await ask({ query: '{ nothing }' })).toMatchObject({ errors: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }] }) // prettier-ignore
})

test('a session that has ended is told, and nothing is thrown away', async () => {
  let told = 0
  const { ask } = await asking('Bearer x', () => void (told += 1))
  expect(await ask({ query: '{ me { department } }' })).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] }) // prettier-ignore
  expect(told).toBe(1)
})

test('no account is offered a prepared query that would be refused it (faults.md 46)', async () => {
  const all = prepared()
  expect(all.length).toBeGreaterThan(5)
  let hidden = 0
  for (const account of ACCOUNTS) {
    const { ask, offered } = await asking(account)
    const queries = await offered(all)
    hidden += all.length - queries.length
    expect([account, queries.length >= 3]).toEqual([account, true])
    for (const { query, variables } of queries) {
      const [, operationName] = /^(?:query|mutation) (\w+)/m.exec(query)!
      const answer = await ask({ query, operationName, variables: variables ? JSON.parse(variables) : {} })
      expect([account, operationName, (answer as { errors?: unknown }).errors]).toEqual([
        account,
        operationName,
        undefined,
      ])
    }
    const { query, variables } = all.find((one) => one.query.includes('Worklist'))!
    const answer = await ask({ query, variables: JSON.parse(variables) })
    expect(queries.some((one) => one.query === query)).toBe((answer as { errors?: unknown }).errors === undefined)
  }
  expect(hidden).toBeGreaterThan(5)
  expect((await trail(hub, 'refusal')).filter((one) => one['code'] === 'INTERNAL')).toEqual([])
}, 240_000)
