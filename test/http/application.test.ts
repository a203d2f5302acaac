import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fastify from 'fastify'
import { application } from '../../src/http/application'

const root = mkdtempSync(path.join(tmpdir(), 'tonglian-test-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

async function home(registries: readonly string[] = []) {
  const server = fastify()
  await server.register(application({ root, demoAccounts: ['police'], borders: false, registries }))
  const answer = await server.inject('/')
  await server.close()
  return answer
}

test('a hub without the built application starts, and says at / what to do', async () => {
  const { statusCode, body } = await home()
  expect([statusCode, body]).toEqual([503, expect.stringContaining('npm run build')])
})

test('built, the page is sent with its policy and settings, and kept by nobody', async () => {
  mkdirSync(path.join(root, 'dist/web/assets'), { recursive: true })
  writeFileSync(path.join(root, 'dist/web/index.html'), '<html><head></head><body></body></html>')
  const { statusCode, body, headers } = await home()
  expect([statusCode, headers['cache-control']]).toEqual([200, 'no-store'])
  expect(body).toContain('{&quot;demoAccounts&quot;:[&quot;police&quot;],&quot;borders&quot;:false}')
  expect(headers['content-security-policy']).not.toMatch(/unsafe-/)
  expect(body).not.toContain('whatIf')
  expect((await home(['police'])).body).toContain('&quot;whatIf&quot;:[&quot;police&quot;]')
})
