import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { projectRoot } from '../../src/kit/project-root'
import { ACCOUNTS } from '../hub/support/accounts'
import { api, forget, kept, save } from '../saved-operations/support/operations'
import { startTestHub, type TestHub } from '../support/hub'

/** In a process of its own: it makes code of schemas, which no process of a hub may. */
function isValid(document: object): { readonly valid: boolean; readonly told: string } {
  const folder = mkdtempSync(path.join(tmpdir(), 'tonglian-openapi-'))
  const file = path.join(folder, 'openapi.json')
  writeFileSync(file, JSON.stringify(document))
  const bin = path.join(projectRoot(), 'node_modules/@seriousme/openapi-schema-validator/bin/validate-api-cli.js')
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, file], { encoding: 'utf8' })
  rmSync(folder, { recursive: true })
  return { valid: status === 0, told: stdout + stderr }
}

let hub: TestHub
beforeAll(async () => {
  hub = await startTestHub({ children: 60 })
  await forget(hub)
})
afterAll(() => hub?.stop())

type Described = Record<string, { get: { parameters: Record<string, unknown>[]; responses: { 200: { content: object } } } }> // prettier-ignore

async function described(account: string) {
  const answer = await api(hub, account, 'openapi.json')
  expect(answer.status).toBe(200)
  const document = JSON.parse(answer.text)
  expect(isValid(document)).toMatchObject({ valid: true })
  expect(document.openapi).toBe('3.1.0')
  return document as { paths: Described }
}

test('is valid, whether it has operations or none', async () => {
  expect((await described('education')).paths).toEqual({})
  kept(await save(hub, 'education', { name: 'children', description: 'a list' }))
  kept(await save(hub, 'education', { name: 'me-alone', document: '{ me { subject } divisions { code } }' }))
  const document = 'query ($id: ID!, $more: [ID!]!, $n: Int!) { child(id: $id) { id } childrenByIds(ids: $more) { id } children(first: $n) { totalCount } }' // prettier-ignore
  kept(await save(hub, 'education', { name: 'typed', document }))
  const { paths } = await described('education')
  expect(Object.keys(paths).sort()).toEqual(['children', 'children/cost', 'me-alone', 'me-alone/cost', 'typed', 'typed/cost'].map((one) => `/api/${one}`)) // prettier-ignore
  expect(Object.keys(paths['/api/me-alone']!.get.responses[200].content)).toEqual(['application/json'])
  expect(Object.keys(paths['/api/children']!.get.responses[200].content)).toHaveLength(4)
  const parameters = paths['/api/typed']!.get.parameters.filter((one) => one['in'] === 'query')
  expect(parameters.map(({ name, required, schema }) => [name, required, (schema as { type: string }).type])).toEqual([
    ['id', true, 'string'],
    ['more', true, 'array'],
    ['n', true, 'integer'],
  ])
  expect(paths['/api/children']!.get.parameters.some(({ name }) => name === 'after')).toBe(false)
})

test('tells an account of what it may run alone', async () => {
  kept(
    await save(hub, 'civil-affairs', { name: 'shared-one', shared: 'DEPARTMENT', document: '{ divisions { code } }' }),
  )
  for (const { name, actor, as } of ACCOUNTS) {
    const { paths } = await described(await as(hub))
    const sees = actor.department === 'civil-affairs' && actor.roles.some((role) => /^(officer|township-supervisor|village-director)$/.test(role)) // prettier-ignore
    expect([name, '/api/shared-one' in paths]).toEqual([name, sees])
    if (name === 'director') expect(Object.keys(paths['/api/shared-one']!.get.responses[200].content)).toEqual(['application/json']) // prettier-ignore
  }
})

test('a validator that takes everything would prove nothing', () => {
  const { valid, told } = isValid({ openapi: '3.1.0', info: { title: 'a' }, paths: { a: 1 } })
  expect(valid).toBe(false)
  expect(told).toMatch(/version/)
})
