import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { projectRoot } from '../../src/kit/project-root'
import { startTestHub, type TestHub } from '../support/hub'

const run = promisify(execFile)

let hub: TestHub
beforeAll(async () => {
  hub = await startTestHub({ children: 60 })
})
afterAll(() => hub?.stop())

test('the example of docs/ONEROSTER.md does what it says', async () => {
  const page = readFileSync(path.join(projectRoot(), 'docs/ONEROSTER.md'), 'utf8')
  const [token, students] = /```sh\n([^]*?)```/.exec(page)![1]!.trim().split('\n') as [string, string]
  const env = { ...process.env, HUB: hub.url, CLIENT: 'school-system', SECRET: 'school-system-demo' }
  const { access_token } = JSON.parse((await run('sh', ['-c', token], { env })).stdout) as { access_token: string }
  const { stdout } = await run('sh', ['-c', students], { env: { ...env, TOKEN: access_token } })
  const { users } = JSON.parse(stdout) as { users: { status: string }[] }
  expect(users.length).toBeGreaterThan(0)
  expect(new Set(users.map(({ status }) => status))).toEqual(new Set(['active']))
})
