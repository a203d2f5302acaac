import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { runInNewContext } from 'node:vm'
import 'reflect-metadata'
import Fastify, { type FastifyInstance } from 'fastify'
import { parse, validate } from 'graphql'
import { buildHubSchema } from '../../resolvers/schema'
import { loadDivisions } from '../../src/divisions'
import { explorer } from '../../src/http/explorer'
import { projectRoot } from '../../src/kit/project-root'

const FOLDER = path.join(projectRoot(), 'web/explorer')
const own = readdirSync(FOLDER).filter((name) => /\.(html|js|css)$/.test(name))
const text = (name: string) => readFileSync(path.join(FOLDER, name), 'utf8')

let app: FastifyInstance
let signedIn = true
beforeAll(async () => {
  app = Fastify()
  const signedInActor = async () => (signedIn ? {} : null)
  await app.register(explorer({ root: projectRoot(), demoAccounts: ['police'], trustedOnly: true, signedInActor }))
})
afterAll(() => app.close())
beforeEach(() => {
  signedIn = true
})

const links = [...text('index.html').matchAll(/<(?:script|link) .*?(?:src|href)="(\/[^"]*)"/g)].map(([, link]) =>
  String(link),
)

test('a stranger is sent to sign in first', async () => {
  signedIn = false
  const response = await app.inject('/explorer')
  expect([response.statusCode, response.headers.location]).toEqual([302, '/auth/login?to=/explorer'])
})

test('the page allows no script in it and nothing from another host', async () => {
  const response = await app.inject('/explorer')
  expect(response.statusCode).toBe(200)
  const policy = String(response.headers['content-security-policy'])
  expect(policy).toContain("default-src 'none'; script-src 'self';")
  expect(policy).not.toMatch(/https?:|\*|unsafe-eval/)
  expect(response.body).not.toMatch(/<script(?![^>]*\bsrc=)|\son\w+=|\sstyle=/i)
  expect(response.headers['cache-control']).toBe('no-store')
})

test.each([...links, '/explorer/settings.json'])('%s is served from here, and not sent twice', async (link) => {
  const response = await app.inject(link)
  expect(response.statusCode).toBe(200)
  expect(response.body.length).toBeGreaterThan(20)
  const again = await app.inject({ url: link, headers: { 'if-none-match': String(response.headers.etag) } })
  expect([again.statusCode, again.body]).toEqual([304, ''])
})

const TYPES: Record<string, string> = { js: 'text/javascript', css: 'text/css', json: 'application/json' }

test.each([...links, '/explorer/settings.json'])(
  '%s has its type, is never guessed at, and asked for anew',
  async (link) => {
    const { headers, rawPayload } = await app.inject(link)
    expect(headers).toEqual({
      'content-type': `${TYPES[link.split('.').at(-1)!]}; charset=utf-8`,
      'content-length': String(rawPayload.length),
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-cache',
      etag: expect.stringMatching(/^(W\/)?"[\w-]+"$/),
      date: expect.any(String),
      connection: 'keep-alive',
    })
    const head = await app.inject({ method: 'HEAD', url: link })
    expect([head.statusCode, head.body, head.headers['content-length']]).toEqual([200, '', String(rawPayload.length)])
    const part = await app.inject({ url: link, headers: { range: 'bytes=0-3' } })
    expect([part.statusCode, part.rawPayload.length]).toEqual([200, rawPayload.length])
  },
)

test.each([
  ['if-match', '"another"'],
  ['if-unmodified-since', 'Mon, 01 Jan 1990 00:00:00 GMT'],
  ['if-modified-since', 'Fri, 01 Jan 2100 00:00:00 GMT'],
  ['if-none-match', '"another", W/"1"'],
])('a file is sent whatever %s says', async (name, value) => {
  for (const url of ['/explorer', '/explorer/explorer.js', '/explorer/settings.json'])
    expect((await app.inject({ url, headers: { [name]: value } })).statusCode).toBe(200)
})

test('the page is never kept, and nothing tells when it was made', async () => {
  const { headers } = await app.inject('/explorer')
  expect(headers).toMatchObject({ 'content-type': 'text/html; charset=utf-8', 'x-content-type-options': 'nosniff' })
  expect([headers['etag'], headers['last-modified']]).toEqual([undefined, undefined])
})

test.each([
  '/explorer/',
  '/explorer/index.html',
  '/explorer/queries/',
  '/explorer/../../package.json',
  '/explorer/%2e%2e/%2e%2e/package.json',
  '/explorer/..%2f..%2fpackage.json',
  '/explorer/explorer.js/',
  '/explorer//explorer.js',
  '/explorer/react.js%00.css',
  '/explorer/graphiql.min.js',
  '/index.html',
  '/web/explorer/index.html',
])('%s is no file of it: only what is listed is served', async (url) => {
  expect((await app.inject(url)).statusCode).toBe(404)
})

test('a file that is missing stops the start', () => {
  const nowhere = path.join(FOLDER, 'queries')
  expect(() =>
    explorer({ root: nowhere, demoAccounts: [], trustedOnly: false, signedInActor: async () => null }),
  ).toThrow(/ENOENT/)
})

test('the page links to scripts and styles', () => {
  expect(links.length).toBeGreaterThanOrEqual(7)
})

test.each(own)('%s names no other host', (name) => {
  expect(text(name)).not.toMatch(/\bhttps?:|["'(]\/\/|@import|\bwss?:/i)
})

test('the first queries become tabs, in order, and the demo accounts are offered', async () => {
  const settings = (await app.inject('/explorer/settings.json')).json<{
    demoAccounts: string[]
    trustedOnly: boolean
    queries: { query: string }[]
  }>()
  const files = readdirSync(path.join(FOLDER, 'queries')).filter((name) => name.endsWith('.graphql'))
  expect(settings).toMatchObject({ demoAccounts: ['police'], trustedOnly: true })
  expect(settings.queries.map(({ query }) => query)).toEqual(files.sort().map((name) => text(`queries/${name}`)))
})

test('every first query fits the schema, and its variables are JSON', async () => {
  const schema = buildHubSchema(loadDivisions())
  const { queries } = (await app.inject('/explorer/settings.json')).json<{
    queries: { query: string; variables: string }[]
  }>()
  for (const { query, variables } of queries) {
    expect(validate(schema, parse(query)).map(String)).toEqual([])
    if (variables !== '') expect(JSON.parse(variables)).toEqual(expect.any(Object))
  }
})

test('every word exists in Chinese and in English', () => {
  const window: { TONGLIAN_WORDS?: Record<string, Record<string, string>> } = {}
  runInNewContext(text('words.js'), { window })
  const { zh = {}, en = {} } = window.TONGLIAN_WORDS ?? {}
  expect(Object.keys(zh)).toEqual(Object.keys(en))
  for (const [, word] of text('index.html').matchAll(/data-word="(\w+)"/g)) expect(zh).toHaveProperty(String(word))
})
