import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  readdirSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs'
import path from 'node:path'
import { cloneWithoutLinks, processesWith, readyHub, rows, tempFolder } from '../support/run-hub'

const asRoot = process.getuid?.() === 0 ? describe : describe.skip
const NOBODY = 65534

asRoot('who starts it, and where', () => {
  const temp = tempFolder()

  afterAll(() => temp.remove())

  test('a normal user runs it as itself, everything in its own folder; root may start the same data later', async () => {
    const home = path.join(temp.folder, 'own')
    mkdirSync(home, { mode: 0o777 })
    const dataDir = path.join(home, 'data')
    // a home that no one else can enter is no obstacle to its owner
    chownSync(home, NOBODY, NOBODY)
    chmodSync(home, 0o700)
    const hub = await readyHub({ dataDir, uid: NOBODY })
    expect(statSync(path.join(dataDir, 'postgres')).uid).toBe(NOBODY)
    await rows(hub.ready.urls.hub.owner, 'CREATE TABLE kept AS SELECT 1 AS n')
    hub.child.kill('SIGTERM')
    expect((await hub.exit).code).toBe(0)
    const later = await readyHub({ dataDir })
    expect(await rows(later.ready.urls.hub.owner, 'SELECT n FROM kept')).toEqual([{ n: 1 }])
    later.child.kill('SIGTERM')
    await later.exit
    const again = await readyHub({ dataDir, uid: NOBODY })
    again.child.kill('SIGTERM')
    expect((await again.exit).code).toBe(0)
  })

  test('root, below a folder no one else can enter: the data lies where PostgreSQL reaches it, and that is said', async () => {
    const closed = path.join(temp.folder, 'closed')
    mkdirSync(closed, { mode: 0o700 })
    const dataDir = path.join(closed, 'data')
    const hub = await readyHub({ dataDir })
    const { home } = JSON.parse(readFileSync(path.join(dataDir, 'embedded.json'), 'utf8')) as { home: string }
    try {
      expect(home).toMatch(/^\/var\/lib\/tonglian-[0-9a-f]{12}$/)
      expect(hub.told.some(({ progress }) => progress?.includes(home))).toBe(true)
      await rows(hub.ready.urls.hub.owner, 'CREATE TABLE kept AS SELECT 1 AS n')
      hub.child.kill('SIGKILL')
      await hub.exit
      const next = await readyHub({ dataDir })
      expect(await rows(next.ready.urls.hub.owner, 'SELECT n FROM kept')).toEqual([{ n: 1 }])
      next.child.kill('SIGTERM')
      await next.exit
      expect(processesWith(home)).toEqual([])
      rmSync(dataDir, { recursive: true })
      const fresh = await readyHub({ dataDir })
      expect(fresh.ready.firstStart).toBe(true)
      expect(existsSync(path.join(home, 'postgres.before'))).toBe(true)
      fresh.child.kill('SIGTERM')
      await fresh.exit
    } finally {
      rmSync(home, { recursive: true, force: true })
    }
  })

  test('root, the whole clone below such a folder, npm without install scripts: the programs are copied and mended', async () => {
    const root = path.join(temp.folder, 'root-home')
    mkdirSync(root, { mode: 0o700 })
    cloneWithoutLinks(path.join(root, 'clone'))
    const dataDir = path.join(root, 'clone', '.tonglian')
    const hub = await readyHub({ dataDir }, undefined, path.join(root, 'clone'))
    const { home } = JSON.parse(readFileSync(path.join(dataDir, 'embedded.json'), 'utf8')) as { home: string }
    try {
      expect(hub.told.some(({ progress }) => progress?.startsWith('copying the PostgreSQL programs'))).toBe(true)
      expect(await rows(hub.ready.urls.health.reader, 'SELECT 1 AS n')).toEqual([{ n: 1 }])
      hub.child.kill('SIGTERM')
      expect((await hub.exit).code).toBe(0)
      expect(processesWith(home)).toEqual([])
    } finally {
      rmSync(home, { recursive: true, force: true })
    }
  })

  test('a normal user, a clone of root without library links: a mended copy of the programs in its own folder', async () => {
    const clone = path.join(temp.folder, 'shared-clone')
    cloneWithoutLinks(clone)
    const dataDir = path.join(temp.folder, 'nobody-data')
    mkdirSync(dataDir)
    chownSync(dataDir, NOBODY, NOBODY)
    const hub = await readyHub({ dataDir, uid: NOBODY }, undefined, clone)
    const copy = readdirSync(dataDir).find((name) => name.startsWith('postgresql-'))
    expect(lstatSync(path.join(dataDir, copy ?? '', 'lib', 'libecpg.so')).isSymbolicLink()).toBe(true)
    hub.child.kill('SIGTERM')
    expect((await hub.exit).code).toBe(0)
  })
})
