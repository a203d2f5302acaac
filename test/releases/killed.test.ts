import { spawn } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { projectRoot } from '../../src/kit/project-root'
import { openSnapshot } from '../../src/snapshots/snapshot-store'
import { buildOnce } from '../support/run-hub'
import { FIRST_OF_DECEMBER, madeUpIndex, type MadeUpIndex } from './support/made-up-index'

/** A process that is killed, or finds the disk full, in the middle of a snapshot: no half one, and the next succeeds. */
let index: MadeUpIndex
beforeAll(async () => {
  buildOnce()
  index = await madeUpIndex(5, 4_000)
}, 120_000)
afterAll(() => index?.drop())

const home = () => path.join(index.folder, '2026-11')
const names = () => (existsSync(home()) ? readdirSync(home()) : [])
const program = path.join(projectRoot(), 'dist/test/support/snapshot-process.js')

/** `blocks`: how large a file may grow, in blocks of 1,024 bytes: a full disk, for this process alone. */
function start({ pageSize = 20_000, blocks = 'unlimited' }: { pageSize?: number; blocks?: number | 'unlimited' } = {}) {
  const orders = JSON.stringify({ url: index.ownerUrl, folder: index.folder, now: FIRST_OF_DECEMBER, pageSize })
  const child = spawn('bash', ['-c', `ulimit -f ${blocks}; exec "$0" "$@"`, process.execPath, program, orders], { stdio: ['ignore', 'pipe', 'ignore'] }) // prettier-ignore
  let out = ''
  child.stdout.on('data', (part: Buffer) => (out += part.toString()))
  const ended = new Promise<string>((resolve) => child.on('close', (_, signal) => resolve(signal ?? out.trim())))
  return { kill: () => child.kill('SIGKILL'), ended }
}

async function until(holds: () => boolean): Promise<void> {
  for (let i = 0; i < 3_000 && !holds(); i += 1) await new Promise((resolve) => setTimeout(resolve, 5))
  expect(holds()).toBe(true)
}

test('killed (kill -9) while it reads, it leaves no snapshot; the next sweeps up and writes one', async () => {
  const first = start({ pageSize: 1 })
  await until(() => names().some((name) => name.startsWith('.making-') && readdirSync(path.join(home(), name)).includes('work.duckdb'))) // prettier-ignore
  first.kill()
  expect(await first.ended).toBe('SIGKILL')
  expect(names().filter((name) => !name.startsWith('.'))).toEqual([])
  expect(await openSnapshot(index.owner, index.folder, '2026-11')).toBeNull()
  expect(await start().ended).toBe('done')
  expect(names()).toEqual(['1'])
  expect(readdirSync(path.join(home(), '1')).sort()).toEqual(['children.parquet', 'manifest.json'])
  expect(await openSnapshot(index.owner, index.folder, '2026-11')).not.toBeNull()
}, 60_000)

test.each([0, 8, 64])(
  'with room for %i blocks it says so, and leaves what was there',
  async (blocks) => {
    const before = await openSnapshot(index.owner, index.folder, '2026-11')
    expect(await start({ blocks }).ended).toBe('SNAPSHOT_FAILED')
    expect(names()).toEqual(['1'])
    expect(await openSnapshot(index.owner, index.folder, '2026-11')).toEqual(before)
  },
  60_000,
)
