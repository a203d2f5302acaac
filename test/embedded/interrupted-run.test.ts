import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { projectRoot } from '../../src/kit/project-root'
import { buildOnce, processesWith, tempFolder } from '../support/run-hub'

test('a test run that is killed leaves neither its server nor its folder', async () => {
  const temp = tempFolder()
  const scratch = path.join(temp.folder, 'tmp')
  mkdirSync(scratch, { mode: 0o755 })
  buildOnce()
  try {
    const script = `require('./dist/test/support/global-setup.js')().then(() => setInterval(() => {}, 1000))`
    const env = { ...process.env, TMPDIR: scratch, TEST_PG_ADMIN_URL: '' }
    const run = spawn(process.execPath, ['-e', script], { cwd: projectRoot(), env, stdio: 'ignore' })
    const alive = () => processesWith(scratch).length
    while (!readdirSync(scratch).some((name) => existsSync(path.join(scratch, name, 'postgres', 'postmaster.pid'))))
      await sleep(50)
    expect(alive()).toBeGreaterThan(0)
    run.kill('SIGKILL')
    while (alive() > 0 || readdirSync(scratch).length > 0) await sleep(50)
  } finally {
    temp.remove()
  }
})
