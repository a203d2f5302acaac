import { registryDatabases } from '../../connectors/registries'
import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { startCluster } from '../../src/embedded/start-cluster'
import { startEmbedded } from '../../src/embedded/start-embedded'
import { processesWith, readyHub, refusal, tempFolder } from '../support/run-hub'

const asRoot = process.getuid?.() === 0 ? describe : describe.skip
const NOBODY = 65534

describe('a start that cannot be', () => {
  const temp = tempFolder()
  const folder = (name: string) => path.join(temp.folder, name)

  afterAll(() => temp.remove())

  test('beside another hub: names it and the ways out', async () => {
    const dataDir = folder('busy')
    const first = await readyHub({ dataDir })
    const error = await refusal({ dataDir })
    expect(error.code).toBe('EMBEDDED_BUSY')
    expect(error.sentence).toContain(`process ${first.child.pid}`)
    expect(error.remedy).toContain('TONGLIAN_DATA_DIR')
    first.child.kill('SIGTERM')
    expect((await first.exit).code).toBe(0)
    expect(processesWith(dataDir)).toEqual([])
  })

  test('on a port that is taken: names the port; the next start is whole', async () => {
    const dataDir = folder('port')
    const other = createServer()
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    const { port } = other.address() as { port: number }
    await expect(startEmbedded({ registries: registryDatabases(), dataDir, port })).rejects.toMatchObject({
      code: 'EMBEDDED_PORT_BUSY',
      sentence: expect.stringContaining(String(port)),
    })
    await new Promise((resolve) => other.close(resolve))
    const server = await startEmbedded({ registries: registryDatabases(), dataDir, port })
    expect(server.urls.hub.app).toContain(`:${port}/`)
    await server.stop()
  })

  test('with too little space: says so before anything is made', async () => {
    const dataDir = folder('full')
    const free = () => 400 * 1024 * 1024
    await expect(startCluster({ dataDir, free })).rejects.toMatchObject({
      code: 'EMBEDDED_DISK_FULL',
      remedy: expect.stringContaining('TONGLIAN_DATA_DIR'),
    })
    expect(existsSync(path.join(dataDir, 'postgres'))).toBe(false)
    expect(existsSync(path.join(dataDir, 'hub.lock'))).toBe(false)
  })

  test('below a file instead of a folder', async () => {
    writeFileSync(folder('file'), '')
    expect((await refusal({ dataDir: path.join(folder('file'), 'data') })).code).toBe('EMBEDDED_NOT_WRITABLE')
    expect((await refusal({ dataDir: folder('file') })).code).toBe('EMBEDDED_NOT_WRITABLE')
  })

  test('on data that is not ours, not whole, or whose record is lost: it is left alone', async () => {
    const dataDir = folder('foreign')
    mkdirSync(path.join(dataDir, 'postgres'), { recursive: true })
    writeFileSync(path.join(dataDir, 'postgres', 'precious'), 'x')
    expect((await refusal({ dataDir })).code).toBe('EMBEDDED_HALF_MADE')
    expect(readFileSync(path.join(dataDir, 'postgres', 'precious'), 'utf8')).toBe('x')
  })

  describe('on data that a former start made', () => {
    const dataDir = folder('made')
    const inCluster = (name: string) => path.join(dataDir, 'postgres', name)

    beforeAll(async () => {
      await (await startCluster({ dataDir })).stop()
    })

    test('of another PostgreSQL version', async () => {
      const version = readFileSync(inCluster('PG_VERSION'), 'utf8')
      writeFileSync(inCluster('PG_VERSION'), '15\n')
      const error = await refusal({ dataDir })
      expect(error).toMatchObject({ code: 'EMBEDDED_VERSION', sentence: expect.stringContaining('PostgreSQL 15') })
      writeFileSync(inCluster('PG_VERSION'), version)
    })

    test('that lost its heart', async () => {
      const control = readFileSync(inCluster('global/pg_control'))
      renameSync(inCluster('global/pg_control'), inCluster('aside'))
      expect((await refusal({ dataDir })).code).toBe('EMBEDDED_HALF_MADE')
      renameSync(inCluster('aside'), inCluster('global/pg_control'))
      writeFileSync(inCluster('global/pg_control'), control.subarray(0, 100))
      const error = await refusal({ dataDir })
      expect(error.code).toBe('EMBEDDED_FAILED')
      expect(error.remedy).toContain('postgres.log')
      writeFileSync(inCluster('global/pg_control'), control)
    })

    test('whose record cannot be read', async () => {
      const record = readFileSync(path.join(dataDir, 'embedded.json'))
      writeFileSync(path.join(dataDir, 'embedded.json'), '{"id":')
      expect((await refusal({ dataDir })).code).toBe('EMBEDDED_HALF_MADE')
      rmSync(path.join(dataDir, 'embedded.json'))
      expect((await refusal({ dataDir })).code).toBe('EMBEDDED_HALF_MADE')
      writeFileSync(path.join(dataDir, 'embedded.json'), record)
    })

    test('starts after all of that, unharmed', async () => {
      const cluster = await startCluster({ dataDir })
      expect(cluster.firstStart).toBe(false)
      await cluster.stop()
    })
  })

  asRoot('where this user has no right', () => {
    test('to write the folder, or to read what root made', async () => {
      mkdirSync(folder('roots'), { mode: 0o755 })
      expect((await refusal({ dataDir: folder('roots'), uid: NOBODY })).code).toBe('EMBEDDED_NOT_WRITABLE')
      expect((await refusal({ dataDir: path.join(folder('roots'), 'data'), uid: NOBODY })).code).toBe(
        'EMBEDDED_NOT_WRITABLE',
      )
      chmodSync(folder('roots'), 0o700)
      expect((await refusal({ dataDir: path.join(folder('roots'), 'data'), uid: NOBODY })).code).toBe(
        'EMBEDDED_NOT_WRITABLE',
      )
    })

    test('on a disk that is full for real: a first start, and one that becomes full while it begins', async () => {
      const disk = folder('disk')
      mkdirSync(disk)
      try {
        execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=30m', 'tmpfs', disk], { stdio: 'ignore' })
      } catch {
        return // a container without the right to mount: the test with the measured space stands alone
      }
      try {
        expect((await refusal({ dataDir: path.join(disk, 'data') })).code).toBe('EMBEDDED_DISK_FULL')
        await expect(startCluster({ dataDir: path.join(disk, 'data'), free: () => Infinity })).rejects.toMatchObject({
          code: 'EMBEDDED_DISK_FULL',
        })
        expect(existsSync(path.join(disk, 'data', 'postgres'))).toBe(false)
        execFileSync('mount', ['-o', 'remount,size=2g', disk])
        const cluster = await startCluster({ dataDir: path.join(disk, 'data') })
        expect(cluster.firstStart).toBe(true)
        await cluster.stop()
        execFileSync('sh', ['-c', `head -c 3G /dev/zero > ${disk}/ballast || true`], { stdio: 'ignore' })
        await expect(startCluster({ dataDir: path.join(disk, 'data') })).rejects.toMatchObject({
          code: 'EMBEDDED_DISK_FULL',
        })
        await expect(startCluster({ dataDir: path.join(disk, 'data'), free: () => Infinity })).rejects.toMatchObject({
          code: 'EMBEDDED_DISK_FULL',
        })
        rmSync(`${disk}/ballast`)
        await (await startCluster({ dataDir: path.join(disk, 'data') })).stop()
      } finally {
        execFileSync('umount', [disk])
      }
    })
  })
})
