import { readFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { startCluster } from '../../src/embedded/start-cluster'
import { processesWith, readyHub, rows, runHub, tempFolder } from '../support/run-hub'

async function until(what: () => boolean, millis = 10_000): Promise<void> {
  for (const began = performance.now(); !what(); await sleep(25)) {
    if (performance.now() - began > millis) throw new TypeError('it did not come to pass')
  }
}

const postmasterPid = (dataDir: string) =>
  Number(readFileSync(path.join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0])

describe('a hub that is killed', () => {
  const temp = tempFolder()

  afterAll(() => temp.remove())

  test('leaves nothing behind, and its lock does not stand in the way of the next', async () => {
    const dataDir = path.join(temp.folder, 'one')
    const hub = await readyHub({ dataDir })
    expect(hub.ready.found).toEqual(hub.ready.urls)
    await rows(hub.ready.urls.hub.owner, 'CREATE TABLE kept AS SELECT 1 AS n')
    hub.child.kill('SIGKILL')
    await until(() => processesWith(dataDir).length === 0)
    const next = await readyHub({ dataDir })
    expect(next.ready.firstStart).toBe(false)
    expect(await rows(next.ready.urls.hub.owner, 'SELECT n FROM kept')).toEqual([{ n: 1 }])
    next.child.kill('SIGINT')
    expect((await next.exit).code).toBe(0)
    expect(processesWith(dataDir)).toEqual([])
  })

  test('together with its guard: the next start stops the server it left', async () => {
    const dataDir = path.join(temp.folder, 'two')
    const cluster = await readyHub({ dataDir })
    const guard = processesWith('guard.js').find((pid) =>
      readFileSync(`/proc/${pid}/stat`, 'utf8').includes(` ${cluster.child.pid} `),
    )
    expect(guard).toBeDefined()
    process.kill(guard!, 'SIGKILL')
    cluster.child.kill('SIGKILL')
    await cluster.exit
    const left = postmasterPid(dataDir)
    expect(processesWith(dataDir)).toContain(left)
    const next = await readyHub({ dataDir })
    expect(next.told.some(({ progress }) => progress?.includes(`process ${left}`))).toBe(true)
    next.child.kill('SIGTERM')
    expect((await next.exit).code).toBe(0)
    expect(processesWith(dataDir)).toEqual([])
  })

  test('together with its guard and the server: the next start repairs the data', async () => {
    const dataDir = path.join(temp.folder, 'three')
    const hub = await readyHub({ dataDir })
    await rows(hub.ready.urls.hub.owner, 'CREATE TABLE kept AS SELECT 1 AS n')
    const guard = processesWith('guard.js').find((pid) =>
      readFileSync(`/proc/${pid}/stat`, 'utf8').includes(` ${hub.child.pid} `),
    )
    for (const pid of [guard!, hub.child.pid!, postmasterPid(dataDir)]) process.kill(pid, 'SIGKILL')
    const next = await readyHub({ dataDir })
    expect(await rows(next.ready.urls.hub.owner, 'SELECT n FROM kept')).toEqual([{ n: 1 }])
    next.child.kill('SIGTERM')
    await next.exit
    expect(processesWith(dataDir)).toEqual([])
  })

  test.each([0, 100, 300, 600])(
    '%i ms into its first initialisation: nothing is left, the next start begins again',
    async (millis) => {
      const dataDir = path.join(temp.folder, `half-${millis}`)
      const hub = runHub({ dataDir })
      await hub.until(({ progress }) => progress?.includes('making the database') === true)
      await sleep(millis)
      hub.child.kill('SIGKILL')
      await hub.exit
      await until(() => processesWith(dataDir).length === 0)
      const next = await readyHub({ dataDir })
      expect(await rows(next.ready.urls.police.reader, 'SELECT 1 AS n')).toEqual([{ n: 1 }])
      next.child.kill('SIGTERM')
      expect((await next.exit).code).toBe(0)
      expect(processesWith(dataDir)).toEqual([])
    },
  )

  test('by way of its parent: it notices and ends in order', async () => {
    const dataDir = path.join(temp.folder, 'parent')
    // a shell that stays between, as npm has one on some systems
    const hub = await readyHub({ dataDir, watchParent: true }, (command) => [
      'sh',
      '-c',
      '"$@"; true',
      'sh',
      ...command,
    ])
    expect(hub.ready.pid).not.toBe(hub.child.pid)
    hub.child.kill('SIGKILL')
    await until(() => processesWith(dataDir).length === 0)
  })

  test('by way of its grandparent, while a shell in between lives on', async () => {
    const dataDir = path.join(temp.folder, 'grandparent')
    const script = `const {spawn} = require('child_process'); spawn('sh', ['-c', '"$@"; true', 'sh', ...process.argv.slice(1)], {stdio: 'inherit'})`
    const hub = await readyHub({ dataDir, watchParent: true }, (command) => [
      process.execPath,
      '-e',
      script,
      '--',
      ...command,
    ])
    hub.child.kill('SIGKILL')
    await until(() => processesWith(dataDir).length === 0)
  })

  test('when it was only for the day, its data goes with it', async () => {
    const dataDir = path.join(temp.folder, 'day')
    const cluster = await startCluster({ dataDir, throwAway: true })
    await cluster.stop()
    expect(() => readFileSync(path.join(dataDir, 'embedded.json'))).toThrow('ENOENT')
  })
})
