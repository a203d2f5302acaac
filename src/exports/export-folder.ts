import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { hostname } from 'node:os'
import path from 'node:path'

/** No export lasts so long: it ends with its token. */
const OLD_MILLIS = 86_400_000

/**
 * The folder of this process for exports that are under way, below the hub's data folder. What processes left there that were killed is
 * removed: those of this machine that no longer run, and whatever is older than a day. `now`: milliseconds since 1970.
 */
export function exportFolder(dataDir: string, now: number, pid = process.pid): string {
  const all = path.join(dataDir, 'exports')
  mkdirSync(all, { recursive: true, mode: 0o700 })
  const own = `${hostname()}-${pid}`
  for (const name of readdirSync(all)) {
    const folder = path.join(all, name)
    if (name === own || isOver(name) || now - (modified(folder) ?? 0) > OLD_MILLIS)
      rmSync(folder, { recursive: true, force: true })
  }
  return path.join(all, own)
}

function isOver(name: string): boolean {
  const pid = name.startsWith(`${hostname()}-`) ? Number(name.slice(hostname().length + 1)) : NaN
  if (!Number.isInteger(pid)) return false
  try {
    process.kill(pid, 0)
    return false
  } catch (fault) {
    return (fault as NodeJS.ErrnoException).code === 'ESRCH'
  }
}

function modified(folder: string): number | null {
  return statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? null
}
