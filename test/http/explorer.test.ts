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
  await app.register(explorer({ root: projectRoot(), demoAccounts: ['police'], signedInActor }))
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
  const response = await app.inject('/')
  expect([response.statusCode, response.headers.location]).toEqual([302, '/auth/login?to=/'])
})

test('the page allows no script in it and nothing from another host', async () => {
  const response = await app.inject('/')
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

test('the page links to scripts and styles', () => {
  expect(links.length).toBeGreaterThanOrEqual(7)
})

test.each(own)('%s names no other host', (name) => {
  expect(text(name)).not.toMatch(/\bhttps?:|["'(]\/\/|@import|\bwss?:/i)
})

test('the first queries become tabs, in order, and the demo accounts are offered', async () => {
  const settings = (await app.inject('/explorer/settings.json')).json<{
    demoAccounts: string[]
    queries: { query: string }[]
  }>()
  const files = readdirSync(path.join(FOLDER, 'queries')).filter((name) => name.endsWith('.graphql'))
  expect(settings.demoAccounts).toEqual(['police'])
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
