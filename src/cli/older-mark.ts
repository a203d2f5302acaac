import { existsSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import type { Config } from '../config/load-config'
import type { DemoMark } from '../demo'

/** Versions before kept the mark of the demo in the data folder, without its county. A file that cannot be read tells nothing. */
export function olderMark({ dataDir, demo }: Config): DemoMark | null {
  const file = olderMarkFile(dataDir)
  if (!existsSync(file)) return null
  try {
    const { children, seed, made } = JSON.parse(readFileSync(file, 'utf8')) as Partial<DemoMark>
    const isMark = Number.isSafeInteger(children) && Number.isSafeInteger(seed) && typeof made === 'string'
    return isMark ? { children: children!, seed: seed!, county: demo.county, made } : null
  } catch {
    return null
  }
}

/** Once the registries hold the mark, and before their rows are replaced: what it told is no longer so. */
export function removeOlderMark({ dataDir }: Config): void {
  rmSync(olderMarkFile(dataDir), { force: true })
}

function olderMarkFile(dataDir: string): string {
  return path.join(dataDir, 'demo.json')
}
