import { spawn } from 'node:child_process'
import path from 'node:path'
import { projectRoot } from '../../src/kit/project-root'
import { DELETE, expectFirst, expectPages, FIRST, LIST, SAVE, saveInput, serve, type Deleted, type Page, type Saved, type Served } from './support/questions' // prettier-ignore

/** Python's gql over aiohttp. It has no transport for subscriptions over HTTP. */
let served: Served
beforeAll(async () => {
  served = await serve()
})
afterAll(() => served?.hub.stop())

const FOLDER = path.join(projectRoot(), 'test/clients')

async function ask(operations: readonly object[]): Promise<{ data?: unknown; errors?: unknown }[]> {
  const child = spawn(path.join(FOLDER, '.venv/bin/python'), [path.join(FOLDER, 'ask.py')], { stdio: 'pipe' })
  child.stdin.end(JSON.stringify({ url: served.url, headers: served.headers, operations }))
  const read = async (stream: NodeJS.ReadableStream) => {
    let text = ''
    for await (const part of stream) text += String(part)
    return text
  }
  const [out, err] = await Promise.all([read(child.stdout), read(child.stderr)])
  if (!out) throw new TypeError(`gql failed: ${err}`)
  return JSON.parse(out)
}

test('the first query, a page and the next', async () => {
  const [first, one] = await ask([{ query: FIRST }, { query: LIST, variables: { first: 10 } }])
  expectFirst(first!.data)
  const page = one!.data as Page
  const [two] = await ask([{ query: LIST, variables: { first: 10, after: page.children.pageInfo.endCursor } }])
  expectPages(page, two!.data as Page)
})

test('a change', async () => {
  const [saved] = await ask([{ query: SAVE, variables: { input: saveInput('python') } }])
  const { id, version } = (saved!.data as Saved).saveFilter.filter
  const input = { id, version, idempotencyKey: 'of-client-python-delete' }
  const [deleted] = await ask([{ query: DELETE, variables: { input } }])
  expect((deleted!.data as Deleted).deleteFilter.deletedId).toBe(id)
})

test('an error comes with its code', async () => {
  const [answer] = await ask([{ query: '{ child(id: "x") { name } }' }])
  expect(answer!.errors).toMatchObject([{ extensions: { code: 'BAD_CHILD_ID' } }])
})
