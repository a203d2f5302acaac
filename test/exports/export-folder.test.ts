import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import path from 'node:path'
import { exportFolder } from '../../src/exports/export-folder'

const NOW = Date.parse('2026-11-01T00:00:00Z')
let dataDir: string
beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'tonglian-exports-'))
})
afterEach(() => rmSync(dataDir, { recursive: true }))

function leave(name: string, at = NOW): string {
  const folder = path.join(dataDir, 'exports', name)
  mkdirSync(path.join(folder, 'a'), { recursive: true })
  writeFileSync(path.join(folder, 'a', 'rows.duckdb'), 'personal')
  utimesSync(folder, at / 1_000, at / 1_000)
  return folder
}

test('what a killed process left is gone at the next start, what another one writes stays', () => {
  const { pid } = spawnSync(process.execPath, ['-e', '']) // it ran, and runs no more
  const killed = leave(`${hostname()}-${pid}`)
  const living = leave(`${hostname()}-${process.ppid}`)
  const elsewhere = leave('another-host-7')
  const old = leave('another-host-8', NOW - 90_000_000)
  const before = leave(`${hostname()}-${process.pid}`) // a container begins with the same number each time
  const own = exportFolder(dataDir, NOW)
  expect(own).toBe(path.join(dataDir, 'exports', `${hostname()}-${process.pid}`))
  expect([killed, living, elsewhere, old, before].map(existsSync)).toEqual([false, true, true, false, false])
})

test('nobody but the hub’s user reads it', () => {
  exportFolder(dataDir, NOW)
  expect(statSync(path.join(dataDir, 'exports')).mode & 0o777).toBe(0o700)
})
